"""Linking across documents: who is the same, from `keys`, `compare` and `cluster`; grouping is the ledger's.

Only what a changed document touches is looked at again, and the result is that of one build over everything. Referents
that are alike in all that `compare` looks at share a likeness and are compared once, however many documents have them.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import combinations, count

from sayso.ledger import Clusters, Likeness
from sayso.link.places.sameness import pinned
from sayso.pipeline.gathering import Decided, gather_entities, own
from sayso.pipeline.rooms import Rooms
from sayso.records import EntityRole, Link, Ref, Referent, Span, digest

NOWHERE = Span(0, 0)
# A key that more likenesses have than this is split: so many take about as long to compare as a document to read.
CROWD = 1000
# Rounds that are committed together; about a second of work is lost where one is stopped.
ROUNDS = 8
# Collections of the middle generation before the old one is walked over: more than any linking has.
NEVER = 1 << 30


def link_across(clusters: Clusters, rooms: Rooms, commit: Callable[[], None]) -> None:
    """Bring links and entities up to date; it may be stopped anywhere and goes on from there."""
    with _old_objects_let_be():
        _link_across(clusters, rooms, commit)


@contextmanager
def _old_objects_let_be() -> Iterator[None]:
    """Have the collector of cycles look at young objects only.

    The old ones are names that are kept here, more with each document: to walk over them took 15 % of the time at 10⁴
    documents and 18 % at 3·10⁴.
    """
    young, middle, old = gc.get_threshold()
    gc.set_threshold(young, middle, NEVER)
    try:
        yield
    finally:
        gc.set_threshold(young, middle, old)


def _link_across(clusters: Clusters, rooms: Rooms, commit: Callable[[], None]) -> None:
    judgements = clusters.judgements()
    decided = clusters.set_apart({subject.id for judgement in judgements for subject in judgement.subjects})
    for members in clusters.keys.join(clusters.settle(), CROWD):
        linked = {(link.a.id, link.b.id) for link in clusters.links(members)}
        _compare(clusters, rooms, [pair for pair in combinations(members, 2) if pair not in linked], {}, [])
        clusters.touch(members)
    commit()
    seldom = _seldom(commit)
    _place(clusters, rooms, set(decided.values()), seldom)
    gather_entities(clusters, rooms, Decided(judgements, decided), seldom)
    commit()


def _seldom(commit: Callable[[], None]) -> Callable[[], None]:
    """Commits at some of its calls: each round writes to pages all over the file, and several to the same ones."""
    rounds = count(1)

    def commit_some() -> None:
        if next(rounds) % ROUNDS == 0:
            commit()

    return commit_some


def alike(referent: Referent) -> str:
    """The id of a referent's likeness: a digest of all that is compared, and of nothing else."""
    roles = (part for role in _offices(referent) for part in role)
    where = pinned(referent.place)
    return digest(
        "likeness",
        referent.kind,
        referent.gender,
        referent.description,
        None if where is None else repr(where),
        *referent.names,
        "as",
        *roles,
    )


def standing(referent: Referent, likeness: str) -> Referent:
    """A referent without where it stands: what is compared."""
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
        place=referent.place,
    )


def _offices(referent: Referent) -> list[tuple[str, str | None]]:
    return sorted({(role.title, role.organisation) for role in referent.roles}, key=repr) if referent.roles else []


def _place(clusters: Clusters, rooms: Rooms, apart: Collection[str], commit: Callable[[], None]) -> None:
    """Give a likeness to every referent that has none, and compare the new ones with those that share a key."""
    while referents := clusters.unplaced():
        keys = {referent.id: rooms.keys(referent) for referent in referents}
        alone = {referent.id for referent in referents if not keys[referent.id]}.difference(apart)
        single = ([referent] for referent in referents if referent.id in alone)
        clusters.leave_alone([entity for one in single for entity in rooms.cluster(one, [], [], {})])

        named = [(referent, alike(referent)) for referent in referents if referent.id not in alone]
        known = clusters.existing({identity for _, identity in named})
        found: dict[str, Likeness] = {}
        links: dict[str, Link] = {}
        stand_ins: dict[str, Referent] = {}
        placed = []
        for referent, identity in named:
            its = identity
            if referent.id in apart or (identity not in known and identity not in found):
                link = None if referent.id in apart else _with_itself(referent, identity, rooms)
                if link is None:
                    # What is not the same for being alike stands for itself.
                    its = own(referent.id)
                else:
                    links[its] = link
                found[its] = Likeness(its, referent.id, referent.id in apart, keys[referent.id])
                stand_ins[its] = standing(referent, its)
            placed.append((referent.id, its))
        new = clusters.place(placed, found)
        _split_crowded(clusters, rooms, new)
        fresh = set(new)
        # Of two new ones, the first by id is compared with the second.
        pairs = [pair for pair in clusters.keys.comparable(new) if pair[1] not in fresh or pair[0] < pair[1]]
        _compare(clusters, rooms, pairs, stand_ins, [links[its] for its in new if its in links])
        commit()
    clusters.name_founders()


def _split_crowded(clusters: Clusters, rooms: Rooms, new: Sequence[str]) -> None:
    for key in clusters.keys.crowded(new, CROWD):
        members = clusters.keys.having_open(key)
        parts = {one: rooms.refine(key, founder) for one, founder in clusters.founders(members).items()}
        clusters.touch(clusters.keys.split(key, parts))


def _compare(
    clusters: Clusters,
    rooms: Rooms,
    pairs: Sequence[tuple[str, str]],
    stand_ins: dict[str, Referent],
    links: list[Link],
) -> None:
    """Keep `links`, and those of the pairs; `stand_ins` has likenesses that are known already."""
    missing = {one for pair in pairs for one in pair}.difference(stand_ins)
    stand_ins.update((of, standing(founder, of)) for of, founder in clusters.founders(missing).items())
    compared = (rooms.compare(stand_ins[one], stand_ins[other]) for one, other in pairs)
    clusters.link([*links, *(link for link in compared if link is not None)])


def _with_itself(referent: Referent, likeness: str, rooms: Rooms) -> Link | None:
    """The link of a likeness with itself: that all its referents are the same."""
    link = rooms.compare(standing(referent, likeness), standing(referent, own(likeness)))
    return None if link is None else replace(link, a=Ref(link.a.kind, likeness), b=Ref(link.b.kind, likeness))
