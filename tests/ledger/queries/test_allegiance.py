from __future__ import annotations

from pathlib import Path

from hand_allied import Told, hand_allied

from sayso.ledger import Ledger, writer
from sayso.records import CampTable, EntityKind, GivenCamp

KINDS: dict[str, EntityKind] = {
    "Ana Suel": "person",
    "Ivo Tarn": "person",
    "Trade Ministry": "organisation",
    "Harbour Trust": "organisation",
    "High Court": "organisation",
    "Kesta": "country",
    "Velmora": "country",
    "Tolm": "place",
}


def stands(
    tmp_path: Path, *documents: Told, published: tuple[str, ...] = ()
) -> dict[str, tuple[str | None, str | None]]:
    """What each belongs to and its camp, by name."""
    path = tmp_path / "x.sayso"
    hand_allied(path, KINDS, *documents, published=published)
    with Ledger.open(path) as ledger:
        rows = ledger.entities()
        one_by_one = {row.name: ledger.portrait(row.id).allegiance for row in rows}
    assert {row.name: row.allegiance for row in rows} == one_by_one
    return {
        row.name: tuple(party and party.name for party in (row.allegiance.part_of, row.allegiance.camp))  # type: ignore[misc]
        for row in rows
    }


def test_a_minister_speaks_for_the_state_through_the_ministry(tmp_path: Path) -> None:
    found = stands(tmp_path, {"Ana Suel": [("Trade Ministry", True)], "Trade Ministry": [("Kesta", True)], "Kesta": []})
    assert found["Ana Suel"] == ("Trade Ministry", "Kesta")
    assert found["Trade Ministry"] == ("Kesta", "Kesta")
    assert found["Kesta"] == (None, "Kesta")


def test_who_speaks_for_himself_belongs_and_is_his_own_camp(tmp_path: Path) -> None:
    found = stands(tmp_path, {"Ana Suel": [("Harbour Trust", False)], "Harbour Trust": [], "Tolm": []})
    assert found["Ana Suel"] == ("Harbour Trust", "Ana Suel")
    assert found["Tolm"] == (None, None)  # a place says nothing


def test_a_body_that_speaks_for_itself_ends_the_way_up(tmp_path: Path) -> None:
    found = stands(tmp_path, {"Ana Suel": [("High Court", True)], "High Court": [("Kesta", False)], "Kesta": []})
    assert found["Ana Suel"] == ("High Court", "High Court")
    assert found["High Court"] == ("Kesta", "High Court")


def test_for_whom_a_spokesman_speaks_that_no_text_names_is_unknown(tmp_path: Path) -> None:
    assert stands(tmp_path, {"Ana Suel": [("", True)]})["Ana Suel"] == (None, None)
    (tmp_path / "known").mkdir()
    known = stands(
        tmp_path / "known", {"Ana Suel": [("", True)]}, {"Ana Suel": [("Harbour Trust", True)], "Harbour Trust": []}
    )
    assert known["Ana Suel"] == ("Harbour Trust", "Harbour Trust")


def test_an_office_that_is_held_no_more_binds_nobody(tmp_path: Path) -> None:
    assert stands(tmp_path, {"Ana Suel": [("Kesta", True, True)], "Kesta": []})["Ana Suel"] == (None, "Ana Suel")


def test_a_state_is_found_by_its_name_in_another_document(tmp_path: Path) -> None:
    found = stands(tmp_path, {"Trade Ministry": [("<Kesta>", True)]}, {"Kesta": []})
    assert found["Trade Ministry"] == ("Kesta", "Kesta")
    (tmp_path / "alone").mkdir()
    alone = stands(tmp_path / "alone", {"Trade Ministry": [("<Kesta>", True)]})
    assert alone["Trade Ministry"] == (None, None)


