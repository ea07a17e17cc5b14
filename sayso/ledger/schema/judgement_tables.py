"""What people decided. Rows are only ever added."""

from __future__ import annotations

from sqlalchemy import Column, Integer, Table, Text

from sayso.ledger.schema.metadata import metadata

# What people decided: rows are only ever added, `n` says in which order. A subject keeps the words that were judged.
judgements = Table(
    "judgements",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("made_at", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("value", Text),
    Column("note", Text),
)

judged = Table(
    "judged",
    metadata,
    Column("judgement", Text, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("id", Text, nullable=False),
    Column("exact", Text, nullable=False),
    Column("prefix", Text, nullable=False),
    Column("suffix", Text, nullable=False),
    Column("document_sha256", Text, nullable=False),
    sqlite_with_rowid=False,
)

# Where each subject stands now, computed anew after every build: the id of the row, null where its words are gone.
anchors = Table(
    "anchors",
    metadata,
    Column("judgement", Text, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("id", Text),
    sqlite_with_rowid=False,
)

# The latest verdict on each fact, from judgements and anchors.
verdicts = Table(
    "verdicts",
    metadata,
    Column("id", Text, primary_key=True),
    Column("verdict", Text, nullable=False),
    sqlite_with_rowid=False,
)
