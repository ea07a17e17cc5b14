"""A tiny ledger, made by hand through the writer, without any of the rooms that read articles."""

from __future__ import annotations

import hashlib
from itertools import pairwise
from pathlib import Path

from sayso.ledger import Entry, Input, Ledger, Share, writer
from sayso.records import (
    Attribution,
    ChainLink,
    Derivation,
    Document,
    Entity,
    EntityRole,
    Facts,
    Link,
    Linked,
    Mention,
    Mode,
    Place,
    Ref,
    Referent,
    Region,
    Sourcing,
    Span,
    Spans,
    Statement,
    Time,
    document_id,
    fact_id,
)

TITLE = "Harbour to reopen"
FIRST = f"""{TITLE}

The harbour will reopen on Monday, Minister Ana Suel told Wire Agency.
“We are ready,” Suel said, “and the cranes are too.”
"""
CREDIT = "This article first appeared in The Harbour Post."
SECOND = f"""{TITLE}
{CREDIT}

The harbour will reopen on Monday, Minister Ana Suel told Wire Agency.

Comments
tide99: she did \x1b[31mnot\x1b[0m
"""
BY = "hand 1"


def hand_made(path: Path) -> None:
    """Write the ledger: two documents, the second derived from the first, an input that is the first again, one that
    was quarantined; one person in both; and a judgement on the first statement."""
    first = _entry(_document("a.txt", FIRST, "The Harbour Post", "2031-05-08"))
    second = _entry(_document("sub/b.txt", SECOND, "Northern Reader", None))
    broken = Document("0" * 20, "sub/c.txt", "c.txt", "", "0" * 64, quarantined="sub/c.txt: there is no text in it")
    with writer(path) as ledger:
        for entry in (first, second, Entry(broken, 0, False, Facts(broken.id), Linked(broken.id), {"hand": BY})):
            document = entry.document
            ledger.put(Input(f"key {document.path}", document.path, document.name, document.sha256), entry)
        ledger.put(Input("key twin", "twin.txt", "twin.txt", first.document.sha256), first)
        referents = tuple(r.id for entry in (first, second) for r in entry.linked.referents)
        ana = Entity(referents[0], "Ana Suel", "person", ("Suel",), referents, (), BY)
        ledger.clusters.gather([], [Share(ana, (), referents)])
        ledger.anchor_judgements()
        ledger.commit()
    with Ledger.open(path) as opened:
        opened.judge(first.facts.statements[0].id, "accept", note="heard it myself", by="a reader")


def _at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def _document(path: str, text: str, outlet: str, published: str | None) -> Document:
    comments = text.find("Comments")
    return Document(
        id=document_id(text, outlet, published, None),
        path=path,
        name=path.rpartition("/")[2],
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        title=TITLE,
        outlet=outlet,
        authors=("Jo Ferrin",),
        published=published,
        published_inferred=None if published else "2031-05/..",
        language="en",
        regions=(
            Region(0, len(TITLE), "title"),
            *([Region(comments, len(text), "comment")] if comments >= 0 else []),
        ),
        derived_from=(
            (Derivation("republished", outlet="The Harbour Post", evidence=_at(text, CREDIT), reason="it says so"),)
            if CREDIT in text
            else ()
        ),
    )


def _entry(document: Document) -> Entry:
    text = document.text
    facts = Facts(document.id, tuple(_statements(document)), (_monday(document),), tuple(_mentions(document)))
    return Entry(document, len(text.split()), True, facts, _linked(document, facts), {"hand": BY})


def _statements(document: Document) -> list[Statement]:
    text = document.text
    name, cue = _at(text, "Ana Suel"), _at(text, "told Wire Agency")
    agency = Sourcing("Wire Agency", "media", "relay", _at(text, "Wire Agency"), cue)
    spans: Spans = (_at(text, "The harbour will reopen on Monday"),)
    found = [_statement(document, spans, cue, name, (Sourcing("Ana Suel", "person", "origin", name, cue), agency))]
    if "ready" in text:
        spans = (_at(text, "“We are ready,”"), _at(text, "“and the cranes are too.”"))
        said = _at(text, "Suel said")
        source = Span(said.start, said.start + len("Suel"))
        sourcing = (Sourcing("Suel", "person", "origin", source, said),)
        found.append(_statement(document, spans, _at(text, "said"), source, sourcing, "direct"))
    return found


def _statement(
    document: Document,
    spans: Spans,
    cue: Span,
    source: Span,
    sourcing: tuple[Sourcing, ...],
    mode: Mode = "indirect",
) -> Statement:
    return Statement(
        id=fact_id(document.id, spans, "statement"),
        document=document.id,
        spans=spans,
        cue=cue,
        source=source,
        kind="person",
        sourcing=sourcing,
        mode=mode,
        act="say",
        said=None,
        hedges=(),
        within=None,
        confidence=0.9,
        by=BY,
    )


