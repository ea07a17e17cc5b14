"""One article of the corpus: what is known of it, its text, and its statements, times, mentions and events."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from training.corpus import markup

OUTLET = "outlet"  # the last link of a chain: the outlet of the file


class ArticleError(ValueError):
    """A file that is no article; one line that says why."""


@dataclass(frozen=True)
class Entity:
    """Who or what mentions refer to; `kind` as in the export format, or `unnamed` for a source without a name."""

    id: str
    kind: str
    name: str
    media: bool = False
    roles: tuple[str, ...] = ()
    part_of: str | None = None
    camp: str | None = None

    @property
    def speaks_as(self) -> str:
        """Kind of speaker where a statement is ascribed to it."""
        if self.media:
            return "media"
        kinds = {"person": "person", "unnamed": "unnamed", "law": "document"}
        return kinds.get(self.kind, "organisation")


@dataclass(frozen=True)
class Statement:
    """Content that the text attributes; spans are (start, end), `chain` ids from the origin to OUTLET."""

    id: str
    spans: tuple[tuple[int, int], ...]
    cue: tuple[tuple[int, int], ...]
    source: tuple[tuple[int, int], ...]
    by: str
    kind: str
    mode: str
    act: str
    said: str | None
    hedges: tuple[str, ...]
    chain: tuple[str, ...]
    within: str | None


@dataclass(frozen=True)
class Event:
    """An event mention by its trigger; `roles` are actor, recipient, other and where, each a list of entity ids."""

    id: str
    start: int
    end: int
    type: str
    status: str
    negative: bool
    roles: dict[str, tuple[str, ...]]
    when: str | None
    quantity: dict[str, str]
    statement: str | None


@dataclass(frozen=True)
class Article:
    """A file of the corpus, read."""

    name: str
    head: dict[str, Any]
    marks: markup.Marks
    entities: dict[str, Entity]
    statements: tuple[Statement, ...]
    events: tuple[Event, ...]
    unread: tuple[str, ...] = field(default=())  # keys of the table that no mark has

    @property
    def text(self) -> str:
        return self.marks.text

    @property
    def outlet(self) -> str | None:
        return given(self.head.get("outlet"))


def given(value: Any) -> str | None:
    """A scalar of the head, None where it is left out, empty or null."""
    return None if value in (None, "", "null", "~") else str(value)


def listed(value: Any) -> tuple[str, ...]:
    if value in (None, "", "null"):
        return ()
    return tuple(map(str, value)) if isinstance(value, list) else (str(value),)


def read(path: Path, shared: dict[str, Entity] | None = None) -> Article:
    """Read a marked article; `shared` are the entities of its story. Raises ArticleError with the reason."""
    whole = path.read_text(encoding="utf-8")
    parts = whole.split("\n---\n")
    if not whole.startswith("---\n") or len(parts) != 3:
        raise ArticleError("is not '---', head, '---', text, '---', table")
    try:
        head = yaml.load(parts[0][4:], Loader=yaml.BaseLoader) or {}
        table = yaml.load(parts[2], Loader=yaml.BaseLoader) or {}
    except yaml.YAMLError as error:
        raise ArticleError(" ".join(str(error).split())) from None
    if not isinstance(head, dict) or not isinstance(table, dict):
        raise ArticleError("head and table must be 'key: value' lines")
    try:
        marks = markup.read(parts[1].strip("\n") + "\n")
    except markup.MarkError as error:
        before = parts[0].count("\n") + 2 + len(parts[1]) - len(parts[1].lstrip("\n"))
        raise ArticleError(f"line {before + error.line}: {error.why}") from None
    known = {**(shared or {}), **entities(head.get("entities"))}
    rows = {key: row for key, row in table.items() if isinstance(row, dict)}
    statements = _statements(marks, rows, known, head)
    events = tuple(
        _event(name, span, rows.get(name, {}))
        for name, span in sorted(marks.triggers.items(), key=lambda item: item[1])
    )
    unread = tuple(key for key in table if key not in marks.contents and key not in marks.triggers)
    return Article(path.stem, head, marks, known, statements, events, unread)


def entities(given_ones: Any) -> dict[str, Entity]:
    """The table of entities of a head or a story. Raises ArticleError where a row is no mapping."""
    found: dict[str, Entity] = {}
    for name, row in (given_ones or {}).items():
        if not isinstance(row, dict):
            raise ArticleError(f"entity {name} must be {{kind: …, name: …}}")
        found[name] = Entity(
            name,
            row.get("kind", ""),
            row.get("name", ""),
            row.get("media") == "true",
            listed(row.get("roles")),
            given(row.get("part_of")),
            given(row.get("camp")),
        )
    return found


def _statements(
    marks: markup.Marks, rows: dict[str, Any], known: dict[str, Entity], head: dict[str, Any]
) -> tuple[Statement, ...]:
    order = sorted(marks.contents, key=lambda name: (marks.contents[name][0][0], -marks.contents[name][-1][1]))
    through = [
        row["outlet"]
        for row in head.get("derived_from") or ()
        if isinstance(row, dict) and row.get("relation") in ("republished", "translated") and given(row.get("outlet"))
    ]
    ends = (*through, *([OUTLET] if given(head.get("outlet")) else []))
    found: dict[str, Statement] = {}
    for name in order:
        row, spans = rows.get(name, {}), marks.contents[name]
        outer = _outer(name, marks)
        by = str(row.get("by", ""))
        around = found[outer].chain if outer in found else ends
        found[name] = Statement(
            name,
            tuple(spans),
            tuple(marks.cues.get(name, ())),
            tuple(marks.sources.get(name, ())),
            by,
            row.get("kind") or (known[by].speaks_as if by in known else ""),
            row.get("mode", ""),
            row.get("act", "say"),
            given(row.get("said")),
            listed(row.get("hedges")),
            listed(row.get("chain")) or (around if around[:1] == (by,) else (by, *around)),
            outer,
        )
    return tuple(found.values())


def _outer(name: str, marks: markup.Marks) -> str | None:
    """The smallest other content that holds the whole of this one."""
    spans = marks.contents[name]
    holders = [
        (sum(end - start for start, end in others), other)
        for other, others in marks.contents.items()
        if other != name
        and all(any(start <= inner and end >= last for start, end in others) for inner, last in spans)
        and sum(end - start for start, end in others) > sum(end - start for start, end in spans)
    ]
    return min(holders)[1] if holders else None


def _event(name: str, span: tuple[int, int], row: dict[str, Any]) -> Event:
    quantity = row.get("quantity")
    return Event(
        name,
        *span,
        row.get("type", ""),
        row.get("status", ""),
        row.get("polarity") == "negative",
        {role: listed(row.get(role)) for role in ("actor", "recipient", "other", "where")},
        given(row.get("when")),
        quantity if isinstance(quantity, dict) else {},
        given(row.get("statement")),
    )
