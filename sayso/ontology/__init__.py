"""Kinds of things and of speech acts, the same for every language: TOML tables with one reader."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, get_args

from sayso.records import Act, EntityKind, SpeakerKind


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of entity: what it covers, and the kind of speaker that one of its members makes."""

    name: EntityKind
    gloss: str
    speaks_as: SpeakerKind


@cache
def _table(name: str) -> Mapping[str, Any]:
    return tomllib.loads(files(__name__).joinpath(f"{name}.toml").read_text("utf-8"))


@cache
def kinds() -> Mapping[EntityKind, Kind]:
    """The kinds of entities, in the order of the interchange format."""
    data = _table("kinds")["kinds"]
    return {name: Kind(name, data[name]["gloss"], data[name]["speaks_as"]) for name in get_args(EntityKind)}


@cache
def labels() -> Mapping[str, EntityKind]:
    """From the annotator's labels for names to the kind that they mostly are."""
    return dict(_table("kinds")["labels"])


@cache
def relations() -> frozenset[str]:
    """The relations of Universal Dependencies, without subtypes."""
    return frozenset(_table("annotation")["relations"])


@cache
def name_labels() -> Mapping[str, str | None]:
    """From labels of names in the usual schemes to our annotator's; None for labels of what is no name."""
    return {label: ours or None for label, ours in _table("annotation")["names"].items()}


@cache
def acts() -> Mapping[Act, str]:
    """The acts of speech with what each covers, in the order of the interchange format."""
    data = _table("acts")
    return {act: data[act] for act in get_args(Act)}


@dataclass(frozen=True, slots=True)
class Institution:
    """A body of a state that is known by its own name: the state's ISO 3166-1 code, and whether it speaks for it."""

    state: str
    speaks: bool


@cache
def institutions() -> Mapping[str, Institution]:
    """By their names in lower case, without an article."""
    data = _table("institutions")
    return {
        name.casefold(): Institution(state, part == "speaks")
        for part in ("apart", "speaks")
        for state, names in data[part].items()
        for name in names
    }
