from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.accuracy.planted import Planted
from sayso.records import Span

TEXT = "The river  fell on Monday, said\nAna Suel. It fell again in August."
SHEET = """
[meta]
complete = ["a.txt"]

[[entity]]
name = "Ana Suel"
aliases = ["Suel"]

[[statement]]
file = "a.txt"
quote = "The river fell on Monday"
quote_also = ["river fell"]
speaker = "Ana Suel"
kind = "person"
mode = "indirect"
act = "say"
chain = ["Ana Suel"]
chain_also = [["Ana Suel", "The Post"]]

[[time]]
file = "a.txt"
quote = "again in August"
expression = "August"
value = "2031-08"
optional = true

[[time]]
file = "a.txt"
quote = "on Monday"

[[no_fact]]
file = "a.txt"
quote = "said Ana Suel"

[[no_fact]]
file = "a.txt"
quote = "words that the page did not keep"
"""


@pytest.fixture
def planted(tmp_path: Path) -> Planted:
    path = tmp_path / "planted.toml"
    path.write_text(SHEET, "utf-8")
    return Planted.read(path)


def test_a_statement_is_found_over_white_space_and_in_each_wording(planted: Planted) -> None:
    (row,) = planted.statements("a.txt", TEXT)
    assert row.options == ((Span(0, 25),), (Span(4, 15),))
    assert (row.core, row.speakers, row.modes) == (True, ("Ana Suel",), ("indirect",))
    assert row.chains == (("Ana Suel",), ("Ana Suel", "The Post"))


def test_times_are_found_inside_their_quotes(planted: Planted) -> None:
    august, monday = planted.times("a.txt", TEXT)
    assert [span.slice(TEXT) for (span,) in august.options] == ["August"]
    assert (august.core, august.accept, monday.core, monday.accept) == (False, ("2031-08",), True, (None,))


def test_forbidden_places(planted: Planted) -> None:
    assert [span.slice(TEXT) for span in planted.forbidden("a.txt", TEXT)] == ["said\nAna Suel"]
    assert planted.complete == {"a.txt"}
    assert planted.aliases() == {"Ana Suel": ["Suel"]}


def test_words_that_do_not_stand_there_once_are_an_error(planted: Planted) -> None:
    with pytest.raises(LookupError, match="0 times"):
        planted.statements("a.txt", "nothing of the kind")
    with pytest.raises(LookupError, match="2 times"):
        planted.statements("a.txt", f"{TEXT} {TEXT}")
