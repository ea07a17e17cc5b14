"""Words cut into the pieces of the encoder's vocabulary (BERT's uncased basic tokenizer and WordPiece).

Devlin et al. 2019, BERT; Wu et al. 2016, section 4.1. Written here so that running needs no tokenizer package;
tested equal to the reference implementation.
"""

from __future__ import annotations

import unicodedata
from pathlib import Path

CLS, SEP, UNK = "[CLS]", "[SEP]", "[UNK]"
LONGEST = 100  # characters; a longer run is unknown, as in the reference
MOST_PIECES = 8  # a word is read by its first and last piece; the middle of a very long one only costs time
SYMBOLS_KEPT = 3  # "********" says no more than "***", and long runs made the model break sentences
CACHED = 200_000


class WordPieces:
    """The vocabulary, and the pieces of each word met so far."""

    def __init__(self, vocabulary: Path) -> None:
        lines = vocabulary.read_text(encoding="utf-8").splitlines()
        self._ids = {piece: number for number, piece in enumerate(lines)}
        self.start = self._ids[CLS]
        self.end = self._ids[SEP]
        self.unknown = self._ids[UNK]
        self._cache: dict[str, tuple[int, ...]] = {}

    def pieces(self, word: str) -> tuple[int, ...]:
        """Piece numbers of one word as the encoder is fed it: 1 to 8 of them, whatever the word."""
        found = self._cache.get(word)
        if found is None:
            if len(self._cache) >= CACHED:
                self._cache.clear()
            found = self._cache[word] = self._shortened(word)
        return found

    def _shortened(self, word: str) -> tuple[int, ...]:
        if len(word) > SYMBOLS_KEPT and not any(character.isalnum() for character in word):
            word = word[:SYMBOLS_KEPT]
        found = self.split(word[: LONGEST * MOST_PIECES])
        if len(found) > MOST_PIECES:
            found = found[: MOST_PIECES // 2] + found[-MOST_PIECES // 2 :]
        return tuple(found) or (self.unknown,)

    def split(self, text: str) -> list[int]:
        """Piece numbers of `text`, exactly as the reference gives them; empty for white space and controls alone."""
        return [number for run in runs(text) for number in self._greedy(run)]

    def _greedy(self, run: str) -> list[int]:
        """The longest piece that fits, again and again; the whole run is unknown where nothing fits."""
        if len(run) > LONGEST:
            return [self.unknown]
        found: list[int] = []
        start = 0
        while start < len(run):
            prefix = "##" if start else ""
            for end in range(len(run), start, -1):
                number = self._ids.get(prefix + run[start:end])
                if number is not None:
                    found.append(number)
                    start = end
                    break
            else:
                return [self.unknown]
        return found


def runs(text: str) -> list[str]:
    """`text` cleaned, in lower case without accents, cut at white space, punctuation and CJK characters."""
    spaced: list[str] = []
    for character in text:
        if _is_control(character):
            continue
        if character.isspace():
            spaced.append(" ")
        elif _is_cjk(ord(character)):
            spaced.append(f" {character} ")
        else:
            spaced.append(character)
    bare = unicodedata.normalize("NFD", "".join(spaced))
    bare = "".join(character for character in bare if unicodedata.category(character) != "Mn").lower()
    cut = "".join(f" {character} " if _is_punctuation(character) else character for character in bare)
    return cut.split()


def _is_control(character: str) -> bool:
    if character in "\t\n\r":
        return False
    return character in "\x00\ufffd" or unicodedata.category(character) in ("Cc", "Cf", "Co", "Cs")


def _is_punctuation(character: str) -> bool:
    code = ord(character)
    if code < 128:
        return 33 <= code <= 47 or 58 <= code <= 64 or 91 <= code <= 96 or 123 <= code <= 126
    return unicodedata.category(character).startswith("P")


_CJK = (
    (0x4E00, 0x9FFF),
    (0x3400, 0x4DBF),
    (0x20000, 0x2A6DF),
    (0x2A700, 0x2B73F),
    (0x2B740, 0x2B81F),
    (0x2B920, 0x2CEAF),
    (0xF900, 0xFAFF),
    (0x2F800, 0x2FA1F),
)


def _is_cjk(code: int) -> bool:
    return code >= 0x3400 and any(low <= code <= high for low, high in _CJK)
