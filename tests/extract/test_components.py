from __future__ import annotations

import tomllib
from importlib import import_module
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from trees import VOCAB

import sayso.annotate.annotator
import sayso.extract.components  # noqa: F401 (an installed package registers both by its entry points)
from sayso.errors import AnnotationUnfit, LanguageUnsupported
from sayso.extract.components import check
from sayso.records.handover import READING, SENTENCE_VECTORS

TEXT = "Minister Ana Suel told Wire Agency on Friday that the harbour would reopen. “We are ready,” Suel said."


@pytest.fixture(scope="module")
def ours() -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("sayso")
    nlp.add_pipe("sayso_statements")
    nlp.add_pipe("sayso_times")
    return nlp


def dated(nlp: Language, text: str, published: str | None = "2031-05-08") -> Doc:
    doc = nlp.make_doc(text)
    doc._.published = published
    return nlp(doc)


def test_rows_on_the_doc(ours: Language) -> None:
    doc = dated(ours, TEXT)
    said = [(TEXT[one.spans[0].start : one.spans[-1].end], one.mode, one.act) for one in doc._.statements]
    assert said == [("the harbour would reopen", "indirect", "say"), ("“We are ready,”", "direct", "say")]
    assert [link.name for link in doc._.statements[0].sourcing] == ["Ana Suel", "Wire Agency"]
    assert all(0 < one.confidence < 1 for one in doc._.statements)
    assert [(one.span.slice(TEXT), one.value, one.anchor) for one in doc._.times] == [
        ("Friday", "2031-05-02", "published")
    ]


def test_what_is_not_told_stays_unknown(ours: Language) -> None:
    (time,) = dated(ours, "It rained on Friday.", None)._.times
    assert time.value is None


def test_a_component_may_be_told_the_date() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sayso_times", config={"published": "2031-05-08"})
    assert [one.value for one in nlp("It rained yesterday.")._.times] == ["2031-05-07"]
    assert [one.value for one in dated(nlp, "It rained yesterday.", "2031-01-02")._.times] == ["2031-01-01"]


def test_a_doc_goes_through_bytes(ours: Language) -> None:
    doc = dated(ours, TEXT)
    again = Doc(ours.vocab).from_bytes(doc.to_bytes())
    assert again._.statements == doc._.statements
    assert again._.times == doc._.times


def test_pipe_gives_what_calls_give(ours: Language) -> None:
    texts = [TEXT, "Nothing was said.", "", "  \n "]
    assert [doc._.statements for doc in ours.pipe(texts)] == [ours(text)._.statements for text in texts]


def test_no_heads_of_ours_are_needed(ours: Language) -> None:
    doc = dated(ours, TEXT)
    whole = doc._.statements
    del doc.user_data[READING], doc.user_data[SENTENCE_VECTORS]
    nlp = spacy.blank("en")
    find = nlp.add_pipe("sayso_statements")
    assert [one.spans for one in find(doc)._.statements] == [one.spans for one in whole]


def parsed(words: list[str], heads: list[int], deps: list[str], ents: list[str] | None = None) -> Doc:
    pos = ["NOUN"] * len(words)
    return Doc(VOCAB, words, heads=heads, deps=deps, pos=pos, lemmas=words, ents=ents or ["O"] * len(words))


@pytest.mark.parametrize(
    ("doc", "says"),
    [
        (Doc(VOCAB, ["rain", "falls"]), "has no DEP, POS, LEMMA, ENT_IOB"),
        (parsed(["it", "hit", "us"], [1, 1, 1], ["nsubj", "ROOT", "dobj"]), "the relation 'dobj'"),
        (parsed(["it", "hit"], [1, 1], ["nsubjpass", "ROOT"]), "the relation 'nsubjpass'"),
        (parsed(["Ana", "hit"], [1, 1], ["nsubj", "root"], ["B-HERO", "O"]), "names of the kind 'HERO'"),
    ],
)
def test_other_annotation_is_one_line(doc: Doc, says: str) -> None:
    with pytest.raises(AnnotationUnfit, match=says) as error:
        check(doc)
    assert "\n" not in str(error.value)
    assert "Universal Dependencies" in str(error.value)


@pytest.mark.parametrize("ents", [["B-PERSON", "O"], ["B-PER", "O"], ["B-DATE", "O"], ["O", "O"]])
def test_usual_labels_are_taken(ents: list[str]) -> None:
    check(parsed(["Ana", "left"], [1, 1], ["nsubj:pass", "ROOT"], ents))


@pytest.mark.parametrize("component", ["sayso_statements", "sayso_times"])
def test_another_language(component: str) -> None:
    with pytest.raises(LanguageUnsupported):
        spacy.blank("xx").add_pipe(component)


def test_the_package_offers_them() -> None:
    offered = tomllib.loads(Path("pyproject.toml").read_text("utf-8"))["project"]["entry-points"]["spacy_factories"]
    assert {"sayso", "sayso_statements", "sayso_times"} == set(offered)
    for name, place in offered.items():
        module, _, attribute = place.partition(":")
        assert Language.get_factory_meta(name).factory == name
        assert callable(getattr(import_module(module), attribute))
