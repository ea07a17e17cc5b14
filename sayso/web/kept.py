"""Answers that cost a walk over the whole ledger, kept for as long as nobody writes it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import TypeVar, cast

T = TypeVar("T")
Stamp = tuple[tuple[int, int, int] | None, ...]


class Kept:
    """One answer to each question; a change of the ledger's file, or of the log beside it, voids them all."""

    def __init__(self, path: Path) -> None:
        self._files = (path, Path(f"{path}-wal"))
        self._lock = Lock()
        self._stamp: Stamp = ()
        self._answers: dict[str, object] = {}

    def get(self, question: str, ask: Callable[[], T]) -> T:
        """The answer to this question, asked anew where the ledger has changed."""
        stamp = tuple(_stamp(path) for path in self._files)
        with self._lock:
            if stamp == self._stamp and question in self._answers:
                return cast(T, self._answers[question])
        answer = ask()
        with self._lock:
            if stamp != self._stamp:
                self._stamp, self._answers = stamp, {}
            self._answers[question] = answer
        return answer


def _stamp(path: Path) -> tuple[int, int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino
