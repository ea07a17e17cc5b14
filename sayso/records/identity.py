"""Identifiers: hashes of content, so that the same input gets the same id everywhere."""

from __future__ import annotations

import hashlib

from sayso.records.span import Spans

# 80 bits: at 10⁹ facts the chance of any collision is about 4·10⁻⁷.
ID_DIGITS = 20


def digest(*parts: str | None) -> str:
    """The hash of some strings, each kept apart from the next; None differs from the empty string."""
    state = hashlib.sha256()
    for part in parts:
        data = b"\0" if part is None else b"\1" + part.encode("utf-8", "surrogatepass")
        state.update(len(data).to_bytes(8, "big"))
        state.update(data)
    return state.hexdigest()[:ID_DIGITS]


def document_id(text: str, outlet: str | None, published: str | None, url: str | None) -> str:
    """A document's id: its text, outlet, publication date and address."""
    return digest(text, outlet, published, url)


def fact_id(document: str, spans: Spans, kind: str) -> str:
    """A fact's id: its document, spans and kind (`statement`, `time`, `mention`, …)."""
    return digest(document, kind, *(f"{span.start}:{span.end}" for span in spans))
