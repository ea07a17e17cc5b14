"""Who is attributed statements, and how many."""

from __future__ import annotations

from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sayso.ledger import Ledger
from sayso.records import SpeakerRow
from sayso.web.asked import ledger_of
from sayso.web.download import csv_file
from sayso.web.page import address, page
from sayso.web.turning import numbered

FIELDS: Final = ("name", "entity", "kind", "statements", "documents")


def listing(request: Request) -> Response:
    """A page of speakers."""
    with ledger_of(request) as ledger:
        every = request.app.state.kept.get("speakers", Ledger.speakers)
        named = sum(row.name is not None for row in every)
        return page(request, ledger, "speakers.html", shown=numbered(request, every), named=named, their=statements_of)


def table(request: Request) -> Response:
    """All speakers as CSV."""
    with ledger_of(request) as ledger:
        every = ledger.speakers()
    return csv_file("speakers", FIELDS, ({name: getattr(row, name) for name in FIELDS} for row in every))


def statements_of(row: SpeakerRow) -> str:
    """The address of the statements that a row counts."""
    if row.entity is not None:
        return address("/statements", speaker=row.entity, judged="standing")
    if row.name is not None:
        return address("/statements", called=row.name, judged="standing")
    return address("/statements", nobody="yes", judged="standing")


ROUTES: Final = (Route("/speakers", listing), Route("/speakers.csv", table))
