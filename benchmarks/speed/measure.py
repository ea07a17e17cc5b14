"""One run: a whole build, then the bare encoder over what that build read."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.speed import bare
from benchmarks.speed.budget import CLOCKS
from sayso import annotate, ingest, pipeline
from sayso.config import Config
from sayso.languages import supported
from sayso.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds of one build, of what its clock tells apart, and of the bare encoder; `words` were read for facts."""

    words: int
    build: float
    clocks: Mapping[str, float]
    encoder: float

    @property
    def of_encoder(self) -> float:
        """The build's words per second as a part of the encoder's."""
        return self.encoder / self.build

    def share(self, rooms: Sequence[str]) -> float:
        """The part of the build that these rooms took."""
        return sum(self.clocks.get(clock, 0.0) for room in rooms for clock in CLOCKS[room]) / self.build


def measure(paths: Sequence[str], runs: int) -> list[Run]:
    """Build `paths` anew `runs` times, the bare encoder after each, so that both meet the same machine.

    A build before them, not counted, loads weights and libraries.
    """
    with tempfile.TemporaryDirectory() as folder:
        texts = _readings(paths, Path(folder) / "first.sayso")
        words = sum(len(text.split()) for text in texts)
        annotator = annotate.load()
        windows = [window for text in texts for window in bare.windows(annotator, text)]
        bare.seconds(annotator, windows[:10])
        found = []
        for number in range(runs):
            start = time.perf_counter()
            report = pipeline.build(paths, Path(folder) / f"{number}.sayso")
            build = time.perf_counter() - start
            found.append(Run(words, build, report.seconds, bare.seconds(annotator, windows)))
        return found


def _readings(paths: Sequence[str], ledger: Path) -> list[str]:
    """What a build of `paths` gives to the annotator."""
    pipeline.build(paths, ledger, config=Config())
    with Ledger.open(ledger) as opened:
        return [
            ingest.read(row.document).text
            for row in opened.iter_documents()
            if row.document.quarantined is None and row.document.language in supported()
        ]
