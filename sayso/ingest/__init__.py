"""Files, folders and standard input to documents and their readings."""

from __future__ import annotations

from sayso.ingest.describe import INGEST, describe, quarantine
from sayso.ingest.hints import Hints, date_given, gather, language_code
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
    "date_given",
    "describe",
    "find",
    "fingerprint",
    "gather",
    "language_code",
    "quarantine",
    "read",
    "take",
]
