"""Words for the people of a state that no table lists, beside its name: "Kestan", "Kesta"."""

from __future__ import annotations

from functools import lru_cache

from sayso.link.fold import squeeze
from sayso.link.name_words import name_words

# Shorter stems are shared by too many names.
STEM = 4


@lru_cache(maxsize=65536)
def _stems(word: str) -> frozenset[str]:
    """What is left of a word for a people without its ending."""
    plain = squeeze(word)
    cut = (plain.removesuffix(end) for end in name_words().peoples if plain.endswith(end))
    return frozenset(stem for stem in cut if len(stem) >= STEM)


@lru_cache(maxsize=65536)
def _bases(name: str) -> frozenset[str]:
    """A name of a state, whole and without its ending."""
    plain = squeeze(name)
    cut = (plain.removesuffix(end) for end in name_words().state_endings if plain.endswith(end))
    return frozenset(base for base in (plain, *cut) if len(base) >= STEM)


def keys(name: str) -> frozenset[str]:
    """What a name has in common with the words for its people; empty for a name of several words."""
    return frozenset() if " " in name.strip() else _stems(name) | _bases(name)


def named_after(people: str, name: str) -> bool:
    """Whether a word is one for the people of a place with this name."""
    single = " " not in people.strip() and " " not in name.strip() and people[:1].isupper() and name[:1].isupper()
    return single and squeeze(people) != squeeze(name) and not _stems(people).isdisjoint(_bases(name))


def related(one: str, other: str) -> bool:
    """Whether two folded words can be of one state: its name, or words for its people."""
    bases = _bases(one) | _stems(one)
    return not bases.isdisjoint(_bases(other) | _stems(other))
