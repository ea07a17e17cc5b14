from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from trees import passage, written

from sayso.annotate import load
from sayso.extract.mentions import extract
from sayso.records import Mention

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent.parent / "cases/mentions.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["text"] for case in CASES])
def test_case(case: dict[str, Any]):
    text: str = case["text"]
    mentions = extract(load("en")(text), passage(text))
    spans = [mention.span.slice(text) for mention in mentions]
    wanted_spans = [row["text"] for row in case["mentions"]]
    if "missed" in case:
        assert spans != wanted_spans, "right now: take `missed` off this case"
        pytest.xfail(case["missed"])
    assert spans == wanted_spans
    for mention, wanted in zip(mentions, case["mentions"], strict=True):
        for key in wanted.keys() - {"text"}:
            assert getattr(mention, key) == wanted[key], (wanted["text"], key)


def by_text(doc_text: str, mentions: tuple[Mention, ...]) -> dict[str, Mention]:
    return {mention.span.slice(doc_text): mention for mention in mentions}


MINISTER = """
Deputy deputy ADJ 3 amod
Foreign foreign ADJ 3 amod
Minister minister PROPN 4 nmod:desc
Oda Renn PROPN 6 nsubj
Renn Renn PROPN 4 flat
met meet VERB 0 root
two two NUM 8 nummod
officials official NOUN 6 obj
from from ADP 11 case
the the DET 11 det
ministry ministry NOUN 8 nmod
and and CCONJ 13 cc
thanked thank VERB 6 conj
them they PRON 13 obj
.~ . PUNCT 6 punct
"""


def test_a_name_has_its_title_before_it_and_the_nominals_stand_beside():
    doc = written(MINISTER, {"Oda Renn": "PER"})
    found = by_text(doc.text, extract(doc, passage(doc.text)))
    assert set(found) == {"Oda Renn", "two officials from the ministry", "the ministry", "them"}
    name = found["Oda Renn"]
    assert (name.kind, name.form, name.title, name.subject) == ("person", "name", "Deputy Foreign Minister", True)
    assert (found["two officials from the ministry"].form, found["two officials from the ministry"].head) == (
        "nominal",
        "officials",
    )
    assert found["the ministry"].kind == "organisation"
    assert (found["them"].form, found["them"].number) == ("pronoun", "plural")


APPOSITION = """
The the DET 2 det
governor governor NOUN 6 nsubj
,~ , PUNCT 4 punct
Ilse Ilse PROPN 2 appos
Tarn~ Tarn PROPN 4 flat
left leave VERB 0 root
Brazil Brazil PROPN 6 obj
.~ . PUNCT 6 punct
"""


def test_a_description_in_apposition_points_at_the_name():
    doc = written(APPOSITION, {"Ilse Tarn": "PER", "Brazil": "LOC"})
    found = by_text(doc.text, extract(doc, passage(doc.text)))
    assert found["The governor"].defines == found["Ilse Tarn"].span
    assert found["Ilse Tarn"].defines is None
    assert found["Brazil"].kind == "country"


def test_a_courtesy_title_inside_a_name_is_taken_out_and_tells_the_gender():
    doc = written("Mrs. Mrs. PROPN 2 nmod:desc\nTarn Tarn PROPN 3 nsubj\nleft leave VERB 0 root", {"Mrs. Tarn": "PER"})
    (name,) = extract(doc, passage(doc.text))
    assert (name.span.slice(doc.text), name.title, name.gender) == ("Tarn", "Mrs.", "feminine")


def test_ids_differ_and_rows_are_in_order_of_place():
    doc = written(MINISTER, {"Oda Renn": "PER"})
    mentions = extract(doc, passage(doc.text))
    assert len({mention.id for mention in mentions}) == len(mentions)
    assert [mention.span for mention in mentions] == sorted(mention.span for mention in mentions)


def test_an_antecedent_is_the_span_of_an_earlier_mention() -> None:
    text = "Minister Anna Weber opened the session. She said that nobody had called."
    found = by_text(text, extract(load("en")(text), passage(text)))
    assert found["She"].antecedent == found["Anna Weber"].span
    assert 0 < (found["She"].likelihood or 0) <= 1
    assert (found["Anna Weber"].antecedent, found["Anna Weber"].likelihood) == (None, None)
