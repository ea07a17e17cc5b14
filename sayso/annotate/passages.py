"""Long texts cut at paragraphs into passages that are annotated one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator

_PARAGRAPH = re.compile(r"\n[^\S\n]*\n\s*")
_LINE = re.compile(r"\n")
_WORD = re.compile(r"\S+")


def passages(text: str, words: int) -> Iterator[tuple[int, str]]:
    """Passages of at most `words` white-space words with the offset of each; together they are all of `text`.

    Cut at the last paragraph that fits, else at the last line, else between two words.
    """
    start = 0
    while start < len(text):
        end = _end(text, start, words)
        yield start, text[start:end]
        start = end


def _end(text: str, start: int, words: int) -> int:
    limit = start
    for count, word in enumerate(_WORD.finditer(text, start)):
        if count == words:
            limit = word.start()
            break
    else:
        return len(text)
    for mark in (_PARAGRAPH, _LINE):
        ends = [match.end() for match in mark.finditer(text, start, limit) if text[start : match.start()].strip()]
        if ends:
            return ends[-1]
    return limit
