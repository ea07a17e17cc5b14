"""Where a document says that it was taken from."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.ingest.dates import dates
from sayso.ingest.names import outlet, same
from sayso.ingest.regions import Layout
from sayso.languages.metadata import metadata_words
from sayso.records import Derivation, Document, Relation, Span

_SOURCE_WORDS = 40


@dataclass(frozen=True, slots=True)
class Origin:
    """An outlet that a line names as the first; `said` is how, `evidence` the line that says so."""

    outlet: str
    published: str | None
    evidence: Span | None
    said: str


def origins(text: str, shape: Layout, language: str) -> tuple[Origin, ...]:
    """The first outlets that the furniture of a text names, in order, each once."""
    words = metadata_words(language)
    out: list[Origin] = []
    for block in shape.lines("boilerplate"):
        if block.words > 10 * _SOURCE_WORDS:
            continue
        for match in words.origin.finditer(block.text):
            before = block.text[: match.start()]
            if not _of_this_text(before, words.this_text):
                continue
            name = outlet(match[1], language)
            # "Source: Ana Suel" is a person where a text was taken from nobody; "by Ana Suel in The Post" names both.
            if name is None or any(same(name, author) for author in shape.head.authors):
                continue
            if any(same(name, one.outlet) for one in out):
                continue
            dated = dates(match[1][:150], language)
            evidence = Span(block.start, block.end)
            out.append(Origin(name, dated[0].value if dated else None, evidence, match.group()[:120]))
    return tuple(out)


def _of_this_text(before: str, this_text: re.Pattern[str]) -> bool:
    """Whether the phrase speaks of this text: nothing stands before it in its sentence, or "this article was"."""
    sentence = re.split(r"[.!?]\s+|[|•;–—]\s*", before)[-1].strip(' *_("“[')
    return (
        not sentence or this_text.match(sentence) is not None or bool(re.fullmatch(r"(?i)(?:was|note:?|\W)*", sentence))
    )


def translated_from(shape: Layout, language: str) -> str | None:
    """The language that a text says it was translated from: its ISO 639-1 code, or its name where it has none."""
    words = metadata_words(language)
    for block in [*shape.lines("boilerplate"), *shape.lines("byline"), *shape.lines("dateline")]:
        match = words.translated.search(block.text)
        if match and match[1][0].isupper():
            return words.languages.get(match[1].casefold(), match[1])
    return None


def derivations(text: str, shape: Layout, language: str, known: Document) -> tuple[Derivation, ...]:
    """What a document derives from: what the user says, marks in its text, a second outlet's date in its head.

    `known` is the document as far as it is described: its outlet, the language it was translated from, what is given.
    """
    relation: Relation = "translated" if known.translated_from else "republished"
    own = known.outlet
    given = known.given.republished_from
    found = [one for one in origins(text, shape, language) if not (own and same(one.outlet, own))]
    out: list[Derivation] = []
    if given:
        said = next((one for one in found if same(one.outlet, given)), Origin(given, None, None, ""))
        published = said.published or _beside(shape, given)
        out.append(Derivation(relation, given, published=published, evidence=said.evidence, reason="given by the user"))
    for one in found:
        if not (given and same(one.outlet, given)):
            published = one.published or _beside(shape, one.outlet)
            reason = f"the text says: {one.said}"
            out.append(Derivation(relation, one.outlet, published=published, evidence=one.evidence, reason=reason))
    return tuple(out) or _second_date(shape, language, relation, own)


def _beside(shape: Layout, name: str) -> str | None:
    """The date that the head gives beside the name of another outlet."""
    return next((line.published for line in shape.head.dates if line.name and same(line.name, name)), None)


def _second_date(shape: Layout, language: str, relation: Relation, own: str | None) -> tuple[Derivation, ...]:
    """The outlet that the head names with an earlier date than this one's own, where it names both."""
    mine = next((line for line in shape.head.dates if own and line.name and same(line.name, own)), None)
    for line in shape.head.dates if mine else ():
        name = outlet(line.name, language) if line.name else None
        if name and mine and not same(name, mine.name or "") and (line.published or "") < (mine.published or ""):
            block = shape.blocks[line.block]
            evidence = Span(block.start, block.end)
            reason = f"another outlet stands in the head with an earlier date: {block.text}"
            return (Derivation(relation, name, published=line.published, evidence=evidence, reason=reason),)
    return ()
