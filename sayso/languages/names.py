"""What the words of a name tell about the thing named (`names.toml`)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import get_args

from sayso.languages import table
from sayso.records import EntityKind


@cache
def kinds(language: str) -> Mapping[str, EntityKind]:
    """From a word of a name, as written, to the kind of the thing ("Treaty" → law)."""
    data = table(language, "names")
    return {word: kind for kind in get_args(EntityKind) for word in data.get(kind, ())}


@cache
def peoples(language: str) -> frozenset[str]:
    """The last words of names of peoples, faiths and adherents of parties, as written."""
    return frozenset(table(language, "names")["people"])


@cache
def called_after(language: str) -> frozenset[str]:
    """Nouns for what is called after whoever leads it, in lower case."""
    return frozenset(table(language, "names")["called_after"])
