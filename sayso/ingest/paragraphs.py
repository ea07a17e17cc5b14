"""A text cut into paragraphs: blank lines, single newlines, and lines broken at a fixed width."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

# str.splitlines also cuts at \v, \x1c … and U+2028; only what editors and pages write as a new line is one here.
_LINE = re.compile(r"[^\n\r\f]+")
_END = re.compile(r"[.!?…:;][\"'”’»)\]*_]*$")

# Mail and old wires break at 60 to 80 characters; a paragraph on one line is longer, a line of a list shorter.
_MIN_WIDTH, _MAX_WIDTH = 40, 120
_MIN_WRAPPED = 4


@dataclass(frozen=True, slots=True)
class Paragraph:
    """[start, end) in the text without the white space around it; `indent` is the width of what stands before it on
    its line, and `gap` tells that a blank line, or the end of the text, comes before."""

    start: int
    end: int
    indent: int
    gap: bool


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    indent: int
    gap: bool


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a text, in order."""
    lines = _lines(text)
    width = _width(text, lines)
    out: list[Paragraph] = []
    open_line = False
    for i, line in enumerate(lines):
        if open_line and not line.gap:
            out[-1] = Paragraph(out[-1].start, line.end, out[-1].indent, out[-1].gap)
        else:
            out.append(Paragraph(line.start, line.end, line.indent, line.gap))
        follower = lines[i + 1] if i + 1 < len(lines) else None
        open_line = bool(width and follower and _full(text, line, follower, width))
    return tuple(out)


def _lines(text: str) -> list[_Line]:
    out: list[_Line] = []
    last_end = 0
    for match in _LINE.finditer(text):
        stripped = match.group().strip()
        if not stripped:
            continue
        indent = len(match.group()) - len(match.group().lstrip())
        start = match.start() + indent
        between = text[last_end:start]
        breaks = between.count("\n") or between.count("\r")
        out.append(_Line(start, start + len(stripped), indent, not out or breaks > 1 or "\f" in between))
        last_end = start + len(stripped)
    return out


def _width(text: str, lines: list[_Line]) -> int | None:
    """The width at which the text's lines are broken, or None where a line is a paragraph."""
    inner = [line.end - line.start + line.indent for line, after in pairwise(lines) if not after.gap]
    widest = max(inner, default=0)
    if len(inner) < _MIN_WRAPPED or not _MIN_WIDTH <= widest <= _MAX_WIDTH:
        return None
    open_ended = sum(
        not _END.search(text[max(line.start, line.end - 8) : line.end])
        for line, after in pairwise(lines)
        if not after.gap
    )
    full = sum(_full(text, line, after, widest) for line, after in pairwise(lines) if not after.gap)
    return widest if open_ended * 2 > len(inner) and full * 2 > len(inner) else None


def _full(text: str, line: _Line, after: _Line, width: int) -> bool:
    """Whether the next line's first word would not have fitted on this one, or is the rest of a broken word."""
    if text[line.end - 1] == "-" and text[line.end - 2 : line.end - 1].isalpha() and text[after.start].islower():
        return True
    word = text[after.start : min(after.end, after.start + width)].split(maxsplit=1)[0]
    return line.end - line.start + line.indent + 1 + len(word) > width
