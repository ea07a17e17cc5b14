"""`python -m benchmarks.accuracy [--shared DIR] [--raise]`: the score cards, each figure beside its floor."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks import floors
from benchmarks.accuracy.corpora import ROOT, ours, public, written
from sayso.evaluate import card
from sayso.evaluate.card import Figure


def main() -> int:
    """Print the cards; the exit status is 1 where a figure is under its floor."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.accuracy", description=__doc__)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="the folder with story and gold")
    parser.add_argument("--raise", dest="lift", action="store_true", help="lift the floors to these figures")
    arguments = parser.parse_args()
    known = floors.read()
    fallen: list[str] = []
    for corpus in (ours(), written(), *([public(arguments.shared)] if arguments.shared.is_dir() else [])):
        with tempfile.TemporaryDirectory() as folder:
            figures = corpus.card(Path(folder))
        floor = known.get(corpus.name)
        kept = floor.floors if floor is not None and floor.corpus == corpus.hash() else {}
        print(f"{corpus.name} ({corpus.hash()[:12]})" + ("" if kept else ": no floors for these files"))
        print("\n".join(_lines(figures, kept)), end="\n\n")
        fallen += card.below(figures, kept)
        if arguments.lift:
            known[corpus.name] = floors.risen(floor, corpus.hash(), figures)
    if arguments.lift:
        floors.write(known)
    print("\n".join(fallen) or "no figure under its floor")
    return 1 if fallen else 0


def _lines(figures: list[Figure], floor: Mapping[str, float]) -> Iterator[str]:
    for figure, line in zip(figures, card.table(figures), strict=True):
        yield f"  {line}" + (f"  (floor {floor[figure.name]:.3f})" if figure.name in floor else "")


if __name__ == "__main__":
    raise SystemExit(main())
