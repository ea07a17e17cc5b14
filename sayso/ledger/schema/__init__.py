"""The tables of a ledger. Facts are never edited in place: links, clusters and judgements are rows that point at them.

Lists are JSON text, offsets count Unicode code points, and `by` is the component and version that made a row. Changing
anything here needs a migration (sayso/ledger/migrations.py).
"""

from __future__ import annotations

from sayso.ledger.schema.fact_tables import ANTECEDENT_COLUMNS, DAY_COLUMNS, mentions, statements, times
from sayso.ledger.schema.input_tables import documents, inputs, made, meta
from sayso.ledger.schema.judgement_tables import anchors, judged, judgements, verdicts
from sayso.ledger.schema.likeness_tables import likeness_keys, likeness_links, likenesses, touched
from sayso.ledger.schema.linking_tables import (
    PLACE_COLUMNS,
    affiliations,
    attributions,
    chain_links,
    entities,
    entity_names,
    given_camps,
    links,
    members,
    referents,
)
from sayso.ledger.schema.metadata import metadata
from sayso.ledger.schema.views import VIEWS

__all__ = [
    "ANTECEDENT_COLUMNS",
    "DAY_COLUMNS",
    "PLACE_COLUMNS",
    "VIEWS",
    "affiliations",
    "anchors",
    "attributions",
    "chain_links",
    "documents",
    "entities",
    "entity_names",
    "given_camps",
    "inputs",
    "judged",
    "judgements",
    "likeness_keys",
    "likeness_links",
    "likenesses",
    "links",
    "made",
    "members",
    "mentions",
    "meta",
    "metadata",
    "referents",
    "statements",
    "times",
    "touched",
    "verdicts",
]
