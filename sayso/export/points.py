"""Places as points of GeoJSON (RFC 7946), those without a position as features that have none."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from sayso.export.rows import JsonObject, place
from sayso.records import PlaceRow, UnplacedRow

PLACE_FIELDS: Final = (
    "entity", "name", "kind", "lat", "lon", "geonames_id", "precision", "country", "province", "score", "reason",
    "mentions", "statements", "documents",
)  # fmt: skip


def place_row(row: PlaceRow | UnplacedRow) -> JsonObject:
    """A place with how often it is spoken of; where it is, only if that is known."""
    where = (place(row.place) or {}) if isinstance(row, PlaceRow) else {}
    return {
        "entity": row.entity,
        "name": row.name,
        "kind": row.kind,
        **where,
        "mentions": row.mentions,
        "statements": row.statements,
        "documents": row.documents,
    }


def feature(row: PlaceRow | UnplacedRow) -> JsonObject:
    """A Feature: longitude before latitude, everything else among the properties; one that is not located has no
    geometry (section 3.2)."""
    properties = {name: value for name, value in place_row(row).items() if name not in ("lat", "lon")}
    geometry: JsonObject | None = None
    if isinstance(row, PlaceRow):
        geometry = {"type": "Point", "coordinates": [row.place.lon, row.place.lat]}
    return {"type": "Feature", "id": row.entity, "geometry": geometry, "properties": properties}


def collection(rows: Iterable[PlaceRow | UnplacedRow]) -> JsonObject:
    """A FeatureCollection."""
    return {"type": "FeatureCollection", "features": [feature(row) for row in rows]}
