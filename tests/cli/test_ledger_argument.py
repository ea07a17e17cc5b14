from __future__ import annotations

from pathlib import Path

import click
import pytest

from sayso.cli.ledger_argument import LedgerCommand, ledger_argument


@click.command("judge", cls=LedgerCommand)
@ledger_argument
@click.argument("fact", metavar="ID", required=False)
@click.argument("verdict", type=click.Choice(("accept", "reject")), required=False)
@click.option("--note")
def judge(ledger: str, fact: str, verdict: str, note: str | None) -> tuple[str, str, str, str | None]:
    return ledger, fact, verdict, note


@click.command("info", cls=LedgerCommand)
@ledger_argument
def info(ledger: str) -> str:
    return ledger


def call(command: click.Command, *words: str) -> object:
    with command.make_context(command.name, list(words)) as context:
        return command.invoke(context)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_all_given(folder: Path) -> None:
    assert call(judge, "a.sayso", "12ab", "accept", "--note", "n") == ("a.sayso", "12ab", "accept", "n")
    assert call(info, "a.sayso") == "a.sayso"


def test_the_only_ledger_here_may_be_left_out(folder: Path) -> None:
    (folder / "here.sayso").touch()
    assert call(judge, "--note", "n", "12ab", "reject") == ("here.sayso", "12ab", "reject", "n")
    assert call(info) == "here.sayso"


def test_two_ledgers_here_are_no_guess(folder: Path) -> None:
    (folder / "one.sayso").touch()
    (folder / "two.sayso").touch()
    with pytest.raises(click.UsageError, match="2 are in this folder"):
        call(judge, "12ab", "accept")


def test_no_ledger_here(folder: Path) -> None:
    (folder / "folder.sayso").mkdir()
    with pytest.raises(click.UsageError, match="none is in this folder"):
        call(info)


def test_a_ledger_by_name_is_never_taken_for_another_argument(folder: Path) -> None:
    (folder / "here.sayso").touch()
    with pytest.raises(click.MissingParameter) as error:
        call(judge, "there.sayso", "12ab")
    assert error.value.param is not None
    assert error.value.param.name == "verdict"


def test_what_moves_one_on_is_still_checked(folder: Path) -> None:
    (folder / "here.sayso").touch()
    with pytest.raises(click.BadParameter, match="perhaps"):
        call(judge, "12ab", "perhaps")
