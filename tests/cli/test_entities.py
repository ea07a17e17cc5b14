from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from calling import Call
from hand_allied import hand_allied
from hand_made import hand_placed


def test_table(call: Call, ledger: Path) -> None:
    lines = call("entities", ledger).out.splitlines()
    assert lines[0].split() == ["id", "name", "kind", "also", "as", "camp", "said", "of", "named", "docs"]
    assert lines[1].split()[1:] == ["Ana", "Suel", "person", "Suel", "Minister", "–", "3", "0", "3", "2"]


def test_csv_and_json_have_names_offices_and_counts(call: Call, ledger: Path) -> None:
    (row,) = json.loads(call("entities", ledger, "--format", "json").out)
    assert (row["name"], row["aliases"], row["said"], row["spoken_of"]) == ("Ana Suel", ["Suel"], 3, 0)
    assert [role["title"] for role in row["roles"]] == ["Minister", "Minister"]
    (line,) = csv.DictReader(io.StringIO(call("entities", ledger, "--format", "csv").out))
    assert (line["name"], line["said"]) == ("Ana Suel", "3")


def test_the_camp_is_whom_somebody_speaks_for(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "allied.sayso"
    told = {"Ana Suel": [("Kesta", True)], "Ivo Tarn": [("", True)], "Kesta": []}
    hand_allied(path, {"Ana Suel": "person", "Ivo Tarn": "person", "Kesta": "country"}, told)
    rows = {row["name"]: row for row in json.loads(call("entities", path, "--format", "json").out)}
    assert rows["Ana Suel"]["camp"] == rows["Ana Suel"]["part_of"] == rows["Kesta"]["id"]
    assert {name: row["camp_name"] for name, row in rows.items()} == {
        "Ana Suel": "Kesta", "Ivo Tarn": None, "Kesta": "Kesta",
    }  # fmt: skip
    shown = [line.split() for line in call("entities", path).out.splitlines()[1:]]
    assert [cells[-5] for cells in shown] == ["Kesta", "?", "–"]


@pytest.mark.parametrize(
    ("options", "names"),
    [
        ((), ["Lagos", "Salta"]),
        (("--limit", "1"), ["Lagos"]),
        (("--name", "salta"), ["Salta"]),
        (("--kind", "person"), []),
    ],
)
def test_whom_others_speak_of_comes_first(
    options: tuple[str, ...], names: list[str], call: Call, tmp_path: Path
) -> None:
    path = tmp_path / "towns.sayso"
    hand_placed(path)
    rows = json.loads(call("entities", path, "--format", "json", *options).out)
    assert [row["name"] for row in rows] == names
    assert [row["spoken_of"] for row in rows] == [int(name == "Lagos") for name in names]
