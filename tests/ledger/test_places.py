from __future__ import annotations

from pathlib import Path

import pytest
from articles import Article, write
from hand_made import hand_placed

from sayso.ledger import Ledger, writer
from sayso.records import PlaceRow


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "towns.sayso"
    hand_placed(path)
    return path


def test_places_are_counted_the_most_mentioned_first(ledger: Path) -> None:
    with Ledger.open(ledger) as opened:
        lagos, salta = opened.places()
    assert (lagos.name, lagos.mentions, lagos.documents, lagos.statements) == ("Lagos", 2, 2, 1)
    assert (salta.name, salta.mentions, salta.documents, salta.statements) == ("Salta", 1, 1, 0)


def test_the_surest_place_of_an_entity_is_its_place(ledger: Path) -> None:
    with Ledger.open(ledger) as opened:
        assert opened.places()[0].place.score == 0.9
        (entity,) = opened.entities(name="Lagos")
        assert entity.place == opened.places()[0].place


def test_places_of_a_country(ledger: Path) -> None:
    def names(rows: list[PlaceRow]) -> list[str]:
        return [row.name for row in rows]

    with Ledger.open(ledger) as opened:
        assert names(opened.places(country="AR")) == ["Salta"]
        assert names(opened.places(country="FJ")) == []


def test_mentions_are_counted_of_a_time(tmp_path: Path) -> None:
    path = tmp_path / "x.sayso"
    where = (12.5, 40.25)
    for_sure, nowhere = [("Ostrel", where)], [("Ostrel", where), ("Velmund", None)]
    write(
        path,
        Article("Ostrel.", path="a.txt", published="2031-05-08", places=for_sure),
        Article("Ostrel, Velmund.", path="b.txt", published="2031-06", places=nowhere),
        Article("Ostrel or Velmund.", path="c.txt", published=None, places=nowhere),
    )
    with Ledger.open(path) as opened:
        for since, until, placed, unplaced in (
            (None, None, 3, 2),
            ("2031-05-09", None, 1, 1),
            (None, "2031-05-31", 1, 0),
            ("2031-05-08", "2031-06-01", 2, 1),
            ("2031-06-30", "2031-07-01", 1, 1),
            ("2032", None, 0, 0),
        ):
            found = opened.places(since=since, until=until), opened.unplaced(since=since, until=until)
            assert [sum(row.mentions for row in rows) for rows in found] == [placed, unplaced], (since, until)
        assert [(row.published, row.documents) for row in opened.published()] == [
            (None, 1),
            ("2031-05-08", 1),
            ("2031-06", 1),
        ]


def test_what_linking_found_comes_back_as_it_was(ledger: Path) -> None:
    with Ledger.open(ledger) as opened:
        documents = [row.document.id for row in opened.documents()]
    with writer(ledger) as writing:
        places = [one.place for document in documents for one in writing.linked(document).referents]
    assert [place.geonames_id for place in places if place] == [2332459, 2332459, 3838233]
