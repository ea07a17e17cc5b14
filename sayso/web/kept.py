"""Answers that cost a walk over the whole ledger, kept until somebody writes it."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Lock, Thread
from time import perf_counter
from typing import Any, TypeVar

from sayso.errors import SaysoError
from sayso.ledger import Ledger

T = TypeVar("T")
Stamp = tuple[tuple[int, int, int] | None, ...]

# Seconds. What takes longer is computed aside after a change, while the answer from before it is still shown: nobody
# waits for a count of a large ledger with every judgement, or with every batch of a build.
PATIENCE = 0.1
MOST = 500  # answers; those not asked for longest go first


@dataclass(slots=True)
class _Answer:
    value: Any
    stamp: Stamp
    seconds: float


class Kept:
    """One answer to each question; it is asked anew when the ledger's file, or the log beside it, has changed."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._files = (ledger.path, Path(f"{ledger.path}-wal"))
        self._lock = Lock()
        self._answers: OrderedDict[str, _Answer] = OrderedDict()
        self._asking: dict[str, Lock] = {}

    def get(self, question: str, ask: Callable[[Ledger], T]) -> T:
        """The answer to this question, or the one from before a change where it takes long to find out anew."""
        found = self._found(question)
        if found is None or (found.stamp != self._stamp() and found.seconds <= PATIENCE):
            return self._ask(question, ask)
        if found.stamp != self._stamp() and not self._lock_of(question).locked():
            Thread(target=self._ask_aside, args=(question, ask), daemon=True).start()
        value: T = found.value
        return value

    def _ask(self, question: str, ask: Callable[[Ledger], T]) -> T:
        with self._lock_of(question):
            stamp = self._stamp()
            found = self._found(question)
            if found is not None and found.stamp == stamp:  # somebody else asked meanwhile
                answered: T = found.value
                return answered
            start = perf_counter()
            value = ask(self._ledger)
            with self._lock:
                self._answers[question] = _Answer(value, stamp, perf_counter() - start)
                if len(self._answers) > MOST:
                    gone, _ = self._answers.popitem(last=False)
                    self._asking.pop(gone, None)
        return value

    def _ask_aside(self, question: str, ask: Callable[[Ledger], Any]) -> None:
        try:
            self._ask(question, ask)
        except SaysoError:
            # Whoever asks next is told what is wrong by whatever else the page needs of the ledger.
            return

    def _found(self, question: str) -> _Answer | None:
        with self._lock:
            if question in self._answers:
                self._answers.move_to_end(question)
            return self._answers.get(question)

    def _lock_of(self, question: str) -> Lock:
        with self._lock:
            return self._asking.setdefault(question, Lock())

    def _stamp(self) -> Stamp:
        return tuple(_stamp(path) for path in self._files)


def _stamp(path: Path) -> tuple[int, int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino
