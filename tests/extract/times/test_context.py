from __future__ import annotations

import pytest

from sayso.extract.times.context import plain_date, published
from sayso.extract.times.meaning import Date
from sayso.records import Derivation, Document


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("2021-05-08", Date(2021, 5, 8)),
        ("2021-05-08T10:00:00Z", Date(2021, 5, 8)),
        ("2021-05~", Date(2021, 5)),
        ("2021", Date(2021)),
        ("2021-21", Date(2021)),
        ("2021-02-30", None),
        ("2021/2022", None),
        ("../2021", None),
        ("soon", None),
        ("", None),
        (None, None),
    ],
)
def test_plain_date(value: str | None, date: Date | None) -> None:
    assert plain_date(value) == date


@pytest.mark.parametrize(
    ("own", "first", "date"),
    [
        ("2021-05-11", "2021-05-08", Date(2021, 5, 8)),
        ("2021-05-08", "2021-05", Date(2021, 5, 8)),
        (None, "2021-05-08", Date(2021, 5, 8)),
        ("2021-05-08", None, Date(2021, 5, 8)),
        (None, None, None),
    ],
)
def test_published(own: str | None, first: str | None, date: Date | None) -> None:
    document = Document("d", "d", "d", "", "", published=own, derived_from=(Derivation("translated", published=first),))
    assert published(document) == date
