"""How far a build has come, on standard error: a bar on a terminal, a line now and then elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TextIO

import click

from sayso.cli.terminal import safe

if TYPE_CHECKING:
    from sayso.pipeline import Progress

SECONDS_BETWEEN_LINES = 10.0

jobs_option = click.option(
    "--jobs", metavar="N", type=click.IntRange(min=1), default=1, show_default=True, help="Processes to use."
)
quiet_option = click.option("-q", "--quiet", is_flag=True, help="Print what was quarantined and nothing else.")


@dataclass
class Lines:
    """Progress as plain lines, one in ten seconds at most, for logs. `clock` counts seconds."""

    stream: TextIO
    clock: Callable[[], float] = time.monotonic
    started: float = field(init=False)
    printed: float = field(init=False)

    def __post_init__(self) -> None:
        self.started = self.printed = self.clock()

    def __call__(self, progress: Progress) -> None:
        """Take notice of how far it has come."""
        now = self.clock()
        finished = 0 < progress.done == progress.total
        if now - self.printed < SECONDS_BETWEEN_LINES and not finished:
            return
        self.printed = now
        seconds = now - self.started
        parts = [f"{progress.done:,} of {progress.total:,} documents", rate(progress.words, seconds)]
        if 0 < progress.done < progress.total:
            parts.append(f"about {duration(seconds / progress.done * (progress.total - progress.done))} left")
        print(", ".join(parts), file=self.stream, flush=True)


def rate(words: int, seconds: float) -> str:
    """Words per second, in words."""
    return f"{words / seconds:,.0f} words/s" if seconds > 0 else f"{words:,} words"


def duration(seconds: float) -> str:
    """A length of time, as coarse as a guess deserves."""
    if seconds < 59.5:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"


@contextmanager
def shown(quiet: bool) -> Iterator[Callable[[Progress], None] | None]:
    """What a build is to be told its progress by, while it runs; None where nothing is to be shown."""
    if quiet:
        yield None
    elif sys.stderr.isatty():
        with _bar() as report:
            yield report
    else:
        yield Lines(sys.stderr)


@contextmanager
def _bar() -> Iterator[Callable[[Progress], None]]:
    from rich.console import Console  # noqa: PLC0415 (70 ms that other commands need not wait for)
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn  # noqa: PLC0415
    from rich.progress import Progress as Bar  # noqa: PLC0415

    started = time.monotonic()
    columns = (
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("documents  {task.fields[rate]}"),
        TimeRemainingColumn(compact=True),
        TextColumn("{task.fields[path]}", markup=False),
    )
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None, rate="", path="")

        def report(progress: Progress) -> None:
            now = rate(progress.words, time.monotonic() - started)
            bar.update(task, completed=progress.done, total=progress.total, rate=now, path=safe(progress.path))

        yield report
