from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sayso.ingest import describe, hyphens, read
from sayso.records import READ_REGIONS, Given, Reading

CASES = yaml.safe_load((Path(__file__).parent.parent / "cases" / "reading.yml").read_text("utf-8"))


def reading_of(text: str) -> Reading:
    return read(describe(text, Given(language="en"), path="a.txt", name="a.txt"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_cases(case: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hyphens, "lexicon", lambda language: frozenset(case.get("lexicon", ())))
    assert reading_of(case["text"]).text == case["read"]


MARKUP = st.sampled_from(
    [
        "*", "**", "\\*", "[", "](#)", "]", "_", "\u00ad", "- ", "-\n", "a-b", "ser-vice", " ", "\n", "\n\n", "\u00a0",
        "\t", "# ", "• ", "![", "<b>", "1. ", "The road is closed.", "By Ana Suel", "© The Post", "Comments",
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(),
    st.lists(MARKUP, max_size=60).map("".join),
    st.lists(st.text(max_size=20) | MARKUP).map("".join),
)


@settings(deadline=None, max_examples=300)
@given(TEXTS)
@example("a\r\n\r\nb\rc")
@example("\n * \n*")
def test_every_mapped_character_is_that_of_the_text(text: str) -> None:
    document = describe(text, Given(language="en"), path="a", name="a")
    reading = read(document)
    at = source = 0
    for piece in reading.pieces:
        assert piece.length > 0
        assert at <= piece.start
        assert source <= piece.source
        at, source = piece.start + piece.length, piece.source + piece.length
        assert reading.text[piece.start : at] == text[piece.source : source]
        # What is not mapped was put in: white space.
    mapped = {i for piece in reading.pieces for i in range(piece.start, piece.start + piece.length)}
    assert all(char.isspace() for i, char in enumerate(reading.text) if i not in mapped)
    covered = {i for part in reading.parts for i in range(part.start, part.end)}
    assert mapped <= covered
    left_out = {i for r in document.regions if r.kind not in READ_REGIONS for i in range(r.start, r.end)}
    assert not left_out & {i for p in reading.pieces for i in range(p.source, p.source + p.length)}
    assert all("\n\n" not in reading.text[part.start : part.end] for part in reading.parts)
    assert reading.text == reading.text.strip()


def test_parts_tell_titles_and_crossheads() -> None:
    text = (
        "The old dam\n\nNobody knows who built the dam above Tolm, says an engineer.\n\n"
        "Is it old?\n\nIt is, says another engineer, and nobody contradicts him.\n"
    )
    reading = reading_of(text)
    assert [(part.kind, reading.text[part.start : part.end][:10]) for part in reading.parts] == [
        ("title", "The old da"),
        ("text", "Nobody kno"),
        ("crosshead", "Is it old?"),
        ("text", "It is, say"),
    ]


def seconds(text: str) -> float:
    start = time.process_time()
    reading_of(text)
    return time.process_time() - start


def test_five_million_characters_in_one_line() -> None:
    text = "The minister said that the long-term plan is dead, and left. " * 80_000
    assert min(seconds(text) for _ in range(3)) < 4  # 1.2 s on an idle core


HOSTILE = [
    "a", "*", "[", "](", "\\", "- ", "_a", "<b", "a-b ", "\u00ad", "![a](", "\u00a0", "1. ", "May 3 ", "[x](y) ", "\r",
    " \n", "* note\n", "Short line\n", "© Post\n\n", "By A B\n", "1. Bo says\n", "Comments (3)\n", "• a\n", "word *\n",
    "Related\n\n", "Notes\n", "# a\n", "Ana Suel is a fellow\n", "3 May 2031\n", "Source: The Post\n",
    "PELL (LPA) — a\n",
    "The road was closed on Monday night by the police.\n",
]  # fmt: skip


@pytest.mark.parametrize("unit", HOSTILE)
def test_hostile_text_takes_linear_time(unit: str) -> None:
    # Where time is linear, 40,000 characters take a moment; where it is not, the tenfold text takes minutes.
    small, large = unit * (10_000 // len(unit)), unit * (40_000 // len(unit))
    assert seconds(large) < 10 * seconds(small) + 1
