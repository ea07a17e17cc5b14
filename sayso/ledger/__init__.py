"""The store: schema, reader, writer, search, judgements."""

from __future__ import annotations

from sayso.ledger.clusters import Clusters, Likeness, Share
from sayso.ledger.entry import FACTS, Entry, Input, Known
from sayso.ledger.ledger import Ledger
from sayso.ledger.pages import END, CastChoice, DocumentChoice, MentionChoice, StatementChoice, TimeChoice
from sayso.ledger.queries.cast import CastOrder
from sayso.ledger.queries.paging import Page
from sayso.ledger.queries.timeline import TimePart
from sayso.ledger.writer import Writer, writer

__all__ = [
    "END",
    "FACTS",
    "CastChoice",
    "CastOrder",
    "Clusters",
    "DocumentChoice",
    "Entry",
    "Input",
    "Known",
    "Ledger",
    "Likeness",
    "MentionChoice",
    "Page",
    "Share",
    "StatementChoice",
    "TimeChoice",
    "TimePart",
    "Writer",
    "writer",
]
