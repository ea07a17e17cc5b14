"""LEDGER, the first argument of every command that reads one, and where it is found when it is left out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sayso.config import LEDGER_SUFFIX

if TYPE_CHECKING:
    from sayso.ledger import Ledger

ledger_argument = click.argument("ledger", metavar="[LEDGER]", required=False)


def opened(path: str) -> Ledger:
    """The ledger at `path`, to be read and judged; a context manager. Raises LedgerMissing, NotALedger, …"""
    # Here, because the database layer takes half a second to load, and help and usage errors need none of it.
    from sayso.ledger import Ledger  # noqa: PLC0415

    return Ledger.open(Path(path))


class LedgerCommand(click.Command):
    """A command whose first argument names a ledger and may be left out where one ledger lies in the current folder.

    Its arguments are all declared with `required=False`; this class sees to it that none is missing. The first is
    called `ledger`.
    """

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse as click does, then move the arguments one on where the ledger was left out."""
        rest = super().parse_args(ctx, args)
        if ctx.resilient_parsing:
            return rest
        arguments = [p for p in self.params if isinstance(p, click.Argument)]
        values = [ctx.params[a.name] for a in arguments if a.name is not None]
        if values[-1] is None and not _names_a_ledger(values[:-1]):
            values = [found_here(ctx), *values[:-1]]
        for argument, value in zip(arguments, values, strict=True):
            if value is None:
                raise click.MissingParameter(ctx=ctx, param=argument)
            if argument.name is not None:
                ctx.params[argument.name] = argument.type_cast_value(ctx, value)
        return rest


def _names_a_ledger(values: list[Any]) -> bool:
    return bool(values) and isinstance(values[0], str) and values[0].endswith(LEDGER_SUFFIX)


def found_here(ctx: click.Context) -> str:
    """The only ledger of the current folder; raises click.UsageError where there is none, or more than one."""
    found = sorted(path.name for path in Path.cwd().glob(f"*{LEDGER_SUFFIX}") if path.is_file())
    if len(found) == 1:
        return found[0]
    here = f"{len(found)} are in this folder" if found else "none is in this folder"
    raise click.UsageError(f"name the ledger: {here}", ctx)
