from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from training.statements.conditional_logit import Table, fit
from training.statements.edge_questions import Question
from training.statements.edges import folds

COMMA = Question((("comma",), ("and",), ("end",)), right=0, ruled=2)
AND = Question((("and",), ("end",)), right=1, ruled=1)
LOST = Question((("and",), ("end",)), right=-1, ruled=0)


def table(*questions: Question) -> Table:
    return Table.of_questions(questions, lambda _: True, enough=1)


def test_what_is_right_most_often_is_chosen():
    asked = table(*[COMMA] * 5, *[AND] * 5)
    weights = fit(asked, np.ones(10, dtype=bool), ridge=0.1)
    assert (asked.chosen(asked.scores(weights)) == asked.right).all()
    assert dict(zip(asked.names, weights, strict=True))["and"] < 0


def test_a_question_whose_answer_is_no_candidate_teaches_nothing():
    known, both = table(AND, AND), table(AND, AND, LOST)
    assert np.allclose(fit(known, np.ones(2, bool), 1.0), fit(both, np.ones(3, bool), 1.0), atol=1e-6)


def test_rare_signs_and_those_that_do_not_count_have_no_weight():
    assert Table.of_questions([COMMA, AND], lambda sign: sign != "end", enough=2).names == ("and",)


def test_given_scores_stand_beside_the_weights():
    asked = table(AND)
    settled = fit(asked, np.ones(1, bool), 1.0, np.array([-50.0, 50.0]))
    assert np.abs(settled).max() < 1e-6


@given(st.lists(st.sampled_from("abcdefghijklmnop"), min_size=1))
def test_a_story_is_in_one_fold(stories: list[str]):
    found = folds(stories)
    assert all(
        len({int(fold) for fold, one in zip(found, stories, strict=True) if one == story}) == 1 for story in stories
    )
