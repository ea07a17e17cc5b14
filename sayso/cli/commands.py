"""All commands under one name."""

from __future__ import annotations

import click

from sayso import __version__
from sayso.cli import (
    annotate,
    build,
    chains,
    copy,
    entities,
    export,
    info,
    judge,
    places,
    rebuild,
    search,
    serve,
    statements,
    times,
)

COMMANDS = (
    build,
    info,
    serve,
    statements,
    chains,
    entities,
    times,
    places,
    search,
    judge,
    copy,
    rebuild,
    export,
    annotate,
)
WIDTH = 100  # characters of a line of help, the same on every terminal, so that docs/cli.md can be compared with it


class InGivenOrder(click.Group):
    """A group that lists its commands in the order of a day's work, not of the alphabet."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Their names, as they were added."""
        return list(self.commands)


@click.group(
    "sayso",
    cls=InGivenOrder,
    context_settings={"terminal_width": WIDTH, "help_option_names": ["-h", "--help"]},
    epilog="LEDGER may be left out where exactly one *.sayso lies in the current folder.",
)
@click.version_option(__version__, message="%(prog)s %(version)s")
def sayso() -> None:
    """Who said what, on whose say-so, and does it hold?

    Sayso reads news articles and builds a ledger of every statement with the chain of sources it came through.
    """


for module in COMMANDS:
    sayso.add_command(module.command)
