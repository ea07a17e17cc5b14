from __future__ import annotations

import pytest

from sayso.annotate.forms import Break, Shape, line_break, shape


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("road", Shape.LOWER),
        ("Road", Shape.TITLE),
        ("NATO", Shape.UPPER),
        ("U.S.", Shape.UPPER),
        ("A", Shape.INITIAL),
        ("J.", Shape.INITIAL),
        ("al-Ani", Shape.MIXED),
        ("McCall", Shape.MIXED),
        ("2021", Shape.DIGITS),
        ("F-16", Shape.DIGITS),
        ("1990s", Shape.LOWER),
        ("…", Shape.SYMBOLS),
        ("", Shape.SYMBOLS),
        ("’s", Shape.LOWER),
        ("École", Shape.TITLE),
        ("中文", Shape.MIXED),
    ],
)
def test_shape(word: str, expected: Shape) -> None:
    assert shape(word) is expected


@pytest.mark.parametrize(
    ("space", "expected"),
    [
        ("", Break.NONE),
        ("  ", Break.NONE),
        ("\u00a0", Break.NONE),
        ("\n", Break.NEWLINE),
        ("\r\n", Break.NEWLINE),
        (" \n  ", Break.NEWLINE),
        ("\n\n", Break.PARAGRAPH),
        ("\r\n\r\n", Break.PARAGRAPH),
        ("\n \t\n", Break.PARAGRAPH),
        ("\n\n\n", Break.PARAGRAPH),
        ("\u2029\u2029", Break.PARAGRAPH),
    ],
)
def test_line_break(space: str, expected: Break) -> None:
    assert line_break(space) is expected
