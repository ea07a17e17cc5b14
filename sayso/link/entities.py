"""Referents of many documents to entities, in three pure functions: keys, compare, cluster.

A wrong merge is worse than a missed one: nothing joins across conflicting names, genders or kinds, and what is only
part of a name (a surname, an abbreviation) joins a fuller name only where it fits no other.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from sayso.link import bodies, generations, naming, persons, state_bodies
from sayso.link.constraints import Constraints
from sayso.link.fold import fold, sounds, words
from sayso.link.groups import Groups
from sayso.link.name_words import name_words
from sayso.link.places.sameness import elsewhere, pinned
from sayso.link.referents import fullness
from sayso.link.usual import usual_kind, usual_name
from sayso.link.versions import ENTITIES
from sayso.records import Entity, EntityKind, Gender, Judgement, Link, Ref, Referent

# Two surnames with the same office ("President Orlech" twice) are surer than two bare surnames.
OFFICE_BONUS = 0.1
# Whom a surname alone means where several have it: somebody known from so many texts, and from so many times as many as
# all the others together. Such people texts name without introducing them.
KNOWN, TIMES = 8, 5
# Why a name that one text uses all through can be another's that a second text has in full: the weakest of reasons.
SHORT_FORM = "a short form of the name"


def names(referent: Referent) -> tuple[str, ...]:
    """Its names without titles, each once, the fullest first; a last word by itself ("the Courier") is none here."""
    return _names(referent.kind, referent.names, _titles(referent))


def _titles(referent: Referent) -> tuple[str, ...]:
    return tuple(role.title for role in referent.roles) if referent.kind == "person" else ()


def shorter(referent: Referent) -> tuple[str, ...]:
    """Its names that are only the first or last words of a fuller one of its own: by them it fits another whose name
    that is, and nothing that another text calls so for short."""
    if len(referent.names) < 2 or naming.family(referent.kind) != "body":
        return ()
    return _shorter(_names(referent.kind, referent.names, ()))


@lru_cache(maxsize=65536)
def _shorter(given: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for name in given if any(bodies.part_of_name(name, other) for other in given))


@lru_cache(maxsize=65536)
def _names(kind: EntityKind, given: tuple[str, ...], called: tuple[str, ...]) -> tuple[str, ...]:
    if kind != "person":
        last = {name.split()[-1] for name in given if " " in name}
        return tuple(name for name in given if name not in last)
    titles = tuple(f"{fold(title)} " for title in called)
    plain = (name for name in given if not titles or not fold(name).startswith(titles))
    return tuple(dict.fromkeys(persons.parse(name).text for name in plain))


def telling(referent: Referent) -> tuple[str, ...]:
    """Its names without those that a body of any state could bear; none where only an abbreviation is left."""
    return _telling(referent.kind, referent.names, _titles(referent))


@lru_cache(maxsize=65536)
def _telling(kind: EntityKind, given: tuple[str, ...], called: tuple[str, ...]) -> tuple[str, ...]:
    found = _names(kind, given, called)
    if naming.family(kind) != "body":
        return found
    short = _shorter(found) if len(found) > 1 else ()
    rest = tuple(name for name in found if name not in short and not state_bodies.bare(name))
    if len(rest) < len(found) and all(naming.partial(kind, name) for name in rest):
        return ()
    return rest


def keys(referent: Referent) -> tuple[str, ...]:
    """Under which keys a referent meets those that may be the same, sorted; none for one without a name."""
    found = {key for name in telling(referent) for key in naming.keys(referent.kind, name)}
    found.update(key for name in telling(referent) for key in naming.short_keys(referent.kind, name))
    found.update(key for name in shorter(referent) for key in naming.keys(referent.kind, name))
    if naming.family(referent.kind) == "body":
        found.update(key for name in telling(referent) for key in state_bodies.keys(name))
    return tuple(sorted(found))


def refine(key: str, referent: Referent) -> tuple[str, ...]:
    """A key with very many members, split: people by the first sound of the given name, others by the whole name.

    Whatever has no given name meets only its like: among so many full names it fits more than one and joins none.
    """
    if not key.startswith("person:"):
        return tuple(sorted({f"{key}|{fold(' '.join(words(name)))}" for name in names(referent)}))
    parsed = [persons.parse(name) for name in names(referent)]
    initials = {sounds(name.given[0])[:1] for name in parsed if name.given}
    return tuple(sorted(f"{key}|{initial}" for initial in initials or {""}))


def compare(a: Referent, b: Referent) -> Link | None:
    """The link between two referents, or None where nothing speaks for it or anything against it.

    `values` are the two names that decided.
    """
    if a.id == b.id or _conflict(a, b):
        return None
    both_full = not _partial(a) and not _partial(b)
    best: tuple[float, str, str, str] | None = None
    for name in telling(a):
        for other in telling(b):
            if a.kind == "person" and (_by_given(a, name, other) or _by_given(b, other, name)):
                continue
            fit = naming.fit(a.kind, name, b.kind, other) or _fit_of_state(a, name, other)
            if fit and not (fit.partial and both_full) and (best is None or fit.score > best[0]):
                best = (fit.score, fit.reason, name, other)
    if best is None:
        best = _short_form(a, b) or _short_form(b, a)
    if best is None:
        return None
    score, reason, name, other = best
    shared = sorted(_offices(a) & _offices(b)) if a.kind == "person" else []
    if shared:
        score, reason = min(score + OFFICE_BONUS, 1.0), f"{reason}, and both are called “{shared[0]}”"
    first, second = sorted((a, b), key=seniority)
    values = (name, other) if first is a else (other, name)
    return Link(
        "same_entity", Ref("mention", first.id), Ref("mention", second.id), round(score, 2), reason, values, ENTITIES
    )


def _by_given(referent: Referent, name: str, other: str) -> bool:
    """Whether it is called `name` by the given name alone, which is no surname that somebody else could share; the same
    given name alone tells somebody where it is a rare one."""
    if " " in name or name not in _given_alone(names(referent)):
        return False
    return other != name or fold(name) in name_words().given


@lru_cache(maxsize=65536)
def _given_alone(given: tuple[str, ...]) -> frozenset[str]:
    parsed = [persons.parse(name) for name in given if " " in name]
    surnames = {one.surname[-1] for one in parsed}
    return frozenset(one.given[0] for one in parsed if one.given) - surnames


def _short_form(a: Referent, b: Referent) -> tuple[float, str, str, str] | None:
    """The link by which one is called all through what is only a short form of the other's name."""
    for name in shorter(a):
        if not any(bodies.shortened(name, full) for full in names(a)):
            continue
        for other in telling(b):
            fit = naming.fit(a.kind, name, b.kind, other)
            if fit and not fit.partial:
                return 0.7, SHORT_FORM, name, other
    return None


