"""Exporters by format. Ours are registered as anybody's are: entry points of the group `sayso.exporters`."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import entry_points
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from sayso.errors import UnknownExport

if TYPE_CHECKING:
    from sayso.ledger import Ledger

GROUP = "sayso.exporters"

Exporter: TypeAlias = "Callable[[Ledger, Path], None]"
"""Writes a ledger into a folder, which it makes where it is missing."""


def formats() -> tuple[str, ...]:
    """The names of the formats that have an exporter here, sorted."""
    return tuple(sorted({point.name for point in entry_points(group=GROUP)}))


def exporter(name: str) -> Exporter:
    """The exporter of a format; raises UnknownExport where there is none, or more than one."""
    found = {point.value: point for point in entry_points(group=GROUP, name=name)}
    if len(found) != 1:
        raise UnknownExport(name, formats(), sorted(found))
    (point,) = found.values()
    loaded: Exporter = point.load()
    return loaded
