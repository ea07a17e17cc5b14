"""docs/cli.md, made of the help texts: `python -m sayso.cli.reference > docs/cli.md`."""

from __future__ import annotations

from collections.abc import Iterator

import click

from sayso.cli.commands import sayso

INTRODUCTION = """# The command line

Made of the help texts by `python -m sayso.cli.reference > docs/cli.md`; do not edit it by hand.

"""


def reference() -> str:
    """The help of `sayso` and of each of its commands, as Markdown."""
    with click.Context(sayso, info_name="sayso", **sayso.context_settings) as context:
        return INTRODUCTION + "\n".join(_sections(context))


def _sections(context: click.Context) -> Iterator[str]:
    yield _section("sayso", sayso.get_help(context))
    for name in sayso.list_commands(context):
        command = sayso.commands[name]
        with click.Context(command, parent=context, info_name=name) as inner:
            yield _section(f"sayso {name}", command.get_help(inner))


def _section(title: str, text: str) -> str:
    return f"## {title}\n\n```\n{text}\n```\n"


if __name__ == "__main__":
    print(reference(), end="")
