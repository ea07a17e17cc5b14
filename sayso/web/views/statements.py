"""Who said what: statements with filters, and the address of each."""

from __future__ import annotations

from functools import partial
from typing import Final, Literal, get_args

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from sayso.export import rows as export
from sayso.ledger import Ledger, StatementChoice
from sayso.records import Mode, SpeakerKind, StatementRow
from sayso.web.asked import day, is_id, ledger_of, one_of, several, words
from sayso.web.download import csv_file
from sayso.web.page import Parameters, address, page
from sayso.web.turning import every_row, turned
from sayso.web.views.reader import place_of

Judged = Literal["right", "wrong", "standing"]
FILTERS: Final = (
    "text",
    "speaker",
    "called",
    "nobody",
    "outlet",
    "document",
    "mode",
    "kind",
    "judged",
    "origin",
    "relay",
    "whole",
    "about",
    "mentioning",
    "since",
    "until",
)
FIELDS: Final = (
    "id", "path", "outlet", "published", "speaker", "kind", "chain", "mode", "act", "said", "text", "cue", "source",
    "hedges", "within", "confidence", "verdict", "by",
)  # fmt: skip


def choice(request: Request) -> StatementChoice:
    """The statements that an address asks for."""
    judged = one_of(request, "judged", get_args(Judged))
    return StatementChoice(
        speaker=words(request, "speaker"),
        document=words(request, "document"),
        outlet=words(request, "outlet"),
        mode=one_of(request, "mode", get_args(Mode)),
        kind=one_of(request, "kind", get_args(SpeakerKind)),
        text=words(request, "text"),
        verdict={"right": "accept", "wrong": "reject"}.get(judged or ""),  # type: ignore[arg-type]
        origin=words(request, "origin"),
        relay=words(request, "relay"),
        chain=several(request, "chain"),
        whole=one_of(request, "whole", ("yes",)) is not None,
        called=words(request, "called"),
        nobody=one_of(request, "nobody", ("yes",)) is not None,
        standing=judged == "standing",
        about=words(request, "about"),
        mentioning=words(request, "mentioning"),
        since=day(request, "since"),
        until=day(request, "until"),
    )


def listing(request: Request) -> Response:
    """A page of statements."""
    chosen = choice(request)
    given: Parameters = {**{name: words(request, name) for name in FILTERS}, "chain": chosen.chain}
    kept = request.app.state.kept
    with ledger_of(request) as ledger:
        document = ledger.documents(document=chosen.document, limit=1) if chosen.document else []
        total = kept.get(f"count {chosen}", lambda every: every.count_statements(chosen))
        query = partial(ledger.statement_page, chosen, total=total)
        shown = turned(request, given, query, lambda row: row.id)
        return page(
            request,
            ledger,
            "statements.html",
            shown=shown,
            total=len(shown.rows) if shown.whole else total,
            given=given,
            document=document[0].document if document else None,
            about=ledger.portrait(chosen.about) if chosen.about else None,
            mentioned=ledger.portrait(chosen.mentioning) if chosen.mentioning else None,
            speaker=shown.rows[0].speaker if shown.rows and is_id(chosen.speaker) else None,
            outlets=kept.get("outlets", Ledger.outlets),
            modes=get_args(Mode),
            kinds=get_args(SpeakerKind),
            download=address("/statements.csv", given),
        )


def table(request: Request) -> Response:
    """The same statements, all of them, as CSV."""
    rows = every_row(partial(request.app.state.ledger.statement_page, choice(request)), lambda row: row.id)
    return csv_file("statements", FIELDS, map(_fields, rows))


def permalink(request: Request) -> Response:
    """Where a statement stands."""
    with ledger_of(request) as ledger:
        row = ledger.statement(request.path_params["statement"])
        (document,) = ledger.documents(document=row.document)
        place = place_of(document.document, row.spans[0].start)
    return RedirectResponse(f"{place}#s-{row.id}", 303)


def _fields(row: StatementRow) -> dict[str, object]:
    where = {"path": row.path, "outlet": row.outlet, "published": row.published, "verdict": row.verdict}
    return {**export.statement(row), **where}


ROUTES: Final = (
    Route("/statements", listing),
    Route("/statements.csv", table),
    Route("/statements/{statement}", permalink),
)
