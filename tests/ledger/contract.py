"""What every store of ledgers must pass: a second one (PostgreSQL) subclasses it and says how a ledger is made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest

from sayso.errors import UnknownId, UsageError
from sayso.ledger import Ledger, StatementChoice, TimeChoice
from sayso.ledger.queries import paging
from sayso.records import SourceRow, Span, days

Listing = Callable[..., Iterator[Any]]


class LedgerContract:
    """On the ledger of `hand_made`: two documents, the first of unknown date, one input twice, one set aside."""

    @pytest.fixture
    def ledger(self) -> Ledger:
        """A fresh one, open."""
        raise NotImplementedError

    def test_documents_are_in_order_of_date_path_and_id(self, ledger: Ledger) -> None:
        rows = ledger.documents()
        assert [row.document.path for row in rows] == ["sub/b.txt", "sub/c.txt", "a.txt"]
        assert [(row.statements, row.duplicates) for row in rows] == [(1, ()), (0, ()), (2, ("twin.txt",))]
        assert rows[2].words == len(rows[2].document.text.split())

    def test_documents_are_chosen(self, ledger: Ledger) -> None:
        assert _paths(ledger.documents(outlet="Northern Reader")) == ["sub/b.txt"]
        assert _paths(ledger.documents(language="en")) == ["sub/b.txt", "a.txt"]
        assert _paths(ledger.documents(quarantined=True)) == ["sub/c.txt"]
        assert _paths(ledger.documents(quarantined=False)) == ["sub/b.txt", "a.txt"]
        whole = ledger.documents(quarantined=False)[1].document.id
        for given in ("a.txt", "twin.txt", whole, whole[:8]):
            assert _paths(ledger.documents(document=given)) == ["a.txt"]
        assert _paths(ledger.documents(document="b.txt")) == ["sub/b.txt"]
        with pytest.raises(UnknownId):
            ledger.documents(document="nowhere.txt")

    def test_statements_have_speaker_chain_and_verdict(self, ledger: Ledger) -> None:
        row = ledger.statements(document="a.txt")[0]
        assert (row.speaker, row.text, row.verdict) == ("Ana Suel", "The harbour will reopen on Monday", "accept")
        assert [(link.name, link.role) for link in row.chain] == [
            ("Ana Suel", "origin"),
            ("Wire Agency", "relay"),
            ("The Harbour Post", "outlet"),
        ]
        assert row.speaker_entity == row.chain[0].entity == ledger.entities()[0].id
        assert (row.path, row.outlet, row.published) == ("a.txt", "The Harbour Post", "2031-05-08")
        assert row.cue is not None
        assert row.cue.text == "told Wire Agency"

    def test_interrupted_content_is_one_statement(self, ledger: Ledger) -> None:
        (row,) = ledger.statements(mode="direct")
        assert row.text == "“We are ready,” … “and the cranes are too.”"
        assert len(row.spans) == 2

    def test_statements_are_chosen(self, ledger: Ledger) -> None:
        def count(**chosen: Any) -> int:
            return len(ledger.statements(**chosen))

        (ana,) = ledger.entities()
        assert count() == 3
        for speaker in ("Ana Suel", "suel", "SUEL", "Ána Suel", ana.id, *ana.aliased_ids):
            assert count(speaker=speaker) == 3
        assert count(speaker="An") == count(speaker="Suel Ana") == count(speaker="%") == 0
        assert (count(outlet="Northern Reader"), count(outlet="northern")) == (1, 0)
        assert (count(mode="direct"), count(mode="mixed")) == (1, 0)
        assert (count(kind="person"), count(kind="media")) == (3, 0)
        assert {count(text=words) for words in ("REOPEN on", "on reopen", '"reopen on"', "reop*")} == {2}
        assert {count(text=words) for words in ('"on reopen"', "eopen", "%")} == {0}
        assert (count(verdict="accept"), count(verdict="reject")) == (1, 0)
        assert count(document="a.txt", mode="indirect", speaker="suel") == 1

    def test_one_statement_by_the_beginning_of_its_id(self, ledger: Ledger) -> None:
        row = ledger.statements()[0]
        assert ledger.statement(row.id) == ledger.statement(row.id[:10]) == row
        for wrong in ("", "zz", "no id", row.id + "0", "%"):
            with pytest.raises(UnknownId):
                ledger.statement(wrong)

    def test_times_and_mentions(self, ledger: Ledger) -> None:
        assert [(row.text, row.value, row.path) for row in ledger.times()] == [
            ("Monday", None, "sub/b.txt"),
            ("Monday", "2031-05-12", "a.txt"),
        ]
        assert len(ledger.times(document="a.txt", kind="date")) == 1
        assert not ledger.times(kind="set")
        assert [row.text for row in ledger.mentions()] == ["Ana Suel", "Ana Suel", "Suel"]
        entity = ledger.entities()[0].id
        assert {row.entity for row in ledger.mentions()} == {entity}
        assert len(ledger.mentions(entity=entity, document="a.txt", kind="person", form="name")) == 2
        assert not ledger.mentions(form="pronoun")

    def test_times_in_their_own_order(self, ledger: Ledger) -> None:
        (row,) = ledger.time_page(TimeChoice(), limit=9).rows
        assert (row.time.text, row.time.path, row.outlet, row.published) == (
            "Monday", "a.txt", "The Harbour Post", "2031-05-08",
        )  # fmt: skip
        assert row.days == days("2031-05-12")
        assert (row.before, row.after) == ("The harbour will reopen on ", ", Minister Ana Suel told Wire Agency.")
        (undated,) = ledger.time_page(TimeChoice(part="undated"), limit=9).rows
        assert (undated.time.path, undated.days) == ("sub/b.txt", None)
        for period, counts in (("2031-05-12", [1, 0]), ("2031", [1, 0]), ("2031-05-13", [0, 0]), ("../2031", [1, 0])):
            within = days(period)
            assert within is not None
            assert ledger.count_times(TimeChoice(), [(within, "within"), (within, "over")]) == counts
        assert ledger.time_extent(TimeChoice()) == days("2031-05-12")

    def test_an_entity_gathers_what_its_referents_add(self, ledger: Ledger) -> None:
        (row,) = ledger.entities()
        assert (row.name, row.kind, row.aliases, row.mentions) == ("Ana Suel", "person", ("Suel",), 3)
        assert [role.title for role in row.roles] == ["Minister", "Minister"]
        assert list(row.documents) == [one.document.id for one in ledger.documents(quarantined=False)]
        assert len(row.aliased_ids) == 1
        assert ledger.entities(name="suel", kind="person") == [row]
        assert not ledger.entities(name="harbour")
        assert not ledger.entities(kind="country")

    def test_links(self, ledger: Ledger) -> None:
        (link,) = ledger.links()
        assert (link.relation, link.reason, link.values) == ("same_entity", "the same last name", ("Suel", "Suel"))
        assert ledger.links(relation="same_entity") == [link]
        assert not ledger.links(relation="derived")

    @pytest.mark.parametrize("size", [1, 2, 500])
    def test_pages_leave_nothing_out(self, ledger: Ledger, size: int, monkeypatch: pytest.MonkeyPatch) -> None:
        listings: list[Listing] = [
            ledger.iter_documents,
            ledger.iter_statements,
            ledger.iter_times,
            ledger.iter_mentions,
            ledger.iter_entities,
            ledger.iter_links,
            ledger.iter_judgements,
        ]
        whole = [list(listing()) for listing in listings]
        monkeypatch.setattr(paging, "PAGE", size)
        for listing, rows in zip(listings, whole, strict=True):
            assert list(listing()) == rows
            for offset in range(len(rows) + 2):
                for limit in (0, 1, 2, None):
                    end = None if limit is None else offset + limit
                    assert list(listing(limit=limit, offset=offset)) == rows[offset:end]

    def test_a_judgement_during_a_listing(self, ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(paging, "PAGE", 1)
        for row in ledger.iter_statements():
            ledger.judge(row.id, "reject")
        assert len(ledger.statements(verdict="reject")) == 3

    def test_what_is_rejected_is_listed_and_counted_out(self, ledger: Ledger) -> None:
        assert [(row.name, row.statements, row.documents) for row in ledger.speakers()] == [("Ana Suel", 3, 2)]
        assert [(row.origin, row.relay, row.statements) for row in ledger.relays()] == [("Ana Suel", "Wire Agency", 2)]
        for row in ledger.statements(document="sub/b.txt"):
            ledger.judge(row.id, "reject")
        assert len(ledger.statements()) == 3
        assert [(row.name, row.statements, row.documents) for row in ledger.speakers()] == [("Ana Suel", 2, 1)]
        assert [(row.origin, row.relay, row.statements) for row in ledger.relays()] == [("Ana Suel", "Wire Agency", 1)]
        assert (ledger.summary().statements, ledger.summary().speakers) == (2, 1)
        for row in ledger.statements(document="a.txt"):
            ledger.judge(row.id, "reject")
        assert ledger.speakers() == ledger.relays() == []
        assert (ledger.summary().statements, ledger.summary().speakers) == (0, 0)

    def test_relays_of_chosen_statements(self, ledger: Ledger) -> None:
        def counted(choice: StatementChoice) -> list[tuple[str, str, int, int]]:
            return [(row.origin, row.relay, row.statements, row.documents) for row in ledger.relays(choice)]

        assert counted(StatementChoice()) == [("Ana Suel", "Wire Agency", 2, 2)]
        assert counted(StatementChoice(outlet="Northern Reader")) == [("Ana Suel", "Wire Agency", 1, 1)]
        assert counted(StatementChoice(speaker="suel", text="harbour")) == [("Ana Suel", "Wire Agency", 2, 2)]
        assert counted(StatementChoice(mode="direct")) == []
        for row in ledger.statements(document="sub/b.txt"):
            ledger.judge(row.id, "reject")
        assert counted(StatementChoice(outlet="Northern Reader")) == []
        assert counted(StatementChoice(verdict="reject")) == [("Ana Suel", "Wire Agency", 1, 1)]

    def test_sourcing(self, ledger: Ledger) -> None:
        def flat(rows: Iterable[SourceRow]) -> list[tuple[tuple[str, ...], str, int, int]]:
            found = []
            for row in rows:
                found += [(row.path, row.role, row.statements, row.documents), *flat(row.branches)]
            return found

        way = ("Ana Suel", "Wire Agency", "The Harbour Post", "Northern Reader")
        assert flat(ledger.sourcing()) == [
            (way[:1], "origin", 3, 2),
            (way[:2], "relay", 2, 2),
            (way[:3], "outlet", 2, 2),
            (way, "outlet", 1, 1),
            (("Ana Suel", "The Harbour Post"), "outlet", 1, 1),
        ]
        for path, _, count, _ in flat(ledger.sourcing()):
            assert ledger.count_statements(StatementChoice(chain=path)) == count
        assert ledger.count_statements(StatementChoice(chain=way[:3], whole=True)) == 1
        for row in ledger.statements():
            ledger.judge(row.id, "reject")
        assert ledger.sourcing() == []

    def test_summary(self, ledger: Ledger) -> None:
        found = ledger.summary()
        assert (found.documents, found.quarantined, found.unsupported) == (3, 1, 0)
        assert (found.statements, found.speakers, found.times, found.entities, found.judgements) == (3, 1, 2, 1, 1)
        assert found.words == sum(row.words for row in ledger.documents(quarantined=False))
        assert found.languages == (("en", 2),)
        assert found.complete

    def test_search(self, ledger: Ledger) -> None:
        hits = ledger.search("cranes ready")
        (hit,) = hits
        row = ledger.statement(hit.statement or "")
        text = ledger.documents(document=hit.document)[0].document.text
        assert row.text.startswith("“We are ready,”")
        assert text[hit.start : hit.end].startswith("ready,”")
        assert text[hit.start : hit.end].endswith("cranes")
        assert [one.path for one in ledger.search("comments")] == ["sub/b.txt"]
        assert ledger.search("comments")[0].statement is None
        assert len(ledger.search("harbour", limit=2)) == 2
        assert ledger.search("nothing of the kind") == []

    def test_judging(self, ledger: Ledger) -> None:
        row = ledger.statements()[0]
        made = ledger.judge(row.id[:12], "reject", "misheard", by="a reader")
        assert ledger.judgements()[-1] == made
        assert (made.verdict, made.note, made.by, made.orphaned) == ("reject", "misheard", "a reader", False)
        (subject,) = made.subjects
        assert (subject.kind, subject.id, subject.quote.exact) == ("statement", row.id, row.text)
        text = ledger.documents(document=row.document)[0].document.text
        around = subject.quote.prefix + subject.quote.exact + subject.quote.suffix
        assert around in text
        assert ledger.statement(row.id).verdict == "reject"
        ledger.judge(row.id, "accept")
        assert ledger.statement(row.id).verdict == "accept"
        ledger.judge(row.id, "rate", value="B2")
        assert ledger.statement(row.id).verdict == "accept"
        assert [one.verdict for one in ledger.judgements()] == ["accept", "reject", "accept", "rate"]
        assert len({one.id for one in ledger.judgements()}) == 4
        assert len(ledger.judgements(verdict="accept")) == 2

    def test_judging_what_is_not_there(self, ledger: Ledger) -> None:
        row = ledger.statements()[0]
        before = ledger.judgements()
        with pytest.raises(UnknownId):
            ledger.judge("ffffffffffffffffffff", "accept")
        with pytest.raises(UsageError, match="accept, reject"):
            ledger.judge(row.id, "perhaps")  # type: ignore[arg-type]
        with pytest.raises(UsageError, match="two rows"):
            ledger.judge(row.id, "merge")
        with pytest.raises(UsageError, match="one row"):
            ledger.judge(row.id, "accept", other=ledger.statements()[1].id)
        assert ledger.judgements() == before

    def test_a_snapshot_does_not_change(self, ledger: Ledger) -> None:
        before = ledger.statements(limit=1)
        with ledger.snapshot() as unchanging:
            assert unchanging.statements(limit=1) == before
            assert unchanging.summary() == ledger.summary()
            assert unchanging.statement(before[0].id).spans == tuple(Span(s.start, s.end) for s in before[0].spans)


def _paths(rows: list[Any]) -> list[str]:
    return [row.document.path for row in rows]
