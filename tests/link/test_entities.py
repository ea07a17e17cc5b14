from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.link import entities
from sayso.link.entities import Unseen
from sayso.records import Entity, EntityKind, EntityRole, Judgement, Link, Place, Referent, Span, Subject

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent.parent / "cases/entities.yml").read_text("utf-8"))


def referent(index: int, names: list[str], kind: str = "person", roles: tuple[str, ...] = (), **given: Any) -> Referent:
    return Referent(
        id=f"r{index}",
        document=f"d{index}",
        kind=kind,  # type: ignore[arg-type]
        names=tuple(names),
        description=None if names else "officials",
        roles=tuple(EntityRole(title, None, f"d{index}", Span(0, 1)) for title in roles),
        mentions=(f"r{index}", f"m{index}"),
        gender=given.get("gender"),
        start=0,
        published=given.get("published", "2031-03-14"),
        by="test",
    )


def judgement(number: int, verdict: str, *mentions: str, **given: Any) -> Judgement:
    subjects = tuple(Subject("mention", mention, None) for mention in mentions)  # type: ignore[arg-type]
    return Judgement(
        f"j{number}",
        f"2031-04-{number:02d}T00:00:00Z",
        "me",
        subjects,
        verdict,
        None,
        None,
        given.get("orphaned", False),  # type: ignore[arg-type]
    )


def links(referents: list[Referent]) -> list[Link]:
    """What a pipeline would find: those that share a key, compared."""
    by_key: dict[str, list[Referent]] = defaultdict(list)
    for one in referents:
        for key in entities.keys(one):
            by_key[key].append(one)
    found = {
        (link.a, link.b): link
        for bucket in by_key.values()
        for a, b in combinations(bucket, 2)
        if (link := entities.compare(a, b))
    }
    return list(found.values())


def clustered(referents: list[Referent], *judgements: Judgement) -> tuple[Entity, ...]:
    return entities.cluster(referents, links(referents), judgements)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    referents = [
        referent(
            i, given["names"], given.get("kind", "person"), tuple(given.get("roles", ())), gender=given.get("gender")
        )
        for i, given in enumerate(case["referents"])
    ]
    first = {r.id: r.names[0] if r.names else None for r in referents}
    found = [[first[i] for i in entity.referents] for entity in clustered(referents)]
    assert found == case["groups"]


def test_the_earliest_member_founds_an_entity_and_the_others_are_aliases() -> None:
    early = referent(2, ["Suel"], published="2031-01-01")
    late = referent(1, ["Ana Suel", "Suel", "Minister Ana Suel"], published="2031-02-01")
    unknown = referent(0, ["Ana Suel"], published=None)
    (entity,) = clustered([late, early, unknown])
    assert (entity.id, entity.name) == ("r2", "Ana Suel")
    assert entity.referents == ("r2", "r1", "r0")
    assert entity.aliased_ids == ("r1", "r0")
    assert entity.aliases == ("Suel", "Minister Ana Suel")


def test_the_name_is_the_fullest_and_most_frequent() -> None:
    spelt = [referent(i, [name]) for i, name in enumerate(["Antony Brell", "Anthony Brell", "Anthony Brell", "Brell"])]
    (entity,) = clustered(spelt)
    assert (entity.name, entity.aliases) == ("Anthony Brell", ("Antony Brell", "Brell"))


def test_the_name_is_not_the_longest_but_what_most_call_it() -> None:
    people = [referent(i, names) for i, names in enumerate([["Ana Rosa Suel", "Suel"], ["Ana Suel"], ["Ana Suel"]])]
    assert [one.name for one in clustered(people)] == ["Ana Suel"]
    bodies = [["Delta Hydro Works", "Delta Hydro"], ["DELTA HYDRO WORKS"], ["Delta Hydro"], ["Delta Hydro"]]
    assert [one.name for one in clustered([referent(i, b, "organisation") for i, b in enumerate(bodies)])] == [
        "Delta Hydro Works"
    ]
    group = [referent(i, [name], "group") for i, name in enumerate(["Liberal", "Liberal", "Liberals"])]
    assert [one.name for one in clustered(group)] == ["Liberals"]


def test_a_title_is_no_part_of_the_name() -> None:
    titled = referent(0, ["Ana Suel", "Tesmaran Energy Minister Ana Suel"], roles=("Tesmaran Energy Minister",))
    (entity,) = clustered([titled])
    assert (entity.name, entity.aliases) == ("Ana Suel", ("Tesmaran Energy Minister Ana Suel",))


def test_a_link_gives_its_reason_and_both_names() -> None:
    link = entities.compare(
        referent(1, ["Suel"], roles=("Energy Minister",)), referent(0, ["Ana Suel"], roles=("minister",))
    )
    assert link is not None
    assert link.values == ("Ana Suel", "Suel")
    assert "surname" in link.reason
    assert "minister" in link.reason
    assert 0 < link.score <= 1


def test_towns_of_one_name_that_lie_apart_are_two() -> None:
    ohio = Place(39.9, -83.8, 4525353, "town", "US", "Ohio", 0.9, "")
    here = replace(referent(1, ["Springfield"], "place"), place=ohio)
    same = replace(referent(2, ["Springfield"], "place"), place=replace(ohio, score=0.8))
    there = replace(
        referent(3, ["Springfield"], "place"), place=replace(ohio, lat=37.2, lon=-93.3, province="Missouri")
    )
    assert entities.compare(here, there) is None
    assert entities.compare(here, same) is not None
    assert [one.referents for one in clustered([here, same, there])] == [("r1", "r2"), ("r3",)]


