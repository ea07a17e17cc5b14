"""The sourcing tree: from each origin over those who relayed it to the outlets, with counts at every link."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Select, func, select

from sayso.ledger.queries.entities import with_entity
from sayso.ledger.schema import attributions, chain_links, entities, verdicts
from sayso.records import Role, SourceRow, SpeakerKind

_AT_ONCE = 2_000  # rows fetched together


@dataclass(slots=True)
class _Count:
    statements: int = 0
    documents: int = 0
    last: str | None = None  # document that was counted last; they come in order

    def add(self, document: str) -> None:
        self.statements += 1
        if self.last != document:
            self.documents, self.last = self.documents + 1, document


@dataclass(slots=True)
class _Node:
    role: Role
    kinds: set[SpeakerKind] = field(default_factory=set)
    known: bool = False  # as somebody whom documents have in common
    all: _Count = field(default_factory=_Count)
    ended: _Count = field(default_factory=_Count)  # those whose chain goes no further
    branches: dict[str, _Node] = field(default_factory=dict)


def sourcing(connection: Connection) -> list[SourceRow]:
    """The tree of every origin, the most widely reported first; statements of nobody, and rejected ones, are left out.

    One pass in the order of documents: memory grows with the ways that statements came, not with the statements.
    """
    roots: dict[str, _Node] = {}
    rows = connection.execution_options(yield_per=_AT_ONCE).execute(_links())
    for _, links in groupby(rows, itemgetter(0)):
        nodes, last = roots, None
        for _, document, kind, role, name, entity in links:
            node = nodes.get(name)
            if node is None:
                node = nodes[name] = _Node(role)
            node.kinds.add(kind)
            node.known |= entity is not None
            node.all.add(document)
            nodes, last = node.branches, node.ended
        if last is not None:
            last.add(document)
    found = [row for name, node in roots.items() for row in _origins(name, node)]
    return sorted(found, key=lambda row: (-row.documents, -row.statements, row.path, row.whole))


def _links() -> Select[Any]:
    c, a = chain_links.c, attributions.c
    nobody = select(a.statement).where(a.speaker.is_(None), a.referent.is_(None))
    rejected = select(verdicts.c.id).where(verdicts.c.verdict == "reject")
    shown = func.coalesce(entities.c.name, c.name).label("shown")
    columns = (c.statement, c.document, c.kind, c.role, shown, entities.c.id)
    query = with_entity(select(*columns).select_from(chain_links), c.referent)
    query = query.where(c.statement.not_in(nobody), c.statement.not_in(rejected))
    return query.order_by(c.document, c.statement, c.position)


def _origins(name: str, node: _Node) -> list[SourceRow]:
    """One row; of an origin that is never named one for each who had it first, and one for where nobody is told.

    Two outlets' "unnamed officials" may be two groups, and their "letter" two letters: they are known only as what
    whoever had them drew on.
    """
    if node.known or not node.kinds <= {"unnamed", "document"}:
        return [_row(name, node, ())]
    kind = min(node.kinds)
    first_had = [
        SourceRow(name, kind, node.role, branch.path, False, branch.statements, branch.documents, (branch,))
        for branch in _branches(node, (name,))
    ]
    alone = SourceRow(name, kind, node.role, (name,), True, node.ended.statements, node.ended.documents, ())
    return [*first_had, alone] if alone.statements else first_had


def _row(name: str, node: _Node, before: tuple[str, ...]) -> SourceRow:
    path = (*before, name)
    kind = min(node.kinds)
    return SourceRow(name, kind, node.role, path, False, node.all.statements, node.all.documents, _branches(node, path))


def _branches(node: _Node, path: tuple[str, ...]) -> tuple[SourceRow, ...]:
    rows = [_row(name, branch, path) for name, branch in node.branches.items()]
    return tuple(sorted(rows, key=lambda row: (-row.statements, -row.documents, row.path)))
