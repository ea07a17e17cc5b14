from __future__ import annotations

import pytest

from benchmarks.times.timex import to_edtf, to_timex

BOTH = [
    ("2021-05-08", "2021-05-08"),
    ("2021-05", "2021-05"),
    ("2021", "2021"),
    ("2021-21", "2021-SP"),
    ("2021-24", "2021-WI"),
    ("2021-35", "2021-Q3"),
    ("2021-40", "2021-H1"),
    ("199X", "199"),
    ("18XX", "18"),
    ("2021-05-03/2021-05-09", "2021-W18"),
    ("2021-01-02/2021-01-03", "2020-W53-WE"),
    ("2021-05-08T10:35:00", "2021-05-08T10:35"),
    ("P20Y", "P20Y"),
    ("PT30M", "PT30M"),
]
ONLY_TO_TIMEX = [
    ("2021-05~", "2021-05"),
    ("2021-05-0X", "2021-05"),
    ("2021-38", "2021"),
    ("2021-05-08T10:35:00-05:00", "2021-05-08T10:35"),
    ("2001/2014", None),
    ("1997/..", None),
    ("../2042", None),
]
ONLY_TO_EDTF = [
    ("P2E", "P20Y"),
    ("P1C", "P100Y"),
    ("P3Q", "P9M"),
    ("2021-05-08T24", "2021-05-08T00:00:00"),
    ("XXXX-WXX-1", "P1W"),
    ("XXXX-XX-XX", "P1D"),
    ("PRESENT_REF", None),
    ("PAST_REF", None),
    ("FUTURE_REF", None),
    ("PXY", None),
    ("PTXH", None),
    ("1989-WXX", None),
    ("1989-QX", None),
    ("2021-05-08TMO", None),
    ("2021-05-08TNI", None),
    ("2021-W54", None),
    ("XXXX-07", None),
]


@pytest.mark.parametrize(("edtf", "timex"), BOTH + ONLY_TO_TIMEX)
def test_to_timex(edtf: str, timex: str | None) -> None:
    assert to_timex(edtf) == timex


@pytest.mark.parametrize(("timex", "edtf"), [(timex, edtf) for edtf, timex in BOTH] + ONLY_TO_EDTF)
def test_to_edtf(timex: str, edtf: str | None) -> None:
    assert to_edtf(timex) == edtf
