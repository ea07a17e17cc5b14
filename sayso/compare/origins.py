"""To whom statements go back: the first links of their chains, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from sayso.compare.families import Families
from sayso.records import ChainRow, OriginRow, SpeakerKind, StatementRow


@dataclass(slots=True)
class _Tally:
    kinds: Counter[SpeakerKind] = field(default_factory=Counter)
    names: Counter[str] = field(default_factory=Counter)
    entities: set[str | None] = field(default_factory=set)
    statements: Counter[str] = field(default_factory=Counter)  # by document
    outlets: set[str] = field(default_factory=set)
    relays: set[str] = field(default_factory=set)


def origins(rows: Iterable[StatementRow]) -> tuple[OriginRow, ...]:
    """Statements, documents, outlets and relays of every origin, the most widely reported first.

    A document and those republished from it are one family: it counts as one document, and its statements as often as
    the member with most of them has them. One pass over `rows` in any order; memory grows with the pairs of origin and
    document, not with the statements. Rows whose speaker is unknown have no origin and are left out.
    """
    tallies: dict[tuple[str, str], _Tally] = {}
    families = Families()
    for row in rows:
        families.add(row)
        if not row.chain or row.speaker is None:
            continue
        tally = tallies.setdefault(_origin(row), _Tally())
        first = row.chain[0]
        tally.kinds[first.kind] += 1
        tally.names[first.name] += 1
        tally.entities.add(first.entity)
        tally.statements[row.document] += 1
        tally.outlets |= {link.name for link in row.chain if link.role == "outlet"}
        tally.relays |= {link.name for link in row.chain[1:] if link.role == "relay"}
    family = families.found()
    counted = [_row(tally, {document: family[document] for document in tally.statements}) for tally in tallies.values()]
    return tuple(
        sorted(counted, key=lambda r: (-r.documents, -r.statements, r.name, r.entity or "", r.outlets, r.relays))
    )


def _origin(row: StatementRow) -> tuple[str, str]:
    """What tells one origin from another. Who is not named is known only as the informant of whoever had it first, and
    by document where nobody is told: "unnamed officials" of two outlets may be two groups."""
    first = row.chain[0]
    if first.kind != "unnamed":
        return identity(first)
    heard = _plain(row.chain[1].name) if len(row.chain) > 1 else f"document {row.document}"
    return f"heard by {heard}", _plain(first.name)


def _plain(name: str) -> str:
    return " ".join(name.casefold().split()).removeprefix("the ")


def identity(link: ChainRow) -> tuple[str, str]:
    """What tells one link of a chain from another: its entity; its name where it has none or is only described."""
    if link.entity is None or link.kind == "unnamed":
        return "name", _plain(link.name)
    return "entity", link.entity


def _row(tally: _Tally, family: dict[str, str]) -> OriginRow:
    most: dict[str, int] = {}
    for document, statements in tally.statements.items():
        most[family[document]] = max(statements, most.get(family[document], 0))
    return OriginRow(
        name=min(tally.names, key=lambda name: (-tally.names[name], name)),
        entity=next(iter(tally.entities)) if len(tally.entities) == 1 else None,
        kind=min(tally.kinds, key=lambda kind: (-tally.kinds[kind], kind)),
        statements=sum(most.values()),
        documents=len(most),
        outlets=tuple(sorted(tally.outlets)),
        relays=tuple(sorted(tally.relays)),
    )
