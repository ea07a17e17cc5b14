from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.cli import listing
from sayso.cli.listing import Listing, cell
from sayso.cli.table import Cell

ROWS = [("a1", "the bridge “is open”"), ("b2", "[red]not markup[/red] \x1b[31m\nand a second line"), ("c3", "=1+1")]


def cells(row: Sequence[str]) -> Sequence[str]:
    return row


PAIRS: Listing[Sequence[str]] = Listing(
    headings=(Cell("id", 4), Cell("words")),
    cells=cells,
    fields=("id", "words"),
    whole=lambda row: {"id": row[0], "words": row[1]},
)


def test_a_table_shows_every_word_as_it_stands_and_no_control(capsys: pytest.CaptureFixture[str]) -> None:
    PAIRS.print(ROWS, "table")
    out = capsys.readouterr().out
    assert [line.split() for line in out.splitlines()] == [
        ["id", "words"],
        ["a1", "the", "bridge", "“is", "open”"],
        ["b2", "[red]not", "markup[/red]", "␛[31m", "and", "a", "second", "line"],
        ["c3", "=1+1"],
    ]


def test_csv_reads_back_but_for_what_a_spreadsheet_would_run(capsys: pytest.CaptureFixture[str]) -> None:
    PAIRS.print(ROWS, "csv")
    out = capsys.readouterr().out
    assert list(csv.reader(io.StringIO(out))) == [
        ["id", "words"],
        ["a1", "the bridge “is open”"],
        ["b2", "[red]not markup[/red] ␛[31m\nand a second line"],
        ["c3", "'=1+1"],
    ]


def test_json_is_one_array_without_loss(capsys: pytest.CaptureFixture[str]) -> None:
    PAIRS.print(ROWS, "json")
    out = capsys.readouterr().out
    assert "\x1b" not in out
    assert json.loads(out) == [{"id": id_, "words": words} for id_, words in ROWS]
    assert len(out.splitlines()) == len(ROWS) + 2


@pytest.mark.parametrize(
    ("form", "said"), [("table", ("", f"{listing.NOTHING}\n")), ("csv", ("id,words\n", "")), ("json", ("[]\n", ""))]
)
def test_no_rows_is_no_error(form: listing.Format, said: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    PAIRS.print([], form)
    assert tuple(capsys.readouterr()) == said


@given(st.text(st.characters(codec=None), max_size=30))
def test_no_cell_is_a_formula(text: str) -> None:
    assert not cell(text).startswith(("=", "+", "-", "@", "\t", "\r"))
    assert not cell(text).lstrip().startswith(("=", "+", "-", "@"))


@pytest.mark.parametrize(
    ("value", "shown"),
    [(None, ""), (0.5, "0.5"), (3, "3"), (["A", "B"], "A | B"), ([], ""), ({"start": 1, "end": 3, "text": "of"}, "of")],
)
def test_values_that_are_no_text(value: object, shown: str) -> None:
    assert cell(value) == shown
