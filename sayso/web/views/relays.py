"""Who relays whom: origins, and those through whom their statements came."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sayso.ledger import Ledger
from sayso.records import RelayRow
from sayso.web.asked import ledger_of
from sayso.web.download import csv_file
from sayso.web.page import address, page
from sayso.web.turning import numbered

FIELDS: Final = ("origin", "relay", "statements", "documents")


def listing(request: Request) -> Response:
    """A page of ways that statements came."""
    with ledger_of(request) as ledger:
        every = request.app.state.kept.get("relays", Ledger.relays)
        shown = numbered(request, every)
        return page(
            request,
            ledger,
            "relays.html",
            shown=shown,
            total=len(every),
            theirs=statements_of,
            known=known(ledger, shown.rows),
        )


def table(request: Request) -> Response:
    """All of them as CSV."""
    with ledger_of(request) as ledger:
        every = ledger.relays()
    return csv_file("relays", FIELDS, ({name: getattr(row, name) for name in FIELDS} for row in every))


def known(ledger: Ledger, rows: Sequence[RelayRow]) -> dict[str, str]:
    """The entities among those that rows name, by their names."""
    return ledger.entities_called(sorted({name for row in rows for name in (row.origin, row.relay)}))


def statements_of(row: RelayRow) -> str:
    """The address of the statements that a row counts."""
    return address("/statements", origin=row.origin, relay=row.relay, judged="standing")


ROUTES: Final = (Route("/relays", listing), Route("/relays.csv", table))
