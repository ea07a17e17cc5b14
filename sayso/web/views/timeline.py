"""What the texts say when: how many times lie in each part of a period, and each of them on an axis."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Final, get_args

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sayso.errors import UsageError
from sayso.export import rows as export
from sayso.ledger import Ledger, TimeChoice, TimePart
from sayso.records import DatedRow, Days, TimeKind, days
from sayso.records.edtf import OPEN_END, OPEN_START
from sayso.web.asked import is_id, ledger_of, one_of, words
from sayso.web.axis import Axis, Drawn, axis, axis_of
from sayso.web.calendar import around, beside, bins, period_of, spoken
from sayso.web.download import csv_file
from sayso.web.kept import Kept
from sayso.web.overview import Overview, overview
from sayso.web.page import Parameters, address, page
from sayso.web.turning import every_row, turned

FILTERS: Final = ("document", "outlet", "kind", "near")
KINDS: Final[tuple[tuple[TimeKind, str], ...]] = (
    ("date", "dates"),
    ("time", "times of day"),
    ("duration", "lengths of time"),
    ("set", "what comes again"),
)
FIELDS: Final = (
    "id", "value", "first", "last", "text", "kind", "sentence", "path", "outlet", "published", "document", "start",
    "end", "anchor", "reason", "confidence", "by",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Moment:
    """A time of the list, and how it is drawn."""

    row: DatedRow
    drawn: Drawn | None


@dataclass(frozen=True, slots=True)
class Totals:
    """How many times lie within a period, how many only reach into it, and how many of the ledger mean no days."""

    within: int
    over: int
    undated: int


def choice(request: Request) -> tuple[str | None, TimeChoice]:
    """The period that an address asks for, as it is written there, and which times. Raises UsageError."""
    value = words(request, "period")
    part: TimePart = one_of(request, "part", get_args(TimePart)) or "within"
    chosen = TimeChoice(
        part=part,
        document=words(request, "document"),
        outlet=words(request, "outlet"),
        kind=one_of(request, "kind", get_args(TimeKind)),
        near=words(request, "near"),
    )
    if value is None or part == "undated":
        return None, chosen
    period = days(value)
    if period is None:
        raise UsageError(f"a period is a date or an interval, as 2031, 2031-05 or 2030/2032, not {value!r}")
    return value, replace(chosen, period=period)


def listing(request: Request) -> Response:
    """The overview of a period, and a page of its times."""
    value, chosen = choice(request)
    only = filters(chosen)
    given: Parameters = {**only, "period": value, "part": None if chosen.part == "within" else chosen.part}
    kept = request.app.state.kept
    with ledger_of(request) as ledger:
        shown = turned(request, given, partial(ledger.time_page, chosen), lambda row: row.time.id)
        drawn_on = _axis(chosen, shown.rows)
        one = None if value is None else period_of(value, chosen.period)
        document = ledger.documents(document=chosen.document, limit=1) if chosen.document else []
        return page(
            request,
            ledger,
            "timeline.html",
            shown=shown,
            moments=[Moment(row, drawn_on.drawn(row.days) if drawn_on and row.days else None) for row in shown.rows],
            axis=drawn_on,
            overview=None if chosen.part == "undated" else columns(kept, chosen),
            totals=totals(kept, chosen),
            value=value,
            only=only,
            document=document[0].document if document else None,
            near=ledger.portrait(chosen.near) if chosen.near and is_id(chosen.near) else None,
            outlets=kept.get("outlets", Ledger.outlets),
            kinds=KINDS,
            part=chosen.part,
            larger=around(one) if one else (),
            beside=(beside(one, -1), beside(one, 1)) if one else (None, None),
            spoken=spoken,
            download=address("/timeline.csv", given),
        )


def table(request: Request) -> Response:
    """The same times, all of them, as CSV."""
    _, chosen = choice(request)
    rows = every_row(partial(request.app.state.ledger.time_page, chosen), lambda row: row.time.id)
    return csv_file("timeline", FIELDS, map(_fields, rows))


def filters(chosen: TimeChoice) -> dict[str, str | None]:
    """What an address says of a choice but for its period."""
    return {name: getattr(chosen, name) for name in FILTERS}


def columns(kept: Kept, chosen: TimeChoice) -> Overview | None:
    """The overview of the chosen times, kept."""
    found: Overview | None = kept.get(f"overview {chosen}", lambda ledger: overview(ledger, chosen))
    return found


def totals(kept: Kept, chosen: TimeChoice) -> Totals:
    """How many times there are, kept."""
    period = chosen.period
    parts: list[tuple[Days, TimePart]] = [(period, "within"), (period, "over"), (period, "undated")]
    found: Totals = kept.get(f"times {chosen}", lambda ledger: Totals(*ledger.count_times(chosen, parts)))
    return found


def warm(kept: Kept) -> None:
    """Find out beforehand what the first page of a large ledger would wait for."""
    columns(kept, TimeChoice())
    totals(kept, TimeChoice())


def _axis(chosen: TimeChoice, shown: Sequence[DatedRow]) -> Axis | None:
    """The axis of a list: the whole period where both its ends are known, else what the times on the page need."""
    period = chosen.period
    if period.first > OPEN_START and period.last < OPEN_END:
        return axis_of(bins(period))
    return axis([row.days for row in shown if row.days is not None])


def _fields(row: DatedRow) -> dict[str, object]:
    where = {"path": row.time.path, "outlet": row.outlet, "published": row.published}
    ends = {"first": _iso(row.days.first) if row.days else None, "last": _iso(row.days.last) if row.days else None}
    sentence = " ".join(f"{row.before}{row.time.text}{row.after}".split())
    return {**export.time(row.time), **where, **ends, "sentence": sentence}


def _iso(day: int) -> str | None:
    return date.fromordinal(day).isoformat() if OPEN_START < day < OPEN_END else None


ROUTES: Final = (Route("/timeline", listing), Route("/timeline.csv", table))
