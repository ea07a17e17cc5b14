from __future__ import annotations

from pathlib import Path

import pytest
from articles import Article, write

from sayso.ledger import Ledger, TimeChoice
from sayso.records import days
from sayso.web.calendar import MOST
from sayso.web.overview import Overview, overview


def made(folder: Path, *values: str | None) -> Ledger:
    path = folder / "x.sayso"
    times = [(f"t{i}.", value) for i, value in enumerate(values)]
    write(path, Article(" ".join(words for words, _ in times), times=times))
    return Ledger.open(path)


def told(found: Overview | None) -> list[tuple[str, int]]:
    assert found is not None
    return [(one.value, one.times) for one in found.columns if one.times]


def test_each_column_has_as_many_times_as_its_address_lists(tmp_path: Path) -> None:
    values = ["1812", *[f"20{year}-0{month}" for year in range(20, 32) for month in range(1, 9)], "2019/..", "../2050"]
    ledger = made(tmp_path, *values)
    for period in (None, "2031", "203X", "20XX", "../2025", "2024-03-05/2028-07-09", "2022/.."):
        chosen = TimeChoice() if period is None else TimeChoice(days(period) or TimeChoice().period)
        found = overview(ledger, chosen)
        assert found is not None
        for one in found.columns:
            listed = days(one.value)
            assert listed is not None
            assert ledger.count_times(TimeChoice(), [(listed, "within")]) == [one.times], (period, one)
        assert (
            found.between + sum(one.times for one in found.columns)
            == ledger.count_times(chosen, [(chosen.period, "within")])[0]
        )
        assert len(found.columns) <= MOST + 2
        assert all(b.left >= a.left + a.width - 0.02 for a, b in zip(found.columns, found.columns[1:], strict=False))
        assert found.columns[0].left == 0
        assert found.columns[-1].left + found.columns[-1].width == pytest.approx(100, abs=0.1)
        assert max(one.height for one in found.columns) == 100


def test_the_few_of_long_ago_do_not_press_the_rest_together(tmp_path: Path) -> None:
    found = overview(made(tmp_path, "1812-06", *(f"2031-{m:02}-1{d}" for m in range(1, 9) for d in range(5))), always())
    assert found is not None
    assert found.unit == "month"
    assert told(found)[0] == ("../2030-12-31", 1)
    assert [one.outside for one in found.columns] == [True, *[False] * 8]
    assert found.columns[0].label == "before"


def test_finer_periods_come_one_after_the_other(tmp_path: Path) -> None:
    ledger = made(tmp_path, *["2031-05-08"] * 3, "2031-05-09", "2031-05", "2031-07", "2024")
    for period, unit, columns, between in (
        ("20XX", "decade", [("202X", 1), ("203X", 6)], 0),
        ("2031", "month", [("2031-05", 5), ("2031-07", 1)], 0),
        ("2031-05", "day", [("2031-05-08", 3), ("2031-05-09", 1)], 1),
    ):
        meant = days(period)
        assert meant is not None
        found = overview(ledger, TimeChoice(meant))
        assert found is not None
        assert (found.unit, told(found), found.between) == (unit, columns, between)


@pytest.mark.parametrize("values", [(), ("P2W", None), ("2019/..",), ("2031-05-08", "2031-05-08")])
def test_nothing_to_compare(tmp_path: Path, values: tuple[str | None, ...]) -> None:
    assert overview(made(tmp_path, *values), always()) is None


def always() -> TimeChoice:
    return TimeChoice()
