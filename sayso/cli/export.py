"""`sayso export`: a ledger in a file format that others read."""

from __future__ import annotations

from pathlib import Path

import click

from sayso.cli.ledger_argument import LedgerCommand, ledger_argument, opened
from sayso.cli.terminal import safe
from sayso.export import exporter


@click.command("export", cls=LedgerCommand)
@ledger_argument
@click.option("--format", "form", default="jsonl", show_default=True, help="The format; packages can add others.")
@click.option("-o", "--output", "folder", metavar="DIR", required=True, help="The folder for its files.")
def command(ledger: str, form: str, folder: str) -> None:
    """Write LEDGER in another format, every file of it, into the folder DIR."""
    write = exporter(form)
    with opened(ledger) as open_ledger:
        write(open_ledger, Path(folder))
    click.echo(f"written to {safe(folder)}")
