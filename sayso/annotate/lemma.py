"""Lemmas as edit scripts: how to change a word into its lemma (Straka et al. 2016, UDPipe).

A script is `case|n|ending`: case `k` kept, `l` lowered, `t` first letter kept and the rest lowered; then the last n
characters are replaced by the ending. An irregular form is `=lemma`, the whole lemma.
"""

from __future__ import annotations

import os.path


def script(word: str, lemma: str) -> str:
    """The edit script that turns `word` into `lemma`."""
    for case in ("k", "l", "t"):
        cased = _cased(word, case)
        shared = len(os.path.commonprefix([cased, lemma]))
        if shared and (shared >= len(cased) - 4 or shared >= 3):
            return f"{case}|{len(cased) - shared}|{lemma[shared:]}"
    return f"={lemma}"


def apply(edit: str, word: str) -> str:
    """The lemma that the script `edit` makes of `word`; the word in lower case where the script does not fit."""
    if edit.startswith("="):
        return edit[1:]
    case, cut, ending = edit.split("|", 2)
    if int(cut) > len(word):
        return word.lower()
    cased = _cased(word, case)
    return (cased[: len(cased) - int(cut)] + ending) or word.lower()


def _cased(word: str, case: str) -> str:
    if case == "k":
        return word
    return word.lower() if case == "l" else word[:1].upper() + word[1:].lower()
