from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.annotate import load
from sayso.extract.statements import drafts, found_by_rules, look
from sayso.extract.statements.chosen import LEAST, candidates, chosen_drafts
from sayso.extract.statements.draft import Matter
from sayso.languages.choices import choice
from sayso.records.handover import Attribution


def matter(text: str) -> Matter:
    """A text as the rules see it, with nothing from the heads."""
    return replace(look(load("en")(text), "en"), attributions=())


def marked(given: Matter, cue: str, first: str, last: str) -> Matter:
    """… and with a cue and a content that the heads mark."""
    words = given.syntax.words
    content = (words.index(first), words.index(last) + 1)
    return replace(
        given, attributions=(Attribution((content,), (words.index(cue), words.index(cue) + 1), None, False),)
    )


TEXT = "The mayor cited the flood of May as “a reason to build nothing by the river for 40 years”."


def test_what_the_heads_mark_makes_a_likely_candidate():
    bare = matter(TEXT)
    known = marked(bare, "cited", "reason", "years")

    def likeliest(given: Matter) -> float:
        return max(choice("en", one.signs) for one in candidates(given, []))

    assert likeliest(known) > likeliest(bare)


def test_the_likeliest_complement_of_a_verb_is_its_content():
    given = marked(matter(TEXT), "cited", "reason", "years")
    (draft,) = chosen_drafts(given, [], "en")
    assert [given.syntax.text[slice(*piece)] for piece in draft.content] == [
        "“a reason to build nothing by the river for 40 years”"
    ]
    assert draft.pattern == "chosen"
    assert draft.source is not None
    assert given.syntax.text[slice(*draft.source.phrase)] == "The mayor"


@pytest.mark.parametrize(
    "text",
    [
        "The mayor walked to the weir with two engineers.",
        "The engineer opened the gate to let the water out.",
        "The ministry sent two boats to the valley.",
    ],
)
def test_what_people_do_is_no_attribution(text: str):
    assert drafts(matter(text), "en") == []


def test_no_candidate_has_the_cue_or_the_words_of_a_draft():
    given = matter("The mayor said that the ministry gave the valley two boats as a gift.")
    found = found_by_rules(given)
    assert found
    assert list(candidates(given, found)) == []
    assert {one.verb for one in candidates(given, [])} >= {found[0].cue}


def test_a_sign_without_a_weight_says_nothing():
    assert choice("en", ("known", "never seen")) == choice("en", ("known",)) < LEAST
