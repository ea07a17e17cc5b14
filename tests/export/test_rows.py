from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.export import rows
from sayso.export.jsonl import line
from sayso.export.rows import JsonObject
from sayso.records import (
    DocumentRow,
    EntityRow,
    Judgement,
    Link,
    MentionRow,
    Span,
    StatementRow,
    TimeRow,
)

# The fields of the interchange format in its order; a row may have further ones after them.
FIELDS = {
    "document": """id path name url title outlet authors published published_inferred retrieved language
        translated_from text sha256 regions derived_from duplicates quarantined""",
    "statement": """id document spans text cue source speaker speaker_entity kind chain links mode act said hedges
        within confidence by""",
    "time": "id document start end text kind value anchor reason confidence by",
    "mention": "id document start end text kind entity form by",
    "entity": "id name kind aliases roles part_of camp place documents aliased_ids by camp_name part_of_support",
    "link": "id relation a b score reason values by",
    "judgement": "id made_at by subjects verdict value note orphaned",
}

st.register_type_strategy(str, st.text(st.characters(codec=None), max_size=20))
st.register_type_strategy(float, st.floats(0, 1))
st.register_type_strategy(
    Span, st.tuples(st.integers(0, 10**6), st.integers(1, 10**4)).map(lambda p: Span(p[0], p[0] + p[1]))
)

MAKERS: list[tuple[str, type, Callable[..., JsonObject]]] = [
    ("document", DocumentRow, rows.document),
    ("statement", StatementRow, rows.statement),
    ("time", TimeRow, rows.time),
    ("mention", MentionRow, rows.mention),
    ("entity", EntityRow, rows.entity),
    ("link", Link, rows.link),
    ("judgement", Judgement, rows.judgement),
]


@pytest.mark.parametrize(("kind", "record", "make"), MAKERS)
def test_a_line_reads_back_as_the_row(kind: str, record: type, make: Callable[..., JsonObject]) -> None:
    @given(st.from_type(record))
    def reads_back(value: object) -> None:
        row = make(value)
        data = line(row)
        assert data.count(b"\n") == 1
        assert data.endswith(b"\n")
        text = data.decode("utf-8")  # strictly
        assert json.loads(text) == row
        assert " ".join(row) == " ".join(FIELDS[kind].split())

    reads_back()
