"""Marks are read where they stand, and taking them out leaves the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.corpus import markup
from training.corpus.markup import Mention, Region, Time

PLAIN = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r:"), min_size=1, max_size=12)
MARKS = (
    ("{anna=", "}"),
    ("{the-dam:", "}"),
    ("{e%d~", "}"),
    ("[s%d ", "]"),
    ("[s%d! ", "]"),
    ("[s%d< ", "]"),
    ("<2031-05|", ">"),
)


def _escaped(text: str) -> str:
    return "".join(f"\\{mark}" if mark in "{}[]<>\\" else mark for mark in text)


@st.composite
def marked(draw: st.DrawFn, depth: int = 3) -> tuple[str, str]:
    """A marked text and what it says."""
    body = said = ""
    for number in range(draw(st.integers(1, 3))):
        words = draw(PLAIN)
        body, said = body + _escaped(words), said + words
        if depth and draw(st.booleans()):
            opening, closing = draw(st.sampled_from(MARKS))
            inner, text = draw(marked(depth - 1))
            name = opening % draw(st.integers(0, 10**9)) if "%d" in opening else opening
            body, said = f"{body}{name}x{inner}{closing}", f"{said}x{text}"
        body, said = f"{body} {number}", f"{said} {number}"
    return body, said


@given(marked())
def test_what_is_left_without_marks_is_the_text(given_one: tuple[str, str]) -> None:
    body, said = given_one
    try:
        assert markup.read(body).text == said
    except markup.MarkError as error:
        assert "marked twice" in error.why  # noqa: PT017 (two events drew one number)


def test_everything_is_found_where_it_stands() -> None:
    found = markup.read(
        '"[s1 The {port:port}]," [s1< {brandt:he}] [s1! said] on <2031-05-02|Friday>, '
        '"[s1 {e1~opens}]" <set:P1W|weekly>.'
    )
    text = found.text
    assert text == '"The port," he said on Friday, "opens" weekly.'
    assert [text[a:b] for a, b in found.contents["s1"]] == ["The port", "opens"]
    assert [text[a:b] for a, b in found.cues["s1"]] == ["said"]
    assert [text[a:b] for a, b in found.sources["s1"]] == ["he"]
    assert found.mentions == [Mention(5, 9, "port", False), Mention(12, 14, "brandt", False)]
    assert found.times == [Time(23, 29, "2031-05-02", False), Time(39, 45, "P1W", True)]
    assert text[slice(*found.triggers["e1"])] == "opens"


def test_regions() -> None:
    found = markup.read(
        "::title:: A clinic closes\n\n::dateline:: TOLM, 3 May — ::text:: The clinic\n\n"
        "::boilerplate:: Share.\n\n::boilerplate:: Copyright.\n"
    )
    assert found.text == "A clinic closes\n\nTOLM, 3 May — The clinic\n\nShare.\n\nCopyright.\n"
    assert found.regions == [Region(0, 15, "title"), Region(17, 30, "dateline"), Region(43, 61, "boilerplate")]


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("one\n{anna=Anna", "line 2: {anna is never closed"),
        ("a > b", "line 1: '>' closes nothing; write \\> where it is text"),
        ("\n[s1 a {b=c] d}", "line 2: ']' where {b of line 2 is still open"),
        ("[sic]", "line 1: '[sic]' is no mark; write \\[ where it is text"),
        ("{anna=}", "line 1: {anna holds nothing"),
        ("{e1~a} {e1~b}", "line 1: e1 is marked twice"),
    ],
)
def test_what_cannot_be_read_is_one_line(body: str, why: str) -> None:
    with pytest.raises(markup.MarkError) as raised:
        markup.read(body)
    assert str(raised.value) == why
