from __future__ import annotations

import pytest

from sayso.web.views.search import pieces


@pytest.mark.parametrize(
    ("snippet", "query", "marked"),
    [
        ("the Gauge at the gauges", "gauge", ["Gauge"]),
        ("the gauge at the gauges", "gauge*", ["gauge", "gauge"]),
        ("read the gauge daily", '"the gauge"', ["the", "gauge"]),
        ("a (b) [c", "(b) [", ["b"]),
        ("nothing asked", "", []),
        ("nothing asked", "*(", []),
    ],
)
def test_the_words_asked_for_are_marked(snippet: str, query: str, marked: list[str]) -> None:
    runs = pieces(snippet, query)
    assert "".join(run for run, _ in runs) == snippet
    assert [run for run, asked in runs if asked] == marked
