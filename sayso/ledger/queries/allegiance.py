"""What entities belong to, and the party that each speaks for: what all documents tell, and users' tables.

Nothing of it is kept: it follows from affiliations inside documents and from who is the same, so that it is the same
whatever the order in which documents were added.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import Connection, func, select

from sayso.ledger.columns import folded
from sayso.ledger.queries.paging import PAGE
from sayso.ledger.schema import affiliations, documents, entities, entity_names, given_camps, referents
from sayso.records import Allegiance, EntityKind, Party, Span, digest

# Who can speak for somebody; a place or a law cannot.
SPEAKING: Final[frozenset[EntityKind]] = frozenset({"person", "organisation", "country", "group"})


@dataclass(frozen=True, slots=True)
class _Told:
    """One document's word that an entity belongs to another; `whole` is None where nobody can tell which."""

    whole: str | None
    speaks: bool
    former: bool
    document: str
    published: str
    span: Span


@dataclass(frozen=True, slots=True)
class _Tie:
    """What an entity belongs to by the most documents."""

    whole: str
    speaks: bool
    support: tuple[str, Span] | None


@dataclass(frozen=True, slots=True)
class _Given:
    """What users' tables say of an entity, and in which of them that begins."""

    path: str | None = None
    camp: str | None = None
    owner: str | None = None
    country: str | None = None

    def over(self, row: Any) -> _Given:
        """What a further row adds."""
        told = (self.path or row.path, self.camp or row.camp, self.owner or row.owner, self.country or row.country)
        return _Given(*told)


@dataclass
class _Known:
    """Entities reached so far, with all that is told of them."""

    names: dict[str, tuple[str, EntityKind]] = field(default_factory=dict)
    told: dict[str, list[_Told]] = field(default_factory=dict)
    given: dict[str, _Given] = field(default_factory=dict)
    called: dict[str, str] = field(default_factory=dict)


def allegiances(connection: Connection, ids: Collection[str]) -> dict[str, Allegiance]:
    """What each of these entities belongs to, and its camp."""
    known = _Known()
    frontier = set(ids)
    while frontier:
        reached = _reach(connection, sorted(frontier), known)
        frontier = reached - known.told.keys()
    ties = {one: tie for one in known.told if (tie := _tie(one, known)) is not None}
    return {one: _allegiance(one, ties, known) for one in ids}


def camps(connection: Connection, names: Collection[str]) -> dict[str, Party | None]:
    """The party that each of these speaks for, by name, be it an entity or not: of whom nothing is known, itself."""
    return {name: _camp_named(connection, name) for name in sorted(set(names))}


def _camp_named(connection: Connection, name: str) -> Party | None:
    seen: set[str] = set()
    while True:
        entity = _called(connection, [name]).get(name)
        if entity is not None:
            return allegiances(connection, [entity])[entity].camp
        seen.add(folded(name))
        given = _Given()
        g = given_camps.c
        query = select(given_camps).where(g.folded == folded(name)).order_by(g.path, g.key, g.position)
        for row in connection.execute(query):
            given = given.over(row)
        above = given.camp or given.owner
        if above is None or folded(above) in seen:
            return Party(digest("camp", folded(name)), name, entity=False)
        name = above


def _reach(connection: Connection, ids: Sequence[str], known: _Known) -> set[str]:
    """Take in what is told of some entities; the entities that it leads to."""
    reached: set[str] = set()
    for some in _pages(ids):
        for row in connection.execute(select(entities.c.id, entities.c.name, entities.c.kind).where(_is(some))):
            known.names[row.id] = (row.name, row.kind)
        for row in connection.execute(_given(some)).all():
            known.given[row.entity] = known.given.get(row.entity, _Given()).over(row)
        rows = connection.execute(_affiliations(some)).all()
        given = [known.given[one] for one in some if one in known.given]
        wanted = {name for row in given for name in (row.owner, row.camp) if name}
        states = _states(connection, {row.folded for row in rows if row.whole is None and row.folded})
        known.called |= _called(connection, wanted)
        for one in some:
            known.told.setdefault(one, [])
        for row in rows:
            whole = row.whole or states.get(row.folded)
            place = Span(row.start, row.end)
            told = _Told(whole, bool(row.speaks), bool(row.former), row.document, row.published or "", place)
            known.told[row.part].append(told)
        reached |= {told.whole for one in some for told in known.told[one] if told.whole}
        reached |= {known.called[name] for name in wanted if name in known.called}
    return reached


def _is(ids: Sequence[str]) -> Any:
    return entities.c.id.in_(ids)


def _affiliations(ids: Sequence[str]) -> Any:
    """What documents tell of entities, in the order of documents and places."""
    part, whole = referents.alias("part"), referents.alias("whole")
    a = affiliations.c
    return (
        select(
            part.c.entity.label("part"), whole.c.entity.label("whole"), a.folded, a.speaks, a.former, a.document,
            documents.c.published, a.start, a.end,
        )
        .join(part, part.c.id == a.part)
        .outerjoin(whole, whole.c.id == a.whole)
        .join(documents, documents.c.id == a.document)
        .where(part.c.entity.in_(ids))
        .order_by(documents.c.published_order, documents.c.path, documents.c.id, a.start, a.end, a.position, a.part)
    )  # fmt: skip


