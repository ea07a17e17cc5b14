"""Where things are that the documents speak of: on a map, and in a table beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from math import sqrt
from typing import Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sayso.errors import UsageError
from sayso.export import points
from sayso.ledger import Ledger
from sayso.records import PlaceRow, UnplacedRow
from sayso.web.asked import day, ledger_of, one_of
from sayso.web.download import csv_file
from sayso.web.kept import Kept
from sayso.web.mercator import Frame, frame, projected
from sayso.web.page import address, page
from sayso.web.published import published
from sayso.web.turning import numbered

DRAWN: Final = 150  # places on a page without scripts; scripts draw all of them, and gather those that crowd
LARGEST: Final = 0.035  # of the frame's width: the radius of the place that is mentioned most
SMALLEST: Final = 0.004
APART: Final = 12  # of the places without a position; their own page has them all


@dataclass(frozen=True, slots=True)
class Circle:
    """A place on the map: where its middle is, and its radius, in the map's units."""

    row: PlaceRow
    x: float
    y: float
    radius: float


@dataclass(frozen=True, slots=True)
class Known:
    """The places of a time, those without a position, and the frame that shows the former."""

    placed: Sequence[PlaceRow]
    unplaced: Sequence[UnplacedRow]
    frame: Frame


def listing(request: Request) -> Response:
    """The map, and a page of its places or of those without a position."""
    given = choice(request)
    part = one_of(request, "part", ("unplaced",))
    kept = request.app.state.kept
    with ledger_of(request) as ledger:
        known = places(kept, given)
        parameters = {**given, "part": part}
        return page(
            request,
            ledger,
            "places.html",
            shown=numbered(request, known.unplaced if part else known.placed, parameters=parameters),
            placed=known.placed,
            unplaced=known.unplaced,
            apart=known.unplaced[:APART],
            frame=known.frame,
            circles=circles(known.placed[:DRAWN], known.frame),
            drawn=DRAWN,
            part=part,
            given=given,
            bounded=any(given.values()),
            published=kept.get("published", lambda every: published(every.published())),
            mentions_of=lambda row: address(f"/entities/{row.entity}/mentions", given),
            statements_of=lambda row: address("/statements", given, mentioning=row.entity, judged="standing"),
            geojson=address("/map.geojson", given),
            csv=address("/map.csv", given),
        )


def geojson(request: Request) -> Response:
    """All places as GeoJSON."""
    known = places(request.app.state.kept, choice(request))
    return JSONResponse(
        points.collection(chain(known.placed, known.unplaced)),
        media_type="application/geo+json",
        headers={"Content-Disposition": 'attachment; filename="places.geojson"'},
    )


def table(request: Request) -> Response:
    """All places as CSV, those without a position last."""
    known = places(request.app.state.kept, choice(request))
    every: list[PlaceRow | UnplacedRow] = [*known.placed, *known.unplaced]
    rows = map(points.place_row, every)
    return csv_file(
        "places", points.PLACE_FIELDS, ({name: row.get(name) for name in points.PLACE_FIELDS} for row in rows)
    )


def choice(request: Request) -> dict[str, str | None]:
    """The days of publication that an address asks for. Raises UsageError."""
    since, until = day(request, "since"), day(request, "until")
    if since and until and since > until:
        raise UsageError(f"since is not after until: {since} is after {until}")
    return {"since": since, "until": until}


def places(kept: Kept, given: Mapping[str, str | None]) -> Known:
    """What documents of this time speak of, kept."""

    def ask(ledger: Ledger) -> Known:
        placed, unplaced = ledger.places(**given), ledger.unplaced(**given)
        return Known(placed, unplaced, frame([projected(row.place.lat, row.place.lon) for row in placed]))

    found: Known = kept.get(f"places {given}", ask)
    return found


def circles(rows: Sequence[PlaceRow], shown: Frame) -> tuple[Circle, ...]:
    """Circles as large as the places are mentioned often, the large ones first, so that none hides a smaller one."""
    most = max((row.mentions for row in rows), default=1)
    found = []
    for row in rows:
        radius = shown.width * max(SMALLEST, LARGEST * sqrt(row.mentions / most))
        found.append(Circle(row, *projected(row.place.lat, row.place.lon), round(radius, 1)))
    return tuple(found)


def warm(kept: Kept) -> None:
    """Find out beforehand what the map of a large ledger would wait for."""
    places(kept, {"since": None, "until": None})


ROUTES: Final = (Route("/map", listing), Route("/map.geojson", geojson), Route("/map.csv", table))
