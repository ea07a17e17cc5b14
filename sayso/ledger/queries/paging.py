"""Listings, read in pages: memory does not grow with the ledger, and nothing is held between two pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, Connection, Row, Select, literal, tuple_

PAGE = 500

T = TypeVar("T")
Connect = Callable[[], AbstractContextManager[Connection]]


@dataclass(frozen=True, slots=True)
class Listing(Generic[T]):
    """A query, the columns of its order (together unique, none null), and how its rows are read.

    `outer` says how many of the order's columns are those of the outermost table: its index finds where a page begins.
    """

    query: Select[Any]
    order: tuple[ColumnElement[Any], ...]
    outer: int
    read: Callable[[Connection, Sequence[Row[Any]]], list[T]]


def paged(connect: Connect, listing: Callable[[Connection], Listing[T]], limit: int | None, offset: int) -> Iterator[T]:
    """The rows of a listing, from the row numbered `offset`, at most `limit` of them.

    Each page is found by the last row before it, never by counting, so that the last page costs what the first does.
    """
    with connect() as connection:
        found = listing(connection)
    ordered = found.query.add_columns(*(c.label(f"order_{i}") for i, c in enumerate(found.order))).order_by(
        *found.order
    )
    left = limit
    after: tuple[Any, ...] | None = None
    while left is None or left > 0:
        size = PAGE if left is None else min(PAGE, left)
        page = ordered.limit(size)
        if after is not None:
            page = page.where(_beyond(found, after))
            if found.outer < len(found.order):
                page = page.where(tuple_(*found.order[: found.outer]) >= _values(after[: found.outer]))
        elif offset:
            page = page.offset(offset)
        with connect() as connection:
            rows = connection.execute(page).all()
            yield_from = found.read(connection, rows)
        yield from yield_from
        if len(rows) < size:
            return
        left = None if left is None else left - len(rows)
        after = tuple(rows[-1]._mapping[f"order_{i}"] for i in range(len(found.order)))


def _beyond(listing: Listing[T], after: tuple[Any, ...]) -> ColumnElement[bool]:
    return tuple_(*listing.order) > _values(after)


def _values(values: tuple[Any, ...]) -> ColumnElement[Any]:
    return tuple_(*(literal(value) for value in values))
