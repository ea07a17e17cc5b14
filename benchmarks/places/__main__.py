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
from sayso.evaluate.card import Figure
from sayso.ontology.gazetteer import gazetteer

SHOWN = 80
HELD = {
    "places.resolution.within_161km",
    "places.resolution.of_ceiling",
    "places.toponyms.f1",
    "places.toponyms.within_161km",
}


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(prog="benchmarks.places", description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--only", choices=("lgl", "geowebnews"))
    parser.add_argument("--raise", action="store_true", dest="lift")
    options = parser.parse_args()
    start = time.process_time()
    size = len(gazetteer())
    print(f"gazetteer: {size:,} features, read in {time.process_time() - start:.2f} s of processor time")
    card: list[Figure] = []
    if options.only != "geowebnews":
        card += _lgl(options.data / "lgl.xml", misses=options.misses)
    if options.only != "lgl":
        tally = end_to_end.judge(geowebnews(options.data / "GWN.xml"))
        _print("GeoWebNews", tally.figures())
        card += [Figure(f"places.toponyms.{name}", value, "") for name, value in tally.figures().items()]
    if options.lift:
        known = floors.read()
        corpus = floors.corpus_hash(options.data / "lgl.xml", options.data / "GWN.xml")
        held = [figure for figure in card if figure.name in HELD]
        floors.write({**known, "places": floors.risen(known.get("places"), corpus, held)})


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
    main()
