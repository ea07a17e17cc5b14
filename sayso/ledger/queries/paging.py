"""Listings, read in pages: memory does not grow with the ledger, and nothing is held between two pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, Connection, Row, Select, func, literal, select, tuple_

PAGE = 500
MANY = 200  # rows; to sort so many takes about as long as to walk to them

T = TypeVar("T")
Order = tuple[Any, ...]
Connect = Callable[[], AbstractContextManager[Connection]]


@dataclass(frozen=True, slots=True)
class Listing(Generic[T]):
    """A query, the columns of its order (together unique, none null), and how its rows are read.

    `outer` says how many of the order's columns are those of the outermost table: its index finds where a page begins.
    The others are for pages, and may be left out: `alone` reads rows without any condition, `narrow` is the query with
    no more joined than conditions and order need, `counting` counts its rows, and `walked` is `narrow` written so that
    the database goes through the rows in their order until a page is full. `probed` is `walked` without any set of
    those that are chosen: it looks at each row, of which there are about as many as `among` tells.
    """

    query: Select[Any]
    order: tuple[ColumnElement[Any], ...]
    outer: int
    read: Callable[[Connection, Sequence[Row[Any]]], list[T]]
    alone: Select[Any] | None = None
    narrow: Select[Any] | None = None
    counting: Select[Any] | None = None
    walked: Select[Any] | None = None
    probed: Select[Any] | None = None
    among: Select[Any] | None = None


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
    total: int | None = None,
) -> Page[T]:
    """The first rows of a listing; those after a row, or those before one, by the values of its order.

    An empty `before` stands for the end. Either way the page is found by its neighbour, never by counting; the order's
    columns alone are sorted, and the rows are read of one page only. The last column of the order is a unique id.
    `total` is how many rows there are, where that is known: many are walked through, few are sorted.
    """
    if total == 0:
        return Page((), False, False)
    backwards = before is not None
    bound = before if backwards else after
    chosen = _only_order(listing)
    if listing.walked is not None and total is not None and total > MANY:
        chosen = _only_order(replace(listing, narrow=_going_through(connection, listing, limit, total)))
    outer = listing.order[: listing.outer]
    if bound:
        beyond = tuple_(*listing.order) < _values(bound) if backwards else _beyond(listing, bound)
        chosen = chosen.where(beyond)
        if listing.outer < len(listing.order):
            near = _values(bound[: listing.outer])
            chosen = chosen.where(tuple_(*outer) <= near if backwards else tuple_(*outer) >= near)
    order = [column.desc() for column in listing.order] if backwards else listing.order
    keys = [_order_of(listing, row) for row in connection.execute(chosen.order_by(*order).limit(limit + 1))]
    more, shown = len(keys) > limit, keys[:limit]
    if backwards:
        shown.reverse()
    rows = listing.read(connection, _rows_of(connection, listing, shown))
    return Page(tuple(rows), *((more, bool(before)) if backwards else (after is not None, more)))


def _going_through(connection: Connection, listing: Listing[T], limit: int, total: int) -> Select[Any] | None:
    """How rows are gone through: where they are so many that a page is soon full, no set of them is made first."""
    if listing.probed is not None and listing.among is not None:
        # A page is full after so many looks, on average, as all rows are `total` times over.
        looks = limit * (connection.scalar(listing.among) or 0) / total
        if looks < total:
            return listing.probed
    return listing.walked


def _only_order(listing: Listing[T]) -> Select[Any]:
    query = listing.query if listing.narrow is None else listing.narrow
    return query.with_only_columns(*(c.label(f"order_{i}") for i, c in enumerate(listing.order)))


def _rows_of(connection: Connection, listing: Listing[T], keys: Sequence[Order]) -> list[Row[Any]]:
    ids = [key[-1] for key in keys]
    alone = listing.query if listing.alone is None else listing.alone
    found = connection.execute(_with_order(replace(listing, query=alone)).where(listing.order[-1].in_(ids))).all()
    return sorted(found, key=lambda row: ids.index(_order_of(listing, row)[-1]))


def order_of(connection: Connection, listing: Listing[T]) -> Order | None:
    """The values of the order of the listing's first row; None where it has none."""
    row = connection.execute(_only_order(listing).limit(1)).one_or_none()
    return None if row is None else _order_of(listing, row)


def count(connection: Connection, listing: Listing[T]) -> int:
    """How many rows a listing has."""
    counting = listing.counting
    if counting is None:
        counting = select(func.count()).select_from(_only_order(listing).subquery())
    return int(connection.scalar(counting) or 0)


def _with_order(listing: Listing[T]) -> Select[Any]:
    return listing.query.add_columns(*(c.label(f"order_{i}") for i, c in enumerate(listing.order)))


def _order_of(listing: Listing[T], row: Row[Any]) -> Order:
    return tuple(row._mapping[f"order_{i}"] for i in range(len(listing.order)))


def _beyond(listing: Listing[T], after: tuple[Any, ...]) -> ColumnElement[bool]:
    return tuple_(*listing.order) > _values(after)


def _values(values: tuple[Any, ...]) -> ColumnElement[Any]:
    return tuple_(*(literal(value) for value in values))
