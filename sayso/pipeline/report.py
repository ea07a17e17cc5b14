"""What a build tells while it runs, and at its end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import perf_counter


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a build has come: inputs done and in all, words read so far, and the input done last, if any."""

    done: int
    total: int
    words: int
    path: str


Tell = Callable[[Progress], None]


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did, in inputs. `renewed` are those whose bytes were the same and whose rows were made anew.

    `quarantined` are paths with the reason, in one line, of all inputs that could not be read; `unsupported` counts
    documents taken in by language, where it has no support here. `camps` counts rows
    of users' tables of camps and outlets that are new or gone. `seconds` are by room, summed over processes, and
    `words` those of the documents read; both are for benchmarks and are stored nowhere.
    """

    added: int
    replaced: int
    unchanged: int
    removed: int
    renewed: int
    quarantined: tuple[tuple[str, str], ...]
    unsupported: tuple[tuple[str, int], ...]
    words: int
    seconds: Mapping[str, float]
    camps: int = 0


@dataclass(slots=True)
class Stopwatch:
    """Seconds by room; `room` is the one that is running, or that failed."""

    seconds: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    room: str = ""

    @contextmanager
    def __call__(self, room: str) -> Iterator[None]:
        """Count the time inside as this room's."""
        self.room = room
        start = perf_counter()
        try:
            yield
        finally:
            self.seconds[room] += perf_counter() - start
