from __future__ import annotations

from pathlib import Path

from sayso.cli.commands import COMMANDS, sayso
from sayso.cli.reference import reference

DOCS = Path(__file__).resolve().parents[2] / "docs" / "cli.md"


def test_the_page_is_what_the_help_says() -> None:
    assert DOCS.read_text("utf-8") == reference(), "run `python -m sayso.cli.reference > docs/cli.md`"


def test_every_command_is_a_module_of_its_own_name() -> None:
    assert [module.__name__.rpartition(".")[2] for module in COMMANDS] == list(sayso.commands)


def test_every_option_says_what_it_does() -> None:
    silent = [
        f"{name} {option.name}"
        for name, command in sayso.commands.items()
        for option in command.params
        if option.param_type_name == "option" and not getattr(option, "help", None)
    ]
    assert silent == []
