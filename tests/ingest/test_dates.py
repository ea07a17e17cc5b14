from __future__ import annotations

import pytest

from sayso.ingest.dates import dates, days, single

CASES = {
    "8 May 2031": "2031-05-08",
    "8th of May, 2031": "2031-05-08",
    "May 8, 2031": "2031-05-08",
    "May 8th 2031": "2031-05-08",
    "Sept. 8, 2031": "2031-09-08",
    "Thursday, 8 May 2031": "2031-05-08",
    "08-May-2031": "2031-05-08",
    "2031-05-08": "2031-05-08",
    "2031-05-08T23:30:00-11:00": "2031-05-08",
    "2031/05/08": "2031-05-08",
    "08.05.2031": "2031-05-08",
    "28/05/2031": "2031-05-28",
    "05/28/2031": "2031-05-28",
    "05/05/2031": "2031-05-05",
    "04/05/2031": "2031",
    "May 2031": "2031-05",
    "Tue, 11 May 2021 10:00:00 +0000": "2021-05-11",
}


@pytest.mark.parametrize(("written", "value"), CASES.items())
def test_written_dates(written: str, value: str) -> None:
    line = f"Posted {written}, late"
    (found,) = dates(line, "en")
    assert found.value == value
    assert line[found.start : found.end] in written


@pytest.mark.parametrize(
    "line", ["31 February 2031", "2031-13-01", "99/99/2031", "1.2.3.2031", "room 2031", "marching 2031"]
)
def test_what_is_no_date(line: str) -> None:
    assert dates(line, "en") == ()


def test_a_line_with_two() -> None:
    assert [d.value for d in dates("From 1 May 2031 to June 2, 2031", "en")] == ["2031-05-01", "2031-06-02"]


def test_days_without_a_year() -> None:
    assert [d.value for d in days("On 24 March and March 25, but not 26 March 2030 or 31 June", "en", "2031")] == [
        "2031-03-24",
        "2031-03-25",
    ]


@pytest.mark.parametrize(
    ("text", "value"), [("2031", "2031"), ("2031-05", "2031-05"), ("2031-99", None), ("soon", None)]
)
def test_a_field_that_holds_one(text: str, value: str | None) -> None:
    assert single(text, "en") == value
