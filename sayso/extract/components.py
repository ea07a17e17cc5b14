"""The extractors as components of anybody's spaCy pipeline: `nlp.add_pipe("sayso_statements")`, `"sayso_times"`.

What they find stands on `doc._.statements` and `doc._.times`, as the records of `sayso.records`, with spans in
`doc.text`. A Doc may say when it was published (`doc._.published`, EDTF) and by whom (`doc._.outlet`) before it goes
through the pipeline; else what the component was given holds.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any, Final

from spacy.language import Language
from spacy.tokens import Doc

from sayso.errors import AnnotationUnfit
from sayso.extract import mentions, statements, syntax, times
from sayso.languages import table
from sayso.ontology import name_labels, relations
from sayso.records import Document, Passage, Sourcing, Span, Statement, Time, document_id, whole

STATEMENTS: Final = "sayso_statements"
TIMES: Final = "sayso_times"
NEEDED: Final = ("DEP", "POS", "LEMMA", "ENT_IOB")

Component = Callable[[Doc], Doc]


@Language.factory(
    STATEMENTS,
    requires=["token.dep", "token.head", "token.pos", "token.lemma", "doc.ents"],
    assigns=["doc._.statements"],
    default_config={"published": None, "outlet": None},
)
def statements_component(nlp: Language, name: str, published: str | None, outlet: str | None) -> Component:
    """The statements of each Doc: spaCy's factory "sayso_statements".

    It works on Docs with Universal Dependencies, parts of speech, lemmas and names, at full strength behind "sayso".
    Raises LanguageUnsupported for a language without cues; AnnotationUnfit on a Doc that is annotated otherwise.
    """
    language = _supported(nlp, "cues")
    _extend()

    def find(doc: Doc) -> Doc:
        check(doc)
        found = statements.extract(doc, passage(doc, language, published, outlet))
        doc.user_data[STATEMENTS] = [asdict(one) for one in found]
        return _clean(doc)

    return find


@Language.factory(TIMES, assigns=["doc._.times"], default_config={"published": None})
def times_component(nlp: Language, name: str, published: str | None) -> Component:
    """The time expressions of each Doc with their values: spaCy's factory "sayso_times".

    Tokens are enough; tense is used where there are parts of speech. Raises LanguageUnsupported for a language without
    time words.
    """
    language = _supported(nlp, "times")
    _extend()

    def find(doc: Doc) -> Doc:
        found = times.extract(doc, passage(doc, language, published, None))
        doc.user_data[TIMES] = [asdict(one) for one in found]
        return _clean(doc)

    return find


def check(doc: Doc) -> None:
    """Raises AnnotationUnfit unless a Doc has Universal Dependencies and what else statements are found by."""
    if not doc.text.strip():
        return
    missing = [what for what in NEEDED if not doc.has_annotation(what)]
    if missing:
        raise AnnotationUnfit(STATEMENTS, f"this Doc has no {', '.join(missing)}")
    labels = {token.dep_ for token in doc if not token.is_space}
    unknown = sorted(label for label in labels if label.partition(":")[0].lower() not in relations())
    if unknown:
        raise AnnotationUnfit(STATEMENTS, f"this Doc has the relation {unknown[0]!r}")
    strange = sorted({ent.label_ for ent in doc.ents} - name_labels().keys())
    if strange:
        raise AnnotationUnfit(STATEMENTS, f"this Doc has names of the kind {strange[0]!r}")


def passage(doc: Doc, language: str, published: str | None, outlet: str | None) -> Passage:
    """The whole text of a Doc as a document of its own, all of it article text."""
    text = doc.text
    published, outlet = doc._.published or published, doc._.outlet or outlet
    document = Document(
        id=document_id(text, outlet, published, None),
        path="",
        name="",
        text=text,
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        outlet=outlet,
        published=published,
        language=language,
    )
    return Passage(document, whole(text), text)


def _supported(nlp: Language, name: str) -> str:
    language = nlp.lang or ""
    table(language, name)
    return language


def _extend() -> None:
    """The attributes, once a process. What is kept on the Doc is plain, so that it can be written to bytes."""
    attributes: dict[str, dict[str, Any]] = {
        "published": {"default": None},
        "outlet": {"default": None},
        "statements": {"getter": lambda doc: tuple(map(_statement, doc.user_data.get(STATEMENTS, ())))},
        "times": {"getter": lambda doc: tuple(map(_time, doc.user_data.get(TIMES, ())))},
    }
    for name, how in attributes.items():
        if not Doc.has_extension(name):
            Doc.set_extension(name, **how)


def _clean(doc: Doc) -> Doc:
    """Without what extractors keep for each other, which cannot be written to bytes."""
    for kept in (syntax.KEPT, mentions.KEPT):
        doc.user_data.pop(kept, None)
    return doc


def _statement(given: Mapping[str, Any]) -> Statement:
    return replace(
        Statement(**given),
        spans=_spans(given["spans"]),
        cue=_span(given["cue"]),
        source=_span(given["source"]),
        hedges=_spans(given["hedges"]),
        sourcing=tuple(
            replace(Sourcing(**link), mention=_span(link["mention"]), evidence=_span(link["evidence"]))
            for link in given["sourcing"]
        ),
    )


def _time(given: Mapping[str, Any]) -> Time:
    return replace(Time(**given), span=Span(**given["span"]))


def _span(given: Mapping[str, int] | None) -> Span | None:
    return None if given is None else Span(**given)


def _spans(given: Sequence[Mapping[str, int]]) -> tuple[Span, ...]:
    return tuple(Span(**one) for one in given)
