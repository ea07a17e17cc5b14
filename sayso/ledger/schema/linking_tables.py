"""Who is meant: referents and entities, attributions and chains, what belongs to what."""

from __future__ import annotations

from sqlalchemy import Column, Double, Index, Integer, Table, Text

from sayso.ledger.schema.metadata import metadata

# Who or what the mentions of one document refer to.
referents = Table(
    "referents",
    metadata,
    Column("id", Text, primary_key=True),
    Column("document", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("published", Text),
    Column("kind", Text, nullable=False),
    Column("names", Text, nullable=False),
    Column("description", Text),
    Column("roles", Text, nullable=False),
    Column("gender", Text),
    Column("by", Text, nullable=False),
    Column("likeness", Text),
    Column("entity", Text),
    # Where it is, of what has a place: all of them null, or `lat` to `place_reason` given but for what is not known.
    Column("lat", Double),
    Column("lon", Double),
    Column("geonames_id", Integer),
    Column("precision", Text),
    Column("country", Text),
    Column("province", Text),
    Column("place_score", Double),
    Column("place_reason", Text),
    Index("referents_by_document", "document"),
    Index("referents_by_entity", "entity", "id"),
)
# In a likeness by seniority: the date of publication (unknown last), document, place.
Index(
    "referents_by_seniority",
    referents.c.likeness,
    referents.c.published.is_(None),
    referents.c.published,
    referents.c.document,
    referents.c.start,
    referents.c.id,
)

PLACE_COLUMNS = tuple(
    referents.c[name]
    for name in ("lat", "lon", "geonames_id", "precision", "country", "province", "place_score", "place_reason")
)

# What somebody or something belongs to, as one document tells: `whole` is another of its referents, or `folded` a name
# by which the state that is meant is looked up; both are null where the text does not say for whom an office speaks.
affiliations = Table(
    "affiliations",
    metadata,
    Column("part", Text, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("document", Text, nullable=False),
    Column("whole", Text),
    Column("name", Text),
    Column("folded", Text),
    Column("speaks", Integer, nullable=False),
    Column("former", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Index("affiliations_by_document", "document"),
    sqlite_with_rowid=False,
)

# What a user's tables say of who speaks for whom, by the place that they came from; `folded` is a name as filters
# compare it. Of several rows with one name the first by path, key and position counts.
given_camps = Table(
    "given_camps",
    metadata,
    Column("key", Text, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("path", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False),
    Column("camp", Text),
    Column("owner", Text),
    Column("country", Text),
    Index("given_camps_by_name", "folded"),
    sqlite_with_rowid=False,
)

members = Table(
    "members",
    metadata,
    Column("referent", Text, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("mention", Text, nullable=False),
    Index("members_by_mention", "mention"),
    sqlite_with_rowid=False,
)

# Who a statement is attributed to. `folded` is the speaker's name as filters compare it.
attributions = Table(
    "attributions",
    metadata,
    Column("statement", Text, primary_key=True),
    Column("document", Text, nullable=False),
    Column("speaker", Text),
    Column("folded", Text),
    Column("referent", Text),
    Column("by", Text, nullable=False),
    Index("attributions_by_document", "document"),
    Index("attributions_by_referent", "referent", "statement"),
)

chain_links = Table(
    "chain_links",
    metadata,
    Column("statement", Text, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("document", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("referent", Text),
    Column("kind", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("evidence_start", Integer),
    Column("evidence_end", Integer),
    Index("chain_links_by_document", "document"),
    Index("chain_links_by_role", "role", "statement"),
    Index("chain_links_by_name", "name"),
    Index("chain_links_by_referent", "referent"),
    sqlite_with_rowid=False,
)

# Links inside one document, in the order in which linking found them.
links = Table(
    "links",
    metadata,
    Column("document", Text, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("relation", Text, nullable=False),
    Column("a_kind", Text, nullable=False),
    Column("a", Text, nullable=False),
    Column("b_kind", Text, nullable=False),
    Column("b", Text, nullable=False),
    Column("score", Double, nullable=False),
    Column("reason", Text, nullable=False),
    Column("values", Text, nullable=False),
    Column("by", Text, nullable=False),
    sqlite_with_rowid=False,
)

entities = Table(
    "entities",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("aliases", Text, nullable=False),
    Column("by", Text, nullable=False),
    Index("entities_in_order", "name", "id"),
)

# The names and aliases of entities as filters compare them.
entity_names = Table(
    "entity_names",
    metadata,
    Column("folded", Text, primary_key=True),
    Column("entity", Text, primary_key=True),
    Index("entity_names_by_entity", "entity"),
    sqlite_with_rowid=False,
)
