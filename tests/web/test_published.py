from __future__ import annotations

from sayso.records import PublishedRow
from sayso.web.published import published


def rows(*given: tuple[str | None, int]) -> list[PublishedRow]:
    return [PublishedRow(*one) for one in given]


def test_nothing_to_compare() -> None:
    assert published([]) is None
    assert published(rows((None, 3))) is None
    assert published(rows((None, 3), ("2031-05-08", 2))) is None


def test_days() -> None:
    found = published(rows((None, 3), ("2031-05-08", 2), ("2031-05-10", 4)))
    assert found is not None
    assert (found.first, found.last, found.undated) == ("2031-05-08", "2031-05-10", 3)
    assert [(one.name, one.documents, one.height) for one in found.columns] == [
        ("8 May 2031", 2, 50.0),
        ("10 May 2031", 4, 100.0),
    ]
    assert [(one.left, round(one.left + one.width)) for one in found.columns] == [(0.0, 33), (66.67, 100)]


def test_what_has_no_day_counts_where_it_begins() -> None:
    found = published(rows(("2029", 1), ("2029-03", 5), ("2031-02-01", 1)))
    assert found is not None
    assert [(one.name, one.documents) for one in found.columns] == [
        ("January 2029", 1),
        ("March 2029", 5),
        ("February 2031", 1),
    ]
