from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.annotate.lemma import apply, script


@pytest.mark.parametrize(
    ("word", "lemma", "edit"),
    [
        ("said", "say", "l|2|y"),
        ("Roads", "road", "l|1|"),
        ("was", "be", "=be"),
        ("n’t", "not", "=not"),
        ("NATO", "NATO", "k|0|"),
        ("KABUL", "Kabul", "t|0|"),
        ("kabul", "Kabul", "t|0|"),
        ("I", "I", "k|0|"),
        ("went", "go", "=go"),
        ("studies", "study", "k|3|y"),
    ],
)
def test_script(word: str, lemma: str, edit: str) -> None:
    assert script(word, lemma) == edit or apply(script(word, lemma), word) == lemma
    assert apply(edit, word) == lemma


@settings(deadline=None)
@given(st.text(min_size=1), st.text(min_size=1))
def test_the_script_of_a_lemma_gives_it_back(word: str, lemma: str) -> None:
    assert apply(script(word, lemma), word) == lemma


@pytest.mark.parametrize("edit", ["k|9|y", "l|5|"])
def test_a_script_that_does_not_fit_leaves_the_word(edit: str) -> None:
    assert apply(edit, "Road") == "road"
