"""Words that a stray hyphen broke ("diplo-matic ser-vice"), and those that a line's end did."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from sayso import assets
from sayso.errors import LanguageUnsupported
from sayso.languages import supported
from sayso.languages.spelling import prefixes

# A hyphen, perhaps at a line's end, and the second half; the first half is looked for from there backwards, since a
# search that begins at every letter of the text takes longer than all the rest of a reading.
_SECOND = re.compile(r"-([ \t]?\r?\n[ \t]{0,40})?([^\W\d_]{2,20})(?![\w-])")
_FIRST = re.compile(r"(?<![\w-])[^\W\d_]{2,20}$")
_WORD = re.compile(r"[^\W\d_]{4,40}")


@cache
def lexicon(language: str) -> frozenset[str]:
    """Common words of a language in small letters: the whole words of the annotator's WordPiece vocabulary, empty
    where the package carries none."""
    try:
        lines = (assets.weights(language) / "vocab.txt").read_text("utf-8").splitlines()
    except (LanguageUnsupported, OSError):
        return frozenset()
    return frozenset(line for line in lines if len(line) > 1 and line.isalpha())


def stray_hyphens(text: str, language: str | None) -> Callable[[str], list[tuple[int, int]]]:
    """A function from a paragraph of the text to the stretches that break a word in it.

    A hyphen before a small letter is stray when the word without it is known, as a common word or because the text
    itself writes it so elsewhere; but not after a prefix that stands before a common word ("re-election"). One at the
    end of a broken line is stray unless the text writes the two halves with a hyphen elsewhere, inside a line.
    """
    if "-" not in text or language not in supported():
        return lambda paragraph: []
    parts = prefixes(language)
    common = lexicon(language)
    own = _Words(text)
    kept = frozenset(f"{first}-{second.lower()}" for _, _, first, second, broken in _hyphenated(text) if not broken)

    def known(word: str) -> bool:
        return word in common or word in own

    def find(paragraph: str) -> list[tuple[int, int]]:
        out = []
        for start, end, first, second, broken in _hyphenated(paragraph):
            if broken:
                out.append((start + (f"{first}-{second.lower()}" in kept or not second.islower()), end))
            elif second.islower() and known(first + second) and not (first in parts and known(second)):
                out.append((start, end))
        return out

    return find


def _hyphenated(text: str) -> Iterator[tuple[int, int, str, str, bool]]:
    """Where a hyphen and what of a line's end follows it stand, the halves around it, the first in small letters, and
    whether a line ends there."""
    for match in _SECOND.finditer(text):
        first = _FIRST.search(text, max(0, match.start() - 22), match.start())
        if first:
            yield match.start(), match.start(2), first.group().lower(), match[2], match[1] is not None


class _Words:
    """The words of a text in small letters, gathered when they are first asked for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._words: frozenset[str] | None = None

    def __contains__(self, word: str) -> bool:
        if self._words is None:
            self._words = frozenset(match.group().lower() for match in _WORD.finditer(self._text))
        return word in self._words
