"""A large ledger, made up and written through the ledger's own writer: the shape of a story, and no words of one."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from random import Random

from sayso.ledger import Entry, Input, Share, writer
from sayso.records import (
    Attribution,
    ChainLink,
    Document,
    Entity,
    Facts,
    Linked,
    Mention,
    Referent,
    Span,
    Statement,
    Time,
    document_id,
    fact_id,
)

BY = "synthetic 1"
OUTLETS = 60
PEOPLE = 3_000
RELAYS = 40
A_DOCUMENT = 20  # statements
LONG = 2_000  # statements of the one long document
RELAYED = 0.2  # of all statements
LONG_AGO = 0.03  # of all times
COMMIT = 200  # documents
SYLLABLES = ("an", "bel", "cor", "dun", "el", "far", "gos", "hin", "kel", "lom", "mar", "nes", "or", "pal", "rud", "ul")


@dataclass(frozen=True, slots=True)
class _World:
    words: list[str]
    names: list[str]
    outlets: list[str]


def write(path: Path, statements: int, seed: int = 1) -> None:
    """Write a ledger of about so many statements: short documents, and one long one."""
    random = Random(seed)
    world = _World(
        words=[_word(random) for _ in range(6_000)],
        names=[f"{_word(random).title()} {_word(random).title()}" for _ in range(PEOPLE)],
        outlets=[f"The {_word(random).title()} {_word(random).title()}" for _ in range(OUTLETS)],
    )
    # The few speak often, the many once (Zipf).
    weights = list(accumulate(1 / (rank + 1) for rank in range(PEOPLE)))
    entities: dict[int, list[Referent]] = defaultdict(list)
    with writer(path) as ledger:
        for number, size in enumerate(_sizes(statements)):
            said = random.choices(range(PEOPLE), cum_weights=weights, k=size)
            entry = _entry(random, number, said, world)
            ledger.put(Input(entry.document.path, entry.document.path, entry.document.name, None), entry)
            for who, referent in zip(sorted(set(said)), entry.linked.referents, strict=True):
                entities[who].append(referent)
            if number % COMMIT == 0:
                ledger.commit()
        shares = []
        for who, referents in sorted(entities.items()):
            ids = tuple(referent.id for referent in referents)
            shares.append(Share(Entity(ids[0], world.names[who], "person", (), ids, (), BY), (), ids))
        ledger.clusters.gather([], shares)
        ledger.commit()


def _sizes(statements: int) -> Iterator[int]:
    yield LONG
    yield from [A_DOCUMENT] * ((statements - LONG) // A_DOCUMENT)


def _word(random: Random) -> str:
    return "".join(random.choices(SYLLABLES, k=random.randint(1, 4)))


def _entry(random: Random, number: int, said: list[int], world: _World) -> Entry:
    words, names, outlet = world.words, world.names, random.choice(world.outlets)
    parts: list[str] = []
    places: list[tuple[int, Span, Span, Span]] = []
    at = 0

    def put(text: str) -> Span:
        nonlocal at
        parts.append(text)
        at += len(text)
        return Span(at - len(text), at)

    put(" ".join(random.choices(words, k=8)).capitalize() + "\n\n")
    for who in said:
        source = put(names[who])
        put(" ")
        cue = put("said")
        put(" that ")
        content = put(" ".join(random.choices(words, k=random.randint(8, 30))))
        put(". " + " ".join(random.choices(words, k=20)) + ".\n\n")
        places.append((who, source, cue, content))
    text = "".join(parts)
    published = f"2031-{number % 12 + 1:02}-{number % 28 + 1:02}"
    identity = document_id(text, outlet, published, None)
    path = f"{number // 1000:03}/{number:06}.txt"
    document = Document(
        id=identity, path=path, name=path[4:], text=text, sha256=hashlib.sha256(text.encode()).hexdigest(),
        title=text.partition("\n")[0], outlet=outlet, published=published, language="en",
    )  # fmt: skip
    mentions = tuple(_mention(identity, who, source) for who, source, _, _ in places)
    statements = tuple(_statement(identity, cue, source, content) for _, source, cue, content in places)
    facts = Facts(identity, statements, _times(number, identity, places), mentions)
    linked = _linked(random, document, places, facts, names)
    return Entry(document, len(text.split()), True, facts, linked, {"synthetic": BY})


def _times(number: int, document: str, places: list[tuple[int, Span, Span, Span]]) -> tuple[Time, ...]:
    """One a statement, in every form, most of them days of three years."""
    random = Random(f"times of {number}")
    found = []
    for _, _, _, content in places:
        span = Span(content.start, content.start + 2)
        year, month, day = random.randint(2029, 2031), random.randint(1, 12), random.randint(1, 28)
        if random.random() < LONG_AGO:
            year = random.randint(1800, 2028)
        values = (
            f"{year}-{month:02}-{day:02}", f"{year}-{month:02}", f"{year}", f"{year}-{month:02}-{day:02}~",
            f"{year}-{month:02}-1X", f"{year - 3}/{year}", f"{year}/..", f"../{year}", f"{str(year)[:3]}X", "P2W", None,
        )  # fmt: skip
        (value,) = random.choices(values, (70, 12, 6, 2, 2, 2, 1, 1, 1, 2, 1))
        found.append(Time(fact_id(document, (span,), "time"), document, span, "date", value, None, "made up", 0.5, BY))
    return tuple(found)


def _mention(document: str, who: int, span: Span) -> Mention:
    return Mention(
        id=fact_id(document, (span,), "mention"), document=document, span=span, kind="person", form="name",
        head=str(who), title=None, defines=None, gender=None, number=None, subject=True, sentence=0, paragraph=0, by=BY,
    )  # fmt: skip


def _statement(document: str, cue: Span, source: Span, content: Span) -> Statement:
    return Statement(
        id=fact_id(document, (content,), "statement"), document=document, spans=(content,), cue=cue, source=source,
        kind="person", sourcing=(), mode="indirect", act="say", said=None, hedges=(), within=None, confidence=0.8,
        by=BY,
    )  # fmt: skip


def _linked(
    random: Random,
    document: Document,
    places: list[tuple[int, Span, Span, Span]],
    facts: Facts,
    names: list[str],
) -> Linked:
    theirs: dict[int, list[Mention]] = defaultdict(list)
    for (who, *_), mention in zip(places, facts.mentions, strict=True):
        theirs[who].append(mention)
    referents = {
        who: Referent(
            id=found[0].id, document=document.id, kind="person", names=(names[who],), description=None, roles=(),
            mentions=tuple(m.id for m in found), gender=None, start=found[0].span.start, published=document.published,
            by=BY,
        )
        for who, found in sorted(theirs.items())
    }  # fmt: skip
    attributions = []
    for (who, _, cue, _), statement in zip(places, facts.statements, strict=True):
        chain = [ChainLink(names[who], referents[who].id, "person", "origin", cue)]
        if random.random() < RELAYED:
            chain.append(ChainLink(f"Agency {random.randrange(RELAYS)}", None, "media", "relay", cue))
        chain.append(ChainLink(document.outlet or "", None, "media", "outlet", None))
        attributions.append(Attribution(statement.id, names[who], referents[who].id, tuple(chain), BY))
    return Linked(document.id, tuple(referents.values()), (), tuple(attributions))