def _given(ids: Sequence[str]) -> Any:
    """What users' tables say of entities by their names, the row that counts first."""
    g = given_camps.c
    return (
        select(entity_names.c.entity, g.path, g.camp, g.owner, g.country)
        .join(entity_names, entity_names.c.folded == g.folded)
        .where(entity_names.c.entity.in_(ids))
        .order_by(g.path, g.key, g.position)
    )


def _states(connection: Connection, names: Collection[str]) -> dict[str, str]:
    """The states that have these folded names, where one alone has it."""
    found: dict[str, str] = {}
    for some in _pages(sorted(names)):
        query = (
            select(entity_names.c.folded, func.min(entities.c.id).label("id"))
            .join(entities, entities.c.id == entity_names.c.entity)
            .where(entity_names.c.folded.in_(some), entities.c.kind == "country")
            .group_by(entity_names.c.folded)
            .having(func.count() == 1)
        )
        found |= {row.folded: row.id for row in connection.execute(query)}
    return found


def _called(connection: Connection, names: Collection[str]) -> dict[str, str]:
    """The entities that a user means by these names: the only one so called, or the only one that goes by it."""
    by_folded = {folded(name): name for name in sorted(names)}
    found: dict[str, str] = {}
    for some in _pages(sorted(by_folded)):
        query = (
            select(entity_names.c.folded, entities.c.id, entities.c.name)
            .join(entities, entities.c.id == entity_names.c.entity)
            .where(entity_names.c.folded.in_(some), entities.c.kind.in_(sorted(SPEAKING)))
        )
        bearers: dict[str, dict[str, str]] = defaultdict(dict)
        for row in connection.execute(query):
            bearers[row.folded][row.id] = row.name
        for key, its in bearers.items():
            first = [one for one, name in its.items() if folded(name) == key] or list(its)
            if len(first) == 1:
                found[by_folded[key]] = first[0]
    return found


def _tie(one: str, known: _Known) -> _Tie | None:
    """What an entity belongs to: the nearest of what is told, then what most documents tell, then the last."""
    given = known.given.get(one)
    owner = known.called.get(given.owner) if given is not None and given.owner else None
    if owner is not None and owner != one:
        return _Tie(owner, speaks=True, support=None)
    by_whole: dict[str, list[_Told]] = defaultdict(list)
    for told in known.told[one]:
        if told.whole and told.whole != one and not told.former:
            by_whole[told.whole].append(told)
    nearest = [w for w in by_whole if not any(w in _above(other, known) for other in by_whole if other != w)]
    if not nearest:
        return None
    best = min(nearest, key=lambda w: (*_weight(by_whole[w]), w))
    its = by_whole[best]
    return _Tie(best, any(told.speaks for told in its), (its[0].document, its[0].span))


def _weight(told: Sequence[_Told]) -> tuple[int, tuple[int, ...]]:
    """Smaller for what more documents tell, then for what was told later."""
    last = max(one.published for one in told)
    return -len({one.document for one in told}), tuple(-ord(c) for c in last)


def _above(one: str, known: _Known) -> set[str]:
    """All that an entity may belong to, through whatever it may belong to."""
    found: set[str] = set()
    frontier = [one]
    while frontier:
        for told in known.told.get(frontier.pop(), ()):
            if told.whole and not told.former and told.whole not in found and told.whole != one:
                found.add(told.whole)
                frontier.append(told.whole)
    return found


def _allegiance(one: str, ties: Mapping[str, _Tie], known: _Known) -> Allegiance:
    tie, given = ties.get(one), known.given.get(one)
    part_of = _party(tie.whole, known) if tie else None
    return Allegiance(
        part_of=part_of,
        support=tie.support if tie else None,
        camp=_camp(one, ties, known) if known.names[one][1] in SPEAKING else None,
        country=given.country if given is not None else None,
        given=given.path if given is not None else None,
    )


def _camp(one: str, ties: Mapping[str, _Tie], known: _Known) -> Party | None:
    """Whoever is last among those for whom the next speaks; None where somebody speaks for one who is not known."""
    seen = {one}
    while True:
        given = known.given.get(one)
        named = None if given is None else given.camp or given.owner
        tie = ties.get(one)
        if named:
            other = known.called.get(named)
            if other is None:
                return Party(digest("camp", folded(named)), named, entity=False)
        elif tie is not None and tie.speaks:
            other = tie.whole
        else:
            unknown = any(t.speaks and not t.former and t.whole is None for t in known.told.get(one, ()))
            return None if unknown and tie is None else _party(one, known)
        if other in seen or other not in known.names:
            return _party(one, known)
        seen.add(other)
        one = other


def _party(one: str, known: _Known) -> Party | None:
    return Party(one, known.names[one][0]) if one in known.names else None


def _pages(given: Iterable[str]) -> Iterator[Sequence[str]]:
    every = list(given)
    return (every[start : start + PAGE] for start in range(0, len(every), PAGE))
