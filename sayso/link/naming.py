"""Whether two names can be of one thing, whatever its kind: the comparison that both grains of linking share."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from sayso.link import bodies, peoples, persons
from sayso.link.fold import is_abbreviation, skeleton, squeeze
from sayso.link.name_words import name_words
from sayso.records import EntityKind

# The annotator tells persons, organisations, places and the rest apart; what the rest is, a word of the name says.
# Among these kinds a name is often given another one in the next sentence (a party as a place), so that they may meet.
_BODIES: frozenset[EntityKind] = frozenset({"organisation", "country", "place", "facility", "route", "group"})


@dataclass(frozen=True, slots=True)
class Fit:
    """How sure (0–1) and why; `partial` where one name is only a part of the other and must fit nothing else."""

    score: float
    reason: str
    partial: bool


def family(kind: EntityKind) -> str:
    """Kinds whose names can be of one thing; nothing crosses from one family to another."""
    return "body" if kind in _BODIES else kind


def state(kind: EntityKind, name: str) -> str | None:
    """The ISO 3166-1 code of the state that a name or a word for its people stands for."""
    if family(kind) != "body":
        return None
    known = name_words().states
    plain = " ".join(bodies.bare(name)).lower()
    # Hyphens that a broken line left in a word ("Uni-ted") do not make another state.
    return known.get(plain) or known.get(name.lower()) or known.get(plain.replace("-", ""))


def partial(kind: EntityKind, name: str) -> bool:
    """Whether a name is one that needs a fuller one to be told apart: a surname alone or with initials, an
    abbreviation."""
    if kind == "person":
        return all(len(given.rstrip(".")) == 1 for given in persons.parse(name).given)
    return is_abbreviation(name) and state(kind, name) is None


@lru_cache(maxsize=65536)
def keys(kind: EntityKind, name: str) -> tuple[str, ...]:
    """Under which keys two names must meet to be compared; sorted."""
    group = family(kind)
    if group == "person":
        parsed = persons.parse(name)
        return (f"person:{persons.surname_key(parsed)}",)
    code = state(kind, name)
    if code:
        return (f"state:{code}",)
    parts = bodies.bare(name)
    found = {f"{group}:{squeeze(''.join(parts))}"}
    if group == "body":
        found |= {f"{group}^{stem}" for stem in peoples.keys(" ".join(parts))}
    if kind == "group":
        found.add(f"{group}:{squeeze(bodies.one_of(''.join(parts)))}")
    if len(parts) > 1:
        found.add(f"{group}~{''.join(skeleton(part) for part in parts)}")
    return tuple(sorted(found))


@lru_cache(maxsize=65536)
def short_keys(kind: EntityKind, name: str) -> tuple[str, ...]:
    """The keys of the abbreviations that a name's initials make."""
    group = family(kind)
    if group == "person" or state(kind, name):
        return ()
    return tuple(sorted(f"{group}:{s}" for s in bodies.initials(name) if len(s) >= bodies.SHORTEST_GUESS))


@lru_cache(maxsize=65536)
def fit(kind: EntityKind, name: str, other_kind: EntityKind, other: str) -> Fit | None:
    """How well two names fit one thing, or None where they cannot both be its names or nothing speaks for it."""
    if family(kind) != family(other_kind):
        return None
    if kind == "person":
        return _persons(name, other)
    code, other_code = state(kind, name), state(other_kind, other)
    if code or other_code:
        return Fit(0.95, "names of the same state", False) if code == other_code else None
    return _bodies(kind, name, other_kind, other)


def _bodies(kind: EntityKind, name: str, other_kind: EntityKind, other: str) -> Fit | None:
    a, b = "".join(bodies.bare(name)), "".join(bodies.bare(other))
    if squeeze(a) == squeeze(b):
        sure = 0.95 if kind == other_kind else 0.85
        return Fit(sure, "the same name", is_abbreviation(a))
    if bodies.abbreviates(name, other) or bodies.abbreviates(other, name):
        return Fit(0.75, "the initials of the name", True)
    if bodies.spelt_alike(name, other):
        return Fit(0.85, "spellings of the same name", False)
    if kind == other_kind == "group" and squeeze(bodies.one_of(a)) == squeeze(bodies.one_of(b)):
        return Fit(0.85, "one and many of a group", False)
    if family(kind) == "body" and (peoples.named_after(name, other) or peoples.named_after(other, name)):
        return Fit(0.8, "a word for its people", False)
    return None


def _persons(name: str, other: str) -> Fit | None:
    a, b = persons.parse(name), persons.parse(other)
    found = persons.fit(a, b)
    if found is None:
        return None
    score, reason = found
    return Fit(score, reason, not (a.full and b.full) or "initial" in reason)


@lru_cache(maxsize=65536)
def conflict(kind: EntityKind, name: str, other_kind: EntityKind, other: str) -> bool:
    """Whether two names cannot be of one thing: different families, states, or people with different full names."""
    if family(kind) != family(other_kind):
        return True
    if kind == "person":
        a, b = persons.parse(name), persons.parse(other)
        return a.full and b.full and persons.fit(a, b) is None
    code, other_code = state(kind, name), state(other_kind, other)
    return bool(code and other_code and code != other_code)
