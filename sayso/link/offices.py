"""Phrases that say which office somebody holds, taken apart: the head, and who is named before and behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.languages.offices import Offices
from sayso.link.fold import fold, words
from sayso.link.name_words import name_words
from sayso.link.occurrences import Occurrence, Occurrences
from sayso.link.profiles import title_head
from sayso.link.wording import Wording
from sayso.records import Span

_WORD = re.compile(r"[^\W_]+(?:[-'’.&][^\W_]+)*\.?")
# How far behind its head an office may name its body, in words: "minister of industry and foreign trade of Kesta".
_REACH = 8


@dataclass(frozen=True, slots=True)
class Phrase:
    """An office as a text names it: all of its words, and its head, as places in the text.

    `head` is one of those who hold it, in lower case: "officials" → "official".
    """

    span: Span
    place: Span
    head: str


@dataclass(frozen=True, slots=True)
class Named:
    """Whose an office is: the mention that says it, how it is joined to the office, and what else the phrase says.

    `small` is the word between them ("of", "for") or empty where it stands before the head; `portfolio` are words such
    as "foreign" and "trade", in one spelling.
    """

    owner: Occurrence | None
    small: str
    portfolio: frozenset[str]


def phrase(occurrence: Occurrence, occurrences: Occurrences, tables: Wording) -> Phrase | None:
    """The office before a name or in a description; None where there is none."""
    mention = occurrence.mention
    if occurrence.form == "name" and mention.title:
        start = max(0, mention.span.start - len(mention.title) - 1)
        span, head = Span(start, mention.span.start), title_head(mention.title, tables)
    elif occurrence.form == "nominal":
        span, head = mention.span, occurrence.head
    else:
        return None
    for match in _WORD.finditer(occurrences.text, span.start, span.end):
        word = fold(match[0]).rstrip(".")
        if word == head or word.endswith(f"-{head}"):
            held = word if word in tables.offices.speak else head
            return Phrase(span, Span(match.start(), match.end()), tables.offices.singular(held))
    return None


def former(one: Phrase, text: str, table: Offices) -> bool:
    """Whether a word before the head says that the office is held no more."""
    return not table.former.isdisjoint(_before(one, text))


def hopeful(one: Phrase, text: str, table: Offices) -> bool:
    """Whether a word before the head says that the office is not held yet."""
    return not table.hopeful.isdisjoint(_before(one, text))


def _before(one: Phrase, text: str) -> set[str]:
    # One word further: the annotator may leave "former" out of a title.
    ahead = text[max(0, one.span.start - 20) : one.span.start].rpartition("\n")[2]
    last = words(ahead)[-1:] if ahead.endswith(" ") else ()
    plain = {fold(word) for word in (*last, *words(text[one.span.start : one.place.start]))}
    return plain | {part for word in plain for part in word.split("-")[:1]}


def named(one: Phrase, occurrences: Occurrences, tables: Wording) -> Named | None:
    """Whose an office is; None where another than a body or a state is named, so that it is none of those."""
    text = occurrences.text
    behind = _behind(one, occurrences, tables)
    if behind is None or behind.owner is not None:
        return behind
    ahead = _ahead(one, occurrences, tables)
    if ahead is None:
        return Named(None, "", behind.portfolio | _portfolio(text[one.span.start : one.place.start]))
    between = text[ahead.mention.span.end : one.place.start]
    return Named(ahead, "", behind.portfolio | _portfolio(between))


def _behind(one: Phrase, occurrences: Occurrences, tables: Wording) -> Named | None:
    """What "of", "for" or "at" behind the head leads to: a body, a state, a portfolio, or (None) another thing."""
    text, at, table = occurrences.text, one.place.end, tables.offices
    portfolio: set[str] = set()
    small, known = "", False
    for _ in range(_REACH):
        match = re.compile(r"[ \u00a0]([^\W\d_]+)").match(text, at)
        word = fold(match[1]) if match else ""
        if match and word in table.of | table.at and not (small and small in table.at):
            small, at = word, match.end()
        elif match and small and word in name_words().articles:
            at = match.end()
        elif match and small and _known(word) and _no_body(at + 1, occurrences):
            portfolio |= _portfolio(word)
            at, known = match.end(), True
        elif match and known and word == "and":
            at = match.end()
        else:
            break
        owner = standing(at + 1, occurrences) if small and not _no_body(at + 1, occurrences) else None
        if owner is not None and not names_body(one, owner, tables):
            at, known = owner.mention.span.end, True
        elif owner is not None:
            return Named(owner, small, frozenset(portfolio))
    if small in table.of and not known:
        return None
    return Named(None, "", frozenset(portfolio))


def _no_body(at: int, occurrences: Occurrences) -> bool:
    """Whether no mention of a body begins at a place, or one that is a word of an office: "head of {state}"."""
    owner = standing(at, occurrences)
    return owner is None or (owner.form == "nominal" and fold(owner.text) in name_words().state_body_words)


def standing(at: int, occurrences: Occurrences) -> Occurrence | None:
    """The longest mention of a body or state that begins at a place, with or without its article."""
    found = [
        o
        for o in occurrences.starting(at)
        if o.form != "pronoun" and o.kind in ("organisation", "country", "place") and o.mention.number != "plural"
    ]
    return max(found, key=lambda o: o.mention.span.end, default=None)


def behind(at: int, occurrences: Occurrences, table: Offices) -> Occurrence | None:
    """The body or state that "of" and perhaps an article lead to from a place: "Ana Suel of the Harbour Trust"."""
    found = list(_WORD.finditer(occurrences.text, at, at + 20))[:2]
    if not found or found[0].start() != at + 1 or fold(found[0][0]) not in table.of:
        return None
    owner = standing(found[0].end() + 1, occurrences)
    if owner is None and len(found) > 1 and fold(found[1][0]) in name_words().articles:
        owner = standing(found[1].end() + 1, occurrences)
    return owner


def names_body(one: Phrase, owner: Occurrence, tables: Wording) -> bool:
    """Whether a name beside an office is that of a body, and not of what a minister is for: "Minister of {Health}"."""
    if one.head not in tables.offices.ministries or owner.kind != "organisation":
        return True
    nouns = tables.offices.state_bodies | tables.offices.parts | tables.sources.organisations
    return any(fold(word) in nouns for word in words(owner.text))


def _ahead(one: Phrase, occurrences: Occurrences, tables: Wording) -> Occurrence | None:
    """The body or state that stands before the head, the nearest: "the [Kestan] [Interior Ministry] spokesman"."""
    inside = [
        o
        for o in occurrences.within(Span(one.span.start, one.place.start))
        if o.form != "pronoun"
        and o.kind in ("organisation", "country", "place")
        and names_body(one, o, tables)
        and not occurrences.text.startswith("-", o.mention.span.end)  # "the Irish-owned agency"
    ]
    outer = [o for o in inside if not any(p is not o and p.mention.span.holds(o.mention.span) for p in inside)]
    return outer[-1] if outer else _possessor(one, occurrences)


def _possessor(one: Phrase, occurrences: Occurrences) -> Occurrence | None:
    """The body or state before a phrase that has it as its own: "{Kesta}'s | former defence minister"."""
    for other in occurrences.before(one.span, 2):
        between = occurrences.text[other.mention.span.end : one.span.start]
        if other.form != "pronoun" and other.kind in ("organisation", "country", "place") and between.endswith(" "):
            mark = between.strip()
            if mark in name_words().possessive_marks or (other.kind == "country" and between == " "):
                return other
    return None


def _known(word: str) -> bool:
    known = name_words()
    return word in known.state_body_words or word in known.state_bodies


def _portfolio(text: str) -> frozenset[str]:
    """The words of a text that say which body of a state is meant, each in its usual spelling."""
    known = name_words().state_body_words
    return frozenset({known[fold(word)] for word in words(text) if fold(word) in known} - {""})


def plain(text: str, allowed: frozenset[str]) -> bool:
    """Whether all words of a text are allowed, or of those that portfolios and bodies of every state have."""
    found: Sequence[str] = [fold(word).rstrip(".") for word in words(text)]
    return all(word in allowed or _known(word) or word in {"'s", "s"} for word in _parts(found))


def _parts(found: Sequence[str]) -> Iterator[str]:
    for word in found:
        if _known(word):
            yield word
        else:
            yield from word.split("-")
