from __future__ import annotations

import hashlib
from pathlib import Path

from sayso.ledger import Entry, Input, Ledger, Writer, writer
from sayso.records import Document, Facts, Linked, Span, Statement, digest, fact_id

TEXT = "It rained, she said. The boats stayed. It rained, he said again. Nobody left."


def _entry(text: str, *words: str, outlet: str | None = None, version: str = "1") -> Entry:
    """A document with a statement for each of these words, of which `words#2` is the second place."""
    identity = digest(text, outlet)
    document = Document(identity, "a", "a", text, hashlib.sha256(text.encode()).hexdigest(), outlet=outlet)
    statements = []
    for given in words:
        what, _, place = given.partition("#")
        start = -1
        for _ in range(int(place or 1)):
            start = text.index(what, start + 1)
        span = Span(start, start + len(what))
        one = fact_id(identity, (span,), f"statement {version}")
        kind = ("unnamed", (), "indirect", "say", None, (), None, None, f"s {version}")
        statements.append(Statement(one, identity, (span,), None, None, *kind))
    return Entry(document, 1, True, Facts(identity, tuple(statements)), Linked(identity), {})


def _put(ledger: Writer, entry: Entry, key: str = "key") -> None:
    ledger.put(Input(key, key, key, None), entry)
    ledger.anchor_judgements()
    ledger.commit()


def _verdicts(path: Path) -> list[tuple[int, str | None]]:
    with Ledger.open(path) as ledger:
        return [(row.spans[0].start, row.verdict) for row in ledger.statements()]


def _judged(path: Path, number: int) -> None:
    with Ledger.open(path) as ledger:
        ledger.judge(ledger.statements()[number].id, "reject")


def test_of_the_same_words_twice_what_stands_around_decides(tmp_path: Path) -> None:
    path = tmp_path / "x.sayso"
    with writer(path) as ledger:
        _put(ledger, _entry(TEXT, "It rained", "It rained#2"))
    _judged(path, 1)
    with writer(path) as ledger:
        _put(ledger, _entry(TEXT, "It rained", "It rained#2", version="2"))
    assert _verdicts(path) == [(0, None), (TEXT.index("It rained", 1), "reject")]


def test_a_judgement_follows_the_text_when_its_metadata_change(tmp_path: Path) -> None:
    path = tmp_path / "x.sayso"
    with writer(path) as ledger:
        _put(ledger, _entry(TEXT, "Nobody left"))
    _judged(path, 0)
    with writer(path) as ledger:
        _put(ledger, _entry(TEXT, "Nobody left", outlet="The Boat"))
    assert [verdict for _, verdict in _verdicts(path)] == ["reject"]


def test_a_judgement_does_not_follow_the_words_into_another_text(tmp_path: Path) -> None:
    path = tmp_path / "x.sayso"
    with writer(path) as ledger:
        _put(ledger, _entry(TEXT, "Nobody left"))
        _put(ledger, _entry("In another place: Nobody left.", "Nobody left"), key="other")
    with Ledger.open(path) as opened:
        (row,) = opened.statements(document="key")
        opened.judge(row.id, "reject")
    with writer(path) as ledger:
        ledger.remove("key")
        ledger.anchor_judgements()
        ledger.commit()
    assert [verdict for _, verdict in _verdicts(path)] == [None]
    with Ledger.open(path) as opened:
        (judgement,) = opened.judgements()
        assert judgement.orphaned
        assert judgement.subjects[0].quote.exact == "Nobody left"
        assert judgement.subjects[0].id == row.id


def test_the_latest_of_several_holds_wherever_the_row_went(tmp_path: Path) -> None:
    path = tmp_path / "x.sayso"
    with writer(path) as ledger:
        _put(ledger, _entry(TEXT, "Nobody left"))
    with Ledger.open(path) as opened:
        for verdict in ("accept", "reject", "accept", "reject"):
            opened.judge(opened.statements()[0].id, verdict)
    with writer(path) as ledger:
        _put(ledger, _entry(TEXT, "Nobody left", version="2"))
    assert [verdict for _, verdict in _verdicts(path)] == ["reject"]
    with Ledger.open(path) as opened:
        assert [one.verdict for one in opened.judgements()] == ["accept", "reject", "accept", "reject"]
