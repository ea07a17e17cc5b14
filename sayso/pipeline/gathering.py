"""Likenesses to entities: every connected component that was touched is clustered anew, and no other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations, product

from sayso.ledger import Clusters, Share
from sayso.link.entities import Unseen
from sayso.pipeline.rooms import Rooms
from sayso.records import Entity, Judgement, Link, Ref, Referent, digest


def own(referent: str) -> str:
    """The id of the likeness of a referent that stands alone."""
    return digest("likeness", "own", referent)


class Decided:
    """What people decided on pairs: which likenesses it brings into one component, and what `cluster` is told."""

    def __init__(self, judgements: Sequence[Judgement], referents: dict[str, str]) -> None:
        self._of: dict[str, list[Judgement]] = defaultdict(list)
        self._order = {judgement.id: i for i, judgement in enumerate(judgements)}
        self._with: dict[str, set[str]] = defaultdict(set)
        self._mentions: dict[str, list[str]] = defaultdict(list)
        for mention in sorted(referents):
            self._mentions[referents[mention]].append(mention)
        for judgement in judgements:
            pair = {own(referents[subject.id]) for subject in judgement.subjects if subject.id in referents}
            for likeness in pair:
                self._of[likeness].append(judgement)
                self._with[likeness] |= pair

    def together(self, likeness: str) -> set[str]:
        """The likenesses that decisions bring into one component with this one."""
        return self._with.get(likeness, set())

    def told(self, referent: Referent) -> Referent:
        """The referent with those of its mentions that were decided on: by them `cluster` knows it."""
        mentions = self._mentions.get(referent.id)
        return replace(referent, mentions=tuple(mentions)) if mentions else referent

    def on(self, likenesses: Iterable[str]) -> list[Judgement]:
        """The decisions on referents of these likenesses, in the order in which they were made."""
        found = {judgement.id: judgement for one in likenesses for judgement in self._of.get(one, ())}
        return sorted(found.values(), key=lambda judgement: self._order[judgement.id])


def gather_entities(clusters: Clusters, rooms: Rooms, decided: Decided, commit: Callable[[], None]) -> None:
    """Cluster every connected component that was touched."""
    while some := clusters.some_touched():
        links = _reached(clusters, decided, some)
        founders, seconds = clusters.founders(links), clusters.seconds(links)
        sizes = clusters.sizes(seconds)
        shares: list[Share] = []
        for component in _components(links, decided):
            members = {one: [founders[one], *([seconds[one]] if one in seconds else [])] for one in component}
            inside = [link for one in component for link in links[one] if link.a.id == one]
            entities = rooms.cluster(
                [decided.told(referent) for theirs in members.values() for referent in theirs],
                [spread for link in inside for spread in _spread(link, members)],
                decided.on(component),
                {
                    theirs[1].id: Unseen(theirs[0].id, sizes[one] - 2)
                    for one, theirs in members.items()
                    if one in seconds and sizes[one] > 2
                },
            )
            shares += _shares(clusters, rooms, members, entities)
        clusters.gather(links, shares)
        commit()


def _reached(clusters: Clusters, decided: Decided, some: Iterable[str]) -> dict[str, list[Link]]:
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


def _components(links: Mapping[str, Sequence[Link]], decided: Decided) -> Iterator[list[str]]:
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
    for followers in clusters.followers(divided).values() if divided else ():
        for referent in followers[1:]:
            found += [Share(entity, (), (referent.id,)) for entity in rooms.cluster([referent], [], [], {})]
    return found
