from __future__ import annotations

import pytest

from sayso.link.papers import spoken_of
from sayso.link.wording import wording


@pytest.mark.parametrize(
    ("text", "paper"),
    [
        ("The letter came on Monday. @ says so.", "The letter"),
        ("On Monday, a second report was sent. It was short. @ says so.", "a second report"),
        ("The letter came on Monday. The mill paid. @ says so.", None),
        ("The mill sent a letter. @ says so.", None),
        ("@ says so.", None),
    ],
)
def test_it_is_the_document_that_opened_a_sentence(text: str, paper: str | None) -> None:
    found = spoken_of(text, text.index("@"), wording("en"))
    assert (found and found.slice(text)) == paper
