"""Where a text is in quotation marks, whatever marks it uses and however it loses them.

Offsets here count in the passage's text. News text mixes straight and curly marks, closes with opening marks, leaves
stray spaces inside, opens again at every paragraph of a long quotation and forgets to close; so a mark is judged by its
shape, by the white space around it and by whether a quotation is open.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARK = re.compile(r"[\"“”„‟«»]|``|''")
# As an outer mark a single one must be sure of itself: closing only after punctuation, or every apostrophe would close.
_SINGLE = re.compile(r"‘|(?<![^\s(\[—–-])['’](?=\w)|(?<=[.,?!…])['’](?!\w)")
# A line all in single marks, as headlines have them.
_LINE = re.compile(r"^[\d:.• ]*([‘'](?!')(?:(?![‘\"“”]|\s'|[.,?!…]['’]\s)[^\n]){8,}(?<!')['’])$", re.MULTILINE)
# Speech between dashes, with a cue clause behind another: "— We stay, — said the mayor. — All."
_SPOKEN = re.compile(r"^[—–]\s+(?=\w)", re.MULTILINE)
_TO_CUE = re.compile(r"[,?!…](?=\s*[—–]\s+[a-z])")
_FROM_CUE = re.compile(r"[.]\s*[—–]\s+(?=[A-Z])")
_OPENING, _CLOSING = frozenset({"“", "„", "«", "``"}), frozenset({"”", "»"})
_SENTENCE_END = re.compile(r"[.?!](?=\s|$)")
# A quotation may run over paragraphs before its closing mark; past this it was never closed.
_REACH = 3000


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks, marks included: [start, end). `closed` tells whether a closing mark was found."""

    start: int
    end: int
    closed: bool


def quotations(text: str) -> list[Quotation]:
    """The outermost quotations of a text, in order, without overlap; those opened again at each paragraph are one."""
    marks = [(m.start(), m.end()) for m in _MARK.finditer(text)]
    if not marks and "‘" in text:
        marks = [(m.start(), m.end()) for m in _SINGLE.finditer(text)]
    found = [Quotation(m.start(1), m.end(1), closed=True) for m in _LINE.finditer(text)]
    found += [quotation for m in _SPOKEN.finditer(text) for quotation in _spoken(text, m.end())]
    k = 0
    while k < len(marks):
        start, end = marks[k]
        if not _opens(text, start, end, is_open=False):
            k += 1
            continue
        close, closed, k = _close(text, marks, k)
        if close - start > 2:
            found.append(Quotation(start, close, closed))
    return _apart(sorted(found, key=lambda quotation: quotation.start))


def _spoken(text: str, start: int) -> list[Quotation]:
    """The speech in a line that a dash opens, up to the cue clause that another dash sets off, and from there on."""
    line = _line_end(text, start)
    to_cue = _TO_CUE.search(text, start, line)
    if to_cue is None:
        return []
    found = [Quotation(start, to_cue.end(), closed=True)]
    again = _FROM_CUE.search(text, to_cue.end(), line)
    return [*found, Quotation(again.end(), line, closed=True)] if again else found


def _apart(found: list[Quotation]) -> list[Quotation]:
    """Those that begin after the end of the one before."""
    kept: list[Quotation] = []
    for quotation in found:
        if not kept or quotation.start >= kept[-1].end:
            kept.append(quotation)
    return kept


def _close(text: str, marks: list[tuple[int, int]], k: int) -> tuple[int, bool, int]:
    """Where the quotation that mark `k` opens ends, whether by a mark, and the first mark after it."""
    begin = marks[k][0]
    line = _line_end(text, marks[k][1])
    depth = 0
    for j in range(k + 1, len(marks)):
        start, end = marks[j]
        if start - begin > _REACH and start > line:
            break
        opens = _opens(text, start, end, is_open=True)
        if opens and start > line:
            if not text[line:start].strip():
                line = _line_end(text, end)  # the same quotation, opened again at its next paragraph
                continue
            break
        if opens and start < line and _turned(text, marks, j):
            return end, True, j + 1
        if opens and text[start] in "“„«" and _closed_twice(text, marks, j):
            depth += 1  # a quotation inside it that uses the same marks
        elif opens:
            continue
        elif depth:
            depth -= 1
        else:
            return end, True, j + 1
    to_cue = _TO_CUE.search(text, begin, line)
    if to_cue is not None:
        return (
            to_cue.end(),
            True,
            next((j for j in range(k + 1, len(marks)) if marks[j][0] >= to_cue.end()), len(marks)),
        )
    stop = min(_sentence_end(text, begin), line) if text[begin] == '"' else line
    return stop, False, next((j for j in range(k + 1, len(marks)) if marks[j][0] >= stop), len(marks))


def _opens(text: str, start: int, end: int, *, is_open: bool) -> bool:
    """Whether a mark opens a quotation. Space before and none after opens, the reverse closes; else its shape tells."""
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    free, tight = before.isspace() or before in "([—–-/", not after.isspace()
    if free and tight and after not in ",.;:)":
        return not (is_open and text[start:end] in _CLOSING)
    if not free and (not tight or after in ",.;:?!)—–-"):
        return False
    mark = text[start:end]
    if mark in "‘’'":
        return mark == "‘" or not is_open
    if mark in _OPENING or mark in _CLOSING:
        return mark in _OPENING
    return not is_open


def _turned(text: str, marks: list[tuple[int, int]], j: int) -> bool:
    """Whether a mark that looks as if it opened is the closing one, turned round: "“… in autumn, “the paper writes."

    So it is after a comma or the like, before a small letter, where the line has no mark that would close it."""
    start, end = marks[j]
    if text[:start].rstrip()[-1:] not in ",?!…" or not text[end : end + 1].islower():
        return False
    return j + 1 == len(marks) or marks[j + 1][0] >= _line_end(text, end)


def _closed_twice(text: str, marks: list[tuple[int, int]], j: int) -> bool:
    """Whether two closing marks follow before the line ends: one for the quotation inside, one for that around it."""
    line = _line_end(text, marks[j][1])
    following = [mark for mark in marks[j + 1 : j + 3] if mark[0] < line]
    return len(following) == 2 and not any(_opens(text, start, end, is_open=True) for start, end in following)


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text.rstrip()) if end < 0 else end


def _sentence_end(text: str, start: int) -> int:
    match = _SENTENCE_END.search(text, start)
    return match.end() if match else len(text)
