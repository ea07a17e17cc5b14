from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import spacy
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc
from trees import VOCAB, passage, written

from sayso.annotate import load
from sayso.extract.statements import extract
from sayso.records import Statement, joined

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent.parent / "cases/statements.yml").read_text("utf-8"))
BLANK = spacy.blank("en")
WORD = re.compile(r"[\w'’]+")


def words(text: str | None) -> str | None:
    return None if text is None else " ".join(word.strip("'’") for word in WORD.findall(text))


def shown(text: str, row: Statement, rows: tuple[Statement, ...]) -> dict[str, Any]:
    return {
        "content": words(joined(text, row.spans)),
        "source": words(row.source.slice(text)) if row.source else None,
        "cue": words(row.cue.slice(text)) if row.cue else None,
        "mode": row.mode,
        "act": row.act,
        "kind": row.kind,
        "hedges": [span.slice(text) for span in row.hedges],
        "said": row.said,
        "chain": [words(link.name) for link in row.sourcing],
        "within": next((k for k, other in enumerate(rows) if other.id == row.within), None),
    }


@pytest.mark.parametrize("case", CASES, ids=[case.get("name", case["text"][:60]) for case in CASES])
def test_case(case: dict[str, Any]):
    text: str = case["text"]
    rows = extract(load("en")(text), passage(text))
    found = [shown(text, row, rows) for row in rows]
    assert [row["content"] for row in found] == [words(row["content"]) for row in case["statements"]]
    for row, wanted in zip(found, case["statements"], strict=True):
        for key, value in wanted.items():
            expected = [words(name) for name in value] if key == "chain" else value
            assert row[key] == (words(expected) if key in ("content", "source", "cue") else expected), key


SAID = """
“~ “ PUNCT 4 punct
Rain rain NOUN 4 nsubj
is be AUX 4 cop
near~ near ADJ 7 ccomp
,~ , PUNCT 4 punct
” ” PUNCT 4 punct
said say VERB 0 root
Oda Oda PROPN 7 nsubj
Renn~ Renn PROPN 8 flat
.~ . PUNCT 7 punct
"""


def test_a_statement_points_at_the_exact_words_of_the_document():
    doc = written(SAID, {"Oda Renn": "PER"})
    (row,) = extract(doc, passage(doc.text))
    assert joined(doc.text, row.spans) == "“Rain is near,”"
    assert row.cue is not None
    assert row.cue.slice(doc.text) == "said"
    (link,) = row.sourcing
    assert (link.name, link.kind, link.role) == ("Oda Renn", "person", "origin")
    assert link.mention is not None
    assert link.mention.slice(doc.text) == "Oda Renn"
    assert row.mode == "direct"
    assert row.confidence is not None
    assert 0 < row.confidence <= 1


def test_rows_have_ids_of_their_own_and_the_same_input_gives_the_same_rows():
    text = "He said that she said that the bridge was closed. “No,” she said. “No,” he said."
    rows = extract(load("en")(text), passage(text))
    assert len({row.id for row in rows}) == len(rows)
    assert rows == extract(load("en")(text), passage(text))


DEPS = [
    "nsubj",
    "ccomp",
    "xcomp",
    "obj",
    "obl",
    "parataxis",
    "acl",
    "acl:relcl",
    "advcl",
    "conj",
    "punct",
    "case",
    "mark",
]
TOKENS = [
    "said",
    "told",
    "that",
    "according",
    "to",
    "“",
    "”",
    '"',
    ",",
    ".",
    "\n",
    "X",
    "minister",
    "report",
    "citing",
    "of",
    "as",
    "the",
    "quoted",
    "warned",
    ":",
    "in",
    "words",
    "'s",
    "this",
    "😀",
    " ",
]


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_no_text_and_no_tree_is_too_odd(data: st.DataObject):
    tokens = data.draw(st.lists(st.sampled_from(TOKENS), min_size=1, max_size=30))
    size = len(tokens)
    heads = [0, *(data.draw(st.integers(0, i - 1)) for i in range(1, size))]
    order = data.draw(st.permutations(range(size)))
    shuffled = [0] * size
    for i in range(size):
        shuffled[order[i]] = order[heads[i]]
    doc = Doc(
        VOCAB,
        words=tokens,
        spaces=data.draw(st.lists(st.booleans(), min_size=size, max_size=size)),
        heads=shuffled,
        deps=[data.draw(st.sampled_from(DEPS)) for _ in tokens],
        pos=[
            data.draw(st.sampled_from(["NOUN", "VERB", "PROPN", "PUNCT", "ADP", "SCONJ", "PRON", "SPACE", "AUX"]))
            for _ in tokens
        ],
        lemmas=tokens,
    )
    rows = extract(doc, passage(doc.text))
    for row in rows:
        assert all(0 <= span.start < span.end <= len(doc.text) for span in row.spans)
        assert row.within is None or any(other.id == row.within for other in rows)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_any_text_without_a_tree_is_read(text: str):
    doc = BLANK(text)
    for row in extract(doc, passage(text)):
        assert all(0 <= span.start < span.end <= len(text) for span in row.spans)
