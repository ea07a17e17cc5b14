from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.extract.times.lexicon import NAME, OTHER, lexicon
from sayso.extract.times.meaning import SORTS

WORDS = lexicon("en", SORTS)


@given(st.text())
def test_lexemes_cover_the_text(text: str) -> None:
    lexemes = WORDS.read(text)
    assert "".join(lexemes.pieces) == text
    assert len(lexemes.letters) == len(lexemes.pieces) == len(lexemes.starts)
    for i, start in enumerate(lexemes.starts):
        assert text[start : lexemes.end(i)].lower() == lexemes.word(i) or lexemes.pieces[i].isspace()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("May", "month"),
        ("MAY", "month"),
        ("Aug", "shortmonth"),
        ("Friday", "weekday"),
        ("weeks", "units"),
        ("2021", "fourdigit"),
        ("31", "day"),
        ("1,500", "number"),
        ("21st", "ordinal"),
        ("1990s", "decade"),
        ("'80s", "decade"),
        ("'97", "shortyear"),
        ("Q3", "quartercode"),
        ("10:30", "clock"),
        ("10 p.m.", "clock"),
        ("2021-05-08", "written"),
        ("½", "fraction"),
        ("\n\n", "break"),
    ],
)
def test_class(text: str, name: str) -> None:
    lexemes = WORDS.read(text)
    assert len(lexemes.letters) == 1
    assert lexemes.letters in WORDS.letters(name)


@pytest.mark.parametrize(("text", "letter"), [("may", OTHER), ("friday", OTHER), ("Orlen", NAME), ("bridge", OTHER)])
def test_months_and_weekdays_have_a_capital(text: str, letter: str) -> None:
    assert WORDS.read(text).letters == letter


def test_a_hyphen_stands_without_space() -> None:
    hyphen, dash = WORDS.letter("hyphen"), WORDS.letter("dash")
    assert WORDS.read("5-10").letters[1] == hyphen
    assert WORDS.read("5 - 10").letters[1] == dash
