"""What people decided. Rows are only added; after every build each is found again by its id or by its words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, Final, get_args

from sqlalchemy import Connection, Row, delete, func, insert, select

from sayso.errors import UnknownId, UsageError
from sayso.ledger.queries.documents import whole_id
from sayso.ledger.queries.paging import Listing
from sayso.ledger.schema import anchors, documents, judged, judgements, mentions, statements, times, verdicts
from sayso.records import Judgement, Quote, Subject, Verdict, digest

# Facts that can be judged, in the order in which an id that begins more than one is understood.
JUDGED: Final[dict[str, Any]] = {"statement": statements, "time": times, "mention": mentions}
# Verdicts on the truth of a row, of which the latest is shown; a rating is of another kind, a pair is for linking.
SHOWN: Final = ("accept", "reject", "edit")
PAIRS: Final = ("merge", "split")
# Characters kept before and after the words judged, as the Web Annotation model advises some.
AROUND: Final = 32


def find(connection: Connection, given: str) -> Subject:
    """The fact that an id or the beginning of one means, with its words.

    Raises UnknownId where none begins so, or several of the same kind.
    """
    for kind, table in JUDGED.items():
        try:
            return _subject(connection, kind, whole_id(connection, table, given))
        except UnknownId as error:
            if error.found:
                raise
    raise UnknownId(given)


def add(
    connection: Connection,
    subjects: tuple[Subject, ...],
    verdict: Verdict,
    *,
    value: str | None,
    note: str | None,
    by: str,
) -> Judgement:
    """Append a judgement, made now; the caller commits. Raises UsageError where verdict and subjects do not fit."""
    if verdict not in get_args(Verdict):
        raise UsageError(f"verdict {verdict!r} is not known: {', '.join(get_args(Verdict))}")
    if (verdict in PAIRS) != (len(subjects) == 2):
        raise UsageError(f"verdict {verdict!r} speaks of {'two rows' if verdict in PAIRS else 'one row'}")
    n = (connection.scalar(select(func.max(judgements.c.n))) or 0) + 1
    # To the microsecond: of two judgements the later one holds, and a person may make them in one second.
    made_at = datetime.now(UTC).isoformat(timespec="microseconds")
    identity = digest("judgement", str(n), made_at, by, verdict, value, note, *(s.id for s in subjects))
    connection.execute(
        insert(judgements),
        {"n": n, "id": identity, "made_at": made_at, "by": by, "verdict": verdict, "value": value, "note": note},
    )
    for position, subject in enumerate(subjects):
        connection.execute(
            insert(judged),
            {
                "judgement": identity,
                "position": position,
                "kind": subject.kind,
                "id": subject.id,
                "exact": subject.quote.exact,
                "prefix": subject.quote.prefix,
                "suffix": subject.quote.suffix,
                "document_sha256": subject.quote.document_sha256,
            },
        )
        connection.execute(insert(anchors), {"judgement": identity, "position": position, "id": subject.id})
    _show(connection)
    return Judgement(identity, made_at, by, subjects, verdict, value, note, orphaned=False)


def anchor(connection: Connection) -> None:
    """Find every subject again: the row of its id, else the same words in the same text, else nothing."""
    connection.execute(delete(anchors))
    for row in connection.execute(select(judged).order_by(judged.c.judgement, judged.c.position)).all():
        found = _found_again(connection, row)
        connection.execute(insert(anchors), {"judgement": row.judgement, "position": row.position, "id": found})
    _show(connection)


def listing(*, verdict: str | None = None) -> Listing[Judgement]:
    """Judgements in the order in which they were made."""
    query = select(judgements)
    if verdict is not None:
        query = query.where(judgements.c.verdict == verdict)
    return Listing(query, (judgements.c.n,), 1, _rows)


def every(connection: Connection) -> list[Judgement]:
    """All judgements, in the order in which they were made."""
    return _rows(connection, connection.execute(select(judgements).order_by(judgements.c.n)).all())


def _rows(connection: Connection, rows: Sequence[Row[Any]]) -> list[Judgement]:
    query = (
        select(judged, anchors.c.id.label("now"))
        .outerjoin(anchors, (anchors.c.judgement == judged.c.judgement) & (anchors.c.position == judged.c.position))
        .where(judged.c.judgement.in_([row.id for row in rows]))
        .order_by(judged.c.judgement, judged.c.position)
    )
    subjects: dict[str, list[Subject]] = defaultdict(list)
    orphaned = set()
    for row in connection.execute(query):
        quote = Quote(row.exact, row.prefix, row.suffix, row.document_sha256)
        subjects[row.judgement].append(Subject(row.kind, row.now or row.id, quote))
        if row.now is None:
            orphaned.add(row.judgement)
    return [
        Judgement(
            row.id, row.made_at, row.by, tuple(subjects[row.id]), row.verdict, row.value, row.note, row.id in orphaned
        )
        for row in rows
    ]


def _subject(connection: Connection, kind: str, identity: str) -> Subject:
    c = JUDGED[kind].c
    row = connection.execute(
        select(c.start, c.end, c.text, documents.c.sha256, documents.c.text.label("whole"))
        .join(documents, documents.c.id == c.document)
        .where(c.id == identity)
    ).one()
    prefix, suffix = _around(row.whole, row.start, row.end)
    return Subject(kind, identity, Quote(row.text, prefix, suffix, row.sha256))


def _found_again(connection: Connection, row: Row[Any]) -> str | None:
    c = JUDGED[row.kind].c
    if connection.scalar(select(c.id).where(c.id == row.id)) is not None:
        return str(row.id)
    candidates = connection.execute(
        select(c.id, c.start, c.end, documents.c.text.label("whole"))
        .join(documents, documents.c.id == c.document)
        .where(documents.c.sha256 == row.document_sha256, c.text == row.exact)
        .order_by(documents.c.published_order, documents.c.path, documents.c.id, c.start, c.end, c.id)
    ).all()
    # The same words may stand twice in a text: what stands around them decides.
    around = [r for r in candidates if _around(r.whole, r.start, r.end) == (row.prefix, row.suffix)]
    return next((r.id for r in (*around, *candidates)), None)


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    return text[max(0, start - AROUND) : start], text[end : end + AROUND]


def _show(connection: Connection) -> None:
    """Compute the latest verdict on every fact anew; people make few."""
    latest = {
        row.id: row.verdict
        for row in connection.execute(
            select(anchors.c.id, judgements.c.verdict)
            .join(judgements, judgements.c.id == anchors.c.judgement)
            .where(judgements.c.verdict.in_(SHOWN), anchors.c.id.is_not(None))
            .order_by(judgements.c.n)
        )
    }
    connection.execute(delete(verdicts))
    if latest:
        connection.execute(insert(verdicts), [{"id": key, "verdict": latest[key]} for key in sorted(latest)])
