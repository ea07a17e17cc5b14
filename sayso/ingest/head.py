"""The head of an article: what stands above its first paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.ingest.blocks import Block, Sheet
from sayso.ingest.cues import cue
from sayso.ingest.date_line import DateLine, Opening, date_line, opening
from sayso.ingest.names import is_person, persons, plain_name, written
from sayso.languages.metadata import MetadataWords, metadata_words
from sayso.records import RegionKind

_MOST_BLOCKS = 40
_LOOK_AHEAD = 4
_POST = 5  # words of what an author is, or where
_LOOK = 200_000
_JOINED = re.compile(r",?\s(?:and|with)\s")
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_CAPITALISED = re.compile(r"[A-Z0-9“\"'‘(]")


@dataclass(frozen=True, slots=True)
class Head:
    """The blocks above `end` by kind; those without one are article text.

    `title` is a block; `masthead` are the lines that name who publishes; `opening` is the dateline inside the first
    paragraph, which is block `end`.
    """

    end: int
    kinds: dict[int, RegionKind]
    title: int | None
    masthead: tuple[int, ...]
    authors: tuple[str, ...]
    dates: tuple[DateLine, ...]
    opening: Opening | None


def head(sheet: Sheet, given_title: str | None = None) -> Head:
    """The head of a text. `given_title` is its title where that is known already."""
    blocks, language = sheet.blocks, sheet.language
    kinds: dict[int, RegionKind] = {}
    headings: list[int] = []
    dates: list[DateLine] = []
    authors: tuple[str, ...] = ()
    i = 0
    for i, block in enumerate(blocks[:_MOST_BLOCKS]):
        if block.rule:
            continue
        dated, named = date_line(i, block, language), _byline(block, language)
        if dated or named is not None:
            dates += [dated] if dated else []
            named = dated.authors if dated else named
            kinds[i] = "dateline" if dated and not named else "byline"
            authors = authors or named or ()
        elif found := cue(block, "head", language):
            if found.kind in ("comment", "related") and i and blocks[i - 1].prose:
                break
            kinds[i] = found.kind
        elif _heading(block) and i + 1 < len(blocks):
            headings.append(i)
        elif not _furniture_follows(sheet, i):
            break
        elif headings and block.words <= 60:
            kinds[i] = "crosshead"
    else:
        i = min(len(blocks), _MOST_BLOCKS)
    title, masthead = _title(sheet, headings, given_title)
    for at in headings:
        kinds[at] = _heading_kind(sheet, at, title, masthead)
        alone = _names_alone(sheet, at) if kinds[at] == "crosshead" and not authors else ()
        if alone:
            kinds[at], authors = "byline", alone
    _close_gaps(blocks, kinds, i)
    first = opening(blocks[i].raw, language) if i < len(blocks) else None
    return Head(i, kinds, title, masthead, authors, tuple(dates), first)


def _byline(block: Block, language: str) -> tuple[str, ...] | None:
    if block.words > 25 or (block.final and block.words > 8):
        return None
    match = metadata_words(language).byline.match(block.text)
    return persons(match[1], language) if match else None


def _heading(block: Block) -> bool:
    if block.level:
        return True
    if (
        block.bullet
        or block.number
        or block.turn
        or block.words > 25
        or len(block.text) > 200
        or block.text.endswith((":", ";", ","))
    ):
        return False
    if block.text.endswith("."):
        return block.words >= 3 and _in_capitals(block.text)
    return block.short or block.words <= 14


def _in_capitals(line: str) -> bool:
    """Whether nearly every longer word has a capital: a title that ends with a full stop."""
    longer = [token for token in re.findall(r"[^\W\d_]+", line) if len(token) > 3]
    return len(longer) > 1 and sum(token[0].isupper() for token in longer) >= 0.9 * len(longer)


def _furniture_follows(sheet: Sheet, at: int) -> bool:
    """Whether a byline or date still comes, so that this paragraph is a standfirst or the site's own words."""
    blocks, language = sheet.blocks, sheet.language
    for i in range(at + 1, min(at + 1 + _LOOK_AHEAD, len(blocks))):
        block = blocks[i]
        alone = i == at + 1 and _heading(block) and _names_alone(sheet, i)
        if alone or date_line(i, block, language) or _byline(block, language):
            return True
        if block.prose and i > at + 1:
            return False
    return False


