from __future__ import annotations

from pathlib import Path
from time import process_time
from typing import Any

import pytest
import spacy
import yaml
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from sayso.extract import times
from sayso.records import Derivation, Document, Part, Passage, Piece, Reading, Time, whole

CASES = yaml.safe_load((Path(__file__).parents[2] / "cases" / "times.yml").read_text("utf-8"))
NLP: Language = spacy.blank("en")
WORDS = """
on in at from to until since between and the a last next this of May 5 2021 Friday early late three days later ago
years - – , . ( ) 's ½ 1/2 10 a.m. noon century 1990s '97 quarter first second end weekend every week twice month
anniversary 29 February 00 99999999999999999999 31 20th 11/02/89 2021-02-30 24:61 GMT half couple hundred or Sun
""".split()  # noqa: SIM905 - read as a text, not as a list


def read(text: str, published: str | None = None, **more: Any) -> tuple[Time, ...]:
    document = Document("d", "d.txt", "d.txt", text, "", published=published, language="en", **more)
    return times.extract(NLP(text), Passage(document, whole(text), text))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["sentence"][:60])
def test_case(case: dict[str, Any]) -> None:
    text = case["sentence"]
    found = [[t.span.slice(text), t.kind, t.value] for t in read(text, case.get("published"))]
    assert found == case.get("times", [])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["sentence"][:60])
def test_expected_values_are_edtf(case: dict[str, Any]) -> None:
    for _, _, value in case.get("times", []):
        if value is not None and not value.startswith("P"):
            parse_edtf(value)


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 120


def check(text: str, found: tuple[Time, ...]) -> None:
    identities = {t.id for t in found}
    for time in found:
        assert 0 <= time.span.start < time.span.end <= len(text)
        assert time.span.slice(text).strip() == time.span.slice(text)
        assert time.reason
        assert time.anchor in (None, "published") or time.anchor in identities
        if time.value is not None and not time.value.startswith("P"):
            parse_edtf(time.value)


PUBLISHED = st.sampled_from(
    [None, "2021-05-08", "2021-05", "2021", "2020-02-29", "0001-01-01", "9999-12-31", "nonsense"]
)


@given(st.lists(st.sampled_from(WORDS), max_size=14), st.sampled_from([" ", "", "\n", "\n\n"]), PUBLISHED)
@settings(max_examples=250, deadline=None)
def test_time_words_in_any_order(words: list[str], joint: str, published: str | None) -> None:
    text = joint.join(words)
    check(text, read(text, published))


@given(st.text(max_size=80), PUBLISHED)
@settings(max_examples=150, deadline=None)
def test_any_text(text: str, published: str | None) -> None:
    found = read(text, published)
    check(text, found)
    assert found == read(text, published)


@pytest.mark.parametrize(
    "piece", ["one ", "May ", "2021-", "the ", "from May to ", "\n ", "1", "1,111", "'80s", "the early "]
)
def test_time_grows_with_the_text_only(piece: str) -> None:
    text = piece * 20_000
    document = Document("d", "d.txt", "d.txt", text, "", published="2021-05-08", language="en")
    passage = Passage(document, whole(text), text)
    nothing = NLP("")
    start = process_time()
    times.extract(nothing, passage)
    assert process_time() - start < 8


def test_a_republished_text_speaks_from_its_first_publication() -> None:
    first = Derivation("republished", outlet="The Orlen Post", published="2021-05-01")
    (time,) = read("It opened yesterday.", "2021-05-08", derived_from=(first,))
    assert time.value == "2021-04-30"


def test_a_quoted_outlet_does_not_date_the_text() -> None:
    quoted = Derivation("quotes", outlet="The Orlen Post", published="2021-05-01")
    (time,) = read("It opened yesterday.", "2021-05-08", derived_from=(quoted,))
    assert time.value == "2021-05-07"


def test_what_is_counted_from_another_time_names_it() -> None:
    first, second = read("The truce began on 5 May 2021. Three days later it broke.")
    assert second.anchor == first.id
    assert "2021-05-05" in second.reason


def test_what_is_counted_from_publication_says_so() -> None:
    (time,) = read("Prices rose last month.", "2021-01-08")
    assert time.anchor == "published"
    assert "2021-01-08" in time.reason


def test_a_date_two_paragraphs_back_is_no_anchor() -> None:
    text = "It began on 5 May 2021.\n\nIt rained.\n\nThree days later it broke."
    assert [t.value for t in read(text)] == ["2021-05-05", None]


def test_the_end_of_a_paragraph_ends_an_expression() -> None:
    assert [t.value for t in read("They met in May\n\n2021 was dry.")] == [None, "2021"]
    assert [t.value for t in read("They met in May\n2021 at last.")] == ["2021-05"]


def test_spans_are_the_documents_where_the_reading_leaves_something_out() -> None:
    text = "By Ana Suel\n\nIt opened on 5 May 2021."
    reading = Reading(text[13:], (Piece(0, 13, len(text) - 13),), (Part(0, len(text) - 13, "text"),))
    document = Document("d", "d.txt", "d.txt", text, "", language="en")
    (time,) = times.extract(NLP(reading.text), Passage(document, reading, reading.text))
    assert time.span.slice(text) == "5 May 2021"


def test_the_governing_verb_decides_where_there_is_a_parse() -> None:
    words = ["Talks", "that", "broke", "down", "will", "resume", "on", "Friday", "."]
    heads = [5, 2, 0, 2, 5, 5, 7, 5, 5]
    deps = ["nsubj", "nsubj", "acl:relcl", "advmod", "aux", "root", "case", "obl", "punct"]
    doc = Doc(
        NLP.vocab,
        words,
        heads=heads,
        deps=deps,
        pos=["NOUN", "PRON", "VERB", "ADV", "AUX", "VERB", "ADP", "PROPN", "PUNCT"],
    )
    document = Document("d", "d.txt", "d.txt", doc.text, "", published="2021-05-12", language="en")
    (time,) = times.extract(doc, Passage(document, whole(doc.text), doc.text))
    assert time.value == "2021-05-14"


def test_an_aside_has_no_verb_of_its_own() -> None:
    words = ["The", "deadline", "that", "she", "set", "(", "September", "11", ")", "stands", "."]
    heads = [1, 9, 4, 4, 1, 6, 4, 6, 6, 9, 9]
    deps = ["det", "nsubj", "obj", "nsubj", "acl:relcl", "punct", "obl", "nummod", "punct", "root", "punct"]
    pos = ["DET", "NOUN", "PRON", "PRON", "VERB", "PUNCT", "PROPN", "NUM", "PUNCT", "VERB", "PUNCT"]
    spaces = [True, True, True, True, True, False, True, False, True, False, False]
    doc = Doc(NLP.vocab, words, spaces=spaces, heads=heads, deps=deps, pos=pos, morphs=["Tense=Past|VerbForm=Fin"] * 11)
    document = Document("d", "d.txt", "d.txt", doc.text, "", published="2021-05-08", language="en")
    (time,) = times.extract(doc, Passage(document, whole(doc.text), doc.text))
    assert time.value == "2021-09-11"
