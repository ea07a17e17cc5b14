"""`python -m training.gazetteer SOURCES [INDEX]`: the index of the gazetteer from the archives in a folder."""

from __future__ import annotations

import argparse
from collections import Counter
from importlib.resources import files
from pathlib import Path

from training.gazetteer import features, index, sources

SHIPPED = Path(str(files("sayso.ontology.gazetteer"))) / "index.npz"


def main() -> None:
    """Make the index and tell what is in it."""
    parser = argparse.ArgumentParser(prog="python -m training.gazetteer", description=__doc__)
    parser.add_argument("sources", type=Path, help="folder of the archives that the README names")
    parser.add_argument("index", type=Path, nargs="?", default=SHIPPED)
    options = parser.parse_args()
    found = features.features(sources.read(options.sources))
    columns = index.pack(found)
    index.write(columns, options.index)
    counts = Counter(feature.kind for feature in found)
    with_id = sum(1 for feature in found if feature.geonames)
    print(*(f"{count:,} {kind}" for kind, count in sorted(counts.items())), f"{with_id:,} with id", sep=", ")
    print(
        f"{len(columns['counts']):,} names, {len(columns['postings']):,} pairs, {options.index.stat().st_size:,} bytes"
    )


if __name__ == "__main__":
    main()
