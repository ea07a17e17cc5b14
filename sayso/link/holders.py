"""What the people of a document belong to, and for whom they speak, by their offices."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sayso.link import offices
from sayso.link.fold import fold, words
from sayso.link.occurrences import Occurrence
from sayso.link.offices import Named, Phrase
from sayso.link.wholes import Whole, Wholes
from sayso.records import Span


def held(mentioned: Sequence[Occurrence], apposed: Collection[int], *, named: bool) -> list[Occurrence]:
    """The mentions of somebody that say which office is held: names with titles, and descriptions beside a name; of
    somebody who has no name, every description."""
    return [
        o
        for o in mentioned
        if (o.form == "name" and o.mention.title)
        or (o.form == "nominal" and (not named or o.index in apposed or o.mention.defines or o.mention.form == "name"))
    ]


def surnamed(occurrence: Occurrence, wholes: Wholes) -> tuple[Whole, Span] | None:
    """The body behind somebody's name: "Ana Suel of the Harbour Trust"."""
    owner = offices.behind(occurrence.mention.span.end, wholes.occurrences, wholes.tables.offices)
    whole = wholes.of(owner) if owner is not None else None
    if owner is None or whole is None or wholes.is_state(whole):
        return None
    return whole, Span(occurrence.mention.span.start, owner.mention.span.end)


def belonging(one: Phrase, wholes: Wholes) -> tuple[Whole | None, Span, bool] | None:
    """What an office is of, the words that say it, and whether its holder speaks for that.

    None for a word that is no office of anything; a whole of None where nobody is named for whom its holder speaks.
    """
    text, table = wholes.occurrences.text, wholes.tables.offices
    if one.head not in table.speak | table.belong or offices.hopeful(one, text, table):
        return None
    found = offices.named(one, wholes.occurrences, wholes.tables)
    if found is None:
        return None
    end = max(one.span.end, found.owner.mention.span.end) if found.owner else one.span.end
    start = min(one.span.start, found.owner.mention.span.start) if found.owner else one.span.start
    span = Span(start, end)
    whole = _owner(one, found, wholes) if found.owner else _spelt_out(one, wholes)
    speaks = one.head in table.speak
    if whole is not None:
        ministry = _ministry(one, found, whole, wholes)
        return ministry or whole, span, speaks
    if found.owner is None and one.head in table.bound:
        return None, span, True
    return None


def _owner(one: Phrase, found: Named, wholes: Wholes) -> Whole | None:
    """The body or state that a phrase names, if the office can be one of it."""
    table, text, owner = wholes.tables.offices, wholes.occurrences.text, found.owner
    assert owner is not None
    whole = wholes.of(owner)
    between = text[owner.mention.span.end : one.place.start] if not found.small else ""
    if whole is None or not wholes.is_state(whole):
        misread = _misread(one, owner, between, wholes) if not found.small else None
        if misread is not None:
            return misread
        return whole if not found.small or found.small in table.of | table.at else None
    if found.small in table.at:
        return whole if one.head in table.behalf else None
    held_of = table.state if wholes.is_country(whole) else table.state | table.local
    return whole if one.head in held_of and offices.plain(between, table.between | table.former) else None


def _misread(one: Phrase, owner: Occurrence, between: str, wholes: Wholes) -> Whole | None:
    """The state in "Kestan Energy Minister", where "Kestan Energy" was taken for a body."""
    table = wholes.tables.offices
    opening = wholes.opening(owner.text) if owner.form == "name" else None
    if opening is None or one.head not in table.state:
        return None
    state, rest = opening
    bodies = table.state_bodies | table.parts | wholes.tables.sources.organisations
    return (
        state
        if bodies.isdisjoint(map(fold, words(rest))) and offices.plain(rest + between, table.between | table.former)
        else None
    )


def _spelt_out(one: Phrase, wholes: Wholes) -> Whole | None:
    """The state before an office that nobody marked: "US official"."""
    table = wholes.tables.offices
    before = wholes.occurrences.text[one.span.start : one.place.start]
    parts = [word for word in words(before) if fold(word) not in table.former | {"the", "a", "an"}]
    if one.head not in table.state or not parts or not parts[0][:1].isupper():
        return None
    opening = wholes.opening(" ".join((*parts, one.head)))
    if opening is None:
        return None
    state, rest = opening
    return state if offices.plain(" ".join(words(rest)[:-1]), table.between) else None


def _ministry(one: Phrase, found: Named, state: Whole, wholes: Wholes) -> Whole | None:
    """The ministry of a state that a minister heads, where the document speaks of it."""
    body = wholes.tables.offices.ministries.get(one.head)
    if body is None or not found.portfolio or not wholes.is_state(state):
        return None
    return wholes.ministry(found.portfolio | {body}, state)
