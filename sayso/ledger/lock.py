"""One writer at a time."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sayso.errors import LedgerBusy, LedgerReadOnly


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the right to write the ledger at `path`.

    The lock is the operating system's, on a file beside the ledger: a killed process leaves the file and not the lock.
    (A lock on the ledger itself would drop SQLite's own when it is closed.) Raises LedgerBusy, LedgerReadOnly.
    """
    real = path.resolve()  # a link and what it leads to are one ledger
    beside = real.with_name(f".{real.name}-lock")
    handle = _acquire(path, beside)
    try:
        yield
    finally:
        beside.unlink(missing_ok=True)
        os.close(handle)


def _acquire(path: Path, beside: Path) -> int:
    while True:
        try:
            handle = os.open(beside, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
        except OSError as error:
            raise LedgerReadOnly(path) from error
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            # Whoever held it before may have removed the file between our opening and our locking it.
            if os.path.samestat(os.fstat(handle), beside.stat()):
                return handle
        except BlockingIOError:
            os.close(handle)
            raise LedgerBusy(path) from None
        except FileNotFoundError:
            pass
        os.close(handle)
