"""The bars of the public gold, computed as its scorer does, on the ingest room alone."""

from __future__ import annotations

import importlib.util
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from sayso.config import Config
from sayso.ingest import Hints, find, read, take
from sayso.records import Document

HARD = {"boilerplate", "comment", "related"}
SOFT = {"byline", "dateline", "caption", "footnote"}
HEADINGS = {"title", "crosshead"}

Pair = tuple[Document, dict[str, Any]]


@pytest.fixture(scope="module")
def pairs(shared: Path) -> list[Pair]:
    gold = {d["file"]: d for p in sorted((shared / "gold").glob("[0-9]*.json")) for d in [json.loads(p.read_text())]}
    documents = [take(source, Config(), Hints()) for source in find([shared / "story"], Config())]  # type: ignore[arg-type]
    found = [(document, gold[document.name]) for document in documents if document.name in gold]
    assert len(found) == len(gold) > 0
    return found


@pytest.fixture(scope="module")
def scorer(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("sayso_shared_score", shared / "score" / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_published(pairs: list[Pair], scorer: ModuleType) -> None:
    for document, gold in pairs:
        assert scorer.time_accepted(document.published, gold["meta"]["published"]), document.name


def test_outlet_and_origin_outlet(pairs: list[Pair], scorer: ModuleType) -> None:
    names = scorer.Names({})
    for document, gold in pairs:
        assert names.any_same(document.outlet, gold["meta"]["outlet"]), document.name
        if origin := gold["meta"]["origin_outlet"]:
            found = [d.outlet for d in document.derived_from if d.relation != "quotes"]
            assert any(names.any_same(name, origin) for name in found), document.name
        else:
            assert document.derived_from == (), document.name


def test_title_and_authors(pairs: list[Pair]) -> None:
    for document, gold in pairs:
        assert document.title in gold["meta"]["title"]
        assert list(document.authors) == gold["meta"]["authors"]


def _characters(pairs: list[Pair]) -> Iterator[tuple[str, str, str]]:
    """The gold kind, the found kind and the character, of everything but white space."""
    for document, gold in pairs:
        wanted, found = [""] * len(document.text), [""] * len(document.text)
        for region in gold["regions"]:
            wanted[region["start"] : region["end"]] = [region["kind"][0]] * (region["end"] - region["start"])
        for region in document.regions:
            found[region.start : region.end] = [region.kind] * (region.end - region.start)
        yield from ((a, b, c) for a, b, c in zip(wanted, found, document.text, strict=True) if not c.isspace())


def test_regions(pairs: list[Pair]) -> None:
    count: Counter[str] = Counter()
    for wanted, found, _ in _characters(pairs):
        junk = found in HARD | SOFT
        if wanted == "":
            count["article"] += 1
            count["article wrongly"] += junk
        elif wanted in HEADINGS:
            count["heading"] += 1
            count["heading marked"] += found in HEADINGS
        else:
            count["junk"] += 1
            count["junk marked"] += junk
    assert count["junk marked"] / count["junk"] >= 0.95
    assert count["article wrongly"] / count["article"] <= 0.01
    assert count["heading marked"] / count["heading"] >= 0.95


def test_nothing_is_read_from_furniture(pairs: list[Pair]) -> None:
    for document, gold in pairs:
        reading = read(document)
        held = {i for piece in reading.pieces for i in range(piece.source, piece.source + piece.length)}
        for region in gold["regions"]:
            if region["kind"][0] in HARD:
                inside = [i for i in range(region["start"], region["end"]) if i in held]
                assert not inside, (document.name, document.text[inside[0] : inside[-1] + 1])
