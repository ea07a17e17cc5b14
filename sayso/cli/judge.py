"""`sayso judge`: what a person decides of a statement; it outlives every rebuild."""

from __future__ import annotations

import getpass
from typing import Literal

import click

from sayso.cli.ledger_argument import LedgerCommand, ledger_argument, opened
from sayso.cli.terminal import safe


@click.command("judge", cls=LedgerCommand)
@ledger_argument
@click.argument("fact", metavar="ID", required=False)
@click.argument("verdict", metavar="accept|reject", type=click.Choice(("accept", "reject")), required=False)
@click.option("--note", help="Why, in your own words.")
@click.option("--by", help="Who decides; your user name where it is left out.")
def command(ledger: str, fact: str, verdict: Literal["accept", "reject"], note: str | None, by: str | None) -> None:
    """Accept or reject the row of LEDGER whose id begins with ID."""
    with opened(ledger) as open_ledger:
        judgement = open_ledger.judge(fact, verdict, note=note, by=by or user())
    (subject,) = judgement.subjects
    click.echo(f"{verdict}ed by {safe(judgement.by)}: “{safe(subject.quote.exact)}”")


def user() -> str:
    """Who runs the command, as far as the system knows."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a process without a name, as in some containers
        return "unknown"
