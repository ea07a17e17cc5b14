from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.web.inert import inert, plain


class Reads(HTMLParser):
    """What a browser shows of a piece of a page, and which elements it makes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.text = ""
        self.elements: list[str] = []
        self.feed(f"{page}")  # a plain string: Markup would escape what the parser puts into it
        self.close()

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)


ANY = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("<>&\"'\r\n\t\x00\x1b\u202e\u2066\u200b"))


@given(ANY)
def test_a_page_shows_as_many_characters_each_in_its_place(text: str) -> None:
    read = Reads(inert(text))
    assert set(read.elements) <= {"span"}
    assert len(read.text) == len(text)
    changed = {a for a, b in zip(text, read.text, strict=True) if a != b}
    assert all(not c.isprintable() for c in changed)


@given(ANY)
def test_nothing_that_reorders_is_left(text: str) -> None:
    hidden = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c\x00\x1b")
    assert not hidden & set(str(inert(text)))
    assert not hidden & set(plain(text))


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("a\r\nb", "a&#13;\nb"),
        ("\u202eabc", '<span class="sign" data-sign="RLO" title="U+202E right-to-left override">\ufffd</span>abc'),
        ("\x1b", '<span class="sign" data-sign="U+001B" title="U+001B control character">\u241b</span>'),
    ],
)
def test_what_it_becomes(text: str, page: str) -> None:
    assert inert(text) == page


def test_an_attribute_holds_no_markup() -> None:
    assert plain("a\n\u202eb") == "a \ufffdb"
