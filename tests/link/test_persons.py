from __future__ import annotations

import pytest

from sayso.link import persons


@pytest.mark.parametrize(
    ("name", "given", "surname"),
    [
        ("Ana Suel", ("Ana",), ("Suel",)),
        ("Suel", (), ("Suel",)),
        ("President Orlech", (), ("Orlech",)),
        ("Deputy Foreign Minister Lenka Torvay", ("Lenka",), ("Torvay",)),
        ("Dr. Ana Suel", ("Ana",), ("Suel",)),
        ("Tarek bin Sael", ("Tarek",), ("bin", "Sael")),
        ("Ludo van der Moor", ("Ludo",), ("van", "der", "Moor")),
        ("Ana R. Suel", ("Ana", "R."), ("Suel",)),
        ("Minister", (), ("Minister",)),
        ("Ben Tarn", ("Ben",), ("Tarn",)),
        ("El Arval", (), ("El", "Arval")),
    ],
)
def test_parse(name: str, given: tuple[str, ...], surname: tuple[str, ...]) -> None:
    parsed = persons.parse(name)
    assert (parsed.given, parsed.surname) == (given, surname)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Ana Suel", "Suel"),
        ("Ana Suel", "A. Suel"),
        ("Anthony Brell", "Antony Brell"),
        ("Aleksandr Orvin", "Alexandr Orvin"),
        ("Yuri Ostrovsky", "Yuriy Ostrovskiy"),
        ("Yuri Ostrovsky", "Yury Ostrovski"),
        ("Rahim Tol", "Rakhim Tol"),
        ("Tarek bin Sael", "Sael"),
        ("Ana Suel", "Ana Maria Suel"),
        ("ANA SUEL", "Ana Suel"),
        ("José Arvál", "Jose Arval"),
        ("William Suel", "Bill Suel"),
        ("J. Robert Suel", "Robert Suel"),
        ("Ivo Tol Jr.", "Ivo Tol"),
    ],
)
def test_can_be_one_person(a: str, b: str) -> None:
    assert persons.fit(persons.parse(a), persons.parse(b))
    assert persons.fit(persons.parse(b), persons.parse(a))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Ana Suel", "Ana Sorel"),
        ("Ana Suel", "Ivo Suel"),
        ("Daniel Orvin", "Daniela Orvin"),
        ("Petr Orvin", "Petr Orvina"),
        ("Lena Tol", "Lina Tol"),
        ("Ana R. Suel", "Ana B. Suel"),
        ("Jon Tol Jr.", "Jon Tol Sr."),
        ("Suel", "Sel"),
        ("Ben Tarn", "Lis Tarn"),
        ("Robert Suel", "Bill Suel"),
        ("Tol Jr.", "Ivo Tol"),
        ("Tol Jr.", "Tol"),
    ],
)
def test_cannot_be_one_person(a: str, b: str) -> None:
    assert persons.fit(persons.parse(a), persons.parse(b)) is None
    assert persons.fit(persons.parse(b), persons.parse(a)) is None


def test_variants_meet_under_one_key() -> None:
    pairs = [("Yuri Ostrovsky", "Yuriy Ostrovskiy"), ("Tarek bin Sael", "Sael"), ("A. Rahimov", "Rakhimov")]
    for a, b in pairs:
        assert persons.surname_key(persons.parse(a)) == persons.surname_key(persons.parse(b))
