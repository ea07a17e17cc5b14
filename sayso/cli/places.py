"""`sayso places`: where things are that a ledger speaks of."""

from __future__ import annotations

from itertools import islice
from typing import Literal, get_args

import click

from sayso.cli.ledger_argument import LedgerCommand, ledger_argument, opened
from sayso.cli.listing import SHORT_ID, Listing, limit_option
from sayso.cli.table import Cell
from sayso.cli.terminal import safe_json
from sayso.export import points
from sayso.records import PlaceRow

PlaceFormat = Literal["table", "csv", "json", "geojson"]


def _cells(row: PlaceRow) -> tuple[str, ...]:
    place = row.place
    where = ", ".join(part for part in (place.province, place.country) if part)
    return (
        row.entity[:SHORT_ID],
        row.name,
        where or "–",
        f"{place.lat:.3f} {place.lon:.3f}",
        place.precision,
        "–" if place.geonames_id is None else str(place.geonames_id),
        str(row.mentions),
        str(row.statements),
    )


PLACES: Listing[PlaceRow] = Listing(
    headings=(
        Cell("id", SHORT_ID),
        Cell("name", share=3),
        Cell("in", share=3),
        Cell("lat lon", 16),
        Cell("known to", 8),
        Cell("GeoNames", 8),
        Cell("mentions", 8),
        Cell("statements", 10),
    ),
    cells=_cells,
    fields=points.PLACE_FIELDS,
    whole=points.place_row,
)


@click.command("places", cls=LedgerCommand)
@ledger_argument
@click.option("--country", metavar="CODE", help="Only those in this country (ISO 3166-1, two letters).")
@limit_option
@click.option(
    "--format", "form", type=click.Choice(get_args(PlaceFormat)), default="table", show_default=True,
    help="How to print.",
)  # fmt: skip
def command(*, ledger: str, country: str | None, limit: int | None, form: PlaceFormat) -> None:
    """List the places of LEDGER: where they are, how precisely, and how often they are spoken of."""
    with opened(ledger) as open_ledger:
        rows = islice(open_ledger.places(country=country.upper() if country else None), limit)
        if form == "geojson":
            click.echo(safe_json(points.collection(rows)))
        else:
            PLACES.print(rows, form)
