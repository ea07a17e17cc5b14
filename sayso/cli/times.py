"""`sayso times`: the time expressions of a ledger and their values."""

from __future__ import annotations

from typing import get_args

import click

from sayso.cli.ledger_argument import LedgerCommand, ledger_argument, opened
from sayso.cli.listing import SHORT_ID, Format, Listing, format_option, limit_option
from sayso.cli.table import Cell
from sayso.export import rows
from sayso.export.rows import JsonObject
from sayso.records import TimeKind, TimeRow


def _cells(row: TimeRow) -> tuple[str, ...]:
    return (row.id[:SHORT_ID], row.value or "–", row.text, row.reason, row.path)


def _whole(row: TimeRow) -> JsonObject:
    return {**rows.time(row), "path": row.path}


TIMES: Listing[TimeRow] = Listing(
    headings=(
        Cell("id", SHORT_ID),
        Cell("value", share=2),
        Cell("words", share=3),
        Cell("reason", share=4),
        Cell("document", share=3),
    ),
    cells=_cells,
    fields=("id", "path", "start", "end", "text", "kind", "value", "anchor", "reason", "confidence", "by"),
    whole=_whole,
)


@click.command("times", cls=LedgerCommand)
@ledger_argument
@click.option("--document", help="Only those of this document (path, file name, or the beginning of its id).")
@click.option("--kind", type=click.Choice(get_args(TimeKind)), help="Only those of this kind.")
@limit_option
@format_option
def command(*, ledger: str, document: str | None, kind: TimeKind | None, limit: int | None, form: Format) -> None:
    """List the time expressions of LEDGER with their values (EDTF)."""
    with opened(ledger) as open_ledger:
        TIMES.print(open_ledger.iter_times(document=document, kind=kind, limit=limit), form)
