"""What documents say, word for word: statements, times, mentions."""

from __future__ import annotations

from sqlalchemy import Column, Double, Index, Integer, Table, Text

from sayso.ledger.schema.metadata import metadata

statements = Table(
    "statements",
    metadata,
    Column("n", Integer, primary_key=True),  # what the index of their words calls them
    Column("id", Text, nullable=False, unique=True),
    Column("document", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("spans", Text, nullable=False),
    Column("cue", Text),
    Column("cue_start", Integer),
    Column("cue_end", Integer),
    Column("source", Text),
    Column("source_start", Integer),
    Column("source_end", Integer),
    Column("kind", Text, nullable=False),
    Column("mode", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("said", Text),
    Column("hedges", Text, nullable=False),
    Column("within", Text),
    Column("sourcing", Text, nullable=False),
    Column("confidence", Double),
    Column("by", Text, nullable=False),
    Index("statements_in_order", "document", "start", "end", "id"),
    Index("statements_by_mode", "mode"),
    Index("statements_by_kind", "kind"),
)

times = Table(
    "times",
    metadata,
    Column("id", Text, primary_key=True),
    Column("document", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("value", Text),
    Column("anchor", Text),
    Column("reason", Text, nullable=False),
    Column("confidence", Double),
    Column("by", Text, nullable=False),
    # The days that the value may mean (records/edtf.py), both null where it means none.
    Column("first_day", Integer),
    Column("last_day", Integer),
    Index("times_in_order", "document", "start", "end", "id"),
    Index("times_by_day", "first_day", "last_day", "document", "start", "end", "id"),
    Index("times_by_last_day", "last_day"),
)
DAY_COLUMNS = (times.c.first_day, times.c.last_day)

mentions = Table(
    "mentions",
    metadata,
    Column("id", Text, primary_key=True),
    Column("document", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("form", Text, nullable=False),
    Column("head", Text, nullable=False),
    Column("title", Text),
    Column("defines_start", Integer),
    Column("defines_end", Integer),
    Column("gender", Text),
    Column("number", Text),
    Column("subject", Integer, nullable=False),
    Column("sentence", Integer, nullable=False),
    Column("paragraph", Integer, nullable=False),
    Column("by", Text, nullable=False),
    Column("antecedent_start", Integer),
    Column("antecedent_end", Integer),
    Column("likelihood", Double),
    Index("mentions_in_order", "document", "start", "end", "id"),
)

ANTECEDENT_COLUMNS = tuple(mentions.c[name] for name in ("antecedent_start", "antecedent_end", "likelihood"))
