"""What a ledger holds, said so that a person can read it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from sayso import compare
from sayso.cli.terminal import safe
from sayso.languages import supported
from sayso.records import OriginRow, SpeakerRow, Summary

if TYPE_CHECKING:
    from sayso.ledger import Ledger
    from sayso.pipeline import Report

ROWS = 12  # of each list; `sayso statements` has them all
REASONS = 30  # documents quarantined that are listed one by one
WIDEST_NAME = 48
NO_SUPPORT = "kept and searchable, no facts (no support for this language)"


def number(count: int, one: str, many: str | None = None) -> str:
    """A count with its noun: `1 document`, `1,204 documents`."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def counts(summary: Summary) -> Iterator[str]:
    """The first lines: how much there is of each kind."""
    parts = (number(summary.documents, "document"), number(summary.words, "word"))
    yield ", ".join(parts) + ("" if summary.complete else "; a build of it was interrupted: run it again to go on")
    facts = (
        number(summary.statements, "statement"),
        number(summary.speakers, "speaker"),
        number(summary.times, "time expression"),
        number(summary.entities, "entity", "entities"),
        number(summary.judgements, "judgement"),
    )
    yield ", ".join(facts)


def table(title: str, rows: Sequence[tuple[str, str]], total: int) -> Iterator[str]:
    """A title and two columns, the first as wide as it needs; a last line says how many rows are not shown."""
    if not rows:
        return
    yield ""
    yield title
    width = max(len(name) for name, _ in rows)
    for name, what in rows:
        yield f"  {name:<{width}}  {what}"
    if total > len(rows):
        yield f"  and {total - len(rows):,} more"


def name_of(row: SpeakerRow | OriginRow) -> str:
    """A name for one line, cut where it is longer than a column can be."""
    name = safe(row.name or "somebody not named")
    return name if len(name) <= WIDEST_NAME else name[: WIDEST_NAME - 1] + "…"


def speakers(rows: Sequence[SpeakerRow]) -> Iterator[str]:
    """Who is quoted most."""
    shown = [
        (name_of(r), f"{number(r.statements, 'statement')} in {number(r.documents, 'document')}") for r in rows[:ROWS]
    ]
    yield from table("Who is quoted", shown, len(rows))


def origins(rows: Iterable[OriginRow]) -> Iterator[str]:
    """What came through whom: origins that reached readers through somebody else, then those of several outlets."""
    relayed = sorted((row for row in rows if row.relays or len(row.outlets) > 1), key=lambda row: not row.relays)
    shown = [(name_of(row), _way(row)) for row in relayed[:ROWS]]
    yield from table("What came through whom (a document and its republications count once)", shown, len(relayed))


def _way(row: OriginRow) -> str:
    counted = f"{number(row.statements, 'statement')} in {number(row.documents, 'document')}"
    through = f"through {', '.join(row.relays)}" if row.relays else ""
    outlets = f"to {', '.join(row.outlets)}" if row.outlets else ""
    return safe(": ".join(filter(None, (counted, " ".join(filter(None, (through, outlets)))))))


def languages(summary: Summary) -> Iterator[str]:
    """The languages that documents are in, where there is more to say than that all are in one with support."""
    unsupported = [(language, count) for language, count in summary.languages if language not in supported()]
    nameless = summary.unsupported - sum(count for _, count in unsupported)
    if not summary.unsupported and len(summary.languages) < 2:
        return
    rows = [(language, number(count, "document")) for language, count in summary.languages if language in supported()]
    rows += [(safe(language), f"{number(count, 'document')}: {NO_SUPPORT}") for language, count in unsupported]
    if nameless > 0:
        rows.append(("not recognised", f"{number(nameless, 'document')}: {NO_SUPPORT}"))
    yield from table("Languages", rows, len(rows))


def held(ledger: Ledger) -> Iterator[str]:
    """All that is said of a ledger as it stands."""
    summary = ledger.summary()
    yield from counts(summary)
    yield from speakers(ledger.speakers())
    yield from origins(compare.origins(row for row in ledger.iter_statements() if row.verdict != "reject"))
    yield from languages(summary)


def built(report: Report, ledger: Ledger, path: str) -> Iterator[str]:
    """What a build did and what the ledger holds now."""
    done = {what: getattr(report, what) for what in ("added", "replaced", "renewed", "unchanged", "removed")}
    what_changed = [f"{count:,} {what}" for what, count in done.items() if count]
    if report.camps:
        what_changed.append(f"{report.camps:,} rows of camps and outlets changed")
    yield f"{safe(path)}: " + (", ".join(what_changed) or "no change")
    yield from held(ledger)


def quarantined(lines: Sequence[tuple[str, str]]) -> Iterator[str]:
    """The documents that were set aside, each with its reason."""
    if lines:
        yield f"quarantined: {number(len(lines), 'document')}; the rest was not harmed"
    for _, reason in lines[:REASONS]:
        yield f"  {safe(reason)}"
    if len(lines) > REASONS:
        yield f"  and {len(lines) - REASONS:,} more: documents.jsonl of `sayso export` has them all"
