from __future__ import annotations

from collections.abc import Iterator

import pytest

from sayso.cli.table import CHUNK, LONGEST_CELL, Cell, print_table

COLUMNS = (Cell("id", 6), Cell("words", share=3), Cell("where"))


def test_a_long_table_has_one_heading_and_every_row(capsys: pytest.CaptureFixture[str]) -> None:
    count = 2 * CHUNK
    print_table(COLUMNS, ((f"{i:06}", "w", "x") for i in range(count)))
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == ["id", *(f"{i:06}" for i in range(count))]
    assert len({line.index("w") for line in lines}) == 1


def test_rows_are_printed_while_more_are_made(capsys: pytest.CaptureFixture[str]) -> None:
    def rows() -> Iterator[tuple[str, str, str]]:
        for _ in range(CHUNK):
            yield ("first", "w", "x")
        assert "first" in capsys.readouterr().out
        yield ("last", "w", "x")

    print_table(COLUMNS, rows())
    assert "last" in capsys.readouterr().out


def test_long_text_goes_on_in_the_next_line(capsys: pytest.CaptureFixture[str]) -> None:
    words = [f"word{i}" for i in range(60)]
    print_table(COLUMNS, [("1", " ".join(words), "end")])
    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= 120
    assert [w for line in lines for w in line.split() if w.startswith("word") and w != "words"] == words


def test_a_cell_without_end_is_cut_and_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(COLUMNS, [("1", "x" * 10 * LONGEST_CELL, "end")])
    out = capsys.readouterr().out
    assert out.count("x") == LONGEST_CELL - 1
    assert out.count("…") == 1
