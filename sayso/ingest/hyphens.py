"""Words that a stray hyphen broke ("diplo-matic ser-vice"), and those that a line's end did."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from sayso import assets
from sayso.errors import LanguageUnsupported
from sayso.languages import supported
from sayso.languages.spelling import prefixes

_HYPHENATED = re.compile(r"(?<![\w-])([^\W\d_]{2,20})-([ \t]?\r?\n[ \t]{0,40})?([^\W\d_]{2,20})(?![\w-])")
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
    known = lexicon(language) | {match.group().lower() for match in _WORD.finditer(text)}
    kept = frozenset(match.group().lower() for match in _HYPHENATED.finditer(text) if match[2] is None)

    def find(paragraph: str) -> list[tuple[int, int]]:
        out = []
        for match in _HYPHENATED.finditer(paragraph):
            first, second = match[1].lower(), match[3]
            if match[2] is not None:
                hyphen = f"{first}-{second.lower()}" in kept or not second.islower()
                out.append((match.end(1) + hyphen, match.start(3)))
            elif second.islower() and first + second in known:
                if first in parts and second in known:
                    continue
                out.append((match.end(1), match.start(3)))
        return out

    return find
