"""`sayso serve`: a ledger read in the browser, on this machine only."""

from __future__ import annotations

from pathlib import Path

import click

from sayso.cli.judge import user
from sayso.cli.ledger_argument import LedgerCommand, ledger_argument
from sayso.cli.terminal import safe

PORT = 8311


@click.command("serve", cls=LedgerCommand)
@ledger_argument
@click.option("--port", metavar="N", type=click.IntRange(0, 65535), default=PORT, show_default=True,
              help="The port to listen on; 0 takes any free one.")  # fmt: skip
@click.option("--no-browser", is_flag=True, help="Print the address and open nothing.")
def command(ledger: str, port: int, no_browser: bool) -> None:
    """Read and judge LEDGER in the browser, on this machine only."""
    # Here, because the other commands need no web framework.
    from sayso import web  # noqa: PLC0415

    def told(address: str) -> None:
        click.echo(f"{safe(ledger)} is at {address} (Ctrl-C ends it)")

    try:
        web.serve(Path(ledger), port, by=user(), browser=not no_browser, told=told)
    except KeyboardInterrupt:
        click.echo()  # the way to end it, and no failure
