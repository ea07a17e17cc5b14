from __future__ import annotations

import pytest

from sayso.extract.times.figures import count_of, written_date, year_of
from sayso.extract.times.meaning import Date
from sayso.languages.times import time_words


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("seven", 7),
        ("twenty - five", 25),
        ("twenty five", 25),
        ("2,500", 2500),
        ("2.5", 2.5),
        ("a", 1),
        ("a hundred", 100),
        ("two hundred", 200),
        ("three hundred sixty five", 365),
        ("two and a half", 2.5),
        ("2 1/2", 2.5),
        ("a couple of", 2),
        ("two to three", 2),
        ("ten or twelve", 10),
        ("two three", 2),
        ("5 - 10", 5),
        ("", None),
        ("many", None),
        ("9" * 400, None),
    ],
)
def test_count(words: str, number: float | None) -> None:
    assert count_of(words.split(), time_words("en").words) == number


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2021-05-08", Date(2021, 5, 8)),
        ("11/02/89", Date(1989, 11, 2)),
        ("13/02/2003", Date(2003, 2, 13)),
        ("14.02.2003", Date(2003, 2, 14)),
        ("04.05.2003", Date(2003, 5, 4)),
        ("02.14.2003", Date(2003, 2, 14)),
        ("2021-02-30", None),
        ("31/31/2020", None),
    ],
)
def test_written_date(text: str, date: Date | None) -> None:
    assert written_date(text) == date


@pytest.mark.parametrize(("text", "year"), [("1997", 1997), ("'97", 1997), ("’21", 2021), ("69", 2069), ("70", 1970)])
def test_year(text: str, year: int) -> None:
    assert year_of(text) == year
