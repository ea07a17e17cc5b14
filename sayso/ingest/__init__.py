"""Files, folders and standard input to documents and their readings."""

from __future__ import annotations

from sayso.ingest.describe import INGEST, describe, quarantine
from sayso.ingest.hints import Hints, gather
from sayso.ingest.reading import read
from sayso.ingest.sources import FORMATS, SIDE_FILES, STANDARD_INPUT, Failed, Source, find
from sayso.ingest.take import fingerprint, take

__all__ = [
    "FORMATS",
    "INGEST",
    "SIDE_FILES",
    "STANDARD_INPUT",
    "Failed",
    "Hints",
    "Source",
    "describe",
    "find",
    "fingerprint",
    "gather",
    "quarantine",
    "read",
    "take",
]
