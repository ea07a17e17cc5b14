"""Which mentions a source consists of."""

from __future__ import annotations

import re
from collections.abc import Mapping

from sayso.link.fold import fold, words
from sayso.link.occurrences import Occurrence, Occurrences
from sayso.link.wording import Wording
from sayso.records import EntityKind, Span, SpeakerKind, Statement

# What can stand between names that speak together: words, commas and slashes, and no bracket.
_JOINING = re.compile(r"\s*(?:[^\W\d_]+|[,;&/]|\s)+")

_FITTING: Mapping[SpeakerKind, frozenset[EntityKind]] = {
    "person": frozenset({"person"}),
    "organisation": frozenset({"organisation", "country", "group", "place", "facility"}),
    "media": frozenset({"organisation", "place", "group"}),
    "document": frozenset({"law", "organisation", "event"}),
}


# The longest article with its space that a source span has and its mention has not.
ARTICLE = 4


def speaking(occurrences: Occurrences, span: Span, kind: SpeakerKind, wording: Wording) -> list[Occurrence]:
    """The mentions that a source span names, in order: more than one where several speak together.

    The one that is the whole of it first; else names before descriptions, those of the right kind only: "sources
    in the ministry" are not the ministry.
    """
    inside = [occurrences.bearer(o) or o for o in occurrences.inside(span)]
    whole = [o for o in inside if o.mention.span.end == span.end and o.mention.span.start - span.start <= ARTICLE]
    whole += [o for o in inside if o.mention.span.holds(span)]
    whole += [o for o in inside if o.mention.title and span.end <= o.mention.span.start]
    if whole:
        return whole[:1]
    if inside and _closes(occurrences, inside[-1], span, wording):
        return inside[-1:]
    if kind == "unnamed":
        marks = wording.reference.possessive_marks
        heads = [o for o in inside if o.form != "name"]
        return [o for o in heads if not occurrences.text.startswith(marks, o.mention.span.end)][:1]
    fitting = [o for o in inside if o.kind in _FITTING[kind] and _heads(occurrences, o, span, wording)]
    names = [o for o in fitting if o.form == "name" and (kind == "media" or _leads(occurrences, o, span, wording))]
    others = [o for o in fitting if o.form != "name" and _leads(occurrences, o, span, wording)]
    return names or others[:1]


def _heads(occurrences: Occurrences, occurrence: Occurrence, span: Span, wording: Wording) -> bool:
    """Whether nothing that it only describes stands after it in the source: "Kesta's ministry", "the Kestan navy" are
    not Kesta; "the Lantern newspaper" is the Lantern."""
    rest = occurrences.text[occurrence.mention.span.end : span.end]
    if any(rest.startswith(mark) for mark in wording.reference.possessive_marks):
        return False
    word = next(iter(words(rest)), "") if rest[:1].isspace() else ""
    kinds = wording.sources.media_kinds | wording.sources.sides | wording.sources.media
    small = wording.reference.joiners | wording.reference.after_head | kinds
    return not word[:1].islower() or fold(word) in small


def _closes(occurrences: Occurrences, last: Occurrence, span: Span, wording: Wording) -> bool:
    """Whether a source is a person's name with what stands before it ("Tesmaran energy chief Ana Suel"), not somebody
    who belongs to that person ("an aide to Ana Suel")."""
    if last.kind != "person" or last.form != "name" or last.mention.span.end != span.end:
        return False
    return _leads(occurrences, last, span, wording) and "," not in _before(occurrences, last, span)


def _leads(occurrences: Occurrences, occurrence: Occurrence, span: Span, wording: Wording) -> bool:
    """Whether no preposition hangs it on what stands before it: "the papers of the ministry" are not the ministry."""
    before = words(_before(occurrences, occurrence, span))
    return not any(fold(word) in wording.reference.after_head for word in before)


def _before(occurrences: Occurrences, occurrence: Occurrence, span: Span) -> str:
    return occurrences.text[span.start : occurrence.mention.span.start - len(occurrence.mention.title or "")]


def together(
    occurrences: Occurrences, first: Occurrence, span: Span, kind: SpeakerKind, joiners: frozenset[str]
) -> list[Occurrence]:
    """The names that speak with a first one, itself included: "the Lantern and the Herald" as one source span."""
    found = [first]
    for other in occurrences.within(Span(first.mention.span.end, span.end)):
        title = len(other.mention.title or "")
        between = occurrences.text[found[-1].mention.span.end : other.mention.span.start - title]
        if not _JOINING.fullmatch(between) or not all(word in joiners for word in re.findall(r"[^\W\d_]+|&", between)):
            break
        if other.form == "name" and other.kind in _FITTING.get(kind, frozenset()) and not other.nested:
            found.append(other)
    return found


def speakers(occurrences: Occurrences, statements: tuple[Statement, ...], wording: Wording) -> dict[str, int]:
    """For each statement the index of the mention that its own cue names."""
    found: dict[str, int] = {}
    for statement in statements:
        if statement.source is None:
            continue
        own = [s for s in statement.sourcing if s.mention and statement.source.touches(s.mention)]
        place, kind = (own[0].mention, own[0].kind) if own else (statement.source, statement.kind)
        mentions = speaking(occurrences, place, kind, wording) if place else []
        if mentions:
            found[statement.id] = mentions[0].index
    return found
