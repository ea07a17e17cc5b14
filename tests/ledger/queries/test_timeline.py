from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest
from articles import Article, write

from sayso.ledger import END, Ledger, TimeChoice
from sayso.ledger.queries.timeline import TimePart
from sayso.records import Days, days
from sayso.records.edtf import OPEN_END, OPEN_START

VALUES = (
    "2031-05-08", "2031-05-08", "2031-05", "2031", "2031-05-0X", "2030/2032", "2019/..", "../2031-05-20", "203X",
    "2031-05-30/2031-06-02", "1812", "P2W", None, "2031-06",
)  # fmt: skip


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    """Three documents with all of these times in each."""
    articles = []
    for number in range(3):
        lines = [f"It was so at time{number}x{i}. Then." for i in range(len(VALUES))]
        times = [(f"time{number}x{i}", value) for i, value in enumerate(VALUES)]
        articles.append(Article("\n".join(lines), path=f"{number}.txt", times=times))
    write(tmp_path / "x.sayso", *articles)
    return Ledger.open(tmp_path / "x.sayso")


def meant(value: str) -> Days:
    found = days(value)
    assert found is not None
    return found


@pytest.mark.parametrize("part", get_args(TimePart))
@pytest.mark.parametrize("value", ["2031-05", "2031", "2031-05-08", "../2031", "2031/..", "1700", None])
def test_the_parts_are_what_they_say(ledger: Ledger, part: TimePart, value: str | None) -> None:
    period = Days(OPEN_START, OPEN_END) if value is None else meant(value)
    expected = []
    for row in ledger.times():
        its = None if row.value is None else days(row.value)
        if its is None:
            expected += [row.id] * (part == "undated")
        elif period.holds(its):
            expected += [row.id] * (part == "within")
        elif its.first <= period.last and its.last >= period.first:
            expected += [row.id] * (part == "over")
    choice = TimeChoice(period, part)
    found = ledger.time_page(choice, limit=100).rows
    assert sorted(row.time.id for row in found) == sorted(expected)
    assert ledger.count_times(choice, [(choice.period, choice.part)]) == [len(expected)]
    if part != "undated":
        places = [(row.days.first, row.days.last) for row in found if row.days]
        assert places == sorted(places)
        assert len(places) == len(found)


@pytest.mark.parametrize("part", get_args(TimePart))
@pytest.mark.parametrize("limit", [1, 4, 100])
def test_pages_one_after_the_other_are_all(ledger: Ledger, part: TimePart, limit: int) -> None:
    choice = TimeChoice(meant("2031-05") if part == "over" else TimeChoice().period, part)
    every = [row.time.id for row in ledger.time_page(choice, limit=1000).rows]
    assert len(every) > 4
    forwards = [ledger.time_page(choice, limit=limit)]
    while forwards[-1].later:
        forwards.append(ledger.time_page(choice, after=forwards[-1].rows[-1].time.id, limit=limit))
    backwards = [ledger.time_page(choice, before=END, limit=limit)]
    while backwards[-1].earlier:
        backwards.append(ledger.time_page(choice, before=backwards[-1].rows[0].time.id, limit=limit))
    assert [row.time.id for page in forwards for row in page.rows] == every
    assert [row.time.id for page in backwards[::-1] for row in page.rows] == every


def test_a_neighbour_that_is_gone_leads_to_the_first_page(ledger: Ledger) -> None:
    assert ledger.time_page(TimeChoice(), after="feed", limit=3).rows == ledger.time_page(TimeChoice(), limit=3).rows
    undated = ledger.time_page(TimeChoice(part="undated"), limit=1).rows[0].time.id
    assert ledger.time_page(TimeChoice(), after=undated, limit=3).rows == ledger.time_page(TimeChoice(), limit=3).rows


def test_days_are_soft_where_the_value_is(ledger: Ledger) -> None:
    soft = {row.time.value for row in ledger.time_page(TimeChoice(), limit=100).rows if row.days and row.days.soft}
    assert soft == {"2031-05-0X", "203X"}


def test_extent(ledger: Ledger) -> None:
    always = TimeChoice().period
    assert ledger.time_extent(TimeChoice(always)) == Days(meant("1812").first, meant("203X").last)
    # Of 36 times three begin in 1812: a tenth may.
    assert ledger.time_extent(TimeChoice(always), 0.1) == Days(meant("2019").first, meant("2032").last)
    assert ledger.time_extent(TimeChoice(meant("2031-05"))) == meant("2031-05")
    assert ledger.time_extent(TimeChoice(meant("1700"))) is None


def test_the_documents_that_go_take_their_times_along(tmp_path: Path) -> None:
    from sayso.ledger import writer

    path = tmp_path / "x.sayso"
    write(path, Article("In May.", times=[("May", "2031-05")]))
    with writer(path) as ledger:
        ledger.remove("key a.txt")
        ledger.commit()
    with Ledger.open(path) as opened:
        assert opened.count_times(TimeChoice(), [(TimeChoice().period, "within")]) == [0]
