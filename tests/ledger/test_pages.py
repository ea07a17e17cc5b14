from __future__ import annotations

from pathlib import Path

import pytest
from articles import Article, Says, write

from sayso.ledger import END, Ledger, Page, StatementChoice
from sayso.ledger.queries.paging import MANY
from sayso.records import StatementRow

DAYS = ("2031-05-03", None, "2031-05-01", "2031-05-02")


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    """Four documents of seven statements by two speakers."""
    articles = []
    for number, day in enumerate(DAYS):
        lines = [f"{'Mara' if i % 2 else 'Tor'}{number}{i} said it rains {number} {i}." for i in range(7)]
        says = [
            Says(
                f"{'Mara' if i % 2 else 'Tor'}{number}{i}",
                f"said it rains {number} {i}"[:4],
                (f"it rains {number} {i}",),
            )
            for i in range(7)
        ]
        articles.append(Article("\n".join(lines), path=f"{number}.txt", published=day, says=says))
    write(tmp_path / "x.sayso", *articles)
    return Ledger.open(tmp_path / "x.sayso")


CHOICES = [
    StatementChoice(),
    StatementChoice(text="RAINS"),
    StatementChoice(kind="person"),
    StatementChoice(text='"rains 2"'),
]


@pytest.mark.parametrize("choice", CHOICES)
@pytest.mark.parametrize("limit", [1, 3, 28, 100])
@pytest.mark.parametrize("total", [None, MANY + 1], ids=["sorted", "walked"])
def test_pages_one_after_the_other_are_the_listing(
    ledger: Ledger, choice: StatementChoice, limit: int, total: int | None
) -> None:
    every = [row.id for row in ledger.iter_statements(text=choice.text)]
    forwards = [ledger.statement_page(choice, limit=limit, total=total)]
    while forwards[-1].later:
        forwards.append(ledger.statement_page(choice, after=forwards[-1].rows[-1].id, limit=limit, total=total))
    backwards = [ledger.statement_page(choice, before=END, limit=limit, total=total)]
    while backwards[-1].earlier:
        backwards.append(ledger.statement_page(choice, before=backwards[-1].rows[0].id, limit=limit, total=total))
    assert ids(forwards) == every
    assert ids(backwards[::-1]) == every
    assert not forwards[0].earlier
    assert not backwards[0].later
    assert ledger.count_statements(choice) == len(every)


def ids(pages: list[Page[StatementRow]]) -> list[str]:
    return [row.id for page in pages for row in page.rows]


def test_a_row_that_the_choice_leaves_out_still_marks_a_place(ledger: Ledger) -> None:
    every = list(ledger.iter_statements())
    page = ledger.statement_page(StatementChoice(text='"rains 2"'), after=every[9].id, limit=50)
    assert [row.id for row in page.rows] == [row.id for row in every[10:] if "rains 2" in row.text]


def test_a_neighbour_that_is_gone_leads_to_the_first_page(ledger: Ledger) -> None:
    assert ledger.statement_page(StatementChoice(), after="feed", limit=3) == ledger.statement_page(
        StatementChoice(), limit=3
    )


def test_nothing(tmp_path: Path) -> None:
    write(tmp_path / "empty.sayso")
    with Ledger.open(tmp_path / "empty.sayso") as ledger:
        assert ledger.statement_page(StatementChoice(), limit=3) == Page((), False, False)
        assert ledger.statement_page(StatementChoice(), before=END, limit=3) == Page((), False, False)
        assert ledger.outlets() == []
        assert ledger.complete()
