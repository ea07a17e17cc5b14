from __future__ import annotations

import hashlib
import time
from pathlib import Path

import numpy as np
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from sayso import annotate, assets
from sayso.annotate.annotator import Annotator
from sayso.errors import LanguageUnsupported
from sayso.records.handover import SENTENCE_VECTORS

CASES = yaml.safe_load((Path(__file__).parent.parent / "cases/annotate.yml").read_text(encoding="utf-8"))
TEXT = "Olim said the road was closed. Nobody knew why.\n\nThe minister, Ilke Marant, denied it in Paris on Monday."
ODD = {
    "empty": "",
    "white space": " \n\n\t ",
    "one newline": "\n",
    "symbols": "**** -- ///// ~~~ ****",
    "one word of 10,000 characters": "x" * 10_000,
    "one sentence of 5,000 words": "and the road was long " * 1000,
    "5,000 capitals": "The Road " * 2500,
    "emoji": "😀 He left 👩‍👩‍👧‍👦. 🇰🇬",
    "bidirectional marks": "\u202eHe left\u202c \u2066Kabul\u2069.",
    "control characters": "He\x00 left\x07 \x1b[31mKabul\x1b[0m.\x85\x1c",
    "lone surrogate escapes avoided": "\ufffd\ufffe",
    "other scripts": "Он сказал. 他说。 قال الوزير.",
    "leading and trailing white space": "\n\n  He left.  \n\n\n",
    "Windows newlines": "He left.\r\n\r\nShe stayed.\r\n",
    "non-breaking spaces": "He\u00a0left\u00a0Kabul.\u00a0 She stayed.",
    "punctuation alone": ". . . ? ! ,",
}


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return annotate.load("en")


def facts(doc: Doc) -> list[tuple[object, ...]]:
    """All that a Doc says, vectors as bytes."""
    rows: list[tuple[object, ...]] = [
        (
            *(token.text, token.idx, token.tag_, token.pos_, str(token.morph), token.lemma_, token.head.i, token.dep_),
            *(token.is_sent_start, token.ent_iob_, token.ent_type_),
        )
        for token in doc
    ]
    return [*rows, (doc.tensor.tobytes(), doc.user_data[SENTENCE_VECTORS].tobytes())]


def check(doc: Doc, text: str) -> None:
    """The Doc keeps the text, and is annotated throughout: a tree a sentence, names inside sentences."""
    assert doc.text == text
    sentences = list(doc.sents)
    assert [token.i for sentence in sentences for token in sentence] == list(range(len(doc)))
    for sentence in sentences:
        assert [token for token in sentence if token.head == token] == [sentence.root]
        for token in sentence:
            assert token.head.sent == sentence
            assert sentence.root == token or sentence.root.is_ancestor(token)
    for token in doc:
        if token.is_space:
            assert token.pos_ == "SPACE"
        else:
            assert token.tag_
            assert token.pos_
            assert token.lemma_
            assert (token.dep_ == "root") == (token.head == token)
    for name in doc.ents:
        assert name.label_ in ("PER", "ORG", "LOC", "MISC")
        assert name.sent.start <= name.start < name.end <= name.sent.end
    assert doc.tensor.shape == (len(doc), 384)
    vectors = doc.user_data[SENTENCE_VECTORS]
    assert vectors.shape == (len(sentences), 384)
    assert vectors.dtype == np.float32


def test_loads_in_less_than_a_second() -> None:
    started = time.process_time()
    Annotator("en", assets.weights("en"))
    assert time.process_time() - started < 1.0


def test_is_loaded_once() -> None:
    assert annotate.load("en") is annotate.load("en")


def test_another_language_is_one_clear_error() -> None:
    with pytest.raises(LanguageUnsupported, match="'xx'"):
        annotate.load("xx")


def test_the_version_names_the_weights() -> None:
    graphs = [(assets.weights("en") / name).read_bytes() for name in ("model.onnx", "relations.onnx")]
    digest = hashlib.sha256(b"".join(graphs)).hexdigest()
    assert annotate.ANNOTATE_VERSION == annotate.version("en") == f"{annotate.COMPONENT}+{digest[:12]}"


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_odd_texts_are_annotated(annotator: Annotator, text: str) -> None:
    check(annotator(text), text)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300) | st.text(alphabet="ABab .,“”'\n\u00a0*-1", max_size=300))
def test_any_text_is_annotated(text: str) -> None:
    check(annotate.load("en")(text), text)


def test_results_do_not_depend_on_what_was_annotated_before(annotator: Annotator) -> None:
    alone = facts(Annotator("en", assets.weights("en"))(TEXT))
    for other in ODD.values():
        annotator(other)
    assert facts(annotator(TEXT)) == alone
    assert facts(annotator(TEXT)) == alone


def test_paragraphs_and_white_space(annotator: Annotator) -> None:
    doc = annotator("He left.\n\n\nand then\n\nShe stayed")
    assert [sentence.text.strip() for sentence in doc.sents] == ["He left.", "and then", "She stayed"]


def test_sentence_vectors_are_the_means_of_word_vectors(annotator: Annotator) -> None:
    doc = annotator(TEXT)
    for sentence, vector in zip(doc.sents, doc.user_data[SENTENCE_VECTORS], strict=True):
        mean = doc.tensor[[token.i for token in sentence if not token.is_space]].mean(axis=0)
        assert np.allclose(vector, mean / np.linalg.norm(mean), atol=1e-5)


def test_like_sentences_have_like_vectors(annotator: Annotator) -> None:
    doc = annotator(
        "The minister denied that the base would be closed. "
        "Closing the base is not planned, the minister said. "
        "Tomatoes need a lot of sun and water."
    )
    same, other = doc.user_data[SENTENCE_VECTORS][0] @ doc.user_data[SENTENCE_VECTORS][1:].T
    assert same > other + 0.3


def case_id(case: dict[str, object]) -> str:
    return ascii(case["text"])[1:40]


def marked(case: dict[str, object]) -> object:
    missed = case.get("missed")
    marks = [pytest.mark.xfail(strict=True, reason=str(missed))] if missed else []
    return pytest.param(case, id=case_id(case), marks=marks)


@pytest.mark.parametrize("case", [marked(case) for case in CASES])
def test_case(annotator: Annotator, case: dict[str, list[list[str]]]) -> None:
    doc = annotator(str(case["text"]))
    if "names" in case:
        assert [[name.text, name.label_] for name in doc.ents if name.label_ != "MISC"] == case["names"]
    if "sentences" in case:
        assert len(list(doc.sents)) == case["sentences"]
    arcs = {(token.text, token.dep_, token.head.text) for token in doc}
    assert {tuple(arc) for arc in case.get("arcs", [])} <= arcs
