from __future__ import annotations

import io
from dataclasses import dataclass

import pytest

from sayso.cli.progress import Lines, duration, shown


@dataclass
class Step:
    done: int
    total: int
    words: int
    path: str = "a.txt"


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_lines_come_now_and_then_and_at_the_end() -> None:
    clock, stream = Clock(), io.StringIO()
    lines = Lines(stream, clock)
    for done, seconds in ((1, 1.0), (2, 9.0), (3, 12.0), (4, 13.0), (6, 30.0)):
        clock.now = seconds
        lines(Step(done, 6, done * 600))  # type: ignore[arg-type]
    assert stream.getvalue().splitlines() == [
        "3 of 6 documents, 150 words/s, about 12 s left",
        "6 of 6 documents, 120 words/s",
    ]


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [(0.2, "0 s"), (59.4, "59 s"), (59.6, "1 min"), (3599, "1 h 0 min"), (7260, "2 h 1 min"), (90, "2 min")],
)
def test_durations(seconds: float, shown: str) -> None:
    assert duration(seconds) == shown


def test_quiet_shows_nothing() -> None:
    with shown(quiet=True) as progress:
        assert progress is None


def test_without_a_terminal_there_are_lines(capsys: pytest.CaptureFixture[str]) -> None:
    with shown(quiet=False) as progress:
        assert progress is not None
        progress(Step(1, 1, 100))  # type: ignore[arg-type]
    assert capsys.readouterr().err.startswith("1 of 1 documents, ")
