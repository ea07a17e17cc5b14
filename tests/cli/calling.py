"""Commands run in this process."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple


class Said(NamedTuple):
    """How a command ended and what it printed."""

    status: int
    out: str
    err: str


Call = Callable[..., Said]
