"""Windows of words that the encoder reads at once, chosen by the document alone.

A window begins where a sentence begins, so each is annotated by itself, and no result depends on another document or
on what else is in a batch.
"""

from __future__ import annotations

from collections.abc import Sequence

from sayso.annotate.forms import Break

MOST_WORDS = 128  # trained on windows of up to 125 words
MOST_PIECES = 380  # the encoder has 512 positions
FEWEST_WORDS = 48  # a window is ended at a certain boundary after this many words rather than before

_FINAL = frozenset((".", "!", "?", "…", "...", "?!", "!!", "??", "!?"))
_CLOSING = frozenset(('"', "”", "'", "’", "''", ")", "]", "»"))
_OPENING = frozenset(('"', "“", "'", "‘", "``", "(", "[", "«"))
_CLAUSE_MARKS = frozenset((";", ":", "—", "–", "--", ","))


def window_end(start: int, words: Sequence[str], breaks: Sequence[Break], pieces: Sequence[int]) -> tuple[int, bool]:
    """End of the window that begins at word `start`, and whether a sentence certainly ends there.

    `pieces` holds the number of pieces of each word.
    """
    limit, room = start, MOST_PIECES
    while limit < len(words) and limit - start < MOST_WORDS and pieces[limit] <= room:
        room -= pieces[limit]
        limit += 1
    if limit == len(words):
        return limit, True
    late = range(limit, start + FEWEST_WORDS - 1, -1)
    early = range(min(limit, start + FEWEST_WORDS - 1), start, -1)
    for places in (late, early):
        for place in places:
            if breaks[place] is Break.PARAGRAPH:
                return place, True
        for place in places:
            if ends_sentence(words, place, start):
                return place, True
    return limit, False


def ends_sentence(words: Sequence[str], place: int, start: int) -> bool:
    """Whether a sentence beyond doubt ends before word `place`: a full stop, and a capital after it."""
    last = place - 1
    while last > start and words[last] in _CLOSING:
        last -= 1
    if words[last] not in _FINAL:
        return False
    following = words[place]
    return following[:1].isupper() or (
        following in _OPENING and words[place + 1 : place + 2] != [] and words[place + 1][:1].isupper()
    )


def forced_end(start: int, end: int, words: Sequence[str]) -> int:
    """Where to cut a sentence that is longer than a window: after the last clause mark of its second half."""
    for place in range(end, (start + end) // 2, -1):
        if words[place - 1] in _CLAUSE_MARKS:
            return place
    return end
