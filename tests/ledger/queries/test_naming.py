from __future__ import annotations

from pathlib import Path

import pytest
from articles import Article, Says, write

from sayso.errors import UnknownId
from sayso.ledger import END, Ledger, MentionChoice, StatementChoice
from sayso.ledger.queries.paging import MANY

FIRST = Article(
    "Mara Sel said that Tor Binn lies. Tor Binn's aide denied that Binn lies. The minister left.",
    path="1.txt",
    says=[Says("Mara Sel", "said", ("Tor Binn lies",)), Says("Tor Binn's aide", "denied", ("Binn lies. The",))],
    people=[("Mara Sel", ["Mara Sel", "The minister"]), ("Tor Binn", ["Tor Binn"])],
    published="2031-05-01",
)
SECOND = Article(
    "Tor Binn said he, Tor B., is honest. Mara Sel heard it.",
    path="2.txt",
    says=[Says("Tor Binn", "said", ("he, Tor B., is honest",))],
    people=[("Tor Binn", ["Tor Binn", "Tor B."]), ("Mara Sel", ["Mara Sel"])],
    published="2031-05-02",
)


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    write(tmp_path / "x.sayso", FIRST, SECOND)
    return Ledger.open(tmp_path / "x.sayso")


def who(ledger: Ledger, name: str) -> str:
    return ledger.entities(name=name)[0].id


def test_names_are_counted_by_form_and_number(ledger: Ledger) -> None:
    mara = [(row.words, row.form, row.mentions, row.documents) for row in ledger.names(who(ledger, "Mara Sel"))]
    assert mara == [("Mara Sel", "name", 2, 2), ("The minister", "nominal", 1, 1)]
    binn = [(row.words, row.mentions) for row in ledger.names(who(ledger, "Tor Binn"))]
    assert binn == [("Tor Binn", 2), ("Tor B.", 1)]


def test_an_entity_by_any_id_that_it_had(ledger: Ledger) -> None:
    (entity,) = ledger.entities(name="Mara Sel")
    row = ledger.portrait(entity.id)
    assert (row.id, row.name, row.kind, row.roles, row.documents) == (
        entity.id, "Mara Sel", "person", entity.roles, 2,
    )  # fmt: skip
    assert len(row.roles) == 2
    assert entity.aliased_ids
    for identity in entity.aliased_ids:
        assert ledger.portrait(identity) == row
        assert len(ledger.names(identity)) == 2
    for wrong in ("", "feed", row.id[:8], "%"):
        with pytest.raises(UnknownId):
            ledger.portrait(wrong)


def test_entities_by_the_name_that_they_alone_have(ledger: Ledger) -> None:
    assert ledger.entities_called(["Mara Sel", "Nobody", "mara sel"]) == {"Mara Sel": who(ledger, "Mara Sel")}
    assert ledger.entities_called([]) == {}


@pytest.mark.parametrize("limit", [1, 2, 9])
@pytest.mark.parametrize("total", [None, MANY + 1], ids=["sorted", "walked"])
def test_mentions_page_by_page(ledger: Ledger, limit: int, total: int | None) -> None:
    choice = MentionChoice(who(ledger, "Mara Sel"))
    every = [row.id for row in ledger.mentions(entity=choice.entity)]
    forwards = [ledger.mention_page(choice, limit=limit, total=total)]
    while forwards[-1].later:
        forwards.append(ledger.mention_page(choice, after=forwards[-1].rows[-1].mention.id, limit=limit, total=total))
    assert [row.mention.id for page in forwards for row in page.rows] == every
    backwards = [ledger.mention_page(choice, before=END, limit=limit, total=total)]
    while backwards[-1].earlier:
        backwards.append(ledger.mention_page(choice, before=backwards[-1].rows[0].mention.id, limit=limit, total=total))
    assert [row.mention.id for page in backwards[::-1] for row in page.rows] == every
    assert ledger.count_mentions(choice) == len(every) == 3


def test_mentions_are_chosen_by_words_and_form(ledger: Ledger) -> None:
    mara = who(ledger, "Mara Sel")
    (row,) = ledger.mention_page(MentionChoice(mara, words="The minister"), limit=9).rows
    assert (row.before, row.mention.text, row.after) == ("", "The minister", " left.")
    assert row.mention.entity == mara
    assert ledger.count_mentions(MentionChoice(mara, form="name")) == 2
    assert ledger.count_mentions(MentionChoice(mara, form="pronoun")) == 0


def test_statements_about_somebody_are_those_of_others(ledger: Ledger) -> None:
    mara, binn = who(ledger, "Mara Sel"), who(ledger, "Tor Binn")

    def about(entity: str) -> list[str]:
        choice = StatementChoice(about=entity)
        rows = ledger.statement_page(choice, limit=9).rows
        assert ledger.count_statements(choice) == len(rows)
        return [row.text for row in rows]

    assert about(binn) == ["Tor Binn lies"]
    assert about(mara) == []
    assert about("feed") == []
    assert len(ledger.statement_page(StatementChoice(speaker=binn), limit=9).rows) == 1
