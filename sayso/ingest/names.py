"""Names of persons and outlets as metadata lines write them, brought into the form in which they are kept."""

from __future__ import annotations

import re

from sayso.ingest.dates import dates
from sayso.languages.calendar import calendar
from sayso.languages.metadata import MetadataWords, metadata_words

_TOKEN = re.compile(r"[^\W\d_][\w.'’-]*\.?")
_SPLIT = re.compile(r"\s*(?:,|;|&|\||/|•|\band\b)\s*", re.IGNORECASE)
_EDGES = ' \t\u00a0.,:;|•·–—-"“”„«»*_<>()[]'
_YEARS = re.compile(r"(?:\(c\)|©|copyright|\b[12]\d{3}(?:\s?[-–]\s?(?:[12]\d{3}|\d\d))?\b)[\s,]*", re.IGNORECASE)
_ACRONYM = re.compile(r"([A-Z][A-Z0-9&.-]{1,9})\s*(?:[-–—:|]\s*|\()(.{4,100}?)\)?")
_TRAILING_ACRONYM = re.compile(r"(.{4,100}?)\s*(?:[-–—:|]\s*|\()([A-Z][A-Z0-9&.-]{1,9})\)?")


def persons(text: str, language: str) -> tuple[str, ...] | None:
    """The persons that the rest of a byline names; empty for "staff" and the like, None where it names nobody and so
    is no byline."""
    words = metadata_words(language)
    found: list[str] = []
    for i, part in enumerate(_SPLIT.split(text.strip(_EDGES))):
        piece = part.strip(_EDGES)
        ending = words.byline_ends.search(piece)
        name = piece[: ending.start()].strip(_EDGES) if ending else piece
        if name.casefold() in words.not_authors or (ending and not name and i == 0):
            return tuple(found)
        # After a first name, a single word is a desk or a rank: "By Jonna Field, Transport Correspondent".
        if is_person(name, language, words) and (i == 0 or " " in name):
            found.append(written(name, words))
        elif i == 0:
            return None
        if ending or not is_person(name, language, words):
            break
    return tuple(dict.fromkeys(found))


def is_person(name: str, language: str, words: MetadataWords) -> bool:
    """Whether a line has the looks of a person's name: one to five words in capitals, none of a calendar or outlet."""
    tokens = name.split()
    if not 1 <= len(tokens) <= 5 or not all(_TOKEN.fullmatch(token) for token in tokens):
        return False
    if (
        any(not token[0].isupper() and token.casefold() not in words.particles for token in tokens)
        or not tokens[0][0].isupper()
    ):
        return False
    known = {token.strip(".").casefold() for token in tokens}
    dated = calendar(language).months.keys() | calendar(language).weekdays.keys()
    if len(tokens) == 1:
        return not known & dated
    return not known & words.outlet_words and tokens[-1][0].isupper()


def written(name: str, words: MetadataWords) -> str:
    """A name in the usual way of writing: "KIP DANNOW" as "Kip Dannow"; one with small letters stays as it is."""
    if not name.isupper() or not any(len(token) > 3 for token in name.split()):
        return name
    tokens = [token.casefold() for token in name.split()]
    return " ".join(
        token if i and token in words.small_words else "-".join(map(_capitalised, token.split("-")))
        for i, token in enumerate(tokens)
    )


def _capitalised(token: str) -> str:
    return token[:1].upper() + token[1:]


def outlet(text: str, language: str) -> str | None:
    """An outlet's name out of what stands where one should: "the website of the X on 3 May" as "X"; None for what is
    no name ("own", "agencies", a clause)."""
    words = metadata_words(language)
    name = text
    if dated := dates(name, language):
        name = re.sub(r"\s+on$", "", name[: dated[0].start].strip(_EDGES))
    name = re.split(r"(?<=[^.\s]{3})[.;]\s|\n|\s\|\s|\s[–—]\s", name, maxsplit=1)[0]
    name = _YEARS.sub("", name).strip(_EDGES)
    while begins := words.outlet_begins.match(name):
        name = name[begins.end() :]
    if ending := words.outlet_ends.search(name):
        name = name[: ending.start()]
    name = expanded(name.strip(_EDGES).removeprefix("the "))
    if not 1 < len(name) <= 80 or len(name.split()) > 9 or name.casefold() in words.not_outlets:
        return None
    return written(name, words) if any(char.isupper() for char in name) or "." in name else None


def expanded(name: str) -> str:
    """The full name where an abbreviation stands beside what it abbreviates: "BSC - Basin Studies Centre"."""
    if (match := _ACRONYM.fullmatch(name)) and initials(match[2], match[1]):
        return match[2].strip()
    if (match := _TRAILING_ACRONYM.fullmatch(name)) and initials(match[1], match[2]):
        return match[1].strip()
    return name


def initials(name: str, abbreviation: str) -> bool:
    """Whether the capitals of an abbreviation begin the words of a name, in order."""
    letters = [char for char in abbreviation if char.isalpha()]
    capitals = [token[0] for token in re.findall(r"[^\W\d_]+", name) if token[0].isupper()]
    return len(letters) > 1 and letters == capitals


def same(a: str, b: str) -> bool:
    """Whether two names are the same but for case, articles and punctuation, or one abbreviates the other."""
    return plain_name(a) == plain_name(b) or initials(a, b) or initials(b, a)


def plain_name(name: str) -> str:
    """A name for comparing: letters and digits in small letters, no leading article."""
    return re.sub(r"\W+", " ", name.casefold().removeprefix("the ")).strip()
