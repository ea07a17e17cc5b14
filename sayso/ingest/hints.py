"""What the user knows better than the files: flags, and side files that lie beside the articles."""

from __future__ import annotations

import csv
import os
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from sayso.errors import SideFileError
from sayso.ingest.dates import single
from sayso.ingest.sources import SIDE_FILES, STANDARD_INPUT, Source
from sayso.languages import supported
from sayso.languages.metadata import metadata_words
from sayso.records import Given

TEXT_FIELDS = ("outlet", "published", "url", "title", "language", "translated_from", "republished_from", "retrieved")
_DATES = ("published", "retrieved")


NOTHING = Given()


@dataclass(frozen=True, slots=True)
class Hints:
    """What is given by file and for all: `every` comes from flags and goes before `files`, whose keys are absolute
    paths, with "#" and the label of each step for a document inside a file: a line's number, a path in an archive."""

    every: Given = NOTHING
    files: Mapping[str, Given] = field(default_factory=dict)

    def given(self, source: Source) -> Given:
        """What the user knows of a source."""
        if source.place is None:
            return self.every
        place = os.path.normpath(source.place)
        inside = self.files.get("#".join((place, *source.labels)), NOTHING)
        return over(self.every, over(inside, self.files.get(place, NOTHING)))


def gather(paths: Sequence[str | Path], every: Given = NOTHING) -> Hints:
    """The hints of a build: `every` from flags, and the side files in the folders that the arguments name or lead to.

    Raises SideFileError for one that cannot be understood.
    """
    files: dict[str, Given] = {}
    for folder in sorted(set(folders(paths))):
        for name in SIDE_FILES:
            side = folder / name
            if side.is_file():
                for document, given in _entries(side):
                    files[document] = over(files.get(document, Given()), given)
    return Hints(every, files)


def over(first: Given, second: Given) -> Given:
    """What `first` knows, and what only `second` does."""
    known = {f.name: getattr(first, f.name) for f in fields(Given) if getattr(first, f.name)}
    return replace(second, **known)


def folders(paths: Iterable[str | Path]) -> Iterable[Path]:
    """The folders that arguments name or lead to, in which side files can lie."""
    for path in paths:
        if str(path) == STANDARD_INPUT:
            continue
        place = Path(path).absolute()
        if place.is_dir():
            yield place
            for above, below, _ in os.walk(place):
                below[:] = sorted(name for name in below if not name.startswith("."))
                yield from (Path(above) / name for name in below)
        else:
            yield place.parent


def _entries(side: Path) -> list[tuple[str, Given]]:
    rows = _toml(side) if side.suffix == ".toml" else _csv(side)
    out = []
    for number, row in enumerate(rows, start=1):
        file = row.pop("file", None)
        if not isinstance(file, str) or not file:
            raise SideFileError(side, f"document {number} has no `file`")
        place, mark, label = file.partition("#")
        out.append((os.path.normpath(side.parent / place) + mark + label, _given(side, file, row)))
    return out


def _toml(side: Path) -> list[dict[str, Any]]:
    try:
        data = tomllib.loads(side.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SideFileError(side, f"cannot be read as TOML: {error}") from None
    rows = data.get("document", [])
    if set(data) - {"document"} or not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise SideFileError(side, "it holds nothing but an array of tables, [[document]]")
    return [dict(row) for row in rows]


def csv_rows(side: Path) -> list[dict[str, str]]:
    """The rows of a table with what they give of its columns. Raises SideFileError where it is no such table."""
    try:
        with side.open(encoding="utf-8-sig", newline="") as stream:
            rows = list(csv.DictReader(stream, strict=True))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise SideFileError(side, f"cannot be read as CSV: {error}") from None
    if any(None in row for row in rows):
        raise SideFileError(side, "a row has more values than there are columns")
    return [{key: value.strip() for key, value in row.items() if value and value.strip()} for row in rows]


def _csv(side: Path) -> list[dict[str, Any]]:
    out: list[dict[str, Any]] = []
    for filled in map(dict[str, Any], csv_rows(side)):
        if "authors" in filled:
            filled["authors"] = [name.strip() for name in filled["authors"].split(";") if name.strip()]
        out.append(filled)
    return out


def _given(side: Path, file: str, row: dict[str, Any]) -> Given:
    unknown = sorted(set(row) - {*TEXT_FIELDS, "authors"})
    if unknown:
        raise SideFileError(side, f"{file}: unknown field {unknown[0]}; known: file, authors, {', '.join(TEXT_FIELDS)}")
    values: dict[str, Any] = {}
    for name, value in row.items():
        if name == "authors":
            if not isinstance(value, list) or not all(isinstance(author, str) for author in value):
                raise SideFileError(side, f"{file}: authors is a list of names")
            values[name] = tuple(value)
        elif name in _DATES:
            values[name] = date_given(value)
            if values[name] is None:
                raise SideFileError(side, f"{file}: {name} is no date: {value} (write 2031-05-08, 2031-05 or 2031)")
        elif not isinstance(value, str):
            raise SideFileError(side, f"{file}: {name} is a text")
        else:
            values[name] = language_code(value) if name in ("language", "translated_from") else value.strip() or None
    return Given(**values)


def date_given(value: object) -> str | None:
    """A date that a user or a file's metadata gives, in EDTF, or None: a TOML date, ISO 8601, "8 May 2031"."""
    text = value.isoformat()[:10] if hasattr(value, "isoformat") else str(value)
    for language in supported():
        if found := single(text, language):
            return found
    return None


def language_code(name: str) -> str | None:
    """The ISO 639-1 code of a language that is given by code or by name; a name without a code stays as it is."""
    stripped = name.strip()
    for language in supported():
        if code := metadata_words(language).languages.get(stripped.casefold()):
            return code
    if len(stripped) == 2 or (len(stripped) > 2 and stripped[2] in "-_"):
        return stripped[:2].lower()
    return stripped or None
