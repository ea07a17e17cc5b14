from __future__ import annotations

import errno
import subprocess
import sys
from collections.abc import Callable

import click
import pytest

from sayso import __version__
from sayso.cli import main
from sayso.cli.commands import sayso
from sayso.errors import LedgerMissing, SaysoError, UsageError

Failing = Callable[[BaseException | int | None], None]


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> Failing:
    """Gives `sayso` a command `fail` that raises, or returns, what it is told to."""

    def install(outcome: BaseException | int | None) -> None:
        @click.command("fail")
        def fail() -> int | None:
            if isinstance(outcome, BaseException):
                raise outcome
            return outcome

        monkeypatch.setitem(sayso.commands, "fail", fail)

    return install


@pytest.mark.parametrize(
    ("outcome", "status", "line"),
    [
        (None, 0, ""),
        (0, 0, ""),
        (1, 1, ""),
        (UsageError("that is not possible"), 2, "sayso: that is not possible"),
        (SaysoError("that is not possible"), 2, "sayso: that is not possible"),
        (
            LedgerMissing("x.sayso"),
            2,
            "sayso: there is no ledger x.sayso: make one with `sayso build PATH -o x.sayso`",
        ),
        (
            OSError(errno.ENOSPC, "No space left on device", "out/times.jsonl"),
            74,
            "sayso: out/times.jsonl: No space left on device",
        ),
        (
            KeyError("x\x1b[2J\ny"),
            70,
            r"sayso: failed unexpectedly (KeyError: 'x\x1b[2J\ny'); please report this; "
            "SAYSO_TRACEBACK=1 shows where it happened",
        ),
        (
            ValueError("words of \x1b[2J\u202ea document\non two lines"),
            70,
            "sayso: failed unexpectedly (ValueError: words of ␛[2J\ufffda document on two lines); please report this; "
            "SAYSO_TRACEBACK=1 shows where it happened",
        ),
        (KeyboardInterrupt(), 130, "sayso: interrupted"),
        (KeyboardInterrupt("all is kept"), 130, "sayso: interrupted: all is kept"),
    ],
)
def test_whatever_happens_is_one_line_and_a_status(
    outcome: BaseException | int | None, status: int, line: str, failing: Failing, capsys: pytest.CaptureFixture[str]
) -> None:
    failing(outcome)
    assert main(["fail"]) == status
    out, err = capsys.readouterr()
    assert (out, err) == ("", line and line + "\n")


def test_the_traceback_is_there_for_who_asks(
    failing: Failing, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAYSO_TRACEBACK", "1")
    failing(ValueError("words\x1b[2J"))
    assert main(["fail"]) == 70
    err = capsys.readouterr().err
    assert "Traceback (most recent call last)" in err
    assert "test_boundary.py" in err
    assert "\x1b" not in err


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["sing"], "sayso: no such command 'sing' (see `sayso --help`)"),
        (["build"], "sayso: missing argument 'PATH...' (see `sayso build --help`)"),
        (["build", "x", "--no"], "sayso: no such option"),
        (["build", "x", "-o", "y.sayso", "--jobs", "0"], "sayso: invalid value for '--jobs'"),
        (["export", "x.sayso"], "sayso: missing option '-o' / '--output' (see `sayso export --help`)"),
        (["judge", "x.sayso", "ab", "maybe"], "sayso: invalid value for 'accept|reject'"),
    ],
)
def test_a_wrong_call_is_one_line_and_status_2(
    arguments: list[str], line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(line)
    assert err.count("\n") == 1


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"sayso {__version__}\n"


def test_no_command_shows_which_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    err = capsys.readouterr().err
    assert all(f"\n  {name} " in err for name in sayso.commands)


ENDLESS = """
import click, sys
from sayso.cli import main
from sayso.cli.commands import sayso

@sayso.command("endless")
def endless():
    while True:
        click.echo("line")

sys.exit(main(["endless"]))
"""


def test_a_reader_who_has_seen_enough_is_no_error() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", ENDLESS], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline() == "line\n"
        process.stdout.close()
        assert process.stderr.read() == ""
        assert process.wait(timeout=20) == 141


def test_a_terminal_that_lacks_a_letter_is_no_error() -> None:
    code = "import sys, click; from sayso.cli import main; main(['--version']); print('→')"
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=False, env={"PYTHONIOENCODING": "ascii"}
    )
    assert (result.returncode, result.stderr) == (0, b"")
    assert result.stdout.splitlines()[-1] == rb"\u2192"
