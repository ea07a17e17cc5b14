"""Articles of a test's own words, with statements at given words, written to a ledger."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sayso.ledger import Entry, Input, Share, writer
from sayso.records import (
    Attribution,
    ChainLink,
    Document,
    Entity,
    EntityKind,
    EntityRole,
    Facts,
    Linked,
    Mention,
    Place,
    Precision,
    Referent,
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
    # Names of people and the words that mention each: a speaker of one of these names is that person.
    people: Sequence[tuple[str, Sequence[str]]] = ()
    times: Sequence[tuple[str, str | None]] = ()  # words and the value that they have, in EDTF
    # Names of places and where they are, in degrees: north and east; None where nobody knows.
    places: Sequence[tuple[str, tuple[float, float] | None]] = ()
    precision: Precision = "town"


def write(path: Path, *articles: Article, unfinished: bool = False) -> list[str]:
    """Write them to a new ledger; gives their ids."""
    ids = []
    people: dict[str, list[Referent]] = {}
    with writer(path) as ledger:
        if unfinished:
            ledger.note("unfinished", "build")
        for article in articles:
            entry = _entry(article)
            ids.append(entry.document.id)
            for referent in entry.linked.referents:
                people.setdefault(referent.names[0], []).append(referent)
            ledger.put(Input(f"key {article.path}", article.path, article.path, None), entry)
        ledger.clusters.gather([], [_share(name, referents) for name, referents in sorted(people.items())])
        ledger.commit()
    return ids


def _share(name: str, referents: list[Referent]) -> Share:
    ids = tuple(referent.id for referent in referents)
    return Share(Entity(ids[0], name, referents[0].kind, (), ids, (), BY), (), ids)


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
    mentions = {
        name: [_mention(document, words, name) for words in called] for name, called in article.people if called
    }
    referents = {name: _referent(document, name, found) for name, found in mentions.items()}
    attributions = tuple(
        _attribution(document, s, says, referents.get(says.speaker))
        for s, says in zip(inner, article.says, strict=True)
    )
    words = len(text.split())
    for name, where in article.places:
        found = [_mention(document, name, name, "place")]
        mentions[name] = found
        referents[name] = _place(document, name, found, where, article.precision)
    every = tuple(sorted((one for found in mentions.values() for one in found), key=lambda one: one.span.start))
    facts = Facts(document.id, inner, tuple(_time(document, *time) for time in article.times), every)
    return Entry(
        document, words, True, facts, Linked(document.id, tuple(referents.values()), (), attributions), {"t": BY}
    )


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


def _mention(document: Document, words: str, name: str, kind: EntityKind = "person") -> Mention:
    span = _span(document.text, words)
    return Mention(
        id=fact_id(document.id, (span,), "mention"), document=document.id, span=span, kind=kind,
        form="name" if words[:3] == name[:3] else "nominal", head=words, title=None, defines=None, gender=None,
        number=None, subject=True, sentence=0, paragraph=0, by=BY,
    )  # fmt: skip


def _referent(document: Document, name: str, mentions: list[Mention]) -> Referent:
    return Referent(
        id=mentions[0].id, document=document.id, kind="person", names=(name,), description=None,
        roles=(EntityRole("Minister", None, document.id, mentions[0].span),), mentions=tuple(m.id for m in mentions),
        gender=None, start=mentions[0].span.start, published=document.published, by=BY,
    )  # fmt: skip


def _place(
    document: Document, name: str, mentions: list[Mention], where: tuple[float, float] | None, precision: Precision
) -> Referent:
    return Referent(
        id=mentions[0].id, document=document.id, kind="place", names=(name,), description=None, roles=(),
        mentions=tuple(m.id for m in mentions), gender=None, start=mentions[0].span.start,
        published=document.published, by=BY,
        place=Place(*where, None, precision, None, None, 0.9, "made up") if where else None,
    )  # fmt: skip


def _attribution(document: Document, statement: Statement, says: Says, speaker: Referent | None = None) -> Attribution:
    referent = speaker.id if speaker else None
    chain = [ChainLink(says.speaker, referent, says.kind, "origin", statement.cue)]
    chain += [ChainLink(name, None, "media", "relay", None) for name in says.relays]
    if document.outlet:
        chain.append(ChainLink(document.outlet, None, "media", "outlet", None))
    return Attribution(statement.id, says.speaker, referent, tuple(chain), BY)
