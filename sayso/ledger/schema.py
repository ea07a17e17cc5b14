"""The tables of a ledger. Facts are never edited in place: links, clusters and judgements are rows that point at them.

Lists are JSON text, offsets count Unicode code points, and `by` is the component and version that made a row. Changing
anything here needs a migration (migrations.py).
"""

from __future__ import annotations

from sqlalchemy import Column, Double, Index, Integer, MetaData, Table, Text

metadata = MetaData()

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

# For whoever opens the file in a database browser.
VIEWS = (
    """
    CREATE VIEW statement_view AS
    SELECT s.id, coalesce(e.name, a.speaker) AS speaker, s.text,
           (SELECT group_concat(name, ' → ') FROM (
                SELECT coalesce(ce.name, c.name) AS name FROM chain_links c
                LEFT JOIN referents cr ON cr.id = c.referent LEFT JOIN entities ce ON ce.id = cr.entity
                WHERE c.statement = s.id ORDER BY c.position)) AS chain,
           s.mode, s.act, s.said, v.verdict, d.outlet, d.published, d.path, s.document, s.start, s."end", s."by"
    FROM statements s JOIN documents d ON d.id = s.document
    LEFT JOIN attributions a ON a.statement = s.id
    LEFT JOIN referents r ON r.id = a.referent LEFT JOIN entities e ON e.id = r.entity
    LEFT JOIN verdicts v ON v.id = s.id
    """,
    """
    CREATE VIEW mention_view AS
    SELECT m.id, m.text, m.kind, m.form, e.name AS entity_name, e.id AS entity, d.path, m.document,
           m.start, m."end", m."by"
    FROM mentions m JOIN documents d ON d.id = m.document
    LEFT JOIN members mb ON mb.mention = m.id LEFT JOIN referents r ON r.id = mb.referent
    LEFT JOIN entities e ON e.id = r.entity
    """,
)
