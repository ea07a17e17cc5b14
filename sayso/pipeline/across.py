"""Linking across documents: who is the same, from `keys`, `compare` and `cluster`; grouping is the ledger's.

Only what a changed document touches is looked at again, and the result is that of one build over everything. Referents
that are alike in all that `compare` looks at share a likeness and are compared once, however many documents have them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations, product

from sayso.ledger import Clusters, Likeness, Share
from sayso.pipeline.rooms import Rooms
from sayso.records import Entity, EntityRole, Judgement, Link, Ref, Referent, Span, digest

NOWHERE = Span(0, 0)


def link_across(clusters: Clusters, rooms: Rooms, commit: Callable[[], None]) -> None:
    """Bring links and entities up to date; it may be stopped anywhere and goes on from there."""
    judgements = clusters.judgements()
    decided = clusters.set_apart({subject.id for judgement in judgements for subject in judgement.subjects})
    clusters.settle()
    commit()
    _place(clusters, rooms, set(decided.values()), commit)
    _gather(clusters, rooms, _Decided(judgements, decided), commit)


# Likenesses


def alike(referent: Referent) -> str:
    """The id of a referent's likeness: a digest of all that is compared, and of nothing else."""
    roles = (part for role in _offices(referent) for part in role)
    return digest("likeness", referent.kind, referent.gender, referent.description, *referent.names, "as", *roles)


def standing(referent: Referent, likeness: str) -> Referent:
    """A referent without its place: what is compared."""
    offices = _offices(referent)
    return Referent(
        id=likeness,
        document=likeness,
        kind=referent.kind,
        names=referent.names,
        description=referent.description,
        roles=tuple(EntityRole(title, organisation, likeness, NOWHERE) for title, organisation in offices),
        mentions=(),
        gender=referent.gender,
        start=0,
        published=None,
        by=referent.by,
    )


def _offices(referent: Referent) -> list[tuple[str, str | None]]:
    return sorted({(role.title, role.organisation) for role in referent.roles}, key=repr) if referent.roles else []


def own(referent: str) -> str:
    """The id of the likeness of a referent that stands alone."""
    return digest("likeness", "own", referent)


def _place(clusters: Clusters, rooms: Rooms, apart: Collection[str], commit: Callable[[], None]) -> None:
    """Give a likeness to every referent that has none, and compare the new ones with those that share a key."""
    while referents := clusters.unplaced():
        identities = {referent.id: alike(referent) for referent in referents}
        known = clusters.existing(set(identities.values()))
        found: dict[str, Likeness] = {}
        links: dict[str, Link] = {}
        stand_ins: dict[str, Referent] = {}
        placed = []
        for referent in referents:
            identity = identities[referent.id]
            if referent.id in apart or (identity not in known and identity not in found):
                likeness, link = _likeness(referent, identity, rooms, referent.id in apart)
                found[likeness.id] = likeness
                stand_ins[likeness.id] = standing(referent, likeness.id)
                if link is not None:
                    links[likeness.id] = link
                identity = likeness.id
            placed.append((referent.id, identity))
        new = clusters.place(placed, found)
        _compare(clusters, rooms, new, stand_ins, [links[identity] for identity in new if identity in links])
        commit()
    clusters.name_founders()


def _compare(
    clusters: Clusters, rooms: Rooms, new: Sequence[str], stand_ins: dict[str, Referent], links: list[Link]
) -> None:
    fresh = set(new)
    # Of two new ones, the first by id is compared with the second.
    pairs = [pair for pair in clusters.comparable(new) if pair[1] not in fresh or pair[0] < pair[1]]
    missing = {other for _, other in pairs if other not in stand_ins}
    stand_ins.update((of, standing(founder, of)) for of, founder in clusters.founders(missing).items())
    compared = (rooms.compare(stand_ins[one], stand_ins[other]) for one, other in pairs)
    clusters.link([*links, *(link for link in compared if link is not None)])


def _likeness(referent: Referent, identity: str, rooms: Rooms, apart: bool) -> tuple[Likeness, Link | None]:
    """A referent's likeness, and the link of that with itself."""
    stand_in = standing(referent, identity)
    keys = rooms.keys(stand_in)
    link = None
    if keys and not apart:
        link = rooms.compare(stand_in, standing(referent, own(identity)))
    if link is None:
        # What is not the same for being alike (somebody without a name) stands alone.
        return Likeness(own(referent.id), referent.id, apart, keys), None
    itself = Ref(link.a.kind, identity)
    return Likeness(identity, referent.id, False, keys), replace(link, a=itself, b=itself)


