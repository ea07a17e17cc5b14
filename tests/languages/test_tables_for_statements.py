from __future__ import annotations

from typing import get_args

from sayso.languages.countries import countries
from sayso.languages.cues import cues
from sayso.languages.names import kinds
from sayso.languages.reliability import reliability
from sayso.languages.sources import sources
from sayso.ontology import acts
from sayso.records import EntityKind


def test_every_cue_has_an_act_of_the_ontology():
    table = cues("en")
    for uses in (*table.verbs.values(), *table.nouns.values(), *table.adjectives.values()):
        assert all(use.act in acts() for use in uses)


def test_forms_lead_from_an_inflected_verb_to_its_lemma():
    forms = cues("en").forms
    words = ("said", "denies", "pledged", "stressed", "agreeing", "urging", "told", "warn")
    assert [forms[word] for word in words] == ["say", "deny", "pledge", "stress", "agree", "urge", "tell", "warn"]


def test_a_pattern_that_was_never_measured_stands_with_its_family_and_that_with_the_rest():
    for read in (True, False):

        def of(pattern: str, *signs: str, read: bool = read) -> float:
            return reliability("en", (f"pattern {pattern}", *signs), read=read)

        assert of("object, never seen") == of("object")
        assert of("no such pattern") == of("other")
        assert 0 < of("clause after", "no source") < of("clause after") < 1
        assert of("clause after", "never heard of") == of("clause after")


def test_agreement_speaks_for_a_find_and_silence_against_it():
    signs = ("pattern clause after", "mode indirect", "words many")
    bare = reliability("en", signs, read=False)
    assert reliability("en", signs, read=True) < bare < reliability("en", (*signs, "agreed"), read=True)


def test_people_and_names_lead_to_the_same_state():
    table = countries("en")
    assert table.by_people["brazilians"] == table.by_name["brazil"] == "BR"
    assert set(table.by_people.values()) <= set(table.names)


def test_words_of_names_tell_kinds_that_exist():
    assert set(kinds("en").values()) <= set(get_args(EntityKind))
    assert kinds("en")["Treaty"] == "law"


def test_a_gender_is_told_only_of_persons():
    table = sources("en")
    assert table.genders.keys() <= table.persons
