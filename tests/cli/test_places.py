from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from calling import Call
from hand_made import hand_placed


@pytest.fixture
def towns(tmp_path: Path) -> Path:
    path = tmp_path / "towns.sayso"
    hand_placed(path)
    return path


def test_table(call: Call, towns: Path) -> None:
    lines = call("places", towns).out.splitlines()
    assert lines[0].split() == ["id", "name", "in", "lat", "lon", "known", "to", "GeoNames", "mentions", "statements"]
    assert lines[1].split()[1:] == ["Lagos", "Lagos,", "NG", "6.455", "3.394", "town", "2332459", "2", "1"]


def test_csv_and_json_have_every_field(call: Call, towns: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(call("places", towns, "--format", "csv").out)))
    objects = json.loads(call("places", towns, "--format", "json").out)
    assert [row["name"] for row in rows] == [row["name"] for row in objects] == ["Lagos", "Salta"]
    assert set(rows[0]) == set(objects[0])
    assert objects[1]["province"] == "Salta"


def test_geojson_has_longitude_before_latitude(call: Call, towns: Path) -> None:
    collection = json.loads(call("places", towns, "--format", "geojson").out)
    assert collection["type"] == "FeatureCollection"
    first = collection["features"][0]
    assert first["geometry"] == {"type": "Point", "coordinates": [3.394, 6.455]}
    assert first["properties"]["name"] == "Lagos"
    assert "lat" not in first["properties"]


def test_choice(call: Call, towns: Path) -> None:
    assert len(json.loads(call("places", towns, "--country", "ar", "--format", "json").out)) == 1
    assert len(json.loads(call("places", towns, "--limit", "1", "--format", "json").out)) == 1
    assert call("places", towns, "--country", "FJ").err == "nothing in the ledger is like that\n"