@dataclass(frozen=True, slots=True)
class Unseen:
    """Of referents that are alike, how many are not shown to `cluster`: they are where the one that this is said of and
    its `twin` are together."""

    twin: str
    number: int


def cluster(
    referents: Iterable[Referent],
    links: Iterable[Link],
    judgements: Iterable[Judgement] = (),
    unseen: Mapping[str, Unseen] = MappingProxyType({}),
) -> tuple[Entity, ...]:
    """The entities of a connected component: full names first, then what is partial, where only one fits.

    Judgements of mentions that belong together (`merge`) or apart (`split`) come before every link. By a referent's id,
    `unseen` tells of others like it: they count for what an entity is called and of what kind it is. The result does
    not depend on the order of the arguments; entities are ordered by their founding member.
    """
    ordered = sorted({r.id: r for r in referents}.values(), key=seniority)
    if len(ordered) < 2:
        return tuple(_entity([one], unseen) for one in ordered)
    index = {r.id: i for i, r in enumerate(ordered)}
    constraints = Constraints(ordered, judgements)
    groups = Groups(len(ordered))
    for a, b in constraints.together:
        groups.join(a, b)
    parts = _Parts(ordered, groups, constraints)
    pairs = [(index[link.a.id], index[link.b.id], link) for link in links if {link.a.id, link.b.id} <= index.keys()]
    pairs.sort(key=lambda pair: (-pair[2].score, pair[0], pair[1]))
    full = [not _partial(r) for r in ordered]
    people = [(r.document, names(r) if r.kind == "person" else ()) for r in ordered]
    sons = generations.sons(people) if ordered[0].kind == "person" else {}
    if sons:
        pairs = [pair for pair in pairs if sons.get(pair[0]) == sons.get(pair[1])]
    short = [pair for pair in pairs if pair[2].reason == SHORT_FORM]
    if short:
        pairs = [pair for pair in pairs if pair[2].reason != SHORT_FORM]
    for a, b, _ in pairs:
        if full[a] and full[b]:
            parts.join(a, b)
    _join_short_forms(short, ordered, parts)
    _join_partial(pairs, full, parts)
    return tuple(_entity([ordered[i] for i in group], unseen) for group in groups.members().values())


def seniority(referent: Referent) -> tuple[Any, ...]:
    """The order in which members found a cluster: date of publication (unknown last), document, place."""
    return (referent.published is None, referent.published or "", referent.document, referent.start, referent.id)


def _partial(referent: Referent) -> bool:
    """Whether all its names are parts of names, or it has none."""
    return all(naming.partial(referent.kind, name) for name in names(referent))


def _fit_of_state(a: Referent, name: str, other: str) -> naming.Fit | None:
    """How two names fit that differ only in how they name the state and its body."""
    if naming.family(a.kind) != "body" or not state_bodies.same(name, other):
        return None
    return naming.Fit(0.9, "the same body of the same state", False)


def _conflict(a: Referent, b: Referent) -> bool:
    if naming.family(a.kind) != naming.family(b.kind):
        return True
    if a.gender and b.gender and a.gender != b.gender:
        return True
    if elsewhere(a.place, b.place):
        return True
    if naming.family(a.kind) == "body" and any(state_bodies.differ(x, y) for x in names(a) for y in names(b)):
        return True
    return any(naming.conflict(a.kind, name, b.kind, other) for name in names(a)[:2] for other in names(b)[:2])