def test_judgements_come_before_every_link() -> None:
    suel, again, tarn = referent(0, ["Ana Suel"]), referent(1, ["Ana Suel"]), referent(2, ["Ivo Tarn"])
    apart = clustered([suel, again], judgement(1, "split", "m0", "m1"))
    assert [entity.referents for entity in apart] == [("r0",), ("r1",)]
    together = clustered([suel, tarn], judgement(1, "merge", "m0", "m2"))
    assert [entity.referents for entity in together] == [("r0", "r2")]
    later = clustered([suel, again], judgement(1, "split", "m0", "m1"), judgement(2, "merge", "m0", "m1"))
    assert len(later) == 1
    gone = clustered([suel, again], judgement(1, "split", "m0", "m1", orphaned=True))
    assert len(gone) == 1


def test_a_split_holds_against_a_third_that_is_like_both() -> None:
    three = [referent(i, ["Ana Suel"]) for i in range(3)]
    found = clustered(three, judgement(1, "split", "m0", "m2"))
    assert [entity.referents for entity in found] == [("r0", "r1"), ("r2",)]


def test_refined_keys_still_bring_like_names_together() -> None:
    pairs = [("Ana Suel", "A. Suel"), ("Anthony Brell", "Antony Brell"), ("Yuri Ostrovsky", "Yury Ostrovski")]
    for one, other in pairs:
        a, b = referent(0, [one]), referent(1, [other])
        (key,) = set(entities.keys(a)) & set(entities.keys(b))
        assert set(entities.refine(key, a)) & set(entities.refine(key, b))
    key = entities.keys(referent(0, ["Ana Suel"]))[0]
    split = {entities.refine(key, referent(i, [name])) for i, name in enumerate(["Ana Suel", "Ivo Suel", "Suel"])}
    assert len(split) == 3


_REFERENTS = st.lists(
    st.tuples(
        st.sampled_from(
            [
                ["Ana Suel", "Suel"],
                ["Suel"],
                ["Ivo Suel"],
                ["A. Suel"],
                ["Anna Suel"],
                ["DRA"],
                ["Delta River Authority", "DRA"],
                ["Domestic Revenue Agency"],
                ["Britain"],
                ["United Kingdom"],
                [],
            ]
        ),
        st.sampled_from(["person", "organisation", "country"]),
        st.sampled_from([None, "feminine", "masculine"]),
        st.sampled_from([(), ("President",), ("Deputy Minister",)]),
        st.sampled_from([None, "2031-01", "2031-01-03"]),
    ),
    max_size=12,
)
_PAIRS = st.lists(st.tuples(st.sampled_from(["merge", "split"]), st.integers(0, 11), st.integers(0, 11)), max_size=4)


@settings(max_examples=200, deadline=None)
@given(_REFERENTS, _PAIRS, st.randoms(use_true_random=False))
def test_order_free_complete_and_without_conflict(rows: list[Any], pairs: list[Any], shuffle: random.Random) -> None:
    referents = [
        referent(i, names, kind, roles, gender=gender, published=published)
        for i, (names, kind, gender, roles, published) in enumerate(rows)
    ]
    judgements = [judgement(n + 1, verdict, f"m{a}", f"m{b}") for n, (verdict, a, b) in enumerate(pairs)]
    found = links(referents)
    result = entities.cluster(referents, found, judgements)
    for one in (referents, found, judgements):
        shuffle.shuffle(one)  # type: ignore[arg-type]
    assert entities.cluster(referents, found, judgements) == result
    assert sorted(r for entity in result for r in entity.referents) == sorted(r.id for r in referents)
    if not any(verdict == "merge" for verdict, _, _ in pairs):
        genders = {r.id: r.gender for r in referents}
        assert all(len({genders[r] for r in entity.referents} - {None}) < 2 for entity in result)
    last = {frozenset((a, b)): verdict for verdict, a, b in pairs if a != b}
    for pair, verdict in last.items():
        if verdict == "split":
            assert not any({f"r{i}" for i in pair} <= set(entity.referents) for entity in result)


def test_those_that_are_not_shown_count_where_they_are() -> None:
    shown = [referent(i, [name]) for i, name in enumerate(["Ana Rosa Suel", "Ana Rosa Suel", "Ana Suel", "Ana Suel"])]
    assert [one.name for one in clustered(shown)] == ["Ana Rosa Suel"]
    unseen = {"r3": Unseen("r2", 1)}
    (entity,) = entities.cluster(shown, links(shown), [], unseen)
    assert (entity.name, entity.aliases) == ("Ana Suel", ("Ana Rosa Suel",))
    assert entity.referents == ("r0", "r1", "r2", "r3")
    # Where one of two that are alike is elsewhere, the others are not with it.
    apart = [judgement(1, "split", "m0", "m3"), judgement(2, "split", "m2", "m3")]
    found = entities.cluster(shown, links(shown), apart, unseen)
    assert [one.name for one in found if "r0" in one.referents] == ["Ana Rosa Suel"]


def test_the_kind_is_that_of_most() -> None:
    kinds: list[EntityKind] = ["facility", "facility", "organisation", "organisation"]
    shown = [referent(i, ["Delta Lock"], kind) for i, kind in enumerate(kinds)]
    assert [one.kind for one in clustered(shown)] == ["organisation"]
    assert [one.kind for one in entities.cluster(shown, links(shown), [], {"r1": Unseen("r0", 7)})] == ["facility"]
