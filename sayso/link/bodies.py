"""Names of organisations, states and everything that is no person: short forms and spellings."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from sayso.link.fold import fold, initial_letters, is_abbreviation, skeleton, squeeze, words
from sayso.link.name_words import name_words

# From here on a word may differ by a letter or two and be the same: center/centre, organisation/organization.
LONG_WORD = 6
# Two initials are shared by too many names for a guess across documents.
SHORTEST_GUESS = 3


@lru_cache(maxsize=65536)
def bare(name: str) -> tuple[str, ...]:
    """The words of a name as written without the article before it and a word like "newspaper" after it."""
    parts = words(name)
    if len(parts) > 1 and fold(parts[0]) in name_words().articles:
        parts = parts[1:]
    plain = tuple(fold(part).rstrip(".") for part in parts)
    for tail in name_words().tails:
        if len(plain) > len(tail) and plain[-len(tail) :] == tail and not parts[-1][:1].isupper():
            return parts[: -len(tail)]
    return parts


def initials(name: str) -> frozenset[str]:
    """The abbreviations that the initials of a name make, small words left out or not; none of a single word."""
    parts = bare(name)
    if len(parts) < 2:
        return frozenset()
    return frozenset({initial_letters(parts, name_words().unabbreviated), initial_letters(parts, frozenset())})


def abbreviates(short: str, full: str) -> bool:
    """Whether an abbreviation is made of the initials of a longer name."""
    return is_abbreviation(short) and squeeze(short) in initials(full)


def in_order(short: str, full: str) -> bool:
    """Whether the letters of an abbreviation stand in a name in that order, the first at its start."""
    letters, text = squeeze(short), squeeze("".join(bare(full)))
    if not letters or not text.startswith(letters[0]):
        return False
    rest = iter(text)
    return all(letter in rest for letter in letters)


def outlet(name: str) -> bool:
    """Whether a word of a name says that it is an outlet's; what stands before it is mostly where it appears."""
    return not name_words().outlets.isdisjoint(words(name))


def shortens(short: str, full: str) -> bool:
    """Whether a name is the first or last words of a longer one, or its initials."""
    some, every = (tuple(fold(part) for part in bare(name)) for name in (short, full))
    part = 0 < len(some) < len(every) and some in (every[: len(some)], every[-len(some) :])
    return part or abbreviates("".join(bare(short)), full)


@lru_cache(maxsize=65536)
def _same_word(a: str, b: str) -> bool:
    x, y = squeeze(a), squeeze(b)
    if x == y:
        return True
    if min(len(x), len(y)) < LONG_WORD or any(c.isdigit() for c in x + y):
        return False
    return skeleton(a) == skeleton(b) and x[0] == y[0] and Levenshtein.distance(x, y) <= 2


def spelt_alike(a: str, b: str) -> bool:
    """Whether two names of several words are spellings of one, word for word."""
    x, y = bare(a), bare(b)
    return len(x) == len(y) > 1 and all(_same_word(one, other) for one, other in zip(x, y, strict=True))


def key(name: str) -> str:
    """What every spelling of a name has in common."""
    parts = bare(name)
    return "".join(parts and [skeleton(part) for part in parts]) if len(parts) > 1 else squeeze("".join(parts))
