"""Listings, read in pages: memory does not grow with the ledger, and nothing is held between two pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, Connection, Row, Select, func, literal, select, tuple_

PAGE = 500

T = TypeVar("T")
Order = tuple[Any, ...]
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


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Some rows of a listing that follow each other, and whether there are others before and after them."""

    rows: tuple[T, ...]
    earlier: bool
    later: bool


def paged(connect: Connect, listing: Callable[[Connection], Listing[T]], limit: int | None, offset: int) -> Iterator[T]:
    """The rows of a listing, from the row numbered `offset`, at most `limit` of them.

    Each page is found by the last row before it, never by counting, so that the last page costs what the first does.
    """
    with connect() as connection:
        found = listing(connection)
    ordered = _with_order(found).order_by(*found.order)
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
        after = _order_of(found, rows[-1])


def page(
    connection: Connection,
    listing: Listing[T],
    limit: int,
    *,
    after: Order | None = None,
    before: Order | None = None,
) -> Page[T]:
    """The first rows of a listing; those after a row, or those before one, by the values of its order.

    An empty `before` stands for the end. Either way the page is found by its neighbour, never by counting.
    """
    if before is None:
        chosen = _with_order(listing).order_by(*listing.order)
        if after is not None:
            chosen = chosen.where(_beyond(listing, after))
            if listing.outer < len(listing.order):
                chosen = chosen.where(tuple_(*listing.order[: listing.outer]) >= _values(after[: listing.outer]))
        rows = connection.execute(chosen.limit(limit + 1)).all()
        shown = rows[:limit]
        return Page(tuple(listing.read(connection, shown)), after is not None, len(rows) > limit)
    chosen = _with_order(listing).order_by(*(column.desc() for column in listing.order))
    if before:
        chosen = chosen.where(tuple_(*listing.order) < _values(before))
        if listing.outer < len(listing.order):
            chosen = chosen.where(tuple_(*listing.order[: listing.outer]) <= _values(before[: listing.outer]))
    rows = connection.execute(chosen.limit(limit + 1)).all()
    shown = rows[:limit][::-1]
    return Page(tuple(listing.read(connection, shown)), len(rows) > limit, bool(before))


def order_of(connection: Connection, listing: Listing[T]) -> Order | None:
    """The values of the order of the listing's first row; None where it has none."""
    row = connection.execute(_with_order(listing).limit(1)).one_or_none()
    return None if row is None else _order_of(listing, row)


def count(connection: Connection, listing: Listing[T]) -> int:
    """How many rows a listing has."""
    only = listing.query.with_only_columns(listing.order[-1]).order_by(None).subquery()
    return int(connection.scalar(select(func.count()).select_from(only)) or 0)


def _with_order(listing: Listing[T]) -> Select[Any]:
    return listing.query.add_columns(*(c.label(f"order_{i}") for i, c in enumerate(listing.order)))


def _order_of(listing: Listing[T], row: Row[Any]) -> Order:
    return tuple(row._mapping[f"order_{i}"] for i in range(len(listing.order)))


def _beyond(listing: Listing[T], after: tuple[Any, ...]) -> ColumnElement[bool]:
    return tuple_(*listing.order) > _values(after)


def _values(values: tuple[Any, ...]) -> ColumnElement[Any]:
    return tuple_(*(literal(value) for value in values))
