"""Tables for people, laid out row by row."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from sayso.cli.terminal import safe

if TYPE_CHECKING:
    from rich.console import Console

PIPED_WIDTH = 120  # characters of a line that no terminal shows
LONGEST_CELL = 2_000  # characters of a cell that are laid out; a statement is seldom longer, a hostile one may be
CHUNK = 200  # rows laid out at once: a table of any length starts at once and needs constant memory


@dataclass(frozen=True, slots=True)
class Cell:
    """A column: its heading and either its `width` in characters or its `share` of what the fixed ones leave."""

    heading: str
    width: int | None = None
    share: int = 1


def console() -> Console:
    """Standard output as rich sees it, with a width that does not hang on where a pipe was started."""
    from rich.console import Console  # noqa: PLC0415 (70 ms that csv, json and errors need not wait for)

    return Console(
        file=sys.stdout, width=None if sys.stdout.isatty() else PIPED_WIDTH, highlight=False, markup=False, emoji=False
    )


def print_table(columns: Sequence[Cell], rows: Iterable[Sequence[str]]) -> None:
    """Print the rows under their headings; words of documents are made safe here. Nothing is cut off but at the end
    of a cell of inordinate length, which an ellipsis shows."""
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    out = console()
    widths = _widths(columns, out.width)
    for number, chunk in enumerate(_chunks(rows)):
        table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0), show_header=number == 0, header_style="bold")
        for column, width in zip(columns, widths, strict=True):
            table.add_column(column.heading, width=width, overflow="fold")
        for row in chunk:
            table.add_row(*(Text(safe(_shortened(text))) for text in row))
        out.print(table)


def _chunks(rows: Iterable[Sequence[str]]) -> Iterator[list[Sequence[str]]]:
    """The rows in lists of `CHUNK`, the last one shorter; one empty list where there are none."""
    remaining = iter(rows)
    chunk = list(islice(remaining, CHUNK))
    yield chunk
    while len(chunk) == CHUNK:
        chunk = list(islice(remaining, CHUNK))
        if chunk:
            yield chunk


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST_CELL else text[: LONGEST_CELL - 1] + "…"


def _widths(columns: Sequence[Cell], total: int) -> list[int]:
    """Characters of each column; one stands between two."""
    left = total - len(columns) + 1 - sum(c.width or 0 for c in columns)
    shares = sum(c.share for c in columns if c.width is None)
    return [c.width if c.width is not None else max(left * c.share // shares, 4) for c in columns]
