"""Who speaks for whom, as the user knows: camps.csv and outlets.csv beside the articles, and tables given by flags."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from sayso.errors import SideFileError
from sayso.ingest.hints import csv_rows, folders
from sayso.ingest.sources import CAMP_FILES, STANDARD_INPUT
from sayso.languages import supported
from sayso.languages.reference import reference
from sayso.records import CampTable, GivenCamp, digest

COLUMNS = ("name", "camp", "owner", "country")


def camp_tables(paths: Sequence[str | Path], given: Iterable[str | Path] = ()) -> tuple[CampTable, ...]:
    """The tables beside the articles and those given by their paths, each once, by path; one that could lie in a folder
    looked into and does not is there without rows, so that what it said before is forgotten.

    Raises SideFileError for a table that cannot be understood, or a given one that is not there.
    """
    found: dict[str, CampTable] = {}
    for path in given:
        place = Path(path)
        if not place.is_file():
            raise SideFileError(path, "no such file")
        found[_key(place)] = CampTable(_key(place), str(path), _rows(place))
    for path in (path for path in paths if str(path) != STANDARD_INPUT):
        top = Path(path).absolute()
        top = top if top.is_dir() else top.parent
        for folder in folders([path]):
            for name in CAMP_FILES:
                place = folder / name
                shown = place.relative_to(top).as_posix()
                rows = _rows(place) if place.is_file() else ()
                found.setdefault(_key(place), CampTable(_key(place), shown, rows))
    return tuple(sorted(found.values(), key=lambda table: (table.path, table.key)))


def _key(place: Path) -> str:
    return digest("camps", os.path.normpath(place.absolute()).encode("utf-8", "surrogateescape").hex())


def _rows(place: Path) -> tuple[GivenCamp, ...]:
    return tuple(one for row in _checked(place) for one in row)


def _checked(place: Path) -> Iterator[tuple[GivenCamp, ...]]:
    """The rows of a table, each under every form of its name; a row that says nothing is an error."""
    for number, row in enumerate(csv_rows(place), start=2):
        unknown = sorted(set(row) - set(COLUMNS))
        if unknown:
            raise SideFileError(place, f"line {number}: unknown column {unknown[0]}; known: {', '.join(COLUMNS)}")
        if "name" not in row:
            raise SideFileError(place, f"line {number} has no name")
        if len(row) == 1:
            raise SideFileError(place, f"line {number}: {row['name']} has neither camp nor owner nor country")
        yield tuple(
            GivenCamp(form, row.get("camp"), row.get("owner"), row.get("country")) for form in _forms(row["name"])
        )


def _forms(name: str) -> tuple[str, ...]:
    """A name with and without an article: who writes "The Lantern" means the Lantern."""
    articles = sorted({article for language in supported() for article in reference(language).articles})
    first, _, rest = name.partition(" ")
    bare = rest if rest and first.casefold() in articles else name
    return (bare, *(f"{article.capitalize()} {bare}" for article in articles))
