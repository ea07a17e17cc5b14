from __future__ import annotations

import hashlib
import time
from pathlib import Path

import numpy as np
import pytest
import spacy
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from sayso import annotate, assets
from sayso.errors import LanguageUnsupported
from sayso.records.handover import READING, SENTENCE_VECTORS, Reading, reading_of

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
def annotator() -> Language:
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
    return [*rows, (doc.tensor.tobytes(), doc.user_data[SENTENCE_VECTORS].tobytes(), doc.user_data[READING])]


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
    check_reading(doc, reading_of(doc.user_data[READING]))


def check_reading(doc: Doc, reading: Reading) -> None:
    """Spans inside the text, not empty; antecedents are mentions that stand before."""
    pieces = [span for one in reading.attributions for span in one.contents]
    ends = [span for one in reading.attributions for span in (one.cue, one.source) if span]
    for start, end in (*pieces, *ends, *reading.times, *(name[:2] for name in reading.names)):
        assert 0 <= start < end <= len(doc)
    heads = {one.token for one in reading.mentions}
    for one in reading.mentions:
        assert not doc[one.token].is_space
        assert one.antecedent is None or (one.antecedent in heads and one.antecedent < one.token)


def test_loads_in_less_than_a_second() -> None:
    started = time.process_time()
    annotate.load.__wrapped__("en")
    assert time.process_time() - started < 1.0


def test_is_loaded_once() -> None:
    assert annotate.load("en") is annotate.load("en")


def test_is_an_ordinary_pipeline(annotator: Language, tmp_path: Path) -> None:
    assert annotator.pipe_names == ["sayso"]
    alone = facts(annotator(TEXT))
    assert [facts(doc) for doc in annotator.pipe([TEXT, "", TEXT])] == [alone, facts(annotator("")), alone]
    annotator.to_disk(tmp_path)
    assert facts(spacy.load(tmp_path)(TEXT)) == alone
    sentence = spacy.blank("en")
    sentence.add_pipe("sayso")
    assert [name.text for name in sentence(TEXT).ents] == [name.text for name in annotator(TEXT).ents]


def test_a_doc_goes_through_bytes(annotator: Language) -> None:
    doc = annotator(TEXT)
    again = Doc(annotator.vocab).from_bytes(doc.to_bytes())
    assert facts(again)[:-1] == facts(doc)[:-1]
    assert reading_of(again.user_data[READING]) == reading_of(doc.user_data[READING])


def test_another_language_is_one_clear_error() -> None:
    with pytest.raises(LanguageUnsupported, match="'xx'"):
        annotate.load("xx")


def test_the_version_names_the_weights() -> None:
    graphs = [(assets.weights("en") / name).read_bytes() for name in ("model.onnx", "relations.onnx", "lexicon.tsv")]
    digest = hashlib.sha256(b"".join(graphs)).hexdigest()
    ranker = hashlib.sha256((assets.weights("en") / "coreference.npz").read_bytes()).hexdigest()
    assert annotate.version("en") == f"{annotate.COMPONENT}+{digest[:12]}.{ranker[:8]}"
    assert annotate.version("en") == annotate.ANNOTATE_VERSION


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_odd_texts_are_annotated(annotator: Language, text: str) -> None:
    check(annotator(text), text)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300) | st.text(alphabet="ABab .,“”'\n\u00a0*-1", max_size=300))
def test_any_text_is_annotated(text: str) -> None:
    check(annotate.load("en")(text), text)


def test_results_do_not_depend_on_what_was_annotated_before(annotator: Language) -> None:
    alone = facts(annotate.load.__wrapped__("en")(TEXT))
    for other in ODD.values():
        annotator(other)
    assert facts(annotator(TEXT)) == alone
    assert facts(annotator(TEXT)) == alone


def words(doc: Doc) -> list[tuple[str, str, str]]:
    return [(token.pos_, token.dep_, token.lemma_) for token in doc if not token.is_space]


def test_soft_hyphens_inside_words_change_nothing(annotator: Language) -> None:
    plain = "The committees denied that elections had been postponed. Nobody was interviewed."
    broken = plain.replace("committees", "commit\u00adtees").replace("elections", "elec\u00adtions")
    assert words(annotator(broken)) == words(annotator(plain))


def test_missing_diacritics_change_nothing(annotator: Language) -> None:
    written = "Zoë Müller met José Peña in São Veyra, and the café reopened."
    stripped = "Zoe Muller met Jose Pena in Sao Veyra, and the cafe reopened."
    left, right = annotator(written), annotator(stripped)
    assert [(token.pos_, token.dep_) for token in left] == [(token.pos_, token.dep_) for token in right]
    assert [(name.start, name.end, name.label_) for name in left.ents] == [
        (name.start, name.end, name.label_) for name in right.ents
    ]


def test_a_long_text_is_read_window_by_window(annotator: Language) -> None:
    text = "The minister, Ilke Marant, said that the road would reopen. She denied the rest. " * 60
    check(annotator(text), text)


def test_paragraphs_and_white_space(annotator: Language) -> None:
    doc = annotator("He left.\n\n\nand then\n\nShe stayed")
    assert [sentence.text.strip() for sentence in doc.sents] == ["He left.", "and then", "She stayed"]


def test_sentence_vectors_are_the_means_of_word_vectors(annotator: Language) -> None:
    doc = annotator(TEXT)
    for sentence, vector in zip(doc.sents, doc.user_data[SENTENCE_VECTORS], strict=True):
        mean = doc.tensor[[token.i for token in sentence if not token.is_space]].mean(axis=0)
        assert np.allclose(vector, mean / np.linalg.norm(mean), atol=1e-5)


def test_like_sentences_have_like_vectors(annotator: Language) -> None:
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
def test_case(annotator: Language, case: dict[str, list[list[str]]]) -> None:
    doc = annotator(str(case["text"]))
    if "names" in case:
        assert [[name.text, name.label_] for name in doc.ents if name.label_ != "MISC"] == case["names"]
    if "sentences" in case:
        assert len(list(doc.sents)) == case["sentences"]
    arcs = {(token.text, token.dep_, token.head.text) for token in doc}
    assert {tuple(arc) for arc in case.get("arcs", [])} <= arcs
