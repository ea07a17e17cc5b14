"""Lines that give a date, and the date that opens a report ("PELL, 14 March (LPA) —")."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.ingest.blocks import Block
from sayso.ingest.dates import dates
from sayso.ingest.names import persons
from sayso.languages.calendar import calendar
from sayso.languages.metadata import metadata_words

_HOURS = re.compile(
    r"\bT?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\.\d{1,9})?(?:\s?[ap]\.?m\b\.?|Z)?|\b\d{1,2}\s?[ap]\.?m\b\.?|[+-]\d{2}:?\d{2}\b",
    re.IGNORECASE,
)
_ZONE = re.compile(r"\(?\b(?:[A-Z]{1,4}T|GMT|UTC|MSK)(?:\s?[+-]\s?\d{1,2})?\b\)?")
_FRAGMENTS = re.compile(r"[|•·,–—―()\[\];:/\n]|\s-\s|\s{2,}")
# Capitals, perhaps a second place, perhaps a date, perhaps an agency, and a dash; or an agency alone.
_OPENING = re.compile(
    r"""(?P<place>(?:[A-Z][A-Z.'’-]+(?:\s[A-Z][A-Z.'’-]+){0,4}|[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){0,3}))?
        (?P<middle>(?:[,/]\s?[\w.'’-]+(?:\s[\w.'’-]+){0,3}){0,4}?)[,.]?\s{0,2}
        (?P<agency>\((?:[A-Z][\w.&'’ -]{1,40})\)|/[A-Z][\w&-]{1,20}(?:\s[A-Z][\w&-]{1,20}){0,3}/\.?)?
        (?:\s{0,2}(?P<dash>[–—―]|--?|:)\s{1,3}|(?<=/)\s|(?<=/\.)\s)(?=["'“„«‘(]*[A-Z\d])""",
    re.VERBOSE,
)
# "PELL. 13 May. Lakinform. Today …": the dateline of an agency that parts everything with full stops.
_STOPPED = re.compile(
    r"(?P<place>[A-Z][A-Z'’-]{2,}(?:\s[A-Z'’-]{2,}){0,3})\.\s(?P<day>\d{1,2}\s\w{3,10}|\w{3,10}\s\d{1,2})\.\s"
    r"(?:(?P<agency>[A-Z][\w-]{1,20}(?:\s[A-Z][\w-]{1,20}){0,2})\.\s)?(?=[\"'“„«‘(]*[A-Z\d])"
)
_CITY = re.compile(r"[A-Z][A-Z.'’-]+(?:\s[A-Z][A-Z.'’-]+){0,4}")


@dataclass(frozen=True, slots=True)
class DateLine:
    """A date of the head. `name` is who or where it stands beside, None where it stands alone; `published` is EDTF or
    None for a line whose date has no year; `later` tells a date of revision; `authors` are those that it names."""

    block: int
    published: str | None
    name: str | None
    later: bool
    authors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Opening:
    """The dateline with which a paragraph opens: `length` characters of its text up to the dash."""

    length: int
    published: str | None
    agency: str | None


def date_line(index: int, block: Block, language: str) -> DateLine | None:
    """What a line says that is only a date and what belongs to one, or None where it says more."""
    found = dates(block.text[:300], language)
    if not found or block.words > 25:
        return None
    words = metadata_words(language)
    label = block.text[: found[0].start].casefold()
    rest = block.text
    for date in reversed(found):
        rest = rest[: date.start] + " | " + rest[date.end :]
    rest = _ZONE.sub(" ", _HOURS.sub(" ", rest))
    names: list[str] = []
    authors: tuple[str, ...] = ()
    for fragment in (piece.strip(' ."“”*_') for piece in _FRAGMENTS.split(rest)):
        lowered = fragment.casefold()
        if (
            not fragment
            or lowered in words.published | words.later | words.date_words | calendar(language).weekdays.keys()
        ):
            continue
        byline = words.byline.match(fragment)
        if byline and (named := persons(byline[1], language)) is not None:
            authors = named
        elif _is_name(fragment, words.small_words):
            names.append(fragment)
        else:
            return None
    if len(names) > 3:
        return None
    later = any(label.strip(" :,").endswith(word) for word in words.later)
    return DateLine(index, found[0].value, names[0] if names else None, later, authors)


def _is_name(fragment: str, small: frozenset[str]) -> bool:
    tokens = fragment.split()
    return len(tokens) <= 7 and all(t[0].isupper() or t[0].isdigit() or t.casefold() in small for t in tokens)


def opening(raw: str, language: str) -> Opening | None:
    """The dateline that opens a paragraph, or None. A place alone must be in capitals, or an agency or a day follow."""
    stopped = _STOPPED.match(raw[:160])
    if stopped and _has_day(stopped["day"], language):
        known = dates(stopped[0], language)
        return Opening(stopped.end(), known[0].value if known else None, stopped["agency"])
    match = _OPENING.match(raw[:160])
    if not match or match.end() > 130:
        return None
    head = raw[: match.start("dash") if match["dash"] else match.end()]
    found = dates(head, language)
    agency = match["agency"].strip("()/. ") if match["agency"] else None
    day = found or _has_day(head, language)
    if not (agency and (match["place"] or agency.isupper())) and not day:
        place = match["place"]
        if not place or match["dash"] == ":" or not _CITY.fullmatch(place) or match["middle"].count(",") > 1:
            return None
    if match["dash"] == ":" and not day:
        return None
    return Opening(match.end(), found[0].value if found else None, agency)


def _has_day(head: str, language: str) -> bool:
    names = {token.strip(".").casefold() for token in re.findall(r"[^\W\d_]+\.?", head)}
    return bool(names & calendar(language).months.keys()) and bool(re.search(r"\d", head))
