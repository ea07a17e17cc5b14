"""Where facts come from: the ledger's own settings, inputs, documents, and what made their rows."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, Table, Text

from sayso.ledger.schema.metadata import metadata

# Facts about the ledger itself: options of its builds, unfinished work, versions of what spans documents.
meta = Table("meta", metadata, Column("key", Text, primary_key=True), Column("value", Text, nullable=False))

# `n` is what full text points at. `published_order` is `published` or the empty string: an order needs a value.
# `text` comes last, so that reading the other columns does not walk through it.
documents = Table(
    "documents",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("path", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("url", Text),
    Column("title", Text),
    Column("outlet", Text),
    Column("authors", Text, nullable=False),
    Column("published", Text),
    Column("published_order", Text, nullable=False),
    Column("published_inferred", Text),
    Column("retrieved", Text),
    Column("language", Text),
    Column("translated_from", Text),
    Column("sha256", Text, nullable=False),
    Column("words", Integer, nullable=False),
    Column("supported", Integer, nullable=False),
    Column("quarantined", Text),
    Column("derived_from", Text, nullable=False),
    Column("regions", Text, nullable=False),
    Column("given", Text, nullable=False),
    Column("text", Text, nullable=False),
    Index("documents_in_order", "published_order", "path", "id", unique=True),
    Index("documents_by_outlet", "outlet"),
    Index("documents_by_sha256", "sha256"),
    Index("documents_by_path", "path"),
    Index("documents_by_name", "name"),
)

# Every input that a build was given, by the place that it came from. Several may be the same document: the one with
# the smallest path tells its name and metadata, and `given` is kept for when that one goes.
inputs = Table(
    "inputs",
    metadata,
    Column("key", Text, primary_key=True),
    Column("path", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("fingerprint", Text),
    Column("document", Text, nullable=False),
    Column("given", Text, nullable=False),
    Index("inputs_by_document", "document", "path", "key"),
)

# Which version of each component made a document's rows.
made = Table(
    "made",
    metadata,
    Column("document", Text, primary_key=True),
    Column("component", Text, primary_key=True),
    Column("version", Text, nullable=False),
    sqlite_with_rowid=False,
)
