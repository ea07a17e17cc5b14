"""What a person decided; it outlives every rebuild."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Verdict = Literal["accept", "reject", "edit", "merge", "split", "rate"]


@dataclass(frozen=True, slots=True)
class Quote:
    """The words judged and what stands around them (W3C Web Annotation, TextQuoteSelector)."""

    exact: str
    prefix: str
    suffix: str
    document_sha256: str


@dataclass(frozen=True, slots=True)
class Subject:
    """A row that was judged, found again by its words where its id is gone."""

    kind: str
    id: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision. `made_at` is an ISO 8601 instant in UTC; `orphaned` tells that the words judged are gone."""

    id: str
    made_at: str
    by: str
    subjects: tuple[Subject, ...]
    verdict: Verdict
    value: str | None
    note: str | None
    orphaned: bool
