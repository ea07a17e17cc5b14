from __future__ import annotations

import pytest

from sayso.ledger.queries.sentences import AROUND, around
from sayso.records import Span


@pytest.mark.parametrize(
    ("text", "words", "before", "after"),
    [
        ("It rained. It will snow on Monday, he said. Then not.", "Monday", "It will snow on ", ", he said."),
        ("Title\n\nOn Monday it rains", "Monday", "On ", " it rains"),
        ("“It rained.” “It snows on Monday.” So.", "Monday", "“It snows on ", ".”"),
        ("It begins at 10 a.m. and ends at noon.", "10 a.m.", "It begins at ", " and ends at noon."),
        ("It begins at 10 a.m. Then it ends.", "10 a.m.", "It begins at ", ""),
        ("Monday", "Monday", "", ""),
        ("It rained. Monday is dry.", "Monday", "", " is dry."),
        ("“It rained.” “Monday is dry.”", "Monday", "“", " is dry.”"),
        ("He met J. Sel on Monday.", "Monday", "Sel on ", "."),
    ],
)
def test_the_words_around(text: str, words: str, before: str, after: str) -> None:
    start = text.index(words)
    assert around(text, Span(start, start + len(words))) == (before, after)


def test_an_endless_sentence_is_cut() -> None:
    text = "word " * 10_000 + "Monday" + " word" * 10_000
    before, after = around(text, Span(50_000, 50_006))
    assert before.startswith("… word")
    assert after.endswith("word …")
    assert len(before) <= AROUND + 2
    assert len(after) <= AROUND + 2
