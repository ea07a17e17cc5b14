"""Who pronouns and nominals refer to, over a whole text, by a ranker on what the annotator has read.

Mentions are decided from the first to the last: each pronoun or nominal goes to the likeliest earlier entity, or to
none (an entity-mention model: Luo et al. 2004; ranking with none among the candidates: Denis and Baldridge 2008).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Doc

from sayso.annotate.coreference import decode, expressions, quotations, tree
from sayso.annotate.coreference.expressions import Tables
from sayso.annotate.coreference.ranker import Ranker
from sayso.annotate.coreference.scene import Pointers, Scene
from sayso.languages.coreference import coreference
from sayso.languages.cues import Cues, cues
from sayso.languages.reference import reference
from sayso.languages.sources import sources
from sayso.records.handover import MentionHead, Reading

__all__ = ["Pointers", "Ranker", "Resolver"]


@dataclass(frozen=True, slots=True)
class Resolver:
    """The ranker and the tables of a language."""

    ranker: Ranker
    tables: Tables
    cues: Cues

    @staticmethod
    def of(language: str, ranker: Ranker) -> Resolver:
        """Raises LanguageUnsupported for a language without tables."""
        return Resolver(ranker, tables(language), cues(language))

    def __call__(self, doc: Doc, reading: Reading, pointers: Pointers) -> Reading:
        """The reading with antecedents, each with its probability; `doc` is annotated, places are its tokens.

        A pronoun or noun that the annotator passed over becomes a mention where it goes back to one, or one to it.
        """
        known = scene(doc, reading, pointers, self.tables, self.cues)
        links = decode.resolve(known, self.tables, self.ranker)
        gone_back_to = {earlier for earlier, _ in links.values()}
        found = []
        for number, one in enumerate(known.expressions):
            if number in links:
                place, probability = links[number]
                earlier = known.expressions[place]
                referent = one.referent if one.found else earlier.referent
                found.append(MentionHead(one.token, one.form, referent, earlier.token, round(probability, 4)))
            elif one.found or number in gone_back_to:
                found.append(MentionHead(one.token, one.form, one.referent, None))
        return replace(reading, mentions=tuple(found))


def tables(language: str) -> Tables:
    """Raises LanguageUnsupported for a language without data."""
    return Tables(coreference(language), sources(language), reference(language))


def scene(doc: Doc, reading: Reading, pointers: Pointers, words: Tables, verbs: Cues) -> Scene:
    """The mentions of an annotated Doc with all that is known of each."""
    syntax = tree.read(doc)
    said = quotations.quotations(syntax, reading.attributions, words.words, verbs)
    return Scene(syntax, expressions.expressions(syntax, reading, words), said, pointers, words.words.classes)
