"""`sayso statements`: who said what, through whom."""

from __future__ import annotations

from typing import Any

import click

from sayso.cli.choosing import choosing_options
from sayso.cli.ledger_argument import LedgerCommand, ledger_argument, opened
from sayso.cli.listing import SHORT_ID, Format, Listing, format_option, limit_option
from sayso.cli.table import Cell
from sayso.export import rows
from sayso.export.rows import JsonObject
from sayso.records import StatementRow

ARROW = " → "


def _cells(row: StatementRow) -> tuple[str, ...]:
    chain = ARROW.join(link.name for link in row.chain)
    mark = f" [{row.verdict}]" if row.verdict else ""
    sure = "–" if row.confidence is None else f"{row.confidence:.2f}"
    return (row.id[:SHORT_ID], row.speaker or "–", chain, sure, row.text + mark, row.path)


def _whole(row: StatementRow) -> JsonObject:
    where: JsonObject = {"path": row.path, "outlet": row.outlet, "published": row.published, "verdict": row.verdict}
    return {**rows.statement(row), **where}


STATEMENTS: Listing[StatementRow] = Listing(
    headings=(
        Cell("id", SHORT_ID),
        Cell("speaker", share=3),
        Cell("chain", share=4),
        Cell("sure", 4),
        Cell("statement", share=8),
        Cell("document", share=3),
    ),
    cells=_cells,
    fields=(
        "id",
        "path",
        "outlet",
        "published",
        "speaker",
        "kind",
        "chain",
        "mode",
        "act",
        "said",
        "text",
        "cue",
        "source",
        "hedges",
        "within",
        "confidence",
        "verdict",
        "by",
    ),
    whole=_whole,
)


@click.command("statements", cls=LedgerCommand)
@ledger_argument
@choosing_options
@limit_option
@format_option
def command(*, ledger: str, limit: int | None, form: Format, **chosen: Any) -> None:
    """List the statements of LEDGER: who said what, through whom, where, and how sure Sayso is of it (0–1)."""
    with opened(ledger) as open_ledger:
        STATEMENTS.print(open_ledger.iter_statements(**chosen, limit=limit), form)
