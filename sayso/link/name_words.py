"""The small words of names, of all languages at once: a document in one language has names of any."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from sayso.languages import supported
from sayso.languages.countries import countries
from sayso.languages.reference import Reference, reference
from sayso.languages.sources import sources
from sayso.records import Gender


@dataclass(frozen=True, slots=True, eq=False)
class NameWords:
    """Words in lower case, phrases as tuples of words, longest first.

    `titles` are single words that can stand before a name, `offices` those of them that no body bears as its name,
    `title_phrases` titles of several words; `states` leads from names of states and of their people to ISO 3166-1
    codes, `state_names` from these to the usual name; `peoples` are endings of words for a people, `state_endings` of
    names of states, longest first; `places` are names of states, of their people and of their seats;
    `seats` leads from these last to the codes; `state_bodies` and `state_body_words` are those of bodies that every
    state has; `outlets` are words of outlets' names, as written. `feminine` are endings of women's given names;
    `short_given` leads from a short form of a given name to the names that it stands for; `parts`, `chambers` and
    `company_forms` are those of `Reference`, `general_bodies` nouns for any body.
    """

    particles: frozenset[str]
    suffixes: frozenset[str]
    before_titles: frozenset[str]
    titles: frozenset[str]
    offices: frozenset[str]
    title_phrases: tuple[tuple[str, ...], ...]
    articles: frozenset[str]
    tails: tuple[tuple[str, ...], ...]
    unabbreviated: frozenset[str]
    state_bodies: frozenset[str]
    state_body_words: Mapping[str, str]
    possessive_marks: tuple[str, ...]
    peoples: tuple[str, ...]
    state_endings: tuple[str, ...]
    given: Mapping[str, Gender]
    feminine: tuple[str, ...]
    short_given: Mapping[str, frozenset[str]]
    parts: frozenset[str]
    chambers: frozenset[str]
    company_forms: frozenset[str]
    general_bodies: frozenset[str]
    states: Mapping[str, str]
    state_names: Mapping[str, str]
    places: frozenset[str]
    outlets: frozenset[str]
    seats: Mapping[str, str]


def _phrases(tables: list[tuple[tuple[str, ...], ...]]) -> tuple[tuple[str, ...], ...]:
    return tuple(sorted({phrase for table in tables for phrase in table}, key=lambda words: (-len(words), words)))


def _endings(tables: list[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(sorted({end for table in tables for end in table}, key=lambda end: (-len(end), end)))


@cache
def name_words() -> NameWords:
    """The tables of every supported language, joined."""
    languages = supported()
    tables: list[Reference] = [reference(language) for language in languages]
    states: dict[str, str] = {}
    state_names: dict[str, str] = {}
    places: set[str] = set()
    seats: dict[str, str] = {}
    given: dict[str, Gender] = {}
    short_given: dict[str, frozenset[str]] = {}
    for language, table in zip(languages, tables, strict=True):
        known = countries(language)
        states = {**known.by_people, **known.by_name, **states}
        places |= known.by_name.keys() | known.by_people.keys() | known.by_seat.keys()
        seats = {**known.by_seat, **seats}
        state_names = {**known.names, **state_names}
        given = {**table.given, **given}
        for short, full in table.short_given.items():
            short_given[short] = short_given.get(short, frozenset()) | full
    speakers = [sources(language) for language in languages]
    return NameWords(
        particles=frozenset().union(*(table.particles for table in tables)),
        suffixes=frozenset().union(*(table.suffixes for table in tables)),
        before_titles=frozenset().union(*(table.before_titles for table in tables)),
        titles=frozenset().union(*(table.roles for table in speakers), *(table.titles for table in speakers)),
        offices=frozenset().union(*(table.offices for table in tables)),
        title_phrases=_phrases([table.titles for table in tables]),
        articles=frozenset().union(*(table.articles for table in tables)),
        tails=_phrases([table.tails for table in tables]),
        unabbreviated=frozenset().union(*(table.unabbreviated for table in tables)),
        state_bodies=frozenset().union(*(table.state_bodies for table in tables)),
        state_body_words={word: usual for table in tables for word, usual in table.state_body_words.items()},
        possessive_marks=_endings([table.possessive_marks for table in tables]),
        peoples=_endings([table.peoples for table in tables]),
        state_endings=_endings([table.states for table in tables]),
        given=given,
        feminine=_endings([table.feminine for table in tables]),
        short_given=short_given,
        parts=frozenset().union(*(table.parts for table in tables)),
        chambers=frozenset().union(*(table.chambers for table in tables)),
        company_forms=frozenset().union(*(table.company_forms for table in tables)),
        general_bodies=frozenset().union(*(table.general_organisation for table in tables)),
        states=states,
        state_names=state_names,
        places=frozenset(places),
        outlets=frozenset().union(*(table.media_names for table in speakers)),
        seats=seats,
    )
