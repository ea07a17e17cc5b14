"""Rows on standard output: a table for people, CSV for spreadsheets, JSON without loss."""

from __future__ import annotations

import csv
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import Generic, Literal, TypeVar, get_args

import click

from sayso.cli.table import Cell, print_table
from sayso.cli.terminal import safe_json
from sayso.export.cells import cell
from sayso.export.rows import JsonObject

NOTHING = "nothing in the ledger is like that"

Row = TypeVar("Row")
Format = Literal["table", "csv", "json"]

SHORT_ID = 8  # hexadecimal digits; commands take the beginning of an id where no other begins so

format_option = click.option(
    "--format", "form", type=click.Choice(get_args(Format)), default="table", show_default=True, help="How to print."
)
limit_option = click.option("--limit", type=click.IntRange(min=1), help="Print at most so many rows.")


@dataclass(frozen=True, slots=True)
class Listing(Generic[Row]):
    """How one kind of row is printed: cells of a table, fields of a CSV line, object of the interchange format."""

    headings: Sequence[Cell]
    cells: Callable[[Row], Sequence[str]]
    fields: Sequence[str]
    whole: Callable[[Row], JsonObject]

    def print(self, rows: Iterable[Row], form: Format) -> None:
        """Print the rows as they come, so that the first is seen at once and memory does not grow with them."""
        if form == "table":
            remaining = iter(rows)
            first = list(islice(remaining, 1))
            if not first:
                click.echo(NOTHING, err=True)
            else:
                print_table(self.headings, map(self.cells, chain(first, remaining)))
        elif form == "csv":
            print_csv(self.fields, map(self.whole, rows))
        else:
            print_json(map(self.whole, rows))


def print_csv(fields: Sequence[str], rows: Iterable[JsonObject]) -> None:
    """Print CSV (RFC 4180, lines ended by LF) with a line of headings.

    Lists are joined by ` | `. Control characters are replaced as on the terminal. A cell that a spreadsheet would run
    is given an apostrophe in front: CSV is for reading, JSON is without loss.
    """
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(fields)
    for row in rows:
        writer.writerow([cell(row[field]) for field in fields])


def print_json(rows: Iterable[JsonObject]) -> None:
    """Print one JSON array, a row a line."""
    before = "[\n"
    for row in rows:
        sys.stdout.write(before + safe_json(row))
        before = ",\n"
    sys.stdout.write("[]\n" if before == "[\n" else "\n]\n")
