"""The options that choose statements, the same for every command that speaks of some of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, get_args

import click

from sayso.records import Mode, SpeakerKind, Verdict

_OPTIONS = (
    click.option("--speaker", help="Only those of whom these words name."),
    click.option("--document", help="Only those of this document (path, file name, or the beginning of its id)."),
    click.option("--outlet", help="Only those that this outlet published."),
    click.option("--mode", type=click.Choice(get_args(Mode)), help="Only those in this kind of speech."),
    click.option("--kind", type=click.Choice(get_args(SpeakerKind)), help="Only those of this kind of speaker."),
    click.option("--text", help="Only those with these words in them."),
    click.option("--verdict", type=click.Choice(get_args(Verdict)), help="Only those that were judged so last."),
)


def choosing_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options; their values are fields of `ledger.StatementChoice`."""
    found: Any = command
    for option in reversed(_OPTIONS):
        found = option(found)
    chosen: Callable[..., None] = found
    return chosen