# Entities


class _Decided:
    """What people decided on pairs: which likenesses it brings into one component, and what `cluster` is told."""

    def __init__(self, judgements: Sequence[Judgement], referents: dict[str, str]) -> None:
        self._of: dict[str, list[Judgement]] = defaultdict(list)
        self._order = {judgement.id: i for i, judgement in enumerate(judgements)}
        self._with: dict[str, set[str]] = defaultdict(set)
        for judgement in judgements:
            pair = {own(referents[subject.id]) for subject in judgement.subjects if subject.id in referents}
            for likeness in pair:
                self._of[likeness].append(judgement)
                self._with[likeness] |= pair

    def together(self, likeness: str) -> set[str]:
        return self._with.get(likeness, set())

    def on(self, likenesses: Iterable[str]) -> list[Judgement]:
        found = {judgement.id: judgement for one in likenesses for judgement in self._of.get(one, ())}
        return sorted(found.values(), key=lambda judgement: self._order[judgement.id])


def _gather(clusters: Clusters, rooms: Rooms, decided: _Decided, commit: Callable[[], None]) -> None:
    """Cluster every connected component that was touched."""
    while some := clusters.some_touched():
        links = _reached(clusters, decided, some)
        founders, seconds = clusters.founders(links), clusters.seconds(links)
        shares: list[Share] = []
        for component in _components(links, decided):
            members = {one: [founders[one], *([seconds[one]] if one in seconds else [])] for one in component}
            inside = [link for one in component for link in links[one] if link.a.id == one]
            entities = rooms.cluster(
                [referent for theirs in members.values() for referent in theirs],
                [spread for link in inside for spread in _spread(link, members)],
                decided.on(component),
            )
            shares += _shares(clusters, rooms, members, entities)
        clusters.gather(links, shares)
        commit()


def _reached(clusters: Clusters, decided: _Decided, some: Iterable[str]) -> dict[str, list[Link]]:
    """All likenesses connected with some, each with its links."""
    links: dict[str, list[Link]] = {}
    frontier = set(some)
    while frontier:
        links.update((one, []) for one in frontier)
        reached = {other for one in frontier for other in decided.together(one)}
        for link in clusters.links(frontier):
            for one in {link.a.id, link.b.id}:
                if one in frontier:
                    links[one].append(link)
                reached.add(one)
        frontier = clusters.existing(reached.difference(links))
    return links


def _components(links: Mapping[str, Sequence[Link]], decided: _Decided) -> Iterator[list[str]]:
    """The connected components, each sorted."""
    left = set(links)
    for first in sorted(links):
        if first not in left:
            continue
        component, frontier = {first}, [first]
        while frontier:
            one = frontier.pop()
            near = {end for link in links[one] for end in (link.a.id, link.b.id)} | decided.together(one)
            new = near.intersection(left) - component
            component |= new
            frontier += new
        left -= component
        yield sorted(component)


def _spread(link: Link, members: Mapping[str, Sequence[Referent]]) -> Iterator[Link]:
    """A link between likenesses as links between those who stand for them."""
    a, b = members[link.a.id], members[link.b.id]
    pairs = combinations(a, 2) if link.a.id == link.b.id else product(a, b)
    for one, other in pairs:
        yield replace(link, a=Ref(link.a.kind, one.id), b=Ref(link.b.kind, other.id))


def _shares(
    clusters: Clusters, rooms: Rooms, members: Mapping[str, Sequence[Referent]], entities: Sequence[Entity]
) -> list[Share]:
    """Which likenesses are an entity's whole, and which single referents are its own.

    Two stand for all of a likeness. Where they come to one entity, all do; where they do not (a surname that fits two
    people), each of the others is as alone as the second is.
    """
    place = {referent: i for i, entity in enumerate(entities) for referent in entity.referents}
    whole: dict[int, list[str]] = defaultdict(list)
    single: dict[int, list[str]] = defaultdict(list)
    divided = []
    for likeness, theirs in members.items():
        places = {place[referent.id] for referent in theirs}
        if len(places) == 1:
            whole[places.pop()].append(likeness)
        else:
            divided.append(likeness)
            for referent in theirs:
                single[place[referent.id]].append(referent.id)
    found = [Share(entity, whole[i], single[i]) for i, entity in enumerate(entities)]
    for followers in clusters.followers(divided).values():
        for referent in followers[1:]:
            found += [Share(entity, (), (referent.id,)) for entity in rooms.cluster([referent], [], [])]
    return found
