from __future__ import annotations

from collections.abc import Callable
from itertools import permutations
from pathlib import Path

import pytest
from furnished import TOWNS, built, exported

from sayso.ledger import Ledger
from sayso.pipeline.across import alike
from sayso.records import EntityRole, Referent, Span

Write = Callable[..., Path]


def entities(path: Path) -> dict[str, set[str]]:
    """The documents of each entity by its name, a number added where several have one name."""
    with Ledger.open(path) as ledger:
        paths = {row.document.id: row.document.path.removesuffix(".txt") for row in ledger.documents()}
        found: dict[str, set[str]] = {}
        for row in ledger.entities():
            name = row.name if row.name not in found else f"{row.name} {sum(n.startswith(row.name) for n in found) + 1}"
            found[name] = {paths[document] for document in row.documents}
        return found


def said(name: str, what: str) -> str:
    return f"{name} said that {what}."


def test_one_name_in_many_documents_is_one_entity(write: Write, tmp_path: Path) -> None:
    ledger = tmp_path / "x.sayso"
    built(write(**{f"a{i}": said("Ana Suel", f"it was {2030 + i}") for i in range(5)}), ledger)
    assert entities(ledger) == {"Ana Suel": {"a0", "a1", "a2", "a3", "a4"}}
    with Ledger.open(ledger) as opened:
        (row,) = opened.entities()
        # No date is known: the founder stands in the first document by id.
        assert row.id in {mention.id for mention in opened.mentions(document=min(row.documents))}
        assert len(row.aliased_ids) == 4
        assert len(opened.links()) == 4
        for alias in row.aliased_ids:
            assert len(opened.statements(speaker=alias)) == 5


def test_a_surname_joins_the_one_full_name_that_it_fits(write: Write, tmp_path: Path) -> None:
    ledger = tmp_path / "x.sayso"
    folder = write(a=said("Ana Suel", "it rained"), b=said("Suel", "it was cold"), c=said("Suel", "it was warm"))
    built(folder, ledger)
    assert entities(ledger) == {"Ana Suel": {"a", "b", "c"}}
    # A second person of that name: whom the surname stands for cannot be told any more, nor whether it is one.
    write(d=said("Bram Suel", "it was dark"))
    built(folder, ledger)
    assert entities(ledger) == {"Ana Suel": {"a"}, "Bram Suel": {"d"}, "Suel": {"b"}, "Suel 2": {"c"}}
    (folder / "d.txt").unlink()
    built(folder, ledger, prune=True)
    assert entities(ledger) == {"Ana Suel": {"a", "b", "c"}}


def test_an_entity_is_called_what_most_documents_call_it_in_whatever_order_they_come(
    write: Write, tmp_path: Path
) -> None:
    texts = {f"a{i}": said("Ana Rosa Suel", f"it was {2030 + i}") for i in range(3)}
    texts |= {f"b{i}": said("Ana Suel", f"it was {2040 + i}") for i in range(5)}
    folder, whole, parts = write(**texts), tmp_path / "x.sayso", tmp_path / "y.sayso"
    built(folder, whole)
    assert entities(whole).keys() == {"Ana Suel"}
    built([folder / f"{name}.txt" for name in sorted(texts)[:6]], parts)
    assert entities(parts).keys() == {"Ana Rosa Suel"}
    built([folder / f"{name}.txt" for name in sorted(texts)[6:]], parts)
    assert exported(parts) == exported(whole)
    for i in range(3):
        (folder / f"b{i}.txt").unlink()
    built(folder, whole, prune=True)
    assert entities(whole).keys() == {"Ana Rosa Suel"}


