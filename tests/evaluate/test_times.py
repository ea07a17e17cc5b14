from __future__ import annotations

import pytest

from sayso.evaluate.gold import GoldTime
from sayso.evaluate.times import accepted, combine, same, score
from sayso.records import Span, Time

TEXT = "It opened in May 2021 and closed on Friday, soon after the fair."


def time(words: str, value: str | None) -> Time:
    start = TEXT.index(words)
    return Time(words, "d", Span(start, start + len(words)), "date", value, None, "", None, "times 0")


def gold(words: str, *accept: str | None, core: bool = True, within: str | None = None) -> GoldTime:
    start = TEXT.index(words)
    return GoldTime(((Span(start, start + len(words)),),), core, accept, within)


def test_score() -> None:
    wanted = [gold("in May 2021", "2021-05"), gold("on Friday", "2021-05-14"), gold("soon", None, core=False)]
    found = [time("May 2021", "2021-05"), time("closed on Friday", "2021-05-07"), time("fair", None)]
    result = score(TEXT, found, wanted)
    assert (result.overlap.right, result.overlap.predicted, result.overlap.gold) == (2, 3, 2)
    assert (result.exact.right, result.value.right, result.value.of) == (1, 1, 2)
    assert result.end_to_end.f1 == pytest.approx(0.4)


def test_an_optional_time_may_be_found() -> None:
    wanted = [gold("in May 2021", "2021-05"), gold("soon", None, core=False)]
    with_it = score(TEXT, [time("May 2021", "2021-05"), time("soon", None)], wanted)
    assert with_it == score(TEXT, [time("May 2021", "2021-05")], wanted)
    assert with_it.overlap.f1 == 1


def test_combine() -> None:
    one = score(TEXT, [time("May 2021", "2021-05")], [gold("in May 2021", "2021-05")])
    none = score(TEXT, [], [gold("in May 2021", "2021-05")])
    assert combine([one, none]).overlap.recall == 0.5
    assert combine([one, none]).value.value == 1


@pytest.mark.parametrize(
    ("a", "b", "equal"),
    [
        ("2021-05", "2021-05~", True),
        ("199X", "1990/1999", True),
        ("P20Y", "P20Y", True),
        ("P20Y", "P240M", False),
        ("2021-05", "2021-05-01", False),
        (None, None, True),
        (None, "2021", False),
    ],
)
def test_same(a: str | None, b: str | None, equal: bool) -> None:
    assert same(a, b) is same(b, a) is equal


def test_a_value_in_the_window_is_right() -> None:
    wanted = gold("in May 2021", None, within="2021-05")
    assert accepted("2021-05-08", wanted)
    assert accepted(None, wanted)
    assert not accepted("2021-06-01", wanted)
    assert not accepted("2021", wanted)
