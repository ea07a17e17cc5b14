"""Where words stand, in documents of every language."""

from __future__ import annotations

import re
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sayso.records import Hit, Span
from sayso.web.asked import ledger_of, words
from sayso.web.download import csv_file
from sayso.web.page import address, page, words_at

MOST: Final = 50
FIELDS: Final = ("path", "outlet", "published", "statement", "start", "end", "snippet")


def listing(request: Request) -> Response:
    """The places found."""
    text = words(request, "q")
    with ledger_of(request) as ledger:
        hits = ledger.search(text, limit=MOST) if text else []
        return page(
            request,
            ledger,
            "search.html",
            text=text,
            hits=hits,
            most=MOST,
            there=place,
            pieces=lambda snippet: pieces(snippet, text or ""),
            download=address("/search.csv", q=text),
        )


def table(request: Request) -> Response:
    """The same as CSV."""
    text = words(request, "q")
    with ledger_of(request) as ledger:
        hits = ledger.search(text, limit=MOST) if text else []
    return csv_file("search", FIELDS, ({name: getattr(hit, name) for name in FIELDS} for hit in hits))


def place(hit: Hit) -> str:
    """The address of a hit in its document."""
    return words_at(hit.document, Span(hit.start, hit.end))


def pieces(snippet: str, query: str) -> list[tuple[str, bool]]:
    """The snippet cut into runs, and whether each is one of the words asked for."""
    asked = [word + ("" if star else r"\b") for word, star in re.findall(r"(\w+)(\*?)", query)]
    if not asked:
        return [(snippet, False)]
    runs = re.split(rf"(\b(?:{'|'.join(asked)}))", snippet, flags=re.IGNORECASE)
    return [(run, number % 2 == 1) for number, run in enumerate(runs) if run]


ROUTES: Final = (Route("/search", listing), Route("/search.csv", table))
