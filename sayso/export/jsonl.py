"""The interchange format: the whole ledger as JSON Lines, one file per kind of record."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.export import rows
from sayso.export.files import write_lines
from sayso.export.rows import JsonObject

if TYPE_CHECKING:
    from sayso.ledger import Ledger


def write(ledger: Ledger, folder: Path) -> None:
    """Write every file of the interchange format into `folder`, each complete or not at all.

    Rows are paged through, so that memory does not grow with the ledger; their order is the ledger's. Files of kinds
    that Sayso does not make yet are empty. Raises OSError where the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with ledger.snapshot() as unchanging:
        for name, objects in tables(unchanging).items():
            write_lines(folder / f"{name}.jsonl", map(line, objects))


def tables(ledger: Ledger) -> Mapping[str, Iterable[JsonObject]]:
    """Each file's name without its suffix, in the order of the contract, and its rows, read as they are asked for."""
    return {
        "documents": map(rows.document, ledger.iter_documents()),
        "statements": map(rows.statement, ledger.iter_statements()),
        "times": map(rows.time, ledger.iter_times()),
        "mentions": map(rows.mention, ledger.iter_mentions()),
        "entities": map(rows.entity, ledger.iter_entities()),
        "events": (),
        "links": map(rows.link, ledger.iter_links()),
        "happenings": (),
        "claims": (),
        "disputes": (),
        "situation": (),
        "judgements": map(rows.judgement, ledger.iter_judgements()),
    }


def line(value: JsonObject) -> bytes:
    """A row as one line of UTF-8, its end included. Lone surrogates, which UTF-8 has no bytes for, are escaped."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.encode("utf-8", "backslashreplace") + b"\n"
