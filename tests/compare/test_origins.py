from __future__ import annotations

import random
from dataclasses import replace

from compare.rows import row
from hypothesis import given
from hypothesis import strategies as st

from sayso.compare import origins
from sayso.records import OriginRow


def test_four_outlets_one_origin() -> None:
    rows = [
        row("d1", ["unnamed engineer", "Lantern"]),
        row("d2", ["unnamed engineer", "Lantern", "LPA"]),
        row("d3", ["unnamed engineer", "Lantern", "LPA", "Klaxon"]),
        row("d4", ["Unnamed  engineer", "Lantern", "Review"]),
        row("d4", ["Ana Suel", "Review"]),
    ]
    assert origins(rows) == (
        OriginRow(
            "unnamed engineer", None, "unnamed", 4, 4, ("Klaxon", "LPA", "Lantern", "Review"), ("LPA", "Lantern")
        ),
        OriginRow("Ana Suel", "e-ana suel", "person", 1, 1, ("Review",), ()),
    )


def test_unnamed_officials_of_two_outlets_are_not_known_to_be_the_same() -> None:
    rows = [
        row(d, ["unnamed officials", outlet]) for d, outlet in (("d1", "Lantern"), ("d2", "Klaxon"), ("d3", "Klaxon"))
    ]
    rows.append(row("d4", ["unnamed officials"], outlets=0))
    assert [(origin.documents, origin.outlets) for origin in origins(rows)] == [
        (2, ("Klaxon",)),
        (1, ()),
        (1, ("Lantern",)),
    ]


def test_a_republication_counts_once() -> None:
    first = [row("d1", ["Ana Suel", "Centre"], text) for text in ("it rains", "it pours", "it ends")]
    again = [row("d2", ["Ana Suel", "Centre", "Reader"], text, outlets=2) for text in ("It rains", "it pours!")]
    (origin,) = origins([*first, *again])
    assert (origin.statements, origin.documents, origin.outlets, origin.relays) == (3, 1, ("Centre", "Reader"), ())


def test_two_articles_of_one_outlet_are_two() -> None:
    rows = [row("d1", ["Ana Suel", "Centre"], "it rains"), row("d2", ["Ana Suel", "Centre"], "it rains")]
    assert origins(rows)[0].documents == 2


def test_a_republication_of_another_article_is_no_family() -> None:
    rows = [
        row("d1", ["Ana Suel", "Centre"], "it rains"),
        row("d2", ["Ana Suel", "Centre", "Reader"], "it snows", outlets=2),
    ]
    assert origins(rows)[0].documents == 2


def test_who_cannot_be_told_is_no_origin() -> None:
    assert origins([replace(row("d1", ["Lantern"]), speaker=None), row("d1", [])]) == ()


def test_one_person_under_two_spellings_is_one_origin() -> None:
    other = row("d2", ["Ana Suel", "Lantern"])
    spelt = replace(other, chain=(replace(other.chain[0], name="Anna Suel"), *other.chain[1:]))
    (origin,) = origins([row("d1", ["Ana Suel", "Lantern"]), row("d3", ["Ana Suel", "Lantern"]), spelt])
    assert (origin.name, origin.documents) == ("Ana Suel", 3)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["d1", "d2", "d3"]),
            st.lists(st.sampled_from(["Ana Suel", "unnamed officials", "Lantern", "LPA"]), max_size=4),
            st.sampled_from(["it rains", "it pours", "it ends"]),
            st.integers(1, 2),
        )
    ),
    st.randoms(use_true_random=False),
)
def test_order_free_and_within_bounds(
    given_rows: list[tuple[str, list[str], str, int]], shuffle: random.Random
) -> None:
    rows = [row(document, chain, text, outlets=outlets) for document, chain, text, outlets in given_rows]
    found = origins(rows)
    shuffle.shuffle(rows)
    assert {(o.name, o.statements) for o in origins(rows)} == {(o.name, o.statements) for o in found}
    assert sum(o.statements for o in found) <= len(rows)
    assert all(o.documents <= o.statements for o in found)
