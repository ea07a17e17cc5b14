"""Outlet, date, authors and title of a document, from what its lines say."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.ingest.credits import Origin
from sayso.ingest.dates import dates
from sayso.ingest.names import expanded, initials, is_person, outlet, same, written
from sayso.ingest.regions import Layout
from sayso.languages.metadata import MetadataWords, metadata_words

_LOOK = 400_000
_HOLDER = re.compile(r"(?:copyright\s*(?:©|\(c\))?|©|\(c\))\s*(.{3,120})", re.IGNORECASE)
_OF = re.compile(r"(ministry|department|embassy|government|office|mission|parliament)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """What the lines of a text say about it; None where they do not."""

    title: str | None
    outlet: str | None
    authors: tuple[str, ...]
    published: str | None


def metadata(text: str, shape: Layout, origins: tuple[Origin, ...], language: str, own: str | None) -> Found:
    """What a text says about itself. `own` is its outlet where that is known already; `origins` are first outlets."""
    top = shape.head
    title = shape.blocks[top.title].text if top.title is not None else None
    name = own or _outlet(text, shape, origins, language)
    return Found(title, name, top.authors, _published(shape, origins, name, language))


def _outlet(text: str, shape: Layout, origins: tuple[Origin, ...], language: str) -> str | None:
    first = [origin.outlet for origin in origins]
    for name in _candidates(text, shape, language):
        if name and not any(same(name, other) for other in first):
            return name
    return None


def _candidates(text: str, shape: Layout, language: str) -> list[str | None]:
    """Names for the outlet, the surest first: the masthead, a date line, a feed's trailer, an agency, the holder of
    the copyright."""
    words = metadata_words(language)
    out: list[str | None] = [_masthead(text, shape, words)]
    for line in shape.head.dates:
        if line.name and _is_outlet(line.name, text, words):
            out.append(outlet(line.name, language))
    for block in shape.lines("boilerplate"):
        if match := words.appeared.search(block.text):
            out.append(outlet(match[1], language))
    holders = _holders(shape, language)
    if shape.head.opening and shape.head.opening.agency:
        agency = shape.head.opening.agency
        out.append(next((holder for holder in holders if initials(holder, agency)), agency))
    return out + holders


def _masthead(text: str, shape: Layout, words: MetadataWords) -> str | None:
    lines = [expanded(shape.blocks[i].text.strip(" .|–—-")) for i in shape.head.masthead]
    names = [line for line in lines if not words.byline.match(line)]
    if not names:
        return None
    *above, name = [_spelled(line, text, words) for line in names]
    # "Republic of X / Ministry of Y" is one name in two lines.
    state = re.search(r"\bof (?:the )?(.+)$", above[-1]) if above else None
    if state and _OF.match(name) and not name.endswith(state[1]):
        return f"{name} of {state[1]}"
    return above[0] if above else name


def _spelled(name: str, text: str, words: MetadataWords) -> str:
    """A name in capitals as the text itself writes it elsewhere, else in the usual way."""
    if not name.isupper():
        return name
    for match in re.finditer(re.escape(name), text[:_LOOK], re.IGNORECASE):
        if not match.group().isupper():
            return match.group()
    return written(name, words)


def _holders(shape: Layout, language: str) -> list[str]:
    """Who holds the copyright, persons and the article's authors aside."""
    words = metadata_words(language)
    out = []
    for block in shape.lines("boilerplate"):
        match = _HOLDER.search(block.text) if block.words <= 40 else None
        for part in re.split(r",\s", match[1]) if match else ():
            name = outlet(part, language)
            if name and not is_person(name, language, words) and not any(same(name, a) for a in shape.head.authors):
                out.append(re.sub(r"\s*\([^()]*\)$", "", name))
    return out


def _is_outlet(name: str, text: str, words: MetadataWords) -> bool:
    """Whether a name beside a date is an outlet's and not the place where the text was written."""
    tokens = [token.casefold() for token in name.split()]
    if set(tokens) & words.outlet_words or tokens[0] == "the" or "." in name.strip("."):
        return True
    if name.isupper() and 2 <= len(name) <= 6:
        return True
    look = text[:_LOOK]
    quoted = re.escape(name)
    as_place = len(re.findall(rf"\b(?i:{words.place_before})\s{quoted}\b", look))
    as_outlet = len(
        re.findall(rf"\b(?i:{words.outlet_before})\s{quoted}\b|\b{quoted}(?:['’]s)?\s(?i:{words.outlet_after})", look)
    )
    # A name of several words that the text never uses for a place is a name; a single word may well be a city.
    return as_outlet > as_place or (len(tokens) > 1 and not as_place)


def _published(shape: Layout, origins: tuple[Origin, ...], own: str | None, language: str) -> str | None:
    """The date of publication: a date line of this outlet, or one of nobody's, before one of revision; never that of
    a first outlet."""
    first = [origin.outlet for origin in origins]
    lines = [line for line in shape.head.dates if not (line.name and any(same(line.name, name) for name in first))]
    lines.sort(key=lambda line: (line.later, not (own and line.name and same(line.name, own)), line.block))
    for line in lines:
        if line.published:
            return line.published
    if shape.head.opening and shape.head.opening.published:
        return shape.head.opening.published
    words = metadata_words(language)
    for block in shape.lines("boilerplate"):
        label = block.text.split(":", 1)[0].casefold() if block.words <= 15 else ""
        if any(label.startswith(word) for word in words.published) and not words.origin.match(block.text):
            found = dates(block.text, language)
            if found:
                return found[0].value
    return None
