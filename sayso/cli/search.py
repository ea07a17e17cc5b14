"""`sayso search`: where words stand, in documents of every language."""

from __future__ import annotations

import click

from sayso.cli.ledger_argument import LedgerCommand, ledger_argument, opened
from sayso.cli.listing import SHORT_ID, Format, Listing, format_option
from sayso.cli.table import Cell
from sayso.export.rows import JsonObject
from sayso.records import Hit


def _cells(hit: Hit) -> tuple[str, ...]:
    return (hit.statement[:SHORT_ID] if hit.statement else "–", hit.snippet, hit.path)


def _whole(hit: Hit) -> JsonObject:
    return {
        "document": hit.document,
        "path": hit.path,
        "statement": hit.statement,
        "start": hit.start,
        "end": hit.end,
        "snippet": hit.snippet,
    }


HITS: Listing[Hit] = Listing(
    headings=(Cell("statement", SHORT_ID + 1), Cell("words", share=4), Cell("document")),
    cells=_cells,
    fields=("path", "statement", "start", "end", "snippet"),
    whole=_whole,
)


@click.command("search", cls=LedgerCommand)
@ledger_argument
@click.argument("text", metavar="TEXT", required=False)
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="Print at most so many hits.")
@format_option
def command(ledger: str, text: str, limit: int, form: Format) -> None:
    """Find where TEXT stands in the documents and statements of LEDGER."""
    with opened(ledger) as open_ledger:
        HITS.print(open_ledger.search(text, limit=limit), form)
