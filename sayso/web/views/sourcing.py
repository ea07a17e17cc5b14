"""The sourcing tree: who is behind the articles, and over whom it came."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sayso.errors import UsageError
from sayso.ledger import Ledger
from sayso.records import SourceRow
from sayso.web.asked import ledger_of, several
from sayso.web.download import csv_file
from sayso.web.page import address, page
from sayso.web.turning import numbered

FIELDS: Final = ("chain", "role", "kind", "statements", "documents")
ORIGINS: Final = 20  # on a page
BRANCHES: Final = 12  # of one link; what they leave out are the seldom ones
STEPS: Final = 5  # widths of a line


@dataclass(frozen=True, slots=True)
class Shown:
    """A link of the tree as it is drawn, and how much of what goes on from it is folded away."""

    row: SourceRow
    branches: tuple[Shown, ...]
    folded: int
    step: int


@dataclass(frozen=True, slots=True)
class Totals:
    """How many origins there are, and how many of them are not named."""

    origins: int
    unnamed: int


def listing(request: Request) -> Response:
    """A page of origins, each with the ways that its statements went; or of all ways that went on from one link."""
    way = several(request, "chain")
    with ledger_of(request) as ledger:
        every = tree(request)
        link = found(every, way) if way else None
        shown = numbered(request, every if link is None else link.branches, ORIGINS, {"chain": way})
        return page(
            request,
            ledger,
            "sourcing.html",
            shown=shown,
            sources=pruned(shown.rows, BRANCHES),
            totals=totals(every),
            link=link,
            along=statements_of,
            onwards=ways_of,
        )


def table(request: Request) -> Response:
    """Every link of the tree as CSV, with the whole way to it."""
    with ledger_of(request) as ledger:
        every = ledger.sourcing()
    return csv_file("sourcing", FIELDS, _fields(every))


def tree(request: Request) -> list[SourceRow]:
    """The tree of the whole ledger, kept."""
    found: list[SourceRow] = request.app.state.kept.get("sourcing", Ledger.sourcing)
    return found


def found(every: Sequence[SourceRow], way: tuple[str, ...]) -> SourceRow:
    """The link to which a way leads; raises UsageError where no statement came that way."""
    row = next((row for row in every if row.path[: len(way)] == way[: len(row.path)] and not row.whole), None)
    while row is not None and row.path != way:
        row = next((branch for branch in row.branches if branch.path == way[: len(branch.path)]), None)
    if row is None:
        raise UsageError(f"no statement came over {' → '.join(way)}: see /sourcing")
    # An origin that is not named has the way of whoever had it first.
    return row.branches[0] if any(branch.path == way for branch in row.branches) else row


def totals(every: Sequence[SourceRow]) -> Totals:
    """What is said of the tree in a line."""
    return Totals(len(every), sum(row.kind == "unnamed" for row in every))


def pruned(rows: Sequence[SourceRow], most: int) -> tuple[Shown, ...]:
    """The trees with at most so many branches at each link; one branch is not folded to spare its own line."""
    largest = max((row.statements for row in rows), default=1)
    return tuple(_pruned(row, most, largest) for row in rows)


def _pruned(row: SourceRow, most: int, largest: int) -> Shown:
    keep = len(row.branches) if len(row.branches) == most + 1 else most
    branches = tuple(_pruned(branch, most, largest) for branch in row.branches[:keep])
    return Shown(row, branches, max(0, len(row.branches) - keep), _step(row.statements, largest))


def _step(statements: int, largest: int) -> int:
    """The width of a line, by orders of magnitude: a few statements never make a thick one."""
    if statements < 2:
        return 1
    return min(statements.bit_length(), 1 + int((STEPS - 1) * log(statements) / log(largest)))


def statements_of(row: SourceRow) -> str:
    """The address of the statements that a link counts."""
    return address("/statements", chain=row.path, whole="yes" if row.whole else None, judged="standing")


def ways_of(row: SourceRow) -> str:
    """The address of all ways that go on from a link."""
    return address("/sourcing", chain=row.path)


def _fields(rows: Sequence[SourceRow]) -> Iterator[dict[str, object]]:
    for row in rows:
        way = row.path if row.role != "origin" or row.whole else row.path[:1]
        yield {
            "chain": list(way),
            "role": row.role,
            "kind": row.kind,
            "statements": row.statements,
            "documents": row.documents,
        }
        yield from _fields(row.branches)


ROUTES: Final = (Route("/sourcing", listing), Route("/sourcing.csv", table))
