"""Places as points of GeoJSON (RFC 7946)."""

from __future__ import annotations

from collections.abc import Iterable

from sayso.export.rows import JsonObject, place
from sayso.records import PlaceRow


def place_row(row: PlaceRow) -> JsonObject:
    """A place with how often it is spoken of."""
    where = place(row.place) or {}
    return {
        "entity": row.entity,
        "name": row.name,
        "kind": row.kind,
        **where,
        "mentions": row.mentions,
        "statements": row.statements,
        "documents": row.documents,
    }


def feature(row: PlaceRow) -> JsonObject:
    """A Feature: longitude before latitude, everything else among the properties."""
    properties = {name: value for name, value in place_row(row).items() if name not in ("lat", "lon")}
    geometry: JsonObject = {"type": "Point", "coordinates": [row.place.lon, row.place.lat]}
    return {"type": "Feature", "id": row.entity, "geometry": geometry, "properties": properties}


def collection(rows: Iterable[PlaceRow]) -> JsonObject:
    """A FeatureCollection."""
    return {"type": "FeatureCollection", "features": [feature(row) for row in rows]}
