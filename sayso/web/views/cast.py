"""Who and what appears: all entities, by what they say, what is said of them, or how often they are mentioned."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, get_args

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sayso.ledger import CastChoice, CastOrder, Ledger
from sayso.records import Appearances, AppearingRow, EntityKind
from sayso.web.asked import ledger_of, one_of, words
from sayso.web.download import csv_file
from sayso.web.kept import Kept
from sayso.web.page import address, page
from sayso.web.turning import CHUNK, numbered

ALIASES: Final = 5  # beside a name; all that an entity is called is on its own page
FIELDS: Final = ("id", "name", "kind", "aliases", "said", "spoken_of", "mentions")


def choice(request: Request) -> CastChoice:
    """The entities that an address asks for, and their order."""
    order: CastOrder = one_of(request, "order", get_args(CastOrder)) or "said"
    return CastChoice(words(request, "name"), one_of(request, "kind", get_args(EntityKind)), order)


def listing(request: Request) -> Response:
    """A page of entities."""
    chosen = choice(request)
    given = {"name": chosen.name, "kind": chosen.kind, "order": None if chosen.order == "said" else chosen.order}
    kept = request.app.state.kept
    with ledger_of(request) as ledger:
        known = appearances(kept)
        ids = ordered(kept, chosen)
        shown = numbered(request, ids, parameters=given)
        rows = ledger.appearing(shown.rows, known)
        return page(
            request,
            ledger,
            "cast.html",
            shown=shown,
            rows=rows,
            total=len(ids),
            most=max((amount(row, chosen.order) for row in rows), default=0),
            amount=lambda row: amount(row, chosen.order),
            given=given,
            order=chosen.order,
            kinds=get_args(EntityKind),
            aliases=ALIASES,
            download=address("/entities.csv", given),
        )


def table(request: Request) -> Response:
    """The same entities, all of them, as CSV."""
    kept = request.app.state.kept
    known, ids = appearances(kept), ordered(kept, choice(request))
    ledger: Ledger = request.app.state.ledger

    def rows() -> Iterator[AppearingRow]:
        for start in range(0, len(ids), CHUNK):
            yield from ledger.appearing(ids[start : start + CHUNK], known)

    return csv_file("entities", FIELDS, map(_fields, rows()))


def appearances(kept: Kept) -> dict[str, Appearances]:
    """How often each entity appears, kept."""
    found: dict[str, Appearances] = kept.get("appearances", Ledger.appearances)
    return found


def ordered(kept: Kept, chosen: CastChoice) -> list[str]:
    """The ids of entities in order, kept."""
    known = appearances(kept)
    found: list[str] = kept.get(f"order {chosen}", lambda ledger: ledger.cast_order(chosen, known))
    return found


def amount(row: AppearingRow, order: CastOrder) -> int:
    """What a row is drawn by: what it is put in order by, or how often it is mentioned."""
    counts = row.appearances
    return {"said": counts.said, "spoken_of": counts.spoken_of}.get(order, counts.mentions)


def warm(kept: Kept) -> None:
    """Find out beforehand what the first page of a large ledger would wait for."""
    ordered(kept, CastChoice())


def _fields(row: AppearingRow) -> dict[str, object]:
    counts = row.appearances
    return {
        "id": row.id,
        "name": row.name,
        "kind": row.kind,
        "aliases": list(row.aliases),
        "said": counts.said,
        "spoken_of": counts.spoken_of,
        "mentions": counts.mentions,
    }


ROUTES: Final = (Route("/entities", listing), Route("/entities.csv", table))
