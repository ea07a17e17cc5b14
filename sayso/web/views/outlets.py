"""Who published the documents."""

from __future__ import annotations

from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sayso.ledger import Ledger
from sayso.web.asked import ledger_of
from sayso.web.download import csv_file
from sayso.web.page import page
from sayso.web.turning import numbered

FIELDS: Final = ("name", "documents")


def listing(request: Request) -> Response:
    """A page of outlets."""
    with ledger_of(request) as ledger:
        every = request.app.state.kept.get("outlets", Ledger.outlets)
        named = sum(row.name is not None for row in every)
        return page(request, ledger, "outlets.html", shown=numbered(request, every), named=named)


def table(request: Request) -> Response:
    """All of them as CSV."""
    with ledger_of(request) as ledger:
        every = ledger.outlets()
    return csv_file("outlets", FIELDS, ({name: getattr(row, name) for name in FIELDS} for row in every))


ROUTES: Final = (Route("/outlets", listing), Route("/outlets.csv", table))
