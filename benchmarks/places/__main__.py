"""Places: `python -m benchmarks.places DATA [--misses] [--raise]`, where DATA has lgl.xml and GWN.xml.

What every figure means, and what was seen, stands in README.md. `--misses` prints the commonest misses of LGL's first
half and of nothing else (never to be committed); `--raise` lifts the floors.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from benchmarks import floors
from benchmarks.places import end_to_end, resolution
from benchmarks.places.corpora import geowebnews, lgl
from sayso.evaluate import card
from sayso.evaluate.card import Figure
from sayso.ontology.gazetteer import gazetteer

SHOWN = 80
HELD = {
    "places.resolution.within_161km",
    "places.resolution.of_ceiling",
    "places.toponyms.f1",
    "places.toponyms.within_161km",
}


def main() -> int:
    """Print the figures; the exit status is 1 where one is under its floor."""
    parser = argparse.ArgumentParser(prog="benchmarks.places", description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--only", choices=("lgl", "geowebnews"))
    parser.add_argument("--raise", action="store_true", dest="lift")
    options = parser.parse_args()
    start = time.process_time()
    size = len(gazetteer())
    print(f"gazetteer: {size:,} features, read in {time.process_time() - start:.2f} s of processor time")
    measured: list[Figure] = []
    if options.only != "geowebnews":
        measured += _lgl(options.data / "lgl.xml", misses=options.misses)
    if options.only != "lgl":
        tally = end_to_end.judge(geowebnews(options.data / "GWN.xml"))
        _print("GeoWebNews", tally.figures())
        measured += [Figure(f"places.toponyms.{name}", value, "") for name, value in tally.figures().items()]
    known, corpus = floors.read(), floors.corpus_hash(options.data / "lgl.xml", options.data / "GWN.xml")
    held = [figure for figure in measured if figure.name in HELD]
    kept = known.get("places")
    floor = kept.floors if kept is not None and kept.corpus == corpus else {}
    names = {figure.name for figure in held}
    fallen = card.below(held, {name: value for name, value in floor.items() if not options.only or name in names})
    if options.lift:
        floors.write({**known, "places": floors.risen(kept, corpus, held)})
    print("\n".join(fallen) or "no figure under its floor")
    return 1 if fallen else 0


def _lgl(path: Path, *, misses: bool) -> list[Figure]:
    articles = list(lgl(path))
    for name in "ab":
        tally = resolution.judge(article for article in articles if resolution.half(article) == name)
        _print(f"LGL, half {name}", tally.figures())
        if misses and name == "a":
            for line, number in tally.misses.most_common(SHOWN):
                print(f"  {number:3} {line}")
    tally = resolution.judge(articles)
    _print("LGL", tally.figures())
    print(
        f"{'':14}{1000 * tally.seconds / len(articles):.2f} ms a document, {tally.words / tally.seconds:,.0f} words/s"
    )
    return [Figure(f"places.resolution.{name}", value, "") for name, value in tally.figures().items()]


def _print(name: str, figures: dict[str, float]) -> None:
    print(f"{name:14}" + "  ".join(f"{key} {value:.3f}" for key, value in figures.items()))


if __name__ == "__main__":
    raise SystemExit(main())
