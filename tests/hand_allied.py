"""A ledger by hand in which people and bodies belong to one another."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from sayso.ledger import Entry, Input, Share, Writer, writer
from sayso.records import (
    Affiliation,
    Document,
    Entity,
    EntityKind,
    Facts,
    Linked,
    Mention,
    Referent,
    Span,
    document_id,
    fact_id,
)

BY = "hand 1"
# Who is mentioned in a document, and what each belongs to: another of them, and whether it speaks for that; a name in
# angle brackets is that of a state which the document does not mention, and an empty one stands for nobody named.
Told = Mapping[str, Sequence[tuple[str, bool] | tuple[str, bool, bool]]]


def hand_allied(path: Path, kinds: Mapping[str, EntityKind], *documents: Told, published: Sequence[str] = ()) -> None:
    """Write the ledger: an entity a name, of these kinds, and what each document tells of them."""
    found: dict[str, list[Referent]] = defaultdict(list)
    with writer(path) as ledger:
        for n, told in enumerate(documents):
            date = published[n] if published else "2031-05-08"
            for name, referent in _put(ledger, f"{n}.txt", date, told, kinds).items():
                found[name].append(referent)
        for name, its in sorted(found.items()):
            ids = tuple(referent.id for referent in its)
            ledger.clusters.gather([], [Share(Entity(ids[0], name, kinds[name], (), ids, ids[1:], BY), (), ids)])
        ledger.commit()


def _put(ledger: Writer, path: str, published: str, told: Told, kinds: Mapping[str, EntityKind]) -> dict[str, Referent]:
    text = f"{path}: {', '.join(told)}."
    sha = hashlib.sha256(text.encode()).hexdigest()
    document = Document(
        document_id(text, None, published, None), path, path, text, sha, published=published, language="en"
    )
    mentions = {name: _mention(document, name, kinds[name]) for name in told}
    referents = {
        name: Referent(
            id=mention.id,
            document=document.id,
            kind=kinds[name],
            names=(name,),
            description=None,
            roles=(),
            mentions=(mention.id,),
            gender=None,
            start=mention.span.start,
            published=published,
            by=BY,
            affiliations=tuple(_affiliation(mention.span, mentions, *one) for one in told[name]),
        )
        for name, mention in mentions.items()
    }
    facts = Facts(document.id, mentions=tuple(mentions.values()))
    linked = Linked(document.id, tuple(referents.values()))
    ledger.put(
        Input(f"key {path}", path, path, sha), Entry(document, len(text.split()), True, facts, linked, {"hand": BY})
    )
    return referents


def _affiliation(
    span: Span, mentions: Mapping[str, Mention], whole: str, speaks: bool, former: bool = False
) -> Affiliation:
    name = whole.strip("<>") if whole.startswith("<") else None
    return Affiliation(mentions[whole].id if whole in mentions else None, name, speaks, former, span)


def _mention(document: Document, name: str, kind: EntityKind) -> Mention:
    start = document.text.index(name)
    span = Span(start, start + len(name))
    return Mention(
        id=fact_id(document.id, (span,), "mention"),
        document=document.id,
        span=span,
        kind=kind,
        form="name",
        head=name.rsplit(maxsplit=1)[-1],
        title=None,
        defines=None,
        gender=None,
        number=None,
        subject=False,
        sentence=0,
        paragraph=0,
        by=BY,
    )
