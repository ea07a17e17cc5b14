from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sayso.evaluate.spans import Detection, Judged, Ratio, iou, match, share, total, words
from sayso.records import Span

TEXT = "“One two,” she said, “three.”"


def test_signs_at_the_edges_do_not_count() -> None:
    assert words(TEXT, (Span(0, 10),)) == words(TEXT, (Span(1, 8),)) == {1, 5}


def test_iou() -> None:
    assert iou(frozenset({1, 2, 3}), frozenset({2, 3, 4})) == 0.5
    assert iou(frozenset(), frozenset()) == 0


def test_the_best_pair_is_matched_first_and_each_once() -> None:
    scores = {("a", "x"): (0.6,), ("a", "y"): (0.9,), ("b", "y"): (0.8,)}
    assert match(["a", "b"], ["x", "y"], lambda p, g: scores.get((p, g))) == [("a", "y")]
    assert match(["b", "a"], ["x", "y"], lambda p, g: scores.get((p, g))) == [("a", "y")]


@given(st.lists(st.integers(0, 5)), st.lists(st.integers(0, 5)))
def test_matching_is_one_to_one(a: list[int], b: list[int]) -> None:
    pairs = match(range(len(a)), range(len(b)), lambda i, j: (1.0,) if a[i] == b[j] else None)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    assert len(pairs) == sum(min(a.count(n), b.count(n)) for n in set(a))


def test_finding_what_is_optional_is_neither_right_nor_wrong() -> None:
    judged = Judged(["a", "b", "c"], ["a", "b", "d"], lambda p, g: (1.0,) if p == g else None, lambda g: g == "b")
    assert judged.pairs == [("a", "a")]
    assert judged.detection == Detection(right=1, predicted=2, gold=2)
    assert judged.detection.f1 == 0.5


def test_figures_of_nothing_are_zero() -> None:
    nothing = Detection(0, 0, 0)
    assert (nothing.precision, nothing.recall, nothing.f1, Ratio(0, 0).value) == (0, 0, 0, 0)


def test_counts_add_up_over_documents() -> None:
    assert total([Detection(1, 2, 3), Detection(4, 5, 6)]) == Detection(5, 7, 9)
    assert share([Ratio(1, 2), Ratio(0, 2)]).value == 0.25
