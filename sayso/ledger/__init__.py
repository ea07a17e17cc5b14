"""The store: schema, reader, writer, search, judgements."""

from __future__ import annotations

from sayso.ledger.ledger import Ledger

__all__ = ["Ledger"]
