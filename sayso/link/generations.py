"""Fathers and sons of one name: whom a suffix ("Jr.", "III") tells from somebody who has none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from sayso.link import persons
from sayso.link.fold import fold


def sons(people: Sequence[tuple[str, tuple[str, ...]]]) -> dict[int, str]:
    """Those who are told from a father, by index, with their suffix; `people` are documents with the names that each
    gives somebody, the fullest first.

    Most texts drop a suffix that they give once, so that it keeps nobody apart by itself; but who is called "Orlech
    Jr." for short somewhere, or is named in one text beside somebody without it, is not the other.
    """
    suffixes = {i: found for i, (_, names) in enumerate(people) if (found := _suffix(names))}
    if not suffixes:
        return {}
    told = {_surname(people[i][1]) for i in suffixes if any(_short(name) for name in people[i][1])}
    beside: dict[tuple[str, str, str], set[str | None]] = defaultdict(set)
    for i, (document, names) in enumerate(people):
        name = persons.parse(names[0]) if names else None
        if name is not None and name.full:
            beside[document, persons.surname_key(name), fold(name.given[0])].add(suffixes.get(i))
    told |= {surname for (_, surname, _), found in beside.items() if len(found) > 1}
    return {i: suffix for i, suffix in suffixes.items() if _surname(people[i][1]) in told}


def _surname(names: tuple[str, ...]) -> str:
    return persons.surname_key(persons.parse(names[0]))


def _short(name: str) -> bool:
    """Whether it is a surname with a suffix."""
    parsed = persons.parse(name)
    return parsed.suffix is not None and not parsed.full


def _suffix(names: tuple[str, ...]) -> str | None:
    """The suffix that the fuller names of one person all have, folded."""
    parsed = [persons.parse(name) for name in names]
    found = {one.suffix and fold(one.suffix).rstrip(".") for one in parsed if one.full or one.suffix}
    return found.pop() if len(found) == 1 else None
