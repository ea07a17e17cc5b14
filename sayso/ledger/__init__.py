"""The store: schema, reader, writer, search, judgements."""

from __future__ import annotations

from sayso.ledger.clusters import Clusters, Likeness
from sayso.ledger.entry import FACTS, Entry, Input, Known
from sayso.ledger.ledger import Ledger
from sayso.ledger.writer import Writer, writer

__all__ = ["FACTS", "Clusters", "Entry", "Input", "Known", "Ledger", "Likeness", "Writer", "writer"]
