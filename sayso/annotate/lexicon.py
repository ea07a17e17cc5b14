"""Lemmas of inflected forms by a table of forms seen in training, and by the regular endings of English.

An edit script is guessed from the context and is right but for the spelling of what it leaves: `completed` to
`complet`. The table says what a form goes back to; where it does not have the form, a regular base that is a known
word is taken before one that is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

CLASSES = {
    **dict.fromkeys(("VBD", "VBN", "VBG", "VBZ"), "V"),
    **dict.fromkeys(("NNS", "NNPS"), "N"),
    **dict.fromkeys(("JJR", "JJS", "RBR", "RBS"), "A"),
}
_ENDINGS = {"VBZ": ("s",), "NNS": ("s",), "NNPS": ("s",), "VBD": ("ed",), "VBN": ("ed",), "VBG": ("ing",)}
_COMPARED = {"JJR": ("er",), "RBR": ("er",), "JJS": ("est",), "RBS": ("est",)}
_BEFORE_E = ("v", "c", "z", "u", "at", "dg", "rg", "ers", "ours")  # `waived`, `overstating`, `immersed`
_VOWELS = frozenset("aeiou")


class Lexicon:
    """Forms with their lemmas by Penn tag, and known words by class (V, N, A)."""

    def __init__(self, forms: Mapping[tuple[str, str], str], words: Mapping[str, frozenset[str]]) -> None:
        self._forms = forms
        self._words = words

    @staticmethod
    def read(path: Path) -> Lexicon:
        """A table of lines `tag form lemma` and `class word`, separated by tabs."""
        forms: dict[tuple[str, str], str] = {}
        words: dict[str, set[str]] = {"V": set(), "N": set(), "A": set()}
        for line in path.read_text(encoding="utf-8").splitlines():
            row = line.split("\t")
            if len(row) == 3:
                forms[row[0], row[1]] = row[2]
            else:
                words[row[0]].add(row[1])
        return Lexicon(forms, {name: frozenset(known) for name, known in words.items()})

    def lemma(self, word: str, tag: str, guess: str) -> str:
        """The lemma of `word` with a Penn tag; `guess` where nothing is known that is better."""
        if tag == "NNP":
            return word if guess[:1].islower() and word[:1].isupper() else guess
        known = self._words.get(CLASSES.get(tag, ""))
        if known is None:
            return guess
        low = word.lower()
        found = self._forms.get((tag, low)) or self._regular(low, tag, guess.lower(), known)
        if found is None:
            return guess
        return found[:1].upper() + found[1:] if tag == "NNPS" and word[:1].isupper() else found

    def _regular(self, word: str, tag: str, guess: str, known: frozenset[str]) -> str | None:
        candidates = list(bases(word, tag))
        if guess in known and guess in candidates:
            return None
        return next((base for base in candidates if base in known), _spelt(candidates))


def _spelt(candidates: list[str]) -> str | None:
    """Of the bases of a form that nobody knows the one that is spelt as English words are."""
    if not candidates:
        return None
    if candidates[0].endswith("y"):
        return candidates[0]
    stem = candidates[-1]
    return stem + "e" if stem + "e" in candidates and stem.endswith(_BEFORE_E) else None


def bases(word: str, tag: str) -> Iterator[str]:
    """What a regular form may go back to, the likeliest first: `tried` to `try`, `trie`, `tri`."""
    for ending in (*_ENDINGS.get(tag, ()), *_COMPARED.get(tag, ())):
        if not word.endswith(ending) or len(word) < len(ending) + 2:
            continue
        stem = word[: -len(ending)]
        if ending == "s":
            if stem.endswith("ie"):
                yield stem[:-2] + "y"
            yield stem
            if stem.endswith("e"):
                yield stem[:-1]
        else:
            if stem.endswith("i"):
                yield stem[:-1] + "y"
            if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in _VOWELS:
                yield stem[:-1]
            yield stem + "e"
            yield stem
