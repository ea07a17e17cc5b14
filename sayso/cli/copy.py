"""`sayso copy`: a ledger to another file, sound even while it is written."""

from __future__ import annotations

from pathlib import Path

import click

from sayso.cli.ledger_argument import LedgerCommand, ledger_argument, opened
from sayso.cli.terminal import safe


@click.command("copy", cls=LedgerCommand)
@ledger_argument
@click.argument("target", metavar="TARGET", required=False)
def command(ledger: str, target: str) -> None:
    """Copy LEDGER to the new file TARGET, even while it is being built."""
    with opened(ledger) as open_ledger:
        open_ledger.copy(Path(target))
    click.echo(f"copied to {safe(target)}")
