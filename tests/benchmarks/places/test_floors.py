from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import floors
from benchmarks.places import resolution
from benchmarks.places.corpora import lgl


def test_resolution_holds_its_floors(shared: Path) -> None:
    """What the annotator has to find first takes minutes: `python -m benchmarks.places` holds that to its floors."""
    data, kept = shared / "data" / "geoparsing", floors.read()["places"]
    files = (data / "lgl.xml", data / "GWN.xml")
    if not all(file.is_file() for file in files) or floors.corpus_hash(*files) != kept.corpus:
        pytest.skip("LGL is not beside this checkout")
    figures = resolution.judge(lgl(files[0])).figures()
    for name in ("within_161km", "of_ceiling"):
        assert figures[name] >= kept.floors[f"places.resolution.{name}"]
    assert figures["within_161km"] > figures["population"]
