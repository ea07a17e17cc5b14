"""The floors of accuracy: figures that may rise and not fall. Lowering one is a commit of its own, which says why."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import floor
from pathlib import Path

from sayso.evaluate.card import Figure

PATH = Path(__file__).with_name("floors.json")
DIGITS = 3
# What a model reads may differ by a case or two on another kind of processor; floors hold on all of them.
SLACK = 0.02
READ_BY_MODEL = ("statements.", "entities.", "places.toponyms.")
# Precision may be given for recall and the other way round: F1 holds them together.
HALVES = (".precision", ".recall")


@dataclass(frozen=True, slots=True)
class Floors:
    """The floors of one corpus, and the hash of its files as they were when the floors were set."""

    corpus: str
    floors: Mapping[str, float]


def read(path: Path = PATH) -> dict[str, Floors]:
    """The floors by corpus."""
    return {name: Floors(row["corpus"], row["floors"]) for name, row in json.loads(path.read_text("utf-8")).items()}


def corpus_hash(*places: Path) -> str:
    """SHA-256 over the names and bytes of files, and of all files in folders, in order."""
    state = hashlib.sha256()
    for place in places:
        for path in sorted(p for p in place.rglob("*") if p.is_file()) if place.is_dir() else [place]:
            data = path.read_bytes()
            state.update(f"{path.name}\0{len(data)}\0".encode())
            state.update(data)
    return state.hexdigest()


def risen(old: Floors | None, corpus: str, card: Iterable[Figure]) -> Floors:
    """Floors lifted to a card's figures, less the slack of what a model reads; none is lowered, but where the corpus is
    another one they begin anew."""
    before = old.floors if old is not None and old.corpus == corpus else {}
    step = 10**DIGITS
    whole = [figure for figure in card if not figure.name.endswith(HALVES)]
    lifted = {f.name: f.value - (SLACK if f.name.startswith(READ_BY_MODEL) else 0.0) for f in whole}
    floors = {name: max(floor(value * step) / step, before.get(name, 0.0)) for name, value in lifted.items()}
    return Floors(corpus, floors)


def write(floors: Mapping[str, Floors], path: Path = PATH) -> None:
    """Write all floors."""
    rows = {name: {"corpus": one.corpus, "floors": dict(one.floors)} for name, one in sorted(floors.items())}
    path.write_text(json.dumps(rows, indent=2) + "\n", "utf-8")
