from __future__ import annotations

from pathlib import Path

import pytest
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


def test_what_linking_found_comes_back_as_it_was(ledger: Path) -> None:
    with Ledger.open(ledger) as opened:
        documents = [row.document.id for row in opened.documents()]
    with writer(ledger) as writing:
        places = [one.place for document in documents for one in writing.linked(document).referents]
    assert [place.geonames_id for place in places if place] == [2332459, 2332459, 3838233]
