"""Files, what stands inside files, and standard input to documents and their readings."""

from __future__ import annotations

from sayso.ingest.camps import camp_tables
from sayso.ingest.describe import INGEST, describe, quarantine
from sayso.ingest.found import find
from sayso.ingest.hints import Hints, date_given, gather, language_code
from sayso.ingest.kinds import FORMATS
from sayso.ingest.reading import read
from sayso.ingest.sources import CAMP_FILES, SIDE_FILES, STANDARD_INPUT, Failed, Source
from sayso.ingest.take import fingerprint, take

__all__ = [
    "CAMP_FILES",
    "FORMATS",
    "INGEST",
    "SIDE_FILES",
    "STANDARD_INPUT",
    "Failed",
    "Hints",
    "Source",
    "camp_tables",
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
