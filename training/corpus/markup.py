"""Marked text to plain text and what its marks cover, as offsets in code points into the plain text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

REGIONS = ("title", "byline", "dateline", "caption", "boilerplate", "comment", "footnote", "related", "crosshead")

_BRACE = re.compile(r"\{([a-z][a-z0-9-]*)([=:~])")
_BRACKET = re.compile(r"\[(s\d+)([!<]?)[ \n]?")
_ANGLE = re.compile(r"<(set:)?([^|<>\n]{1,60})\|")
_REGION = re.compile(rf"::({'|'.join((*REGIONS, 'text'))}):: ?")
_PLAIN = frozenset("{}[]<>\\")
_CLOSES = {"}": "{", "]": "[", ">": "<"}


class MarkError(ValueError):
    """A mark that cannot be read; says in which line of the body and why."""

    def __init__(self, line: int, why: str) -> None:
        super().__init__(f"line {line}: {why}")
        self.line, self.why = line, why


@dataclass(frozen=True)
class Mention:
    """Words that refer to the entity; `named` where they are a name."""

    start: int
    end: int
    entity: str
    named: bool


@dataclass(frozen=True)
class Time:
    """A time expression; `value` is EDTF, a duration, or None where unknown; `repeats` for a set."""

    start: int
    end: int
    value: str | None
    repeats: bool


@dataclass(frozen=True)
class Region:
    """What is not article text."""

    start: int
    end: int
    kind: str


@dataclass
class Marks:
    """The plain text and all that is marked in it; spans are (start, end) in text order."""

    text: str = ""
    regions: list[Region] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    times: list[Time] = field(default_factory=list)
    triggers: dict[str, tuple[int, int]] = field(default_factory=dict)
    contents: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    cues: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    sources: dict[str, list[tuple[int, int]]] = field(default_factory=dict)


@dataclass(frozen=True)
class _Open:
    bracket: str
    label: str
    flag: str
    start: int
    line: int


def read(body: str) -> Marks:
    """Read marked text; raises MarkError at the first mark that cannot be read."""
    marks = Marks()
    out: list[str] = []
    length = 0  # of the plain text so far
    opened: list[_Open] = []
    region: tuple[str, int] | None = None
    line, place, fresh = 1, 0, True  # fresh: nothing but a region's mark stood in this line so far
    while place < len(body):
        mark = body[place]
        given = _REGION.match(body, place) if mark == ":" and (fresh or region) else None
        if given:
            _end_region(marks, region, length, "".join(out))
            region = None if given[1] == "text" else (given[1], length)
            place = given.end()
            continue
        found = None
        if mark == "\\" and body[place + 1 : place + 2] in _PLAIN:
            place += 1
            mark = body[place]
        elif mark == "{" and (found := _BRACE.match(body, place)):
            opened.append(_Open("{", found[1], found[2], length, line))
        elif mark == "[" and (found := _BRACKET.match(body, place)):
            opened.append(_Open("[", found[1], found[2], length, line))
        elif mark == "<" and (found := _ANGLE.match(body, place)):
            opened.append(_Open("<", found[2].strip(), found[1] or "", length, line))
        elif mark in _CLOSES:
            if not opened:
                raise MarkError(line, f"{mark!r} closes nothing; write \\{mark} where it is text")
            last = opened.pop()
            if last.bracket != _CLOSES[mark]:
                raise MarkError(line, f"{mark!r} where {last.bracket}{last.label} of line {last.line} is still open")
            _close(marks, last, length)
            place += 1
            continue
        elif mark in "{[<":
            raise MarkError(line, f"{body[place : place + 12]!r} is no mark; write \\{mark} where it is text")
        if found:
            line += found[0].count("\n")
            place = found.end()
            fresh = False
            continue
        if mark == "\n":
            if region:
                _end_region(marks, region, length, "".join(out))
                region = None
            line, fresh = line + 1, True
        else:
            fresh = False
        out.append(mark)
        length += 1
        place += 1
    if opened:
        raise MarkError(opened[-1].line, f"{opened[-1].bracket}{opened[-1].label} is never closed")
    marks.text = "".join(out)
    _end_region(marks, region, length, marks.text)
    marks.regions = _joined(marks.regions, marks.text)
    marks.mentions.sort(key=lambda mention: (mention.start, -mention.end))
    marks.times.sort(key=lambda time: (time.start, -time.end))
    for spans in (*marks.contents.values(), *marks.cues.values(), *marks.sources.values()):
        spans.sort()
    return marks


def _close(marks: Marks, opened: _Open, end: int) -> None:
    start = opened.start
    if end <= start:
        raise MarkError(opened.line, f"{opened.bracket}{opened.label} holds nothing")
    if opened.bracket == "<":
        marks.times.append(Time(start, end, None if opened.label == "?" else opened.label, bool(opened.flag)))
    elif opened.bracket == "[":
        parts = {"": marks.contents, "!": marks.cues, "<": marks.sources}[opened.flag]
        parts.setdefault(opened.label, []).append((start, end))
    elif opened.flag == "~":
        if opened.label in marks.triggers:
            raise MarkError(opened.line, f"{opened.label} is marked twice")
        marks.triggers[opened.label] = (start, end)
    else:
        marks.mentions.append(Mention(start, end, opened.label, opened.flag == "="))


def _end_region(marks: Marks, region: tuple[str, int] | None, end: int, text: str) -> None:
    if region and (kept := len(text[region[1] : end].rstrip())):
        marks.regions.append(Region(region[1], region[1] + kept, region[0]))


def _joined(regions: list[Region], text: str) -> list[Region]:
    """Consecutive lines of one kind are one region."""
    joined: list[Region] = []
    for region in regions:
        last = joined[-1] if joined else None
        if last and last.kind == region.kind and not text[last.end : region.start].strip():
            joined[-1] = Region(last.start, region.end, last.kind)
        else:
            joined.append(region)
    return joined
