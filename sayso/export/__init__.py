"""A ledger to one file format a module, found by the name of the format."""

from __future__ import annotations

from sayso.export.formats import Exporter, exporter, formats

__all__ = ["Exporter", "exporter", "formats"]
