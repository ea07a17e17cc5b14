from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.records import Days, days
from sayso.records.edtf import OPEN_END, OPEN_START
from sayso.web.axis import LABELS, SOFT, Drawn, axis, axis_of
from sayso.web.calendar import bins


def meant(value: str) -> Days:
    found = days(value)
    assert found is not None
    return found


YEAR = axis_of(bins(meant("2031")))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2031-01-01", Drawn(0.14, 0.0, "none", False, False)),
        ("2031", Drawn(0.0, 100.0, "none", False, False)),
        ("2031-03", Drawn(16.16, 8.5, "none", False, False)),
        ("2031-03~", Drawn(16.16, 8.5, "both", False, False)),
        ("2031-12-31~", Drawn(100 - SOFT, SOFT, "both", False, False)),
        ("2031-07-02/..", Drawn(49.86, 50.14, "right", False, False)),
        ("../2031-07-01", Drawn(0.0, 49.86, "left", False, False)),
        ("2030/2032", Drawn(0.0, 100.0, "none", True, True)),
        ("2019/..", Drawn(0.0, 100.0, "right", True, False)),
        ("203X", Drawn(0.0, 100.0, "none", True, True)),
        ("2030~/2031-07-01", Drawn(0.0, 49.86, "right", True, False)),
    ],
)
def test_how_a_time_is_drawn(value: str, expected: Drawn) -> None:
    assert YEAR.drawn(meant(value)) == expected


DAY = st.integers(OPEN_START, OPEN_END)


@given(st.lists(st.tuples(DAY, DAY, st.booleans()), min_size=1, max_size=9))
def test_nothing_is_drawn_beside_its_axis(given_days: list[tuple[int, int, bool]]) -> None:
    times = [Days(min(a, b), max(a, b), soft) for a, b, soft in given_days]
    found = axis(times)
    if found is None:
        assert all(day in (OPEN_START, OPEN_END) for one in times for day in (one.first, one.last))
        return
    for one in times:
        drawn = found.drawn(one)
        assert drawn.start >= 0
        assert drawn.width >= 0
        assert drawn.start + drawn.width <= 100.01
    places = [tick.at for tick in found.ticks]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ("2031", ["Jan 2031", "Apr", "Jul", "Oct"]),
        ("2031-05", ["1 May", "8", "15", "22"]),
        ("2029/2031", ["Jan 2029", "Jan 2030", "Jan 2031"]),
        ("200X", ["2000", "2002", "2004", "2006", "2008"]),
        ("19XX", ["1900s", "1920s", "1940s", "1960s", "1980s"]),
        ("2031-05-30/2031-06-03", ["30 May", "31", "1 Jun", "2", "3"]),
    ],
)
def test_labels(period: str, expected: list[str]) -> None:
    found = [tick.text for tick in axis_of(bins(meant(period))).ticks]
    assert found == expected
    assert len(found) <= LABELS
