"""What an address asks for, read with suspicion."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import TypeVar

from starlette.requests import Request

from sayso.errors import UsageError
from sayso.ledger import Ledger

V = TypeVar("V", bound=str)
LONGEST = 500  # characters of a value; longer ones are a mistake or an attack
MOST = 20  # values of one parameter


@contextmanager
def ledger_of(request: Request) -> Iterator[Ledger]:
    """The ledger as it is now, the same for the whole answer."""
    ledger: Ledger = request.app.state.ledger
    with ledger.snapshot() as reader:
        yield reader


def words(request: Request, name: str) -> str | None:
    """A parameter as it was given; None where it is empty. Raises UsageError where it is too long."""
    return _short(name, request.query_params.get(name, "")) or None


def several(request: Request, name: str) -> tuple[str, ...]:
    """A parameter that may be given more than once, in order. Raises UsageError where it is too long, or too often."""
    values = request.query_params.getlist(name)
    if len(values) > MOST:
        raise UsageError(f"{name} is given more than {MOST} times")
    return tuple(value for value in (_short(name, value) for value in values) if value)


def _short(name: str, value: str) -> str:
    if len(value.strip()) > LONGEST:
        raise UsageError(f"{name} is longer than {LONGEST} characters: shorten it")
    return value.strip()


def one_of(request: Request, name: str, allowed: tuple[V, ...]) -> V | None:
    """A parameter that is one of these words; None where it is empty. Raises UsageError for another one."""
    value = words(request, name)
    if value is not None and value not in allowed:
        raise UsageError(f"{name} is one of {', '.join(allowed)}, not {value!r}")
    return next((one for one in allowed if one == value), None)


def day(request: Request, name: str) -> str | None:
    """A parameter that is a day in ISO 8601; None where it is empty. Raises UsageError for anything else."""
    value = words(request, name)
    if value is None:
        return None
    try:
        found = date.fromisoformat(value).isoformat()
    except ValueError:
        found = None
    if found != value:
        raise UsageError(f"{name} is a day, as 2031-05-08, not {value!r}")
    return value


def is_id(value: str | None) -> bool:
    """Whether somebody or something was named by an id, as this page's own links do."""
    return value is not None and re.fullmatch("[0-9a-f]{12,}", value) is not None


def whole_number(request: Request, name: str, least: int = 0) -> int | None:
    """A parameter that is a whole number; None where it is empty. Raises UsageError for anything else."""
    value = words(request, name)
    if value is None:
        return None
    if not (value.isascii() and value.isdigit() and len(value) < 16) or int(value) < least:
        raise UsageError(f"{name} is a whole number from {least}, not {value!r}")
    return int(value)
