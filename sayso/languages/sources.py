"""The nouns and pronouns for those who can speak, in a language (`sources.toml`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from sayso.languages import table
from sayso.records import EntityKind, Gender, Number


@dataclass(frozen=True, slots=True)
class Pronoun:
    """What a personal pronoun tells about whom it stands for."""

    kind: EntityKind
    gender: Gender | None
    number: Number


@dataclass(frozen=True, slots=True)
class Sources:
    """Lemmas in lower case; `media_names` are words of outlets' names as written.

    `roles` can stand as a title before a name, `persons` holds them and all other nouns for people. `unnamed` are
    heads that describe a source without a name, `unnamed_marks` words that say so outright; `partitives` only count
    those whom "of" introduces, `sides` stand for whom their phrase names, `carriers` are somebody's
    and say what that one does, `parts` for the law or document that they
    are of. `titles` are courtesy titles, with the gender that they tell.
    """

    roles: frozenset[str]
    persons: frozenset[str]
    genders: Mapping[str, Gender]
    organisations: frozenset[str]
    media: frozenset[str]
    media_kinds: frozenset[str]
    media_qualified: frozenset[str]
    media_qualifiers: frozenset[str]
    media_names: frozenset[str]
    reports: frozenset[str]
    documents: frozenset[str]
    unnamed: frozenset[str]
    unnamed_marks: frozenset[str]
    never_known: frozenset[str]
    definite: frozenset[str]
    unnamed_pronouns: frozenset[str]
    somebody: frozenset[str]
    partitives: frozenset[str]
    sides: frozenset[str]
    carriers: frozenset[str]
    parts: frozenset[str]
    titles: Mapping[str, Gender | None]
    asks: frozenset[str]
    answers: frozenset[str]
    pronouns: Mapping[str, Pronoun]


@cache
def sources(language: str) -> Sources:
    """The table of a language; raises LanguageUnsupported for a language without data."""
    data = table(language, "sources")
    persons, media, unnamed, titles = data["persons"], data["media"], data["unnamed"], data["titles"]
    genders: dict[str, Gender] = dict.fromkeys(persons["feminine"], "feminine")
    genders |= dict.fromkeys(persons["masculine"], "masculine")
    courtesy: dict[str, Gender | None] = dict.fromkeys(titles["neutral"])
    courtesy |= dict.fromkeys(titles["feminine"], "feminine")
    courtesy |= dict.fromkeys(titles["masculine"], "masculine")
    return Sources(
        roles=frozenset(persons["roles"]),
        persons=frozenset(persons["roles"]) | frozenset(persons["others"]),
        genders=genders,
        organisations=frozenset(data["organisations"]["nouns"]),
        media=frozenset(media["nouns"]),
        media_kinds=frozenset(media["kinds"]),
        media_qualified=frozenset(media["qualified"]),
        media_qualifiers=frozenset(media["qualifiers"]),
        media_names=frozenset(media["names"]),
        reports=frozenset(media["reports"]),
        documents=frozenset(data["documents"]["nouns"]),
        unnamed=frozenset(unnamed["nouns"]),
        unnamed_marks=frozenset(unnamed["marks"]),
        never_known=frozenset(unnamed["never_known"]),
        definite=frozenset(unnamed["definite"]),
        unnamed_pronouns=frozenset(unnamed["pronouns"]),
        somebody=frozenset(unnamed["somebody"]),
        partitives=frozenset(data["partitives"]["nouns"]),
        sides=frozenset(data["sides"]["nouns"]),
        carriers=frozenset(data["carriers"]["nouns"]),
        parts=frozenset(data["parts"]["nouns"]),
        titles=courtesy,
        asks=frozenset(data["turns"]["asks"]),
        answers=frozenset(data["turns"]["answers"]),
        pronouns={
            word: Pronoun(given["kind"], given.get("gender"), given["number"])
            for word, given in data["pronouns"].items()
        },
    )
