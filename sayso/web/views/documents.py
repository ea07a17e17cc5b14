"""The documents of a ledger: who published them, when, and where they were taken from."""

from __future__ import annotations

from functools import partial
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sayso.export import rows as export
from sayso.ledger import DocumentChoice, Ledger
from sayso.records import Derivation, DocumentRow
from sayso.web.asked import ledger_of, one_of, words
from sayso.web.download import csv_file
from sayso.web.page import address, page
from sayso.web.turning import every_row, turned

FILTERS: Final = ("outlet", "language", "quarantined")
FIELDS: Final = (
    "id", "path", "outlet", "title", "authors", "published", "published_inferred", "language", "translated_from",
    "words", "statements", "derived_from", "duplicates", "url", "quarantined",
)  # fmt: skip


def choice(request: Request) -> DocumentChoice:
    """The documents that an address asks for."""
    quarantined = one_of(request, "quarantined", ("yes", "no"))
    return DocumentChoice(
        outlet=words(request, "outlet"),
        language=words(request, "language"),
        quarantined=None if quarantined is None else quarantined == "yes",
    )


def listing(request: Request) -> Response:
    """A page of documents."""
    given = {name: words(request, name) for name in FILTERS}
    chosen = choice(request)
    kept = request.app.state.kept
    with ledger_of(request) as ledger:
        shown = turned(request, given, partial(ledger.document_page, chosen), lambda row: row.document.id)
        total = len(shown.rows)
        if not shown.whole:
            total = kept.get(f"count {chosen}", lambda every: every.count_documents(chosen))
        return page(
            request,
            ledger,
            "documents.html",
            shown=shown,
            total=total,
            given=given,
            outlets=kept.get("outlets", Ledger.outlets),
            languages=kept.get("summary", Ledger.summary).languages,
            download=address("/documents.csv", given),
        )


def table(request: Request) -> Response:
    """The same documents, all of them, as CSV; their texts are in `sayso export`."""
    rows = every_row(partial(request.app.state.ledger.document_page, choice(request)), lambda row: row.document.id)
    return csv_file("documents", FIELDS, map(_fields, rows))


def _fields(row: DocumentRow) -> dict[str, object]:
    derived = [taken_from(derivation) for derivation in row.document.derived_from]
    return {**export.document(row), "words": row.words, "statements": row.statements, "derived_from": derived}


def taken_from(derivation: Derivation) -> str:
    """A derivation in words."""
    how = derivation.relation.replace("_", "-")
    doubt = " (suspected)" if derivation.suspected else ""
    return f"{how}: {derivation.outlet or derivation.document or derivation.url or 'unknown'}{doubt}"


ROUTES: Final = (Route("/documents", listing), Route("/documents.csv", table))
