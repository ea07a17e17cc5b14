from __future__ import annotations

from sayso.link.generations import sons


def test_a_suffix_alone_tells_nobody_apart() -> None:
    assert sons([("a", ("Ivo Orlech Jr.", "Orlech")), ("b", ("Ivo Orlech",)), ("c", ())]) == {}


def test_a_suffix_at_the_surname_does() -> None:
    assert sons([("a", ("Ivo Orlech Jr.", "Orlech Jr.")), ("b", ("Ivo Orlech",)), ("c", ("Ivo Orlech Jr.",))]) == {
        0: "jr",
        2: "jr",
    }


def test_so_does_a_namesake_in_the_same_text() -> None:
    assert sons([("a", ("Ivo Orlech III",)), ("a", ("Ivo Orlech",)), ("b", ("Ana Tarn Jr.",))]) == {0: "iii"}


def test_a_relative_with_another_given_name_tells_nothing() -> None:
    assert sons([("a", ("Ivo Orlech Jr.",)), ("a", ("Ana Orlech",))]) == {}


def test_who_has_both_forms_in_one_text_is_no_son() -> None:
    assert sons([("a", ("Ivo Orlech Jr.", "Ivo Orlech")), ("b", ("Orlech Jr.",))]) == {1: "jr"}