def _offices(referent: Referent) -> set[str]:
    """The last words of its titles, folded: "Deputy Foreign Minister" → "minister"."""
    return {fold(word) for role in referent.roles for word in words(role.title) if fold(word) in name_words().titles}


# What of a referent can speak against another.
_Borne = tuple[EntityKind, tuple[str, ...], Gender | None, tuple[float, float] | None]


class _Parts:
    """Groups under way, with what tells whether two of them may become one."""

    def __init__(self, referents: Sequence[Referent], groups: Groups, constraints: Constraints) -> None:
        self.groups = groups
        self._constraints = constraints
        self._bearers: dict[int, dict[_Borne, Referent]] = defaultdict(dict)
        for i, referent in enumerate(referents):
            borne = (referent.kind, names(referent), referent.gender, pinned(referent.place))
            self._bearers[groups.find(i)].setdefault(borne, referent)

    def may(self, a: int, b: int) -> bool:
        """Whether no judgement and no two members speak against joining the groups of two referents."""
        x, y = self.groups.find(a), self.groups.find(b)
        if self._constraints.apart(x, y, self.groups):
            return False
        return not any(_conflict(r, s) for r in self._bearers[x].values() for s in self._bearers[y].values())

    def join(self, a: int, b: int) -> None:
        """Join them where they may be."""
        x, y = self.groups.find(a), self.groups.find(b)
        if x != y and self.may(x, y):
            root = self.groups.join(x, y)
            both = self._bearers.pop(x) | self._bearers.pop(y)
            self._bearers[root] = both


def _join_short_forms(pairs: Sequence[tuple[int, int, Link]], ordered: Sequence[Referent], parts: _Parts) -> None:
    """What is called by a short form all through joins the one full name that it is short for, and none of several."""
    wholes: dict[int, set[int]] = defaultdict(set)
    for a, b, link in pairs:
        short, whole = (a, b) if set(shorter(ordered[b])).intersection(link.values) else (b, a)
        wholes[parts.groups.find(short)].add(parts.groups.find(whole))
    for short in sorted(wholes):
        if len(wholes[short]) == 1:
            parts.join(short, *wholes[short])


def _join_partial(pairs: Sequence[tuple[int, int, Link]], full: Sequence[bool], parts: _Parts) -> None:
    """What is partial joins the one full name that it fits, by the best evidence it has; else its like, where no full
    name is near to make that doubtful."""
    reached: dict[int, dict[int, float]] = defaultdict(dict)
    for a, b, link in pairs:
        if full[a] != full[b]:
            part, whole = (b, a) if full[a] else (a, b)
            root = parts.groups.find(whole)
            if parts.may(part, whole):
                reached[part][root] = max(link.score, reached[part].get(root, 0.0))
    chosen: dict[int, int] = {}
    doubtful = any(len(roots) > 1 for roots in reached.values())
    sizes = {root: len(group) for root, group in parts.groups.members().items()} if doubtful else {}
    for part, roots in reached.items():
        if len(roots) == 1:
            chosen[part] = next(iter(roots))
            continue
        best = max(roots.values())
        strongest = [root for root, score in roots.items() if score == best]
        if round(best - max((score for score in roots.values() if score < best), default=0.0), 2) < OFFICE_BONUS:
            strongest = sorted(roots)
        known = max(strongest, key=lambda root: (sizes[root], -root))
        others = sum(sizes[root] for root in strongest) - sizes[known]
        if len(strongest) == 1 or sizes[known] >= max(KNOWN, TIMES * others):
            chosen[part] = known
    for part in sorted(chosen):
        parts.join(part, chosen[part])
    for a, b, _ in pairs:
        if not full[a] and not full[b] and a not in reached and b not in reached:
            parts.join(a, b)


def _entity(members: Sequence[Referent], unseen: Mapping[str, Unseen]) -> Entity:
    founder = members[0]
    weights = _weights(members, unseen)
    kinds: Counter[EntityKind] = Counter()
    counted: Counter[str] = Counter()
    for r, weight in zip(members, weights, strict=True):
        kinds[r.kind] += weight
        for name in names(r):
            counted[name] += weight
    kind = min(kinds, key=lambda k: (-kinds[k], k))
    short = {name for r in members for name in shorter(r)}
    ordered = sorted(counted, key=lambda name: (*fullness(kind, name), -counted[name], name))
    usual = usual_name(kind, ordered, counted, short)
    name = usual or founder.description or ""
    titled = sorted({n for r in members for n in r.names} - set(ordered))
    return Entity(
        id=founder.id,
        name=name,
        kind=usual_kind(kinds, name),
        aliases=tuple(other for other in (*ordered, *titled) if other != name),
        referents=tuple(r.id for r in members),
        aliased_ids=tuple(r.id for r in members[1:]),
        by=ENTITIES,
    )


def _weights(members: Sequence[Referent], unseen: Mapping[str, Unseen]) -> list[int]:
    """How many referents each stands for."""
    weights = [1] * len(members)
    if unseen:
        here = {r.id for r in members}
        for i, r in enumerate(members):
            more = unseen.get(r.id)
            if more is not None and more.twin in here:
                weights[i] += more.number
    return weights
