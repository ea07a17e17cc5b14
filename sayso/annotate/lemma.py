"""Lemmas as edit scripts: how to change a word into its lemma (Straka et al. 2016, UDPipe).

A script is `case|n|ending`: case `k` kept, `l` lowered, `t` first letter kept and the rest lowered; then the last n
characters are replaced by the ending. An irregular form is `=lemma`, the whole lemma.
"""

from __future__ import annotations


def script(word: str, lemma: str) -> str:
    """The edit script that turns `word` into `lemma`."""
    shared, case = max(((_shared(_cased(word, case), lemma), case) for case in "klt"), key=lambda pair: pair[0])
    length = len(_cased(word, case))
    if not shared or (shared < 3 and shared < length - 4):
        return f"={lemma}"
    return f"{case}|{length - shared}|{lemma[shared:]}"


def apply(edit: str, word: str) -> str:
    """The lemma that the script `edit` makes of `word`; the word in lower case where the script does not fit."""
    if edit.startswith("="):
        return edit[1:]
    case, cut, ending = edit.split("|", 2)
    cased = _cased(word, case)
    if int(cut) > len(cased):
        return word.lower()
    return (cased[: len(cased) - int(cut)] + ending) or word.lower()


def _shared(one: str, other: str) -> int:
    """Number of characters that the two words begin with in common."""
    length = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        length += 1
    return length


def _cased(word: str, case: str) -> str:
    if case == "k":
        return word
    return word.lower() if case == "l" else word[:1].upper() + word[1:].lower()