def _title(sheet: Sheet, headings: list[int], given: str | None) -> tuple[int | None, tuple[int, ...]]:
    """The block of the title, and the lines above it that name who publishes."""
    blocks = sheet.blocks
    for i in headings:
        if given and plain_name(blocks[i].text) == plain_name(given):
            return i, tuple(j for j in headings if j < i and _names_outlet(sheet, j))
    marked = [i for i in headings if blocks[i].level == 1] or [i for i in headings if blocks[i].level]
    candidates = marked[:1] or headings
    masthead: list[int] = [i for i in headings if marked and i < marked[0]]
    for i in candidates:
        if i == candidates[-1] or not _names_outlet(sheet, i):
            return _better_spelled(blocks, candidates, i), tuple(masthead)
        masthead.append(i)
    return None, tuple(masthead)


def _better_spelled(blocks: Sequence[Block], candidates: list[int], i: int) -> int:
    """The same title again, where the first is the address's form of it, without capitals."""
    for j in candidates:
        if j > i and plain_name(blocks[j].text) == plain_name(blocks[i].text) and blocks[i].text.islower():
            return j
    return i


def _names_outlet(sheet: Sheet, at: int) -> bool:
    """Whether a line above the title names who publishes: a name whose main word is that of an outlet."""
    words = metadata_words(sheet.language)
    line = sheet.blocks[at].text
    tokens = re.findall(r"[^\W\d_][\w'’&.-]*", line)
    if not 1 <= len(tokens) <= 9 or any(
        not _CAPITALISED.match(t) and t.casefold() not in words.small_words for t in tokens
    ):
        return False
    lowered = [token.casefold().strip(".") for token in tokens]
    stop = next((k for k, token in enumerate(lowered) if k and token in ("of", "for", "on", "in")), len(lowered))
    if lowered[stop - 1] not in words.outlet_words and lowered[-1] not in words.outlet_words:
        return False
    return len(tokens) <= 5 or sheet.text.casefold().count(line.casefold()) > 1 or " - " in line


def _heading_kind(sheet: Sheet, at: int, title: int | None, masthead: tuple[int, ...]) -> RegionKind:
    if at == title:
        return "title"
    again = title is not None and plain_name(sheet.blocks[at].text) == plain_name(sheet.blocks[title].text)
    above = title is not None and at < title
    return "boilerplate" if at in masthead or above or again else "crosshead"


def _names_alone(sheet: Sheet, at: int) -> tuple[str, ...]:
    """The authors, where a line under the title is their names alone, or with a post or a place behind them: the words
    of a heading stand in the text in small letters somewhere, those of a name do not."""
    line, words = sheet.blocks[at].text, metadata_words(sheet.language)
    look = sheet.text[:_LOOK]
    found: list[str] = []
    for part in _JOINED.split(_BRACKETS.sub("", line)):
        name, tail = (*re.split(rf"(?:\s*[/,]\s*|\s+(?={words.place_before}\s))", part, maxsplit=1), "")[:2]
        if found and name[:1].islower():
            break  # "with agencies"
        second = " " in tail and not _is_post_or_place(tail, words)
        every = [name, tail] if second else [name]
        if any(" " not in one or not is_person(one, sheet.language, words) for one in every):
            return ()
        if tail and not second and not _is_post_or_place(tail, words):
            return ()
        tokens = [token for one in every for token in one.split() if len(token) > 3]
        if any(re.search(rf"\b{re.escape(token.lower())}\b", look) for token in tokens):
            return ()
        found += [written(one, words) for one in every]
    return tuple(dict.fromkeys(found))


def _is_post_or_place(tail: str, words: MetadataWords) -> bool:
    """Whether it is what an author is, or where, that stands behind the name: "defence editor", "in Tolm", "TOLM"."""
    if len(tail.split()) > _POST:
        return False
    lone = " " not in tail and tail[0].isupper()
    return lone or bool(words.byline_ends.search(tail) or re.match(rf"{words.place_before}\s", tail))


def _close_gaps(blocks: Sequence[Block], kinds: dict[int, RegionKind], end: int) -> None:
    """A rule between two blocks of the site's furniture belongs to it."""
    for i in range(1, end - 1):
        if blocks[i].rule and i not in kinds and kinds.get(i - 1) == kinds.get(i + 1) == "boilerplate":
            kinds[i] = "boilerplate"
