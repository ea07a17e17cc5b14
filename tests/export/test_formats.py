from __future__ import annotations

from pathlib import Path

import pytest

from sayso.errors import UnknownExport
from sayso.export import exporter, formats, jsonl


def install(folder: Path, package: str, entry: str) -> None:
    """What an installer leaves of a package that offers an exporter."""
    (folder / f"{package}.py").write_text("def write(ledger, folder): ...\n", "utf-8")
    info = folder / f"{package}-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\n", "utf-8")
    (info / "entry_points.txt").write_text(f"[sayso.exporters]\n{entry}\n", "utf-8")


def test_ours_is_found_by_name() -> None:
    assert exporter("jsonl") is jsonl.write
    assert "jsonl" in formats()


def test_anybody_can_add_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path, "their_sheets", "sheets = their_sheets:write")
    monkeypatch.syspath_prepend(tmp_path)
    assert set(formats()) >= {"jsonl", "sheets"}
    assert exporter("sheets").__module__ == "their_sheets"


def test_nobody_offers_it() -> None:
    with pytest.raises(UnknownExport, match=r"export format 'xml': known: .*jsonl"):
        exporter("xml")


def test_two_who_offer_it_are_no_guess(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path, "their_json", "jsonl = their_json:write")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(UnknownExport, match=r"more than one .*sayso\.export\.jsonl:write, their_json:write"):
        exporter("jsonl")
