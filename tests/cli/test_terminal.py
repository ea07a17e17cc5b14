from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.cli.terminal import safe, safe_json

ANY_TEXT = st.text(st.characters(codec=None), max_size=40)
OBEYED = {"Cc", "Cs", "Zl", "Zp"}
BIDI = {"LRE", "RLE", "PDF", "LRO", "RLO", "LRI", "RLI", "FSI", "PDI"}


def obeyed(text: str) -> list[str]:
    """The characters that a terminal acts on: by Unicode's own properties, not by the pattern under test."""
    return [c for c in text if unicodedata.category(c) in OBEYED or unicodedata.bidirectional(c) in BIDI]


@given(ANY_TEXT)
def test_nothing_that_a_terminal_obeys_is_left(text: str) -> None:
    assert obeyed(safe(text)) == []


@given(ANY_TEXT)
def test_json_is_harmless_and_without_loss(text: str) -> None:
    line = safe_json({"text": text})
    assert obeyed(line) == []
    assert json.loads(line) == {"text": text}


@given(st.text(st.characters(categories=["L", "N", "P", "S", "Zs", "M"])))
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert safe(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[2J\x1b]0;owned\x07", "␛[2J␛]0;owned␇"),
        ("two\nlines\r\n\tand a tab", "two lines   and a tab"),
        ("\x9b31mred", "\ufffd31mred"),
        ("gnp.\u202eexe", "gnp.\ufffdexe"),
        ("broken \udcff name", "broken \ufffd name"),
        ("the minister’s “word” — ясно, 早安, नमस्ते, می‌گوید", "the minister’s “word” — ясно, 早安, नमस्ते, می‌گوید"),
    ],
)
def test_cases(text: str, shown: str) -> None:
    assert safe(text) == shown


def test_what_is_kept_is_named() -> None:
    assert safe("a\nb\x1bc", keep="\n") == "a\nb␛c"
