"""What is compared across documents: referents alike in all that counts, by the keys that they share."""

from __future__ import annotations

from sqlalchemy import Column, Double, Index, Integer, Table, Text

from sayso.ledger.schema.metadata import metadata

# Referents that are alike in all that is compared across documents share a likeness, so that a name which stands in
# every document is compared once. `founder` is the most senior of them; `own` marks one that people decided on.
likenesses = Table(
    "likenesses",
    metadata,
    Column("id", Text, primary_key=True),
    Column("founder", Text, nullable=False),
    Column("own", Integer, nullable=False),
    Index("likenesses_own", "own"),
)

# Likenesses that share an open key are compared. A key that very many have is closed, and the finer ones open that it
# was split into, of which it is the `whole`.
likeness_keys = Table(
    "likeness_keys",
    metadata,
    Column("key", Text, primary_key=True),
    Column("likeness", Text, primary_key=True),
    Column("whole", Text),
    Column("open", Integer, nullable=False),
    Index("likeness_keys_by_likeness", "likeness"),
    Index("likeness_keys_by_whole", "whole"),
    sqlite_with_rowid=False,
)

# Links between likenesses (a < b), and of a likeness with itself: that all its referents are the same.
likeness_links = Table(
    "likeness_links",
    metadata,
    Column("a", Text, primary_key=True),
    Column("b", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("score", Double, nullable=False),
    Column("reason", Text, nullable=False),
    Column("values", Text, nullable=False),
    Column("by", Text, nullable=False),
    Index("likeness_links_by_b", "b"),
    sqlite_with_rowid=False,
)

# Likenesses that a changed document touched; linking has not run over them yet.
touched = Table("touched", metadata, Column("likeness", Text, primary_key=True), sqlite_with_rowid=False)
