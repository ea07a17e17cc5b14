"""`sayso info`: what a ledger holds."""

from __future__ import annotations

import click

from sayso.cli import summary
from sayso.cli.ledger_argument import LedgerCommand, ledger_argument, opened
from sayso.cli.terminal import safe


@click.command("info", cls=LedgerCommand)
@ledger_argument
def command(ledger: str) -> None:
    """Say what LEDGER holds: documents, statements, speakers, what came through whom."""
    with opened(ledger) as open_ledger:
        click.echo(safe(ledger))
        for line in summary.held(open_ledger):
            click.echo(line)
        aside = [
            (row.document.path, row.document.quarantined or "") for row in open_ledger.iter_documents(quarantined=True)
        ]
        for line in summary.quarantined(aside):
            click.echo(line)