def test_most_documents_decide_then_the_last(tmp_path: Path) -> None:
    kesta: Told = {"Ana Suel": [("Kesta", True)], "Kesta": []}
    velmora: Told = {"Ana Suel": [("Velmora", True)], "Velmora": []}
    assert stands(tmp_path, kesta, velmora, kesta)["Ana Suel"][0] == "Kesta"
    dates = ("2031-01-01", "2032-01-01")
    (tmp_path / "late").mkdir()
    assert stands(tmp_path / "late", kesta, velmora, published=dates)["Ana Suel"][0] == "Velmora"


def test_a_circle_ends(tmp_path: Path) -> None:
    found = stands(tmp_path, {"Trade Ministry": [("Harbour Trust", True)], "Harbour Trust": [("Trade Ministry", True)]})
    assert {part for part, _ in found.values()} <= {"Trade Ministry", "Harbour Trust"}


def given(path: Path, *rows: tuple[str, str | None, str | None]) -> None:
    """A user's table: name, camp, owner."""
    table = CampTable("key", "camps.csv", tuple(GivenCamp(name, camp, owner, "Velmora") for name, camp, owner in rows))
    with writer(path) as ledger:
        ledger.keep_camps([table])
        ledger.commit()


def test_a_users_table_goes_before_the_texts(tmp_path: Path) -> None:
    path = tmp_path / "x.sayso"
    told: Told = {"Ana Suel": [("Kesta", True)], "Ivo Tarn": [("Kesta", True)], "Harbour Trust": [], "Kesta": []}
    hand_allied(path, KINDS, told)
    given(path, ("Ana Suel", "Rebels", None), ("Ivo Tarn", "Ivo Tarn", None), ("Harbour Trust", None, "Kesta"))
    with Ledger.open(path) as ledger:
        stand = {row.name: row.allegiance for row in ledger.entities()}
        camps = ledger.camps(["Harbour Trust", "The Far Post"])
    camp = stand["Ana Suel"].camp
    assert camp is not None
    assert (camp.name, camp.entity) == ("Rebels", False)
    assert [stand[name].camp and stand[name].camp.name for name in ("Ivo Tarn", "Harbour Trust")] == [
        "Ivo Tarn",
        "Kesta",
    ]
    assert stand["Harbour Trust"].part_of == stand["Harbour Trust"].camp == camps["Harbour Trust"]
    assert (stand["Harbour Trust"].given, stand["Harbour Trust"].country) == ("camps.csv", "Velmora")
    assert camps["The Far Post"] is not None
    assert camps["The Far Post"].name == "The Far Post"


def test_two_outlets_of_one_owner_share_a_camp_though_no_text_names_them(tmp_path: Path) -> None:
    path = tmp_path / "x.sayso"
    hand_allied(path, KINDS, {"Kesta": []})
    given(path, ("Lantern", None, "Tarn Media"), ("Courier", None, "Tarn Media"), ("Round", None, "Round About"))
    with Ledger.open(path) as ledger:
        camps = ledger.camps(["Lantern", "Courier", "Post", "Round About"])
    assert camps["Lantern"] == camps["Courier"]
    assert [camps[name] and camps[name].name for name in ("Lantern", "Post", "Round About")] == [  # type: ignore[union-attr]
        "Tarn Media", "Post", "Round About",
    ]  # fmt: skip


def test_owners_in_a_circle_end(tmp_path: Path) -> None:
    path = tmp_path / "x.sayso"
    hand_allied(path, KINDS, {"Kesta": []})
    given(path, ("Lantern", None, "Courier"), ("Courier", None, "Lantern"))
    with Ledger.open(path) as ledger:
        assert ledger.camps(["Lantern"])["Lantern"] is not None


def test_a_table_that_is_gone_is_forgotten_and_changes_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "x.sayso"
    hand_allied(path, KINDS, {"Kesta": []})
    row = GivenCamp("Kesta", "Velmora", None, None)
    with writer(path) as ledger:
        assert ledger.keep_camps([CampTable("a", "camps.csv", (row,)), CampTable("b", "outlets.csv", (row,))]) == 2
        assert ledger.keep_camps([CampTable("a", "camps.csv", (row,))]) == 0
        assert ledger.keep_camps([CampTable("a", "camps.csv", ())]) == 1
        assert ledger.keep_camps([], only=True) == 1
