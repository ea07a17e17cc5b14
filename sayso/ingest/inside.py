"""What stands between the paragraphs of an article: captions, the site's insertions, footnotes and crossheads."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.ingest.blocks import Block, Sheet
from sayso.records import RegionKind

_STARS = re.compile(r"((?:\\?\*){1,4}|[†‡])(?!\*)\s?")
_CREDIT = re.compile(r"©|\(c\)\s", re.IGNORECASE)
_NAME = re.compile(r"(?:[A-Z][\w.'’&/-]*)(?:\s[A-Z][\w.'’&/-]*){0,3}")
_QUOTED = re.compile(r"[“\"«‘'].*[”\"»’']")
_MOST_WORDS = 14
_MOST_ASKED = 10


def inside(sheet: Sheet, taken: dict[int, RegionKind], start: int) -> dict[int, RegionKind]:
    """The kinds of blocks from `start` on that the words of furniture (`taken`) do not decide."""
    blocks, text, end = sheet.blocks, sheet.text, len(sheet.blocks)
    kinds: dict[int, RegionKind] = {}
    marked: dict[str, int] = {}
    for i in range(start, end):
        mark = _note_mark(blocks[i]) if i not in taken else None
        if mark and mark not in marked:
            marked[mark] = _first_marked(text, mark)
        if mark and marked[mark] < blocks[i].start:
            kinds[i] = "footnote"
    for run in _bullet_runs(blocks, start, end):
        if _caption_run(blocks, run, text):
            kinds.update(dict.fromkeys(run, "caption"))
    known = {**taken, **kinds}
    for i in range(start, end):
        if i not in known and _crosshead(blocks, i, known):
            kinds[i] = "crosshead"
    return kinds


def _note_mark(block: Block) -> str | None:
    """The stars with which a paragraph begins, where they are not closed as emphasis is."""
    match = _STARS.match(block.raw)
    if not match or block.rule:
        return None
    mark = match[1].replace("\\", "")
    closed = mark in block.raw[match.end() :].replace("\\", "")
    return None if closed and not match.group()[-1].isspace() else mark


def _first_marked(text: str, mark: str) -> int:
    """Where the first word stands that a footnote mark follows; the end of the text where there is none."""
    pattern = rf"[\w”\"»’)][ \u00a0]?(?:\\?{re.escape(mark[0])}){{{len(mark)}}}(?![*\w])"
    found = re.search(pattern, text)
    return found.start() if found else len(text)


def _bullet_runs(blocks: Sequence[Block], start: int, end: int) -> list[list[int]]:
    runs: list[list[int]] = []
    for i in range(start, end):
        if not (blocks[i].bullet and blocks[i].short):
            continue
        if runs and runs[-1][-1] == i - 1:
            runs[-1].append(i)
        else:
            runs.append([i])
    return runs


def _caption_run(blocks: Sequence[Block], run: list[int], text: str) -> bool:
    """Bullets as picture captions come out of pages: what it shows, the agency, the photographer."""
    if not 2 <= len(run) <= 4 or (run[0] and blocks[run[0] - 1].text.endswith(":")):
        return False
    lines = [blocks[i].text for i in run]
    if any(_CREDIT.match(line) for line in lines[1:]):
        return True
    shows, credit = lines[0].split(), lines[-1]
    described = len(shows) > 2 and any(word[0].islower() for word in shows)
    return described and all(_NAME.fullmatch(line) for line in lines[1:]) and len(credit.split()) <= 3


def _crosshead(blocks: Sequence[Block], i: int, kinds: dict[int, RegionKind]) -> bool:
    """Whether a line between paragraphs is a heading: short, not ended as a sentence is, and a paragraph below it."""
    return bool(blocks[i].level) or (_looks_like_heading(blocks[i]) and _stands_over_text(blocks, i, kinds))


def _looks_like_heading(block: Block) -> bool:
    if (
        block.turn
        or block.rule
        or block.bullet
        or block.number
        or not 0 < block.words <= _MOST_WORDS
        or block.text[0].islower()
    ):
        return False
    if block.text.startswith(("—", "–", "-")) or block.text.endswith((":", ";", ",", ".", "…", "-", "–", "—")):
        return False
    quoted = _QUOTED.fullmatch(block.text) is not None
    if block.text[0] in "“\"«‘'„" and not quoted:
        return False
    # A line that ends as a sentence is a heading only as a question or a call, and not where it ends somebody's speech.
    return not block.final or not (block.words > _MOST_ASKED or block.text[-1] in "”\"»’'“")


def _stands_over_text(blocks: Sequence[Block], i: int, kinds: dict[int, RegionKind]) -> bool:
    below = next((j for j in range(i + 1, min(i + 3, len(blocks))) if not blocks[j].rule), None)
    if below is None or kinds.get(below) not in (None, "caption"):
        return False
    block = blocks[below]
    if block.text[:1].islower():
        return False
    return block.prose or block.bullet or block.number or kinds.get(below) == "caption"
