from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.records import Region, Span
from sayso.web.leaves import blocks, leaf_of, leaves

TEXTS = st.text(st.sampled_from("ab. \n\r\t\u00a0é"), max_size=80)


def joined(text: str, spans: list[Span]) -> str:
    assert all(a.end == b.start for a, b in pairwise(spans))
    return "".join(span.slice(text) for span in spans)


@given(TEXTS, st.integers(2, 20))
def test_the_leaves_are_the_text_and_none_is_too_long(text: str, longest: int) -> None:
    found = leaves(text, longest)
    assert joined(text, list(found)) == text
    assert all(leaf.end - leaf.start <= longest for leaf in found)
    assert all(leaf.start < leaf.end for leaf in found) or not text


@given(TEXTS, st.integers(2, 20))
def test_every_character_is_found_on_its_leaf(text: str, longest: int) -> None:
    cut = leaves(text, longest)
    for offset in range(len(text)):
        leaf = cut[leaf_of(cut, offset)]
        assert leaf.start <= offset < leaf.end


@pytest.mark.parametrize(("offset", "leaf"), [(0, 0), (10**9, 2)])
def test_a_place_beyond_the_text_is_on_the_last_leaf(offset: int, leaf: int) -> None:
    assert leaf_of((Span(0, 5), Span(5, 9), Span(9, 12)), offset) == leaf


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("aaaaa\n\nb\ncc dd ee", "aaaaa\n\n"),  # a paragraph
        ("aaaaaa\nbb cc dd", "aaaaaa\n"),  # a line
        ("aaaaaa bb cccccc", "aaaaaa bb "),  # a word
        ("a" * 15, "a" * 10),  # nothing to cut at
    ],
)
def test_where_a_leaf_ends(text: str, first: str) -> None:
    assert leaves(text, 10)[0].slice(text) == first


@given(TEXTS)
def test_the_blocks_are_the_leaf(text: str) -> None:
    found = blocks(text, Span(0, len(text)), ())
    assert joined(text, [block.span for block in found]) == text


def test_a_block_is_of_the_region_that_holds_all_its_words() -> None:
    text = "Title\n\nBody here.\n\nComments\n\nMe too."
    regions = (Region(0, 5, "title"), Region(text.index("Comments"), len(text), "comment"))
    kinds = [block.kind for block in blocks(text, Span(0, len(text)), regions)]
    assert kinds == ["title", None, "comment", "comment"]
