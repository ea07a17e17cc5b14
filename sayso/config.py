"""The settings of a build: passed along, never global."""

from __future__ import annotations

from dataclasses import dataclass

LEDGER_SUFFIX = ".sayso"


@dataclass(frozen=True, slots=True)
class Config:
    """What a ledger is built with.

    `max_document` is in bytes of the file, `passage_words` in words; `language` is an ISO 639-1 code, or None to
    find each document's own. All but `jobs` (processes) decide what comes out, and are kept in the ledger.
    """

    language: str | None = None
    max_document: int = 20_000_000
    passage_words: int = 20_000
    jobs: int = 1
