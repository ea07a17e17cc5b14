"""The packaged weights decide as they did when they were fitted, and by nothing but the table."""

from __future__ import annotations

from dataclasses import replace

import pytest
from spacy.tokens import Doc

from sayso.annotate import load
from sayso.extract.statements import found_by_rules, look
from sayso.extract.statements.draft import Draft, Matter
from sayso.extract.statements.edge_signs import begin_signs, end_signs
from sayso.extract.statements.edges import drawn, edges, frame_of, settled
from sayso.languages.edges import EdgeWeights, edge_weights

NAVY = "The navy announced a search of the bay by divers on Monday after the ferry sank."


def as_ruled(_: Matter, draft: Draft) -> Draft:
    return draft


def ruled(text: str) -> tuple[Matter, list[Draft]]:
    doc: Doc = load("en")(text)
    matter = look(doc, "en")
    return matter, found_by_rules(matter, as_ruled)


@pytest.fixture(scope="module")
def navy() -> tuple[Matter, Draft]:
    matter, (draft,) = ruled(NAVY)
    return matter, draft


def test_without_weights_the_rules_stand(navy: tuple[Matter, Draft]) -> None:
    matter, draft = navy
    assert settled(replace(matter, edges=EdgeWeights({}, {})), draft) == draft


def test_a_sign_of_one_candidate_alone_draws_the_content_there(navy: tuple[Matter, Draft]) -> None:
    matter, draft = navy
    found = edges(matter, draft)
    assert found is not None
    frame = frame_of(matter, draft, found)
    last = found.ends[-1]
    others = {sign for i in found.ends[:-1] for sign in end_signs(frame, i)}
    own = next(sign for sign in end_signs(frame, last) if sign not in others)
    content = settled(replace(matter, edges=EdgeWeights({}, {own: 1.0})), draft).content
    assert content == drawn(matter, found.begin, last, found)
    assert matter.syntax.text[content[-1][0] : content[-1][1]].endswith("sank")


@pytest.mark.parametrize(
    "text",
    [
        NAVY,
        "The mayor said the bridge, which opened in May, was safe and that the river had risen.",
        "“We shall not sell,” said the owner. “Not in my time.”",
        "The club told members on Friday that the pitch was “too wet”, citing its groundsman.",
    ],
)
def test_candidates_are_in_order_and_hold_what_the_rules_drew(text: str) -> None:
    matter, found = ruled(text)
    for draft in found:
        places = edges(matter, draft)
        if places is not None:
            assert places.begin in places.begins
            assert places.end in places.ends
            assert list(places.begins) == sorted(set(places.begins))
            assert list(places.ends) == sorted(set(places.ends))


def test_the_table_knows_the_signs_that_are_asked_for() -> None:
    """A sign that was renamed without a new fit would have no weight."""
    known = edge_weights("en")
    matter, found = ruled("The minister said on Tuesday that the road would open, and promised a bus by the summer.")
    for draft in found:
        places = edges(matter, draft)
        if places is not None:
            frame = frame_of(matter, draft, places)
            assert any(sign in known.begins for i in places.begins for sign in begin_signs(frame, i))
            assert any(sign in known.ends for i in places.ends for sign in end_signs(frame, i))
