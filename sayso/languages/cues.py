"""The words of a language that attribute content to a source (`cues.toml`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from sayso.languages import table
from sayso.records import Act


@dataclass(frozen=True, slots=True)
class Cue:
    """One use of a word that attributes. `takes` names the constructions in which its content stands (see the table).

    `prepositions` come before a noun phrase that is the content, `addressed` before the addressee of an infinitive,
    `after` follow an object ("accuse X of"); `light` are the only objects of the use ("put it"). `source` is `document`
    or `media` where only those have the use ("the poll shows", "the paper has learned").
    """

    act: Act
    takes: frozenset[str]
    prepositions: frozenset[str] = frozenset()
    addressed: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()
    light: frozenset[str] = frozenset()
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Cues:
    """Cues by lemma, and the closed sets of words around them; all in lower case. `forms` leads to a lemma."""

    verbs: Mapping[str, tuple[Cue, ...]]
    nouns: Mapping[str, tuple[Cue, ...]]
    adjectives: Mapping[str, tuple[Cue, ...]]
    light: frozenset[str]
    sourced: frozenset[str]
    under: frozenset[str]
    within: frozenset[str]
    recorded: frozenset[str]
    phrase_nouns: Mapping[str, Act]
    phrase_prepositions: frozenset[str]
    chain: Mapping[str, frozenset[str]]
    when: Mapping[str, frozenset[str]]
    hedges: Mapping[str, frozenset[str]]
    openers: Mapping[str, frozenset[str]]
    function: Mapping[str, frozenset[str]]
    forms: Mapping[str, str]


@cache
def cues(language: str) -> Cues:
    """The table of a language; raises LanguageUnsupported for a language without data."""
    data = table(language, "cues")
    return Cues(
        verbs=_by_lemma(data["verbs"]),
        nouns=_by_lemma(data["nouns"]),
        adjectives=_by_lemma(data["adjectives"]),
        light=frozenset(data["light"]["lemmas"]),
        sourced=frozenset(data["phrases"]["sourced"]),
        under=frozenset(data["phrases"]["under"]),
        within=frozenset(data["phrases"]["within"]),
        recorded=frozenset(data["phrases"]["recorded"]),
        phrase_nouns=dict(data["phrases"]["nouns"]),
        phrase_prepositions=frozenset(data["phrases"]["prepositions"]),
        chain=_sets(data["chain"]),
        when=_sets(data["when"]),
        hedges=_sets(data["hedges"]),
        openers=_sets(data["openers"]),
        function=_sets(data["function"]),
        forms=_forms(data),
    )


def _forms(data: Mapping[str, Any]) -> Mapping[str, str]:
    """From each form of the verbs to its lemma; irregular forms have the last word."""
    lemmas = {lemma for row in data["verbs"] for lemma in row["lemmas"]} | set(data["light"]["lemmas"])
    lemmas |= {word for key in ("citing", "hearing", "telling", "carried") for word in data["chain"][key]}
    forms: dict[str, str] = {}
    for lemma in sorted(lemmas):
        rule = next(rule for rule in data["inflection"] if lemma.endswith(tuple(rule["ends"])))
        stem = lemma[: len(lemma) - rule["cut"]]
        forms |= {stem + ending: lemma for ending in rule["add"]}
    forms |= {lemma: lemma for lemma in lemmas}
    return {**forms, **data["forms"]}


def _by_lemma(rows: list[dict[str, Any]]) -> Mapping[str, tuple[Cue, ...]]:
    found: dict[str, tuple[Cue, ...]] = {}
    for row in rows:
        cue = Cue(
            act=row["act"],
            takes=frozenset(row["takes"]),
            prepositions=frozenset(row.get("with", ())),
            addressed=frozenset(row.get("to", ())),
            after=frozenset(row.get("of", ())),
            light=frozenset(row.get("light", ())),
            source=row.get("source"),
        )
        for lemma in row["lemmas"]:
            found[lemma] = (*found.get(lemma, ()), cue)
    return found


def _sets(data: Mapping[str, list[str]]) -> Mapping[str, frozenset[str]]:
    return {key: frozenset(words) for key, words in data.items()}
