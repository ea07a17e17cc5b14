"""The story at a glance: how much there is, who is quoted, who relays whom, in which documents."""

from __future__ import annotations

from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sayso.ledger import DocumentChoice
from sayso.web.asked import ledger_of
from sayso.web.page import page
from sayso.web.views import relays, speakers

MOST: Final = 12  # rows of each table; their own pages have them all


def story(request: Request) -> Response:
    """The first page."""
    kept = request.app.state.kept
    with ledger_of(request) as ledger:
        quoted = kept.get("speakers", ledger.speakers)
        ways = kept.get("relays", ledger.relays)
        outlets = kept.get("outlets", ledger.outlets)
        return page(
            request,
            ledger,
            "story.html",
            summary=kept.get("summary", ledger.summary),
            outlets=[outlet for outlet in outlets if outlet.name is not None],
            speakers=quoted[:MOST],
            speaker_count=len(quoted),
            relays=ways[:MOST],
            relay_count=len(ways),
            documents=ledger.document_page(DocumentChoice(), limit=MOST),
            their=speakers.statements_of,
            theirs=relays.statements_of,
        )


ROUTES: Final = (Route("/", story),)
