"""Turns of interviews and transcripts: who "Q", "A" and a surname in capitals before a colon are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sayso.link.fold import fold, words
from sayso.link.occurrences import Occurrences
from sayso.link.wording import Wording
from sayso.records import ChainLink, Document, Referent, Sourcing, Span, Statement

_COLON = ":"


@dataclass(frozen=True, slots=True)
class Turns:
    """The links that labels of turns are, by the place of the label and by the statement that is the turn."""

    at: Mapping[Span, ChainLink] = field(default_factory=dict)
    of: Mapping[str, ChainLink] = field(default_factory=dict)


def turns(
    document: Document,
    occurrences: Occurrences,
    referents: Mapping[int, Referent],
    statements: Sequence[Statement],
    wording: Wording,
) -> Turns:
    """The turns of a document; `referents` are those of its mentions, by their index."""
    labelled = list(_labelled(document, statements))
    if not labelled:
        return Turns()
    people = {r.id: r for r in referents.values() if r.kind == "person" and r.names}
    guest = _guest(document, occurrences, referents, [s for s, _, _ in labelled])
    at: dict[Span, ChainLink] = {}
    of: dict[str, ChainLink] = {}
    for statement, sourcing, place in labelled:
        label = fold(sourcing.name)
        if label in wording.sources.asks:
            link = _asker(document, place)
        elif label in wording.sources.answers:
            link = None if guest is None else ChainLink(guest.names[0], guest.id, "person", "origin", place)
        else:
            link = _in_capitals(document, sourcing, place, people)
        if link is not None:
            at[place] = of[statement.id] = link
    return Turns(at, of)


def _labelled(document: Document, statements: Sequence[Statement]) -> Iterator[tuple[Statement, Sourcing, Span]]:
    """Statements that a label and a colon open, with the label and its place."""
    for statement in statements:
        cue, source = statement.cue, statement.source
        if cue is None or source is None or cue.slice(document.text) != _COLON or source.end > cue.start:
            continue
        for sourcing in statement.sourcing:
            if sourcing.mention is not None and source.touches(sourcing.mention):
                yield statement, sourcing, sourcing.mention


def _asker(document: Document, place: Span) -> ChainLink | None:
    """Who asks in an interview: its author, else the outlet."""
    if len(document.authors) == 1:
        return ChainLink(document.authors[0], None, "person", "origin", place)
    return ChainLink(document.outlet, None, "media", "origin", place) if document.outlet else None


def _guest(
    document: Document, occurrences: Occurrences, referents: Mapping[int, Referent], said: Sequence[Statement]
) -> Referent | None:
    """Who is interviewed: the person of whom title and introduction speak most often, the first of equals."""
    authors = {fold(author) for author in document.authors}
    found: Counter[str] = Counter()
    known: dict[str, Referent] = {}
    for occurrence in occurrences.all:
        referent = referents.get(occurrence.index)
        place = occurrence.mention.span
        if referent is None or referent.kind != "person" or not referent.names:
            continue
        if any(span.holds(place) for s in said for span in s.spans) or fold(referent.names[0]) in authors:
            continue
        known[referent.id] = referent
        found[referent.id] += 1
    return known[max(found, key=lambda one: (found[one], -known[one].start))] if found else None


def _in_capitals(
    document: Document, sourcing: Sourcing, place: Span, people: Mapping[str, Referent]
) -> ChainLink | None:
    """ "GOODMAN:" is the one person of the text, or the author, whose name ends so."""
    label = [fold(word) for word in words(sourcing.name)]
    if not sourcing.name.isupper() or not label:
        return None

    def ends(name: str) -> bool:
        parts = [fold(word) for word in words(name)]
        return len(parts) > len(label) and parts[-len(label) :] == label

    author = next((one for one in document.authors if ends(one)), None)
    if author is not None:
        return ChainLink(author, None, "person", "origin", place)
    found = [r for r in people.values() if any(ends(name) for name in r.names)]
    return ChainLink(found[0].names[0], found[0].id, "person", "origin", place) if len(found) == 1 else None
