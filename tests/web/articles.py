"""Articles of a test's own words, with statements at given words, written to a ledger."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sayso.ledger import Entry, Input, writer
from sayso.records import (
    Attribution,
    ChainLink,
    Document,
    Facts,
    Linked,
    Region,
    Span,
    SpeakerKind,
    Statement,
    Time,
    document_id,
    fact_id,
    hull,
)

BY = "test 1"


@dataclass(frozen=True)
class Says:
    """That a speaker says these stretches of the text; each of the words stands there once."""

    speaker: str
    cue: str
    content: tuple[str, ...]
    relays: tuple[str, ...] = ()
    kind: SpeakerKind = "person"
    confidence: float = 0.9


@dataclass(frozen=True)
class Article:
    """One document; `path` tells it from another."""

    text: str
    path: str = "a.txt"
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = "2031-05-08"
    says: Sequence[Says] = ()
    regions: tuple[Region, ...] = ()
    quarantined: str | None = None
    times: Sequence[tuple[str, str | None]] = ()  # words and the value that they have, in EDTF


def write(path: Path, *articles: Article, unfinished: bool = False) -> list[str]:
    """Write them to a new ledger; gives their ids."""
    ids = []
    with writer(path) as ledger:
        if unfinished:
            ledger.note("unfinished", "build")
        for article in articles:
            entry = _entry(article)
            ids.append(entry.document.id)
            ledger.put(Input(f"key {article.path}", article.path, article.path, None), entry)
        ledger.commit()
    return ids


def _entry(article: Article) -> Entry:
    text = article.text
    document = Document(
        id=document_id(text, article.outlet, article.published, article.url),
        path=article.path,
        name=article.path.rpartition("/")[2],
        text=text,
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        title=article.title,
        outlet=article.outlet,
        url=article.url,
        published=article.published,
        language="en",
        regions=article.regions,
        quarantined=article.quarantined,
    )
    statements = tuple(_statement(document, says) for says in article.says)
    inner = tuple(_within(statement, statements) for statement in statements)
    attributions = tuple(_attribution(document, s, says) for s, says in zip(inner, article.says, strict=True))
    words = len(text.split())
    facts = Facts(document.id, inner, tuple(_time(document, *time) for time in article.times))
    return Entry(document, words, True, facts, Linked(document.id, (), (), attributions), {"t": BY})


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def _time(document: Document, words: str, value: str | None) -> Time:
    span = _span(document.text, words)
    return Time(fact_id(document.id, (span,), "time"), document.id, span, "date", value, None, "made up", 0.9, BY)


def _statement(document: Document, says: Says, within: str | None = None) -> Statement:
    spans = tuple(_span(document.text, words) for words in says.content)
    return Statement(
        id=fact_id(document.id, spans, "statement"),
        document=document.id,
        spans=spans,
        cue=_span(document.text, says.cue),
        source=_span(document.text, says.speaker),
        kind="person",
        sourcing=(),
        mode="indirect",
        act="say",
        said=None,
        hedges=(),
        within=within,
        confidence=says.confidence,
        by=BY,
    )


def _within(statement: Statement, every: tuple[Statement, ...]) -> Statement:
    around = [s for s in every if s is not statement and hull(s.spans).holds(hull(statement.spans))]
    if not around:
        return statement
    inmost = min(around, key=lambda s: hull(s.spans).end - hull(s.spans).start)
    fields = {name: getattr(statement, name) for name in Statement.__slots__}
    return Statement(**{**fields, "within": inmost.id})


def _attribution(document: Document, statement: Statement, says: Says) -> Attribution:
    chain = [ChainLink(says.speaker, None, says.kind, "origin", statement.cue)]
    chain += [ChainLink(name, None, "media", "relay", None) for name in says.relays]
    if document.outlet:
        chain.append(ChainLink(document.outlet, None, "media", "outlet", None))
    return Attribution(statement.id, says.speaker, None, tuple(chain), BY)
