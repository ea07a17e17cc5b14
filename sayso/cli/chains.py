"""`sayso chains`: who relays whom, and how often."""

from __future__ import annotations

from typing import Any

import click

from sayso.cli.choosing import choosing_options
from sayso.cli.ledger_argument import LedgerCommand, ledger_argument, opened
from sayso.cli.listing import Format, Listing, format_option, limit_option
from sayso.cli.table import Cell
from sayso.ledger import StatementChoice
from sayso.records import RelayRow

CHAINS: Listing[RelayRow] = Listing(
    headings=(
        Cell("relay", share=3),
        Cell("whom", share=4),
        Cell("statements", share=1),
        Cell("documents", share=1),
    ),
    cells=lambda row: (row.relay, row.origin, str(row.statements), str(row.documents)),
    fields=("relay", "origin", "statements", "documents"),
    whole=lambda row: {
        "relay": row.relay,
        "origin": row.origin,
        "statements": row.statements,
        "documents": row.documents,
    },
)


@click.command("chains", cls=LedgerCommand)
@ledger_argument
@choosing_options
@limit_option
@format_option
def command(*, ledger: str, limit: int | None, form: Format, **chosen: Any) -> None:
    """List who relays whom in LEDGER: in how many statements, of how many documents.

    The commonest ways come first. A relay is whoever stands between the origin of a statement and the outlet that
    published it; statements that were judged wrong are not counted, unless they are asked for.
    """
    with opened(ledger) as open_ledger:
        CHAINS.print(open_ledger.relays(StatementChoice(**chosen))[:limit], form)