def _monday(document: Document) -> Time:
    day = _at(document.text, "Monday")
    value, anchor, reason = None, None, "no date of publication"
    if document.published:
        value, anchor, reason = "2031-05-12", "published", "the Monday after publication"
    return Time(fact_id(document.id, (day,), "time"), document.id, day, "date", value, anchor, reason, None, BY)


def _mentions(document: Document) -> list[Mention]:
    text = document.text
    found = [_mention(document, _at(text, "Ana Suel"), "Minister")]
    if "Suel said" in text:
        start = text.index("Suel said")
        found.append(_mention(document, Span(start, start + len("Suel")), None))
    return found


def _mention(document: Document, span: Span, title: str | None) -> Mention:
    return Mention(
        id=fact_id(document.id, (span,), "mention"),
        document=document.id,
        span=span,
        kind="person",
        form="name",
        head="Suel",
        title=title,
        defines=None,
        gender=None,
        number="singular",
        subject=True,
        sentence=0,
        paragraph=1,
        by=BY,
    )


def _linked(document: Document, facts: Facts) -> Linked:
    mentions = [m.id for m in facts.mentions]
    role = EntityRole("Minister", None, document.id, _at(document.text, "Minister"))
    person = Referent(
        id=mentions[0],
        document=document.id,
        kind="person",
        names=("Ana Suel",),
        description=None,
        roles=(role,),
        mentions=tuple(mentions),
        gender=None,
        start=facts.mentions[0].span.start,
        published=document.published,
        by=BY,
    )
    alike = (0.95, "the same last name", ("Suel", "Suel"), BY)
    links = [Link("same_entity", Ref("mention", a), Ref("mention", b), *alike) for a, b in pairwise(mentions)]
    attributions = tuple(_attribution(document, s, person) for s in facts.statements)
    return Linked(document.id, (person,), tuple(links), attributions)


def _attribution(document: Document, statement: Statement, person: Referent) -> Attribution:
    said, *through = statement.sourcing
    chain = [ChainLink("Suel", person.id, "person", "origin", said.evidence)]
    chain += [ChainLink(link.name, None, link.kind, "relay", link.evidence) for link in through]
    if document.derived_from:
        chain.append(ChainLink("The Harbour Post", None, "media", "outlet", document.derived_from[0].evidence))
    chain.append(ChainLink(document.outlet or "", None, "media", "outlet", None))
    return Attribution(statement.id, "Suel", person.id, tuple(chain), BY)


def hand_placed(path: Path) -> None:
    """Write a ledger of two documents that speak of towns: one surely placed in both, one less surely in the second."""
    with writer(path) as ledger:
        shares: dict[str, list[Referent]] = {}
        for name, text, score in (
            ("a.txt", "Ana Suel told Wire Agency: Lagos grows.", 0.7),
            ("b.txt", "Lagos, Salta.", 0.9),
        ):
            document = _document(name, text, "The Harbour Post", "2031-05-08")
            towns = [_town(document, town, score) for town in ("Lagos", "Salta") if town in text]
            mentions = tuple(_mention(document, _at(text, town.names[0]), None) for town in towns)
            spans: Spans = (_at(text, "Lagos grows"),) if "grows" in text else ()
            said = [_statement(document, spans, _at(text, "told"), _at(text, "Ana Suel"), ())] if spans else []
            facts = Facts(document.id, tuple(said), (), mentions)
            linked = Linked(document.id, tuple(towns))
            entry = Entry(document, len(text.split()), True, facts, linked, {"hand": BY})
            ledger.put(Input(f"key {name}", name, name, document.sha256), entry)
            for town in towns:
                shares.setdefault(town.names[0], []).append(town)
        for name, towns in sorted(shares.items()):
            ids = tuple(town.id for town in towns)
            ledger.clusters.gather([], [Share(Entity(ids[0], name, "place", (), ids, ids[1:], BY), (), ids)])
        ledger.commit()


def _town(document: Document, name: str, score: float) -> Referent:
    mention = _mention(document, _at(document.text, name), None)
    lat, lon, identity, country, province = {
        "Lagos": (6.455, 3.394, 2332459, "NG", "Lagos"),
        "Salta": (-24.786, -65.412, 3838233, "AR", "Salta"),
    }[name]
    place = Place(lat, lon, identity, "town", country, province, score, "name")
    return Referent(
        id=mention.id,
        document=document.id,
        kind="place",
        names=(name,),
        description=None,
        roles=(),
        mentions=(mention.id,),
        gender=None,
        start=mention.span.start,
        published=document.published,
        by=BY,
        place=place,
    )
