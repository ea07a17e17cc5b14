"""The story at a glance: who is behind it, how much there is, who is quoted, who relays whom, in which documents."""

from __future__ import annotations

from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sayso.ledger import DocumentChoice, Ledger
from sayso.web.asked import ledger_of
from sayso.web.kept import Kept
from sayso.web.page import page
from sayso.web.views import relays, sourcing, speakers

MOST: Final = 12  # rows of each table; their own pages have them all
ORIGINS: Final = 8
BRANCHES: Final = 3


def story(request: Request) -> Response:
    """The first page."""
    kept = request.app.state.kept
    with ledger_of(request) as ledger:
        quoted = kept.get("speakers", Ledger.speakers)
        every = sourcing.tree(request)
        ways = kept.get("relays", Ledger.relays)
        outlets = kept.get("outlets", Ledger.outlets)
        return page(
            request,
            ledger,
            "story.html",
            summary=kept.get("summary", Ledger.summary),
            outlets=[outlet for outlet in outlets if outlet.name is not None],
            totals=sourcing.totals(every),
            sources=sourcing.pruned(every[:ORIGINS], BRANCHES),
            along=sourcing.statements_of,
            onwards=sourcing.ways_of,
            speakers=quoted[:MOST],
            relays=ways[:MOST],
            documents=ledger.document_page(DocumentChoice(), limit=MOST),
            their=speakers.statements_of,
            theirs=relays.statements_of,
            known=relays.known(ledger, ways[:MOST]),
        )


def warm(kept: Kept) -> None:
    """Find out beforehand what the first page of a large ledger would wait for."""
    kept.get("summary", Ledger.summary)
    kept.get("speakers", Ledger.speakers)
    kept.get("relays", Ledger.relays)
    kept.get("sourcing", Ledger.sourcing)


ROUTES: Final = (Route("/", story),)
