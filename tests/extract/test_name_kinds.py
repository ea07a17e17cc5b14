from __future__ import annotations

import pytest
from trees import written

from sayso.extract.name_kinds import name_kind
from sayso.extract.syntax import Entity, read_doc
from sayso.extract.vocabulary import vocabulary
from sayso.records import EntityKind

LEFT = """
{first} x {pos} 2 {dep}
{name} x PROPN 3 nsubj
left leave VERB 0 root
.~ . PUNCT 3 punct
"""


@pytest.mark.parametrize(
    ("first", "name", "label", "kind"),
    [
        ("The", "Kestans", "MISC", "country"),  # what was learnt: a state that no table lists
        ("The", "Vienna", "LOC", "country"),  # a seat that speaks for its state
        ("In", "Texas", "LOC", "place"),
        ("In", "Chicago", "LOC", "place"),
        ("In", "Asia", "LOC", "place"),
        ("The", "Liberals", "ORG", "group"),
        ("The", "Buddhists", "MISC", "group"),
        ("The", "OTP", "ORG", "organisation"),
        ("The", "KESTA", "LOC", "country"),  # shouted
        ("President", "Orlech", "LOC", "person"),
        ("The", "Brazilians", "MISC", "country"),
    ],
)
def test_what_was_learnt_to_be_a_state_is_one_where_nothing_says_otherwise(
    first: str, name: str, label: str, kind: str
) -> None:
    title = first == "President"
    tree = LEFT.format(first=first, name=name, pos="PROPN" if title else "DET", dep="nmod:desc" if title else "det")
    doc = written(tree.replace("President x", "President president"), {name: label})
    assert name_kind(read_doc(doc), Entity(1, 2, label, "country"), vocabulary("en")) == kind


def test_adherents_end_a_name_and_a_given_name_is_none() -> None:
    doc = written(LEFT.format(first="Christian", name="Suel", pos="PROPN", dep="compound"), {"Suel": "PER"})
    syntax = read_doc(doc)
    assert name_kind(syntax, Entity(0, 2, "PER"), vocabulary("en")) == "person"
    assert name_kind(syntax, Entity(0, 1, "PER"), vocabulary("en")) == "person"
    assert name_kind(syntax, Entity(0, 1, "MISC"), vocabulary("en")) == "group"


FOUGHT = """
The the DET 3 det
{name} x PROPN 3 compound
{noun} x NOUN 4 nsubj
left leave VERB 0 root
.~ . PUNCT 4 punct
"""


@pytest.mark.parametrize(
    ("name", "noun", "label", "learnt", "kind"),
    [
        ("Orlech", "administration", "ORG", "organisation", "person"),
        ("Orlech", "administration", "LOC", "country", "person"),
        ("McCarn", "campaign", "ORG", None, "person"),
        ("Orlech", "administration", "PER", "organisation", "person"),
        ("Orlech", "factory", "ORG", "organisation", "organisation"),
        ("Kestan", "administration", "MISC", "country", "country"),
        ("Brazil", "campaign", "LOC", "country", "country"),
        ("Moscow", "administration", "LOC", "country", "country"),
        ("Texas", "administration", "LOC", "place", "place"),
        ("Senate", "campaign", "ORG", "organisation", "organisation"),
        ("OTP", "campaign", "ORG", "organisation", "organisation"),
        ("Liberal", "campaign", "ORG", "organisation", "group"),
    ],
)
def test_what_is_called_after_somebody_has_a_persons_name_before_it(
    name: str, noun: str, label: str, learnt: EntityKind | None, kind: EntityKind
) -> None:
    doc = written(FOUGHT.format(name=name, noun=noun), {name: label})
    assert name_kind(read_doc(doc), Entity(1, 2, label, learnt), vocabulary("en")) == kind


@pytest.mark.parametrize(
    ("first", "name", "kind"),
    [
        ("Port", "Sudan", "place"),
        ("Fort", "Worth", "place"),
        ("Port", "Orlech", "facility"),
        ("Fort", "Tarn", "facility"),
    ],
)
def test_a_town_that_is_called_after_a_port_or_fort_is_a_place(first: str, name: str, kind: str) -> None:
    doc = written(LEFT.format(first=first, name=name, pos="PROPN", dep="compound"), {f"{first} {name}": "LOC"})
    assert name_kind(read_doc(doc), Entity(0, 2, "LOC"), vocabulary("en")) == kind
