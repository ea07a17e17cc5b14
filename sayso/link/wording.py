"""The tables of a language that linking reads, opened once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sayso.languages import supported
from sayso.languages.offices import Offices, offices
from sayso.languages.places import PlaceWords, places
from sayso.languages.reference import Reference, reference
from sayso.languages.sources import Sources, sources


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """How a language refers to people and organisations, who can speak in it, how it writes places, and what
    belongs to what."""

    reference: Reference
    sources: Sources
    places: PlaceWords
    offices: Offices


@cache
def wording(language: str | None) -> Wording:
    """The tables of a language; those of the first supported one where it is unknown or without data."""
    known = language if language in supported() else supported()[0]
    return Wording(reference(known), sources(known), places(known), offices(known))
