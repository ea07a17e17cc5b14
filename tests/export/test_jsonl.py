from __future__ import annotations

import json
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hand_made import hand_made

from sayso.export import jsonl
from sayso.ledger import Ledger
from sayso.records import Span, StatementRow

SNAPSHOT = Path(__file__).parent / "snapshot"
NOT_YET = {"events", "happenings", "claims", "disputes", "situation"}
FILES = sorted({"documents", "statements", "times", "mentions", "entities", "links", "judgements"} | NOT_YET)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    path = tmp_path_factory.mktemp("ledger") / "hand.sayso"
    hand_made(path)
    with Ledger.open(path) as opened:
        yield opened


@pytest.fixture(scope="module")
def folder(ledger: Ledger, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("export") / "made" / "here"
    jsonl.write(ledger, folder)
    return folder


def rows(folder: Path, name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / f"{name}.jsonl").read_text("utf-8").splitlines()]


def test_every_file_is_written(folder: Path) -> None:
    assert sorted(p.name for p in folder.iterdir()) == [f"{name}.jsonl" for name in FILES]
    assert {name for name in FILES if not rows(folder, name)} == NOT_YET


@pytest.mark.parametrize("name", [name for name in FILES if name != "judgements"])
def test_snapshot(name: str, folder: Path) -> None:
    """Byte for byte. Where a change is meant: look at it, then copy the new file over the old one."""
    assert (folder / f"{name}.jsonl").read_text("utf-8") == (SNAPSHOT / f"{name}.jsonl").read_text("utf-8")


def test_a_judgement_is_exported_whole(folder: Path) -> None:
    (row,) = rows(folder, "judgements")
    statement = next(s for s in rows(folder, "statements") if s["id"] == row["subjects"][0]["id"])
    document = next(d for d in rows(folder, "documents") if d["id"] == statement["document"])
    assert (row["by"], row["verdict"], row["note"], row["value"], row["orphaned"]) == (
        "a reader",
        "accept",
        "heard it myself",
        None,
        False,
    )
    (subject,) = row["subjects"]
    quote = subject["quote"]
    assert (subject["kind"], subject["id"], quote["exact"]) == ("statement", statement["id"], statement["text"])
    assert quote["prefix"] + quote["exact"] + quote["suffix"] in document["text"]
    assert quote["document_sha256"] == document["sha256"]


def places(value: object) -> Iterator[tuple[int, int, str | None, str | None]]:
    """Every span in a row: start, end, its own document if it names one, and the words that should stand there."""
    if isinstance(value, dict):
        if "start" in value and "end" in value:
            yield value["start"], value["end"], value.get("document"), value.get("text")
        for inner in value.values():
            yield from places(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from places(inner)


def test_what_a_span_says_is_what_stands_there(folder: Path) -> None:
    texts = {row["id"]: row["text"] for row in rows(folder, "documents")}
    checked = 0
    for name in FILES:
        for row in rows(folder, name):
            for start, end, document, words in places(row):
                where = document or row.get("document") or row["id"]
                if where in texts:
                    assert 0 <= start < end <= len(texts[where])
                    assert words is None or texts[where][start:end] == words
                    checked += 1
            if "spans" in row:
                text = texts[row["document"]]
                assert " … ".join(text[a:b] for a, b in row["spans"]) == row["text"]
    assert checked > 20


def test_ids_lead_somewhere(folder: Path) -> None:
    ids = {name: {row["id"] for row in rows(folder, name)} for name in FILES}
    kinds = {"mention": "mentions", "statement": "statements", "document": "documents"}
    for row in rows(folder, "statements"):
        assert row["document"] in ids["documents"]
        assert row["speaker_entity"] in ids["entities"]
        assert row["chain"] == [link["name"] for link in row["links"]]
    for row in rows(folder, "mentions"):
        assert row["entity"] in ids["entities"]
    for row in rows(folder, "links"):
        assert row["a"]["id"] in ids[kinds[row["a"]["kind"]]]
        assert row["b"]["id"] in ids[kinds[row["b"]["kind"]]]


def test_the_machine_is_not_in_it(folder: Path, ledger: Ledger) -> None:
    for path in folder.iterdir():
        assert str(ledger.path.parent) not in path.read_text("utf-8")


def test_the_same_ledger_gives_the_same_bytes(folder: Path, ledger: Ledger, tmp_path: Path) -> None:
    jsonl.write(ledger, tmp_path)
    for path in folder.iterdir():
        assert (tmp_path / path.name).read_bytes() == path.read_bytes()


def test_an_export_over_an_old_one_leaves_nothing_of_it(ledger: Ledger, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "claims.jsonl").write_text('{"id": "of an older export"}\n', "utf-8")
    jsonl.write(ledger, tmp_path)
    assert (tmp_path / "claims.jsonl").read_bytes() == b""


class Long:
    """A ledger of very many statements, made while they are read."""

    count = 20_000
    longest = "word " * 200

    @contextmanager
    def snapshot(self) -> Iterator[Long]:
        yield self

    def iter_statements(self) -> Iterator[StatementRow]:
        for n in range(self.count):
            yield StatementRow(
                id=f"{n:020x}",
                document="0" * 20,
                path="a.txt",
                outlet=None,
                published=None,
                spans=(Span(n, n + 1000),),
                text=f"{n} {self.longest}",
                cue=None,
                source=None,
                speaker=None,
                speaker_entity=None,
                kind="unnamed",
                chain=(),
                mode="indirect",
                act="say",
                said=None,
                hedges=(),
                within=None,
                confidence=None,
                by="hand 1",
                verdict=None,
            )

    def __getattr__(self, name: str) -> Any:
        return lambda: iter(())


def test_memory_does_not_grow_with_the_ledger(tmp_path: Path) -> None:
    tracemalloc.start()
    try:
        jsonl.write(Long(), tmp_path)  # type: ignore[arg-type]
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert (tmp_path / "statements.jsonl").stat().st_size > 20_000_000
    assert peak < 2_000_000
