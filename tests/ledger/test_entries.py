"""What is put in is what comes out, whatever the words and wherever they stand."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.ledger import Entry, Input, Writer, writer
from sayso.records import (
    Act,
    Attribution,
    ChainLink,
    Derivation,
    Document,
    EntityKind,
    EntityRole,
    Facts,
    Form,
    Gender,
    Given,
    Link,
    Linked,
    LinkRelation,
    Mention,
    Mode,
    Number,
    Ref,
    Referent,
    Region,
    RegionKind,
    Relation,
    Role,
    Sourcing,
    Span,
    SpeakerKind,
    Statement,
    Time,
    TimeKind,
    digest,
    fact_id,
    hull,
)

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
maybe = st.none() | words
sure = st.none() | st.floats(0, 1)


def one_of(kind: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from(get_args(kind))


def spans(text: str) -> st.SearchStrategy[Span]:
    return st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(lambda pair: Span(*sorted(pair)))


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    text = draw(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60))
    span = spans(text)
    regions = st.tuples(span, one_of(RegionKind)).map(lambda pair: Region(pair[0].start, pair[0].end, pair[1]))
    document = Document(
        id=digest(text),
        path=draw(words),
        name=draw(words),
        text=text,
        sha256=digest(text),
        url=draw(maybe),
        title=draw(maybe),
        outlet=draw(maybe),
        authors=tuple(draw(st.lists(words, max_size=2))),
        published=draw(maybe),
        published_inferred=draw(maybe),
        retrieved=draw(maybe),
        language=draw(maybe),
        translated_from=draw(maybe),
        regions=tuple(draw(st.lists(regions, max_size=2))),
        derived_from=tuple(
            draw(
                st.lists(
                    st.builds(
                        Derivation, one_of(Relation), maybe, maybe, maybe, maybe, st.none() | span, st.booleans(), words
                    ),
                    max_size=2,
                )
            )
        ),
        quarantined=draw(maybe),
        given=draw(st.builds(Given, maybe, maybe, authors=st.lists(words, max_size=2).map(tuple), published=maybe)),
    )
    facts = _facts(draw, document, span)
    return Entry(
        document, len(text.split()), draw(st.booleans()), facts, _linked(draw, facts), {"a": "a 1", "b": "b 2"}
    )


def _facts(draw: st.DrawFn, document: Document, span: st.SearchStrategy[Span]) -> Facts:
    some = st.none() | span
    home = document.id
    sourcing = st.builds(Sourcing, words, one_of(SpeakerKind), one_of(Role), some, some)
    mentions, statements, times = {}, {}, {}
    for place in draw(st.lists(span, max_size=4)):
        one = fact_id(home, (place,), "mention")
        kinds = (one_of(EntityKind), one_of(Form), words, maybe, some, st.none() | one_of(Gender))
        rest = (st.none() | one_of(Number), st.booleans(), st.integers(0, 9), st.integers(0, 9), words)
        mentions[one] = Mention(one, home, place, *(draw(s) for s in (*kinds, *rest)))
    for places in draw(st.lists(st.lists(span, min_size=1, max_size=3).map(tuple), max_size=3)):
        one = fact_id(home, places, "statement")
        who = (some, some, one_of(SpeakerKind), st.lists(sourcing, max_size=2).map(tuple))
        what = (one_of(Mode), one_of(Act), maybe, st.lists(span, max_size=2).map(tuple), maybe, sure, words)
        statements[one] = Statement(one, home, places, *(draw(s) for s in (*who, *what)))
    for place in draw(st.lists(span, max_size=3)):
        one = fact_id(home, (place,), "time")
        rest = (one_of(TimeKind), maybe, maybe, words, sure, words)
        times[one] = Time(one, home, place, *(draw(s) for s in rest))
    return Facts(
        home,
        tuple(sorted(statements.values(), key=lambda s: (hull(s.spans), s.id))),
        tuple(sorted(times.values(), key=lambda t: (t.span, t.id))),
        tuple(sorted(mentions.values(), key=lambda m: (m.span, m.id))),
    )


def _linked(draw: st.DrawFn, facts: Facts) -> Linked:
    home = facts.document
    place = st.builds(Span, st.integers(0, 9), st.integers(0, 9))
    roles = st.lists(st.builds(EntityRole, words, maybe, st.just(home), place), max_size=2).map(tuple)
    referents = [
        Referent(
            id=mention.id,
            document=home,
            kind=mention.kind,
            names=tuple(draw(st.lists(words, max_size=2))),
            description=draw(maybe),
            roles=draw(roles),
            mentions=(mention.id, *draw(st.lists(words, max_size=2, unique=True))),
            gender=mention.gender,
            start=mention.span.start,
            published=draw(maybe),
            by=draw(words),
        )
        for mention in facts.mentions
    ]
    refs = st.builds(Ref, words, words)
    links = st.builds(Link, one_of(LinkRelation), refs, refs, st.floats(0, 1), words, st.just(("a", "b")), words)
    chain = st.builds(ChainLink, words, maybe, one_of(SpeakerKind), one_of(Role), st.none() | place)
    return Linked(
        home,
        tuple(sorted(referents, key=lambda r: (r.start, r.id))),
        tuple(draw(st.lists(links, max_size=3))),
        tuple(
            Attribution(s.id, draw(maybe), draw(maybe), tuple(draw(st.lists(chain, max_size=3))), draw(words))
            for s in facts.statements
        ),
    )


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Writer]:
    with writer(tmp_path_factory.mktemp("entries") / "x.sayso") as opened:
        yield opened


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(entry=entries())
def test_what_is_put_in_comes_out(ledger: Writer, entry: Entry) -> None:
    # One input that changes again and again: what went before must leave nothing behind.
    ledger.put(Input("key", entry.document.path, entry.document.name, "bytes"), entry)
    identity = entry.document.id
    assert ledger.document(identity) == entry.document
    assert ledger.facts(identity) == entry.facts
    assert ledger.linked(identity) == entry.linked
    assert ledger.made(identity) == entry.made
    assert ledger.described("key") == (entry.document, True)
    ledger.put(Input("key", entry.document.path, entry.document.name, "bytes"), entry)
    assert ledger.facts(identity) == entry.facts
    assert ledger.linked(identity) == entry.linked


def test_the_index_of_words_follows_the_statements(tmp_path: Path) -> None:
    entry = _example()
    path = tmp_path / "x.sayso"
    for written, found in ((entry, 1), (replace(entry, renewed=frozenset({"times"})), 1), (None, 0)):
        with writer(path) as ledger:
            if written is None:
                ledger.remove("key")
            else:
                ledger.put(Input("key", "a", "a", None), written)
            ledger.commit()
        with closing(sqlite3.connect(path)) as database:
            database.execute("INSERT INTO statement_text(statement_text) VALUES ('integrity-check')")
            query = "SELECT count(*) FROM statement_text WHERE statement_text MATCH 'rained'"
            assert database.execute(query).fetchone() == (found,)


def test_a_replaced_document_leaves_no_row(tmp_path: Path) -> None:
    path = tmp_path / "x.sayso"
    entry = _example()
    with writer(path) as ledger:
        ledger.put(Input("key", "a", "a", None), entry)
        ledger.commit()
    assert all(_counts(path).values())
    with writer(path) as ledger:
        ledger.remove("key")
        ledger.commit()
    assert not any(_counts(path).values())


def test_only_renewed_kinds_are_written(tmp_path: Path) -> None:
    entry = _example()
    by = {"statements": "new", "times": "new", "mentions": "new"}
    changed = replace(
        entry,
        facts=Facts(
            entry.facts.document,
            tuple(replace(one, by="new") for one in entry.facts.statements),
            tuple(replace(one, by="new") for one in entry.facts.times),
            tuple(replace(one, by="new") for one in entry.facts.mentions),
        ),
        renewed=frozenset({"times"}),
    )
    with writer(tmp_path / "x.sayso") as ledger:
        ledger.put(Input("key", "a", "a", None), entry)
        ledger.put(Input("key", "a", "a", None), changed)
        found = ledger.facts(entry.document.id)
    assert {one.by for one in found.times} == {by["times"]}
    assert found.statements == entry.facts.statements
    assert found.mentions == entry.facts.mentions


def _example() -> Entry:
    text = "Ana Suel said that it rained on Monday."
    who, what, when = Span(0, 8), Span(19, 28), Span(32, 38)
    home = digest(text)
    document = Document(home, "a", "a", text, home)
    mention = Mention(
        fact_id(home, (who,), "mention"), home, who, "person", "name", "Suel", None, None, None, None, True, 0, 0, "m 1"
    )
    source = Sourcing("Ana Suel", "person", "origin", who, who)
    statement = Statement(
        fact_id(home, (what,), "statement"),
        home,
        (what,),
        None,
        who,
        "person",
        (source,),
        "indirect",
        "say",
        None,
        (),
        None,
        1.0,
        "s 1",
    )
    time = Time(fact_id(home, (when,), "time"), home, when, "date", None, None, "unknown", None, "t 1")
    referent = Referent(mention.id, home, "person", ("Ana Suel",), None, (), (mention.id,), None, 0, None, "l 1")
    link = Link("same_entity", Ref("mention", mention.id), Ref("mention", mention.id), 1.0, "itself", (), "l 1")
    chain = (ChainLink("Ana Suel", referent.id, "person", "origin", who),)
    linked = Linked(home, (referent,), (link,), (Attribution(statement.id, "Ana Suel", referent.id, chain, "l 1"),))
    return Entry(document, 8, True, Facts(home, (statement,), (time,), (mention,)), linked, {"a": "a 1"})


def _counts(path: Path) -> dict[str, int]:
    names = "documents inputs made statements times mentions referents members attributions chain_links links"
    with closing(sqlite3.connect(path)) as connection:
        counts = {name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in names.split()}
        counts["words"] = len(connection.execute("SELECT * FROM full_text WHERE full_text MATCH 'rained'").fetchall())
        connection.execute("INSERT INTO full_text(full_text, rank) VALUES('integrity-check', 1)")
    return counts
