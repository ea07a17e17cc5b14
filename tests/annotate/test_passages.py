from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.annotate import passages


@settings(deadline=None)
@given(st.text(alphabet="ab \n\t\u00a0."), st.integers(1, 9))
def test_passages_are_the_text_and_short_enough(text: str, words: int) -> None:
    found = list(passages(text, words))
    assert "".join(passage for _, passage in found) == text
    assert all(text[offset : offset + len(passage)] == passage for offset, passage in found)
    assert all(len(passage.split()) <= words for _, passage in found)


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("", 3, []),
        ("a b c", 3, ["a b c"]),
        ("a b\n\nc d", 3, ["a b\n\n", "c d"]),
        ("a\nb c d", 3, ["a\n", "b c d"]),
        ("a b c d", 3, ["a b c ", "d"]),
        ("a\n \nb\nc d", 3, ["a\n \n", "b\nc d"]),
    ],
)
def test_cuts_at_paragraphs_then_lines_then_words(text: str, words: int, expected: list[str]) -> None:
    assert [passage for _, passage in passages(text, words)] == expected
