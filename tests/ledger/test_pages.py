from __future__ import annotations

from pathlib import Path

import pytest
from articles import Article, Says, write

from sayso.ledger import END, Ledger, Page, StatementChoice
from sayso.ledger.queries.paging import MANY
from sayso.records import StatementRow

WHO = ("Mara", "Tor")
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


@pytest.fixture
def spoken_of(tmp_path: Path) -> Ledger:
    """Of two people each says something, mentions the other and mentions themselves, in each of nine documents."""
    write(tmp_path / "y.sayso", *_spoken_of())
    return Ledger.open(tmp_path / "y.sayso")


def _spoken_of() -> list[Article]:
    found = []
    for number in range(9):
        said = [(who, f"{whom} {who[0]}{i} is late {number}") for who in WHO for i, whom in enumerate((*WHO, "it"))]
        lines = [f"{who}{i} said that {what}." for i, (who, what) in enumerate(said)]
        says = [Says(who, f"{who}{i} said", (what,)) for i, (who, what) in enumerate(said)]
        people = [
            (
                who,
                [f"{who}{i}" for i, (by, _) in enumerate(said) if by == who]
                + [w for _, w in said if w.startswith(who)],
            )
            for who in WHO
        ]
        day = DAYS[number % len(DAYS)]
        found.append(Article("\n".join(lines), path=f"{number}.txt", published=day, says=says, people=people))
    return found


@pytest.mark.parametrize("key", ["speaker", "about", "mentioning"])
@pytest.mark.parametrize(
    ("limit", "total"), [(4, None), (4, MANY + 1), (9_999, MANY + 1)], ids=["sorted", "looks", "set"]
)
def test_who_is_involved_is_found_in_every_way(spoken_of: Ledger, key: str, limit: int, total: int | None) -> None:
    every = spoken_of.statements()
    for who in WHO:
        (entity,) = spoken_of.entities(name=who)
        choice = StatementChoice(standing=True, **{key: entity.id})
        expected = [row.id for row in every if _fits(row, key, who)]
        assert (
            spoken_of.count_statements(choice)
            == len(expected)
            == (9 if key == "about" else 27 if key == "speaker" else 18)
        )
        pages = [spoken_of.statement_page(choice, limit=limit, total=total)]
        while pages[-1].later:
            pages.append(spoken_of.statement_page(choice, after=pages[-1].rows[-1].id, limit=limit, total=total))
        assert ids(pages) == expected
        spoken_of.judge(expected[0], "reject")
        assert spoken_of.count_statements(choice) == len(expected) - 1


def _fits(row: StatementRow, key: str, who: str) -> bool:
    mentions = row.text.startswith(who)
    return {"speaker": row.speaker == who, "mentioning": mentions, "about": mentions and row.speaker != who}[key]


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
