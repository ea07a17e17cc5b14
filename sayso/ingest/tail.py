"""The tail of an article: notes, credits, the site's words, related links and readers' comments below it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.ingest.blocks import Block, Sheet
from sayso.ingest.cues import Cue, cue, writes_comment
from sayso.languages.furniture import furniture
from sayso.languages.metadata import metadata_words
from sayso.records import RegionKind

# Above this share of the text a paragraph is judged as one inside the article.
_TAIL_FROM = 0.5
# What an opener sweeps up to the end is at most this share of the text, comments and related links aside.
_MOST_SWEPT = 0.35
_NOTE = re.compile(r"(?:\\?\*){1,4}\s?\S|[†‡§¹²³⁴⁵⁶⁷⁸⁹]|\[\d{1,3}\]|\(\d{1,3}\)\s|\d{1,3}[.)]?\s\S|\^")
_FORENAMES = re.compile(r"((?:[A-Z][\w.'’-]*\s){1,3}[A-Z][\w'’-]+)")


def tail(sheet: Sheet, start: int, authors: tuple[str, ...]) -> dict[int, RegionKind]:
    """The kinds of those blocks from `start` on that are no part of the article; what stands inside it is left out."""
    blocks = sheet.blocks
    kinds: dict[int, RegionKind] = {}
    state: Cue | None = None
    kept: Cue | None = None
    for i in range(start, len(blocks)):
        block = blocks[i]
        found = _cue(blocks, i, sheet.language)
        if found and found.kind in ("comment", "related", "footnote") and found.opens:
            state = found
        elif state and state.kind == "comment" and not (found and found.kind in ("boilerplate", "related")):
            found = state
        elif found and found.opens and 1 - block.at <= _MOST_SWEPT:
            state = found
        elif not found and state:
            found = state = _goes_on(state, block)
        if found:
            # The heading over notes is one of the article's; the notes below it are not read.
            kinds[i] = "crosshead" if found.kind == "footnote" and found.opens and found is not kept else found.kind
        kept = state
    _biography(sheet, kinds, start, authors)
    _close_gaps(blocks, kinds, start)
    return kinds


def _cue(blocks: Sequence[Block], i: int, language: str) -> Cue | None:
    block = blocks[i]
    following = blocks[i + 1] if i + 1 < len(blocks) else None
    if _comments_begin(blocks, i, language):
        return Cue("comment", opens=True)
    noted = furniture(language, "footnote").whole.match(block.text)
    if block.at > _TAIL_FROM and noted and following and _NOTE.match(following.raw):
        return Cue("footnote", opens=True)
    found = cue(block, "tail" if block.at > _TAIL_FROM else "body", language)
    # "Comments" or "Related" as a line of its own inside an article is a heading unless the page ends with it.
    if found and found.opens and found.kind == "comment" and block.at < 0.2:
        return None
    return found


def _comments_begin(blocks: Sequence[Block], i: int, language: str) -> bool:
    """Whether readers' comments begin here with no heading: a numbered "Somebody says", or two such lines."""
    block = blocks[i]
    if block.at < 0.2 or block.final or not writes_comment(block, language):
        return False
    return block.number or any(not later.final and writes_comment(later, language) for later in blocks[i + 1 : i + 8])


def _goes_on(state: Cue, block: Block) -> Cue | None:
    """Whether a block without a cue of its own still belongs to the part of the page above it."""
    if block.rule:
        return state
    if state.kind == "related":
        return state if block.words <= 25 and not (block.final and block.words > 16) else None
    if state.kind == "footnote":
        return state if _NOTE.match(block.raw) else None
    return state


def _biography(sheet: Sheet, kinds: dict[int, RegionKind], start: int, authors: tuple[str, ...]) -> None:
    """Marks what the last paragraphs of the article say of its author."""
    words = metadata_words(sheet.language)
    seen = 0
    for i in range(len(sheet.blocks) - 1, start, -1):
        block = sheet.blocks[i]
        if i in kinds or block.rule:
            continue
        seen += 1
        if seen > 3:
            return
        line = block.text.removeprefix("About ").lstrip("-–— ")
        if block.words <= 120 and _is_biography(sheet, line, block, authors):
            kinds[i] = "boilerplate"
            seen -= 1
        elif block.prose and words.biographers.search(line) is None:
            return


def _is_biography(sheet: Sheet, line: str, block: Block, authors: tuple[str, ...]) -> bool:
    words = metadata_words(sheet.language)
    for author in authors:
        if line.casefold().startswith(author.casefold()) and words.biography.match(line[len(author) :]):
            return True
    name = _FORENAMES.match(line)
    if not name or not words.biography.match(line[name.end() :]) or not words.biographers.search(line[name.end() :]):
        return False
    # Somebody whom the article has not mentioned is not introduced in its last paragraph.
    return name[1].split()[-1] not in sheet.text[: block.start]


def _close_gaps(blocks: Sequence[Block], kinds: dict[int, RegionKind], start: int) -> None:
    """Rules and stray lines among the furniture at the very end belong to it."""
    lowest = max(kinds, default=-1)
    last = max((i for i in range(start, len(blocks)) if i not in kinds and blocks[i].prose), default=start - 1)
    for i in range(last + 1, len(blocks)):
        if i in kinds or i == start:
            continue
        above, below = i - 1 in kinds, i < lowest
        if (blocks[i].rule and (below or above)) or (above and (below or not blocks[i].final)):
            kinds[i] = "boilerplate"