def test_people_bring_together_and_keep_apart(write: Write, tmp_path: Path) -> None:
    texts = {
        "a": said("Ana Suel", "it rained"),
        "b": said("Ana Suel", "it was cold"),
        "c": said("Lise Welk", "it was warm"),
        "d": said("Lise Welk", "it was dark"),
    }
    folder, ledger, other = write(**texts), tmp_path / "x.sayso", tmp_path / "y.sayso"
    built(folder, ledger)
    before = exported(ledger)
    with Ledger.open(ledger) as opened:
        suel, suel_too, welk, _ = [opened.mentions(document=f"{name}.txt")[0].id for name in "abcd"]
        opened.judge(suel, "split", other=suel_too)
        opened.judge(suel, "merge", other=welk)
    assert entities(ledger).keys() == {"Ana Suel", "Lise Welk"}
    built(folder, ledger)
    found = list(entities(ledger).values())
    assert any({"a", "c"} <= documents for documents in found)
    assert not any({"a", "b"} <= documents for documents in found)
    # Decided first and built then, or built and then decided: it is the same.
    with Ledger.open(ledger) as opened:
        opened.copy(other)
    write(e=said("Ana Suel", "it was late"))
    built(folder, ledger)
    built([folder / "e.txt", folder / "a.txt"], other)
    assert exported(ledger) == exported(other)
    with Ledger.open(ledger) as opened:
        opened.judge(suel, "merge", other=suel_too)
        opened.judge(suel, "split", other=welk)
    (folder / "e.txt").unlink()
    built(folder, ledger, prune=True)
    after = exported(ledger)
    for name in ("documents", "statements", "mentions", "entities"):
        assert after[name] == before[name]


def test_what_was_judged_and_is_gone_holds_nothing_together(write: Write, tmp_path: Path) -> None:
    folder = write(a=said("Ana Suel", "it rained"), b=said("Lise Welk", "it was cold"))
    ledger, alone = tmp_path / "x.sayso", tmp_path / "y.sayso"
    built(folder, ledger)
    with Ledger.open(ledger) as opened:
        one, other = [opened.mentions(document=f"{name}.txt")[0].id for name in "ab"]
        opened.judge(one, "merge", other=other)
    built(folder, ledger)
    assert len(entities(ledger)) == 1
    (folder / "b.txt").unlink()
    built(folder, ledger, prune=True)
    built(folder, alone)
    assert entities(ledger) == entities(alone) == {"Ana Suel": {"a"}}
    with Ledger.open(ledger) as opened:
        assert [judgement.orphaned for judgement in opened.judgements()] == [True]


@pytest.mark.parametrize(
    ("change", "same"),
    [
        ({"id": "z", "document": "z", "start": 9, "published": "2031", "mentions": ("z",)}, True),
        (
            {"roles": (EntityRole("minister", None, "z", Span(4, 5)), EntityRole("minister", None, "z", Span(7, 9)))},
            True,
        ),
        ({"roles": ()}, False),
        ({"roles": (EntityRole("minister", "the ministry", "d", Span(0, 1)),)}, False),
        ({"names": ("Suel", "Ana Suel")}, False),
        ({"kind": "organisation"}, False),
        ({"gender": None}, False),
        ({"description": "somebody"}, False),
    ],
)
def test_a_likeness_is_all_but_the_place(change: dict[str, object], same: bool) -> None:
    given: dict[str, object] = {
        "id": "a",
        "document": "d",
        "kind": "person",
        "names": ("Ana Suel", "Suel"),
        "description": None,
        "roles": (EntityRole("minister", None, "d", Span(0, 1)),),
        "mentions": ("a",),
        "gender": "feminine",
        "start": 0,
        "published": None,
        "by": "link 1",
    }
    one, other = Referent(**given), Referent(**{**given, **change})  # type: ignore[arg-type]
    assert (alike(one) == alike(other)) is same


def test_towns_of_one_name_are_as_many_as_there_are_whatever_comes_first(write: Write, tmp_path: Path) -> None:
    folder = write(
        a="Rain fell on Springfield, Joplin and Branson in Missouri",
        b="Snow fell on Springfield, Worcester and Chicopee in Massachusetts",
        c="Joplin is near Springfield, Missouri",
    )
    whole = tmp_path / "whole.sayso"
    built(folder, whole, rooms=TOWNS)
    found = entities(whole)
    assert [found["Springfield"], found["Springfield 2"]] in ([{"a", "c"}, {"b"}], [{"b"}, {"a", "c"}])
    with Ledger.open(whole) as opened:
        assert {row.place.province for row in opened.places() if row.name == "Springfield"} == {
            "Missouri",
            "Massachusetts",
        }
    for number, order in enumerate(permutations("abc")):
        parts = tmp_path / f"parts{number}.sayso"
        for name in order:
            built([folder / f"{name}.txt"], parts, rooms=TOWNS)
        assert exported(parts) == exported(whole)
