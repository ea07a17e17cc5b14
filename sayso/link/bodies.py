"""Names of organisations, states and everything that is no person: short forms and spellings."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from sayso.link.fold import fold, initial_letters, is_abbreviation, skeleton, squeeze, words
from sayso.link.name_words import name_words
from sayso.ontology import institutions

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
    return parts[:-1] if len(parts) > 1 and squeeze(parts[-1]) in name_words().company_forms else parts


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


def one_of(people: str) -> str:
    """The word for one of a people, a faith or a party: "Liberal" for "Liberals"."""
    return people[:-1] if len(people) > LONG_WORD - 2 and people.endswith("s") else people


def shortens(short: str, full: str) -> bool:
    """Whether a name is the first or last words of a longer one, or its initials."""
    return part_of_name(short, full) or abbreviates("".join(bare(short)), full)


def part_of_name(short: str, full: str) -> bool:
    """Whether a name is the first or last words of a longer one."""
    some, every = (tuple(fold(part) for part in bare(name)) for name in (short, full))
    return 0 < len(some) < len(every) and some in (every[: len(some)], every[-len(some) :])


def shortened(short: str, full: str) -> bool:
    """Whether a text may call a body all through by this part of its name: its first words, or all but the state's name
    before them; of other last words ("the Courier") there are too many."""
    some, every = (tuple(fold(part) for part in bare(name)) for name in (short, full))
    if len(some) >= len(every):
        return False
    if some == every[: len(some)]:
        return True
    return some == every[-len(some) :] and " ".join(every[: -len(some)]) in name_words().states


def ends_for_short(parts: tuple[str, ...], i: int) -> bool:
    """Whether a folded name may be called by its words from the i-th on: "Delta [Courier]"; a body that is known by its
    own name only by a word for what it is ("State [Department]", but no "White [House]")."""
    known = name_words()
    if parts[i - 1] in known.unabbreviated or (i == len(parts) - 1 and set(parts) & known.unabbreviated):
        return False
    return " ".join(parts) not in institutions() or parts[-1] in known.general_bodies


def comes_first(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether a text may give a folded short form before the name: a single word that is none of a state's bodies, nor
    short, as many words are that only describe ("new"); or all but a state's name ("Border Force")."""
    known = name_words()
    if full[-len(short) :] == short:
        if len(short) == 1 and short[0] not in known.chambers - {"assembly", "parliament"}:
            return True
        return " ".join(full[: -len(short)]) in known.states
    return len(short) == 1 and len(short[0]) >= LONG_WORD - 1 and short[0] not in known.state_body_words


def begins_for_short(parts: tuple[str, ...], i: int) -> bool:
    """Whether a folded name may be called by its first i words: "[Delta] Hydro". A whole is not called for one of its
    parts ("[Delta] Youth Committee"), nor a house for what is beside it, nor is what is known by its own name."""
    known = name_words()
    if parts[i] in known.unabbreviated:
        return False
    whole = parts[:i]
    own = not known.chambers.isdisjoint(whole) or " ".join(whole) in institutions()
    return not own and known.parts.isdisjoint(parts[i:])


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
