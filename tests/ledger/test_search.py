from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.ledger import Entry, Input, Ledger, writer
from sayso.ledger.search import AROUND, PLACES_A_DOCUMENT
from sayso.records import Document, Facts, Linked, digest

TEXTS = {
    "lock": "The lock was shut on Monday. Nobody came to the lock after that.",
    "lake": "Das Hochwasser erreichte den See; Müller sah die Schleuse, the lock, geöffnet.",
    "long": "lock. " + ("The road was dry and the day was long. " * 20 + "It came to a lock. ") * 8,
    "marks": "".join(chr(code) for code in range(0xFDD0, 0xFDF0)) + " a hostile gate\0 and a second gate",
}


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("search") / "x.sayso"
    _write(made, TEXTS)
    return made


def _write(path: Path, texts: dict[str, str]) -> None:
    with writer(path) as ledger:
        for name, text in texts.items():
            document = Document(digest(text), name, name, text, digest(text), title=f"On {name}s")
            entry = Entry(document, 1, True, Facts(document.id), Linked(document.id), {})
            ledger.put(Input(name, name, name, None), entry)
        ledger.commit()


def found(path: Path, words: str, limit: int = 20) -> list[tuple[str, str]]:
    with Ledger.open(path) as ledger:
        return [(hit.path, TEXTS[hit.path][hit.start : hit.end]) for hit in ledger.search(words, limit=limit)]


def test_all_words_of_a_search_stand_in_a_document(path: Path) -> None:
    assert {one for one, _ in found(path, "lock")} == {"lock", "lake", "long"}
    assert found(path, "lock Monday") == [("lock", "lock was shut on Monday. Nobody came to the lock")]
    assert found(path, "lock gate") == []
    assert found(path, "MULLER") == [("lake", "Müller")]


def test_words_in_quotation_marks_stand_together(path: Path) -> None:
    assert found(path, '"the lock"') == [
        ("lock", "The lock was shut on Monday. Nobody came to the lock"),
        ("lake", "the lock"),
    ]
    assert found(path, '"shut lock"') == []


def test_marks_of_direction_hide_no_word(tmp_path: Path) -> None:
    _write(tmp_path / "x.sayso", {"a": "The lock is \u202eshut\u2066 to \u2067boats\u2069."})
    with Ledger.open(tmp_path / "x.sayso") as ledger:
        assert all(len(ledger.search(word)) == 1 for word in ("shut", "boats"))


def test_the_beginning_of_a_word(path: Path) -> None:
    assert found(path, "Hochw*") == [("lake", "Hochwasser")]
    assert found(path, "Hochw") == []


def test_places_far_apart_are_hits_of_their_own(path: Path) -> None:
    assert found(path, "lock")[2:] == [("long", "lock")] * PLACES_A_DOCUMENT
    assert len(found(path, "lock", limit=3)) == 3


def test_a_title_is_found(path: Path) -> None:
    with Ledger.open(path) as ledger:
        (hit,) = ledger.search("lakes")
    assert (hit.path, hit.start, hit.end) == ("lake", 0, 0)
    assert hit.snippet.startswith("Das Hochwasser")


def test_a_snippet_is_one_line_of_whole_words(path: Path) -> None:
    with Ledger.open(path) as ledger:
        hit = ledger.search("lock", limit=20)[-1]
    assert hit.snippet.startswith("…")
    assert hit.snippet.endswith("…")
    assert len(hit.snippet) <= 2 * AROUND + len("lock") + 2
    assert all(word in TEXTS["long"] for word in hit.snippet.strip("…").split())


def test_a_text_full_of_marks_hides_nothing_else(path: Path) -> None:
    assert [one for one, _ in found(path, "gate")] == ["marks"]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(st.characters(exclude_categories=["Cs"])) | st.text('"*^(){}:+-. \0ANDORNEAR', max_size=20))
def test_any_words_can_be_searched_for(path: Path, words: str) -> None:
    with Ledger.open(path) as ledger:
        for hit in ledger.search(words):
            assert 0 <= hit.start <= hit.end <= len(TEXTS[hit.path])


def test_a_replaced_document_is_found_by_its_new_words_only(tmp_path: Path) -> None:
    path = tmp_path / "x.sayso"
    _write(path, {"a": "The lock was shut.", "b": "The lock was open."})
    _write(path, {"a": "The gate was shut."})
    with Ledger.open(path) as ledger:
        assert [hit.path for hit in ledger.search("lock")] == ["b"]
        assert [hit.path for hit in ledger.search("gate")] == ["a"]
        assert [hit.path for hit in ledger.search("shut")] == ["a"]
