"""One module a view: its queries and its ROUTES; its template has its name."""

from __future__ import annotations

from types import ModuleType
from typing import Final

from sayso.web.views import (
    cast,
    documents,
    entities,
    judging,
    outlets,
    places,
    reader,
    relays,
    search,
    sourcing,
    speakers,
    statements,
    story,
    timeline,
)

VIEWS: Final[tuple[ModuleType, ...]] = (
    story,
    statements,
    documents,
    reader,
    outlets,
    speakers,
    sourcing,
    timeline,
    places,
    cast,
    entities,
    relays,
    search,
    judging,
)
