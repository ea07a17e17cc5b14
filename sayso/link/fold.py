"""Spellings brought to one form, so that names can be compared letter by letter."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Leftover markup of links and emphasis, and quotation marks around a name.
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()]*\)")
_MARKS = re.compile(r"[\[\]*_\\\"“”„«»‹›]+")
_SPACE = re.compile(r"\s+")
_POSSESSIVE = re.compile(r"(?<=s)['’]$|['’]s$", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+(?:[-'’.&][^\W_]+)*\.?")
# Letters that do not fall apart into a base letter and an accent (Unicode gives them no decomposition).
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"})
# Ways of writing one sound in the romanisations of Cyrillic and Arabic, and in English itself (ALA-LC, BGN/PCGN,
# passport and newspaper spellings): Sergey/Sergei, Aleksandr/Alexandr, Rakhim/Rahim.
_SOUNDS = (
    ("tch", "ch"), ("sch", "sh"), ("kh", "h"), ("gh", "g"), ("ph", "f"), ("th", "t"), ("ck", "k"), ("cq", "k"),
    ("zh", "j"), ("dzh", "j"), ("dj", "j"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ie", "i"), ("x", "ks"), ("q", "k"),
    ("w", "v"), ("y", "i"), ("j", "i"),
)  # fmt: skip
_REPEATED = re.compile(r"(.)\1+")
_VOWELS = re.compile(r"[aeiouh]")


@lru_cache(maxsize=65536)
def surface(text: str) -> str:
    """A stretch of a document as a person would write it: no markup, outer marks, line breaks or possessive."""
    text = _LINK.sub(r"\1", text) if "](" in text else text
    text = _SPACE.sub(" ", _MARKS.sub("", text)).strip(" ,;:–—-")
    return _POSSESSIVE.sub("", text)


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower case without accents; `’` becomes `'`."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    return "".join(c for c in plain if not unicodedata.combining(c)).translate(_LETTERS).replace("’", "'")


@lru_cache(maxsize=65536)
def squeeze(text: str) -> str:
    """Only the letters and digits, folded: hyphens, points and spaces make no other name ("U.S.", "US")."""
    return "".join(c for c in fold(text) if c.isalnum())


@lru_cache(maxsize=65536)
def words(text: str) -> tuple[str, ...]:
    """The words of a name as written, points and hyphens inside them kept."""
    return tuple(_WORD.findall(text))


@lru_cache(maxsize=65536)
def sounds(word: str) -> str:
    """A word by its sounds, roughly: what two romanisations of one name have in common."""
    text = squeeze(word)
    for letters, sound in _SOUNDS:
        text = text.replace(letters, sound)
    text = _REPEATED.sub(r"\1", text)
    return text[:-1] if text.endswith("i") and len(text) > 4 and text[-2] in "aeo" else text


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """The consonants of its sounds after the first letter: a blocking key that survives other vowels."""
    text = sounds(word)
    return _REPEATED.sub(r"\1", text[:1] + _VOWELS.sub("", text[1:]).replace("z", "s").replace("c", "k"))


def initial_letters(name_words: tuple[str, ...], passed_over: frozenset[str]) -> str:
    """The initials of a name's words, folded; small words in `passed_over` give none, parts at a hyphen one each."""
    parts = [part for word in name_words for part in re.split(r"[-/]", word) if part]
    return "".join(fold(part)[:1] for part in parts if fold(part) not in passed_over)


@lru_cache(maxsize=65536)
def is_abbreviation(text: str) -> bool:
    """Whether it is written as one: a word of two to eight letters, two or more and most of them capitals ("MoD")."""
    letters = [c for c in text if c.isalpha()]
    capitals = sum(c.isupper() for c in letters)
    return 2 <= len(letters) <= 8 and " " not in text.strip() and capitals >= 2 and capitals * 2 > len(letters)
