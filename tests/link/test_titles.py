from __future__ import annotations

import pytest

from sayso.link.titles import before
from sayso.link.wording import wording


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("Minister of Energy and Water Ana Suel", "Minister of Energy and Water"),
        ("Then Deputy Governor of the Bank of Pell Ana Suel", "Deputy Governor of the Bank of Pell"),
        ("Director of Orvada Mills Ana Suel", "Director of Orvada Mills"),
        ("the minister of energy Ana Suel", None),
        ("Friends of Energy Ana Suel", None),
        ("Minister of Energy, Ana Suel", None),
        ("Ana Suel", None),
    ],
)
def test_an_office_ends_right_before_the_name(text: str, office: str | None) -> None:
    assert before(text, text.index("Ana"), wording("en")) == office
