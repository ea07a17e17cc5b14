"""`sayso rebuild`: a ledger anew from the texts inside it."""

from __future__ import annotations

from pathlib import Path

import click

from sayso.cli.build import ended, resumable
from sayso.cli.ledger_argument import LedgerCommand, ledger_argument
from sayso.cli.progress import jobs_option, quiet_option, shown


@click.command("rebuild", cls=LedgerCommand)
@ledger_argument
@jobs_option
@quiet_option
def command(*, ledger: str, jobs: int, quiet: bool) -> int:
    """Compute LEDGER anew from the texts inside it; judgements are kept."""
    from sayso import pipeline  # noqa: PLC0415 (loads libraries that help and usage errors need not wait for)

    with resumable(), shown(quiet) as progress:
        report = pipeline.rebuild(Path(ledger), progress=progress, jobs=jobs)
    return ended(report, ledger, quiet=quiet)
