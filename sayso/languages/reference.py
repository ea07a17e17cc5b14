"""The words by which a language refers to people and organisations again (`reference.toml`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from sayso.languages import table
from sayso.records import Gender


@dataclass(frozen=True, slots=True, eq=False)
class Reference:
    """Words in lower case; phrases hold their words as a tuple, longest first.

    `short_titles` leads from a title as it is abbreviated to the office; `state_bodies` are heads of names that bodies
    of every state bear, `state_body_words` the other words of such names, each with the spelling that stands for it;
    `stands_for` leads from a general noun to the heads of titles that it can stand for; `general_*` are nouns for
    anybody of that kind; `peoples` and `states` are endings; `trades` tells what kind of body a word speaks of;
    `given` tells the gender of a given name, `feminine` how women's mostly end, `short_given` the names that a short
    form of one stands for; `parts` are heads of names of bodies that are a part of the one whose name begins theirs,
    `chambers` those of legislatures and their houses, `company_forms` tell how a business is incorporated.
    """

    particles: frozenset[str]
    suffixes: frozenset[str]
    before_titles: frozenset[str]
    titles: tuple[tuple[str, ...], ...]
    short_titles: Mapping[str, str]
    offices: frozenset[str]
    articles: frozenset[str]
    tails: tuple[tuple[str, ...], ...]
    unabbreviated: frozenset[str]
    state_bodies: frozenset[str]
    state_body_words: Mapping[str, str]
    peoples: tuple[str, ...]
    states: tuple[str, ...]
    first_singular: frozenset[str]
    first_plural: frozenset[str]
    possessive: frozenset[str]
    object: frozenset[str]
    definite: frozenset[str]
    own: frozenset[str]
    determiners: frozenset[str]
    quantities: tuple[tuple[str, ...], ...]
    bodies: frozenset[str]
    numbers: frozenset[str]
    pairs: frozenset[str]
    after_head: frozenset[str]
    beside: frozenset[str]
    handled: frozenset[str]
    selves: frozenset[str]
    before_name: frozenset[str]
    joiners: frozenset[str]
    possessive_marks: tuple[str, ...]
    informants: frozenset[str]
    stands_for: Mapping[str, frozenset[str]]
    general_person: frozenset[str]
    general_organisation: frozenset[str]
    general_country: frozenset[str]
    trades: Mapping[str, str]
    given: Mapping[str, Gender]
    feminine: tuple[str, ...]
    short_given: Mapping[str, frozenset[str]]
    parts: frozenset[str]
    chambers: frozenset[str]
    company_forms: frozenset[str]


def _phrases(texts: list[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(sorted((tuple(text.split()) for text in texts), key=lambda words: (-len(words), words)))


def _turned(stand_for: Mapping[str, list[str]]) -> dict[str, frozenset[str]]:
    """From each word on the right to all on the left that have it."""
    found: dict[str, set[str]] = {}
    for full, short in stand_for.items():
        for word in short:
            found.setdefault(word, set()).add(full)
    return {word: frozenset(full) for word, full in found.items()}


@cache
def reference(language: str) -> Reference:
    """The table of a language; raises LanguageUnsupported for a language without data."""
    data = table(language, "reference")
    names, pronouns, nominals, general = data["names"], data["pronouns"], data["nominals"], data["general"]
    given: dict[str, Gender] = dict.fromkeys(data["given"]["feminine"], "feminine")
    given |= dict.fromkeys(data["given"]["masculine"], "masculine")
    return Reference(
        particles=frozenset(names["particles"]),
        suffixes=frozenset(names["suffixes"]),
        before_titles=frozenset(names["before_titles"]),
        titles=_phrases(names["titles"]),
        short_titles=data["short_titles"],
        offices=frozenset(names["offices"]),
        articles=frozenset(names["articles"]),
        tails=_phrases(names["tails"]),
        unabbreviated=frozenset(names["unabbreviated"]),
        state_bodies=frozenset(names["state_bodies"]),
        state_body_words={word: word for word in names["state_body_words"]} | names["state_body_spellings"],
        peoples=tuple(sorted(names["peoples"], key=lambda end: (-len(end), end))),
        states=tuple(sorted(names["states"], key=lambda end: (-len(end), end))),
        first_singular=frozenset(pronouns["first_singular"]),
        first_plural=frozenset(pronouns["first_plural"]),
        possessive=frozenset(pronouns["possessive"]),
        object=frozenset(pronouns["object"]),
        definite=frozenset(nominals["definite"]),
        own=frozenset(nominals["own"]),
        determiners=frozenset(nominals["determiners"]),
        quantities=_phrases(nominals["quantities"]),
        bodies=frozenset(nominals["bodies"]),
        numbers=frozenset(nominals["numbers"]),
        pairs=frozenset(nominals["pairs"]),
        after_head=frozenset(nominals["after_head"]),
        beside=frozenset(nominals["beside"]),
        handled=frozenset(nominals["handled"]),
        selves=frozenset(nominals["selves"]),
        before_name=frozenset(nominals["before_name"]),
        joiners=frozenset(nominals["joiners"]),
        possessive_marks=tuple(nominals["possessive_marks"]),
        informants=frozenset(nominals["informants"]),
        stands_for={word: frozenset(heads) for word, heads in data["stands_for"].items()},
        general_person=frozenset(general["person"]),
        general_organisation=frozenset(general["organisation"]),
        general_country=frozenset(general["country"]),
        trades={word: trade for trade, words in data["trades"].items() for word in words},
        given=given,
        feminine=tuple(data["given"]["feminine_endings"]),
        short_given=_turned(data["short_given"]),
        parts=frozenset(names["parts"]),
        chambers=frozenset(names["chambers"]),
        company_forms=frozenset(names["company_forms"]),
    )
