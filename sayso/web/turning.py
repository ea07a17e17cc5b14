"""Turning the pages of a table: by the row before or after, or by number where all rows are at hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from starlette.requests import Request

from sayso.ledger import END, Page
from sayso.web.asked import whole_number, words
from sayso.web.page import Parameters, address

T = TypeVar("T")
ROWS = 50  # on a page
CHUNK = 500  # read at once for a download


class Turned(Protocol[T]):
    """A query that gives a page of its rows."""

    def __call__(self, *, after: str | None = None, before: str | None = None, limit: int) -> Page[T]:
        """A page after or before the row with this id."""


@dataclass(frozen=True, slots=True)
class Shown(Generic[T]):
    """The rows of one page and the addresses of others, None where there are none."""

    rows: Sequence[T]
    first: str | None
    previous: str | None
    following: str | None
    last: str | None

    @property
    def whole(self) -> bool:
        """Whether these are all the rows there are."""
        return self.first is None and self.last is None


def turned(
    request: Request, parameters: Parameters, query: Turned[T], identity: Callable[[T], str], rows: int = ROWS
) -> Shown[T]:
    """The page that the request asks for with `after` or `before`."""
    path = request.url.path
    found = query(after=words(request, "after"), before=words(request, "before"), limit=rows)
    if not found.rows and found.earlier:
        found = query(before=END, limit=rows)
    earlier = found.earlier and bool(found.rows)
    later = found.later and bool(found.rows)
    return Shown(
        found.rows,
        address(path, parameters) if earlier else None,
        address(path, parameters, before=identity(found.rows[0])) if earlier else None,
        address(path, parameters, after=identity(found.rows[-1])) if later else None,
        address(path, parameters, before=END) if later else None,
    )


def numbered(request: Request, every: Sequence[T], rows: int = ROWS, parameters: Parameters | None = None) -> Shown[T]:
    """The page that the request asks for with `page`, of rows that are all at hand."""
    path = request.url.path
    pages = max(1, -(-len(every) // rows))
    now = min(whole_number(request, "page", least=1) or 1, pages)

    def at(page: int) -> str:
        return address(path, parameters, page=page if page > 1 else None)

    return Shown(
        every[(now - 1) * rows : now * rows],
        at(1) if now > 1 else None,
        at(now - 1) if now > 1 else None,
        at(now + 1) if now < pages else None,
        at(pages) if now < pages else None,
    )


def every_row(query: Turned[T], identity: Callable[[T], str]) -> Iterator[T]:
    """All rows of a query, page by page; what is wrong with the query is raised at once, not with the first row."""
    first = query(limit=CHUNK)

    def rows() -> Iterator[T]:
        found = first
        yield from found.rows
        while found.later:
            found = query(after=identity(found.rows[-1]), limit=CHUNK)
            yield from found.rows

    return rows()
