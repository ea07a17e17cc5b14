"""What careful readers found in a document: the gold that metrics compare with, and reading its files."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sayso.records import Span, Spans


@dataclass(frozen=True, slots=True)
class GoldTime:
    """A time: every acceptable span, and the values that are right (None for unknown), in a list or within a window.

    An item that is not `core` may be found or not.
    """

    options: tuple[Spans, ...]
    core: bool
    accept: tuple[str | None, ...]
    within: str | None = None


@dataclass(frozen=True, slots=True)
class GoldStatement:
    """A statement: acceptable spans, speakers, chains (`X?` may be left out, `*?` is any one name) and modes."""

    options: tuple[Spans, ...]
    core: bool
    speakers: tuple[str | None, ...]
    chains: tuple[tuple[str, ...], ...]
    modes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """The gold of one document, whose text is that of `file`."""

    file: str
    sha256: str
    times: tuple[GoldTime, ...]
    statements: tuple[GoldStatement, ...]


def read(path: Path) -> GoldDocument:
    """The gold of one file; raises ValueError for one that is no gold."""
    try:
        data = json.loads(path.read_text("utf-8"))
        return GoldDocument(
            file=data["file"],
            sha256=data["sha256"],
            times=tuple(_time(row) for row in data["times"] if row["value"] is not None),
            statements=tuple(_statement(row) for row in data["statements"]),
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ValueError(f"{path.name} is no gold file: {type(error).__name__} {error}") from error


def _options(row: Mapping[str, Any]) -> tuple[Spans, ...]:
    alternatives = [row["spans"], *row.get("accept_spans", [])]
    return tuple(tuple(Span(start, end) for start, end in spans) for spans in alternatives)


def _time(row: Mapping[str, Any]) -> GoldTime:
    value = row["value"]
    return GoldTime(_options(row), row["level"] == "core", tuple(value.get("accept", ())), value.get("within"))


def _statement(row: Mapping[str, Any]) -> GoldStatement:
    return GoldStatement(
        options=_options(row),
        core=row["level"] == "core",
        speakers=tuple(row["speaker"]),
        chains=tuple(tuple(chain) for chain in row["chain"]),
        modes=tuple(row["mode"]),
    )
