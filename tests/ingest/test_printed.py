from __future__ import annotations

from collections.abc import Iterator

import pytest

from sayso.ingest.printed import Line, printed

ONE = "The road to the north was closed on Monday night after the river rose by a metre, the governor said in Sabrel."
TWO = "It will stay closed for ten days, according to the transport department, and nobody in the valley believes it."


def lines(text: str, y: float, x: float = 50, width: int = 50, size: float = 10, apart: float = 12) -> Iterator[Line]:
    """A paragraph in lines, downward from y."""
    line = ""
    for word in text.split(" "):
        if line and len(line) + 1 + len(word) > width:
            yield Line(line, x, y, size)
            line, y = word, y - apart
        else:
            line = f"{line} {word}".strip()
    yield Line(line, x, y, size)


def paragraphs(*pages: list[Line]) -> list[str]:
    return printed(pages)[0].split("\n\n")


def test_a_gap_divides_paragraphs() -> None:
    assert paragraphs([*lines(ONE, 700), *lines(TWO, 650)]) == [ONE, TWO]


@pytest.mark.parametrize("apart", [11, 14, 24])
def test_whatever_the_spacing(apart: float) -> None:
    page = [*lines(ONE, 700, apart=apart), *lines(TWO, 700 - 4.6 * apart, apart=apart)]
    assert paragraphs(page) == [ONE, TWO]


def test_a_first_line_that_is_set_in_divides_paragraphs() -> None:
    first, second = list(lines(ONE, 700)), list(lines(TWO, 700 - 12 * 3))
    page = [*first, Line(second[0].text, 62, second[0].y, 10), *second[1:]]
    assert len(first) == 3
    assert paragraphs(page) == [ONE, TWO]


def test_a_short_last_line_divides_paragraphs_that_nothing_else_does() -> None:
    first = list(lines(ONE + " He left.", 700))
    assert len(first[-1].text) < 40
    assert paragraphs([*first, *lines(TWO, first[-1].y - 12)]) == [ONE + " He left.", TWO]


def test_larger_and_bold_lines_are_headings() -> None:
    page = [Line("Road closed", 50, 720, 16), *lines(ONE, 700), Line("Ten days", 50, 652, 10, bold=True)]
    assert paragraphs([*page, *lines(TWO, 640)]) == ["Road closed", ONE, "Ten days", TWO]


def test_sentences_go_on_in_the_next_column_and_page() -> None:
    text = list(lines(f"{ONE} {TWO}", 700))
    left = [Line(one.text, 50, 700 - 12 * i, 10) for i, one in enumerate(text[:2])]
    right = [Line(one.text, 320, 700 - 12 * i, 10) for i, one in enumerate(text[2:4])]
    rest = [Line(one.text, 50, 700 - 12 * i, 10) for i, one in enumerate(text[4:])]
    assert paragraphs([*left, *right], rest) == [f"{ONE} {TWO}"]
    assert paragraphs(list(lines(ONE, 700)), list(lines(TWO, 700))) == [ONE, TWO]


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("The transport depart-", "ment replied that it was", "The transport department replied"),
        ("The transport depart\u00ad", "ment replied that it was", "The transport department replied"),
        ("The transport depart\u2010", "ment replied that it was", "The transport department replied"),
        ("He asked for a well-", "known engineer; well-known", "He asked for a well-known engineer"),
        ("Officials from Anglo-", "Kordan companies were in it", "Officials from Anglo-Kordan companies"),
        ("The o\ufb03ce of the mayor is", "not far from the bridge that", "The office of the mayor is not far"),
    ],
)
def test_words_that_a_lines_end_broke(first: str, second: str, joined: str) -> None:
    page = [*lines(ONE, 740), Line(first, 50, 700, 10), Line(second, 50, 688, 10), *lines(TWO, 640)]
    assert joined in printed([page])[0]


def test_what_runs_along_stands_at_the_end_and_page_numbers_nowhere() -> None:
    texts = [ONE, TWO, f"Again. {ONE}", f"Again. {TWO}"]
    pages = [
        [Line(f"Coast Courier | 8 May 2031 | {n}", 50, 780, 8), *lines(texts[n - 1], 700),
         Line("Printed in Sabrel", 50, 30, 8), Line(f"- {n} -", 300, 20, 8)]
        for n in range(1, 5)
    ]  # fmt: skip
    text, given = printed(pages)
    assert text.split("\n\n") == [*texts, "Coast Courier | 8 May 2031 | 1\nPrinted in Sabrel"]
    assert [(one.kind, text[one.start : one.end]) for one in given.regions] == [
        ("boilerplate", "Coast Courier | 8 May 2031 | 1\nPrinted in Sabrel")
    ]
    assert given.url is None


def test_figures_at_the_edge_that_are_no_page_numbers_stay() -> None:
    pages = [[*lines(ONE if n == 3 else TWO, 700), Line(f"{n} {n + 3} {n * 7}", 50, 600, 10)] for n in (3, 5)]
    text, _ = printed(pages)
    assert "3 6 21" in text
    assert "5 8 35" in text


def test_an_address_that_runs_along_is_where_it_was_published() -> None:
    for address, url in (("https://courier.example/a", "https://courier.example/a"), ("https://courier.example", None)):
        pages = [[*lines(text, 700), Line(f"{address} {n}/2", 50, 30, 8)] for n, text in ((1, ONE), (2, TWO))]
        assert printed(pages)[1].url == url


def test_nothing_but_what_runs_along() -> None:
    text, given = printed([[Line("Coast Courier", 50, 780, 8)]] * 3)
    assert (text, given.regions) == ("Coast Courier", ())
    assert printed([]) == printed([[], []])


def test_a_header_that_changes_with_the_chapter_runs_along_too() -> None:
    words = f"{ONE} {TWO}".split()
    pages = [
        [Line(f"Part {n // 4}: {header}", 50, 780, 8), *lines(" ".join(words[n:] + words[:n]), 700)]
        for n, header in enumerate(["The road"] * 4 + ["The pass"] * 8)
    ]
    text, _ = printed(pages)
    assert text.endswith("\n\nPart 0: The road\nPart 1: The pass")
    assert text.count("Part") == 2
