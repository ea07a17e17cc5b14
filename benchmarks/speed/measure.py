"""One run: a whole build, then the bare encoder over what that build read."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from benchmarks.speed import bare
from benchmarks.speed.budget import CLOCKS
from sayso import annotate, ingest, pipeline
from sayso.config import Config
from sayso.languages import supported
from sayso.ledger import Ledger

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Time:
    """How long something took: by the clock on the wall, and in the processor, which leaves out what others ran."""

    wall: float
    processor: float


@dataclass(frozen=True, slots=True)
class Run:
    """One build, the seconds that its own clock tells apart, and the bare encoder; `words` were read for facts."""

    words: int
    build: Time
    clocks: Mapping[str, float]
    encoder: Time

    @property
    def of_encoder(self) -> Time:
        """The build's words per second as a part of the encoder's."""
        return Time(self.encoder.wall / self.build.wall, self.encoder.processor / self.build.processor)

    def share(self, rooms: Sequence[str]) -> float:
        """The part of the build that these rooms took."""
        return sum(self.clocks.get(clock, 0.0) for room in rooms for clock in CLOCKS[room]) / self.build.wall


def measure(paths: Sequence[str], runs: int) -> list[Run]:
    """Build `paths` anew `runs` times, the bare encoder after each, so that both meet the same machine.

    A build before them, not counted, loads weights and libraries.
    """
    with tempfile.TemporaryDirectory() as folder:
        texts = _readings(paths, Path(folder) / "first.sayso")
        words = sum(len(text.split()) for text in texts)
        annotator = annotate.load()
        windows = [window for text in texts for window in bare.windows(annotator, text)]
        bare.run(annotator, windows[:10])
        found = []
        for number in range(runs):
            report, build = timed(partial(pipeline.build, paths, Path(folder) / f"{number}.sayso"))
            _, encoder = timed(partial(bare.run, annotator, windows))
            found.append(Run(words, build, report.seconds, encoder))
        return found


def timed(work: Callable[[], T]) -> tuple[T, Time]:
    """What some work gives, and how long it took."""
    wall, processor = time.perf_counter(), time.process_time()
    result = work()
    return result, Time(time.perf_counter() - wall, time.process_time() - processor)


def _readings(paths: Sequence[str], ledger: Path) -> list[str]:
    """What a build of `paths` gives to the annotator."""
    pipeline.build(paths, ledger, config=Config())
    with Ledger.open(ledger) as opened:
        return [
            ingest.read(row.document).text
            for row in opened.iter_documents()
            if row.document.quarantined is None and row.document.language in supported()
        ]
