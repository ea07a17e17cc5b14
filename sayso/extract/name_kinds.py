"""The kind of thing that a name is of: by tables, by its last telling word, else as learnt."""

from __future__ import annotations

from sayso.extract.syntax import Entity, Syntax
from sayso.extract.vocabulary import Vocabulary
from sayso.languages.sources import Sources
from sayso.ontology import labels
from sayso.ontology.gazetteer.known import town, well_known
from sayso.records import EntityKind

# Letters of an abbreviation; a longer word in capitals is a shouted name.
INITIALS = range(2, 5)


def name_kind(syntax: Syntax, name: Entity, tables: Vocabulary) -> EntityKind:
    """What a name refers to: a state by the table of states, else by its last telling word, else as learnt."""
    start, end, label = name.start, name.end, name.label
    text = syntax.text[syntax.starts[start] : syntax.ends[end - 1]]
    key = " ".join(text.lower().split()).removeprefix("the ")
    if key in tables.countries.by_people or (label != "PER" and key in tables.countries.by_name):
        return "country"
    if label == "PER" and end - start == 1 and syntax.words[start].isupper() and len(syntax.words[start]) > 1:
        # An abbreviation with an article is no person, whatever the annotator says: "the XYZ".
        return "organisation" if start and syntax.lower[start - 1] == "the" else "person"
    if label == "PER" and _lettered(syntax, start, end, tables.sources):
        return "organisation"
    if label != "PER":
        for i in range(end - 1, start - 1, -1):
            kind = tables.names.get(syntax.words[i])
            if kind is not None and not (label == "ORG" and kind in ("facility", "route", "event", "weapon")):
                # Towns were called after what stood there first: "Fort Worth", "Port Sudan".
                return "place" if i == start < end - 1 and town(text) else kind
    if syntax.words[end - 1] in tables.peoples and (label != "PER" or syntax.words[end - 1].endswith("s")):
        return "group"
    kind = name.kind or labels().get(label, "organisation")
    if _leads(syntax, start, end, kind, tables):
        kind = "person"
    return _no_state(syntax, start, end, text, tables) if kind == "country" else kind


def _leads(syntax: Syntax, start: int, end: int, learnt: EntityKind, tables: Vocabulary) -> bool:
    """Whether a single name stands before what is called after a person: "the Suel administration". An abbreviation is
    none, nor is a well-known place, a seat, or what is learnt to be a state's and ends as a word for its people."""
    word = syntax.words[start]
    if end - start > 1 or end >= len(syntax) or syntax.lower[end] not in tables.called_after:
        return False
    if not word[:1].isupper() or word.isupper() or syntax.starts[end] != syntax.ends[start] + 1:
        return False
    if learnt == "group" or (learnt == "country" and syntax.lower[start].endswith(tables.endings)):
        return False
    return syntax.lower[start] not in tables.countries.by_seat and not well_known(word)


def _no_state(syntax: Syntax, start: int, end: int, text: str, tables: Vocabulary) -> EntityKind:
    """What a name is that was learnt to be a state's and that no table lists: a seat speaks for a state, and an
    invented state has a name of its own; but a place of the gazetteer is a place, what has a title before it is
    somebody, and capitals are initials."""
    if text.lower() in tables.countries.by_seat:
        return "country"
    before = start - 1
    if start and syntax.words[before][:1].isupper() and syntax.sentence[before] == syntax.sentence[start]:
        lower = syntax.lower[before].rstrip(".")
        if lower in tables.sources.titles or syntax.lemmas[before] in tables.sources.roles:
            return "person"
    if well_known(text):
        return "place"
    return "organisation" if text.isupper() and text.isalpha() and len(text) in INITIALS else "country"


def _lettered(syntax: Syntax, start: int, end: int, words: Sources) -> bool:
    """Whether a name opens with three capitals or more and goes on in small letters, as no person's does unless a title
    is shouted: "TKR Media"."""
    first = syntax.words[start]
    shouted = syntax.lemmas[start] in words.roles or syntax.lower[start] in words.titles
    plain = all(word[:1].isupper() and word[1:].islower() for word in syntax.words[start + 1 : end])
    return end - start == 2 and len(first) > 2 and first.isalpha() and first.isupper() and plain and not shouted
