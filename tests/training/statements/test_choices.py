from __future__ import annotations

import numpy as np
import pytest

from training.statements.choices import SEEN, Row, report, weighed, weights
from training.statements.logistic import ALWAYS


def drawn(candidates: int = 4_000) -> list[Row]:
    """Candidates of which, where the cue is marked, 6 of 10 are right in new articles and 9 of 10 in those seen before;
    else 1 of 10."""
    random = np.random.default_rng(1)
    rows = []
    for i in range(candidates):
        marked, seen = bool(random.random() < 0.5), i % 2 == 0
        right = bool(random.random() < ((0.9 if seen else 0.6) if marked else 0.1))
        rows.append(Row(f"story {i % 20}", ("known", *(["cue marked"] if marked else [])), right, seen))
    return rows


def test_what_the_heads_mark_counts_as_it_does_in_articles_new_to_them() -> None:
    found = dict(zip(*weights(drawn()), strict=True))
    base = found[ALWAYS] + found["known"]
    assert 1 / (1 + np.exp(-base - found["cue marked"])) == pytest.approx(0.6, abs=0.05)
    assert 1 / (1 + np.exp(-base - found["cue marked"] - found[SEEN + "cue marked"])) == pytest.approx(0.9, abs=0.05)


def test_only_signs_of_the_heads_are_given_twice() -> None:
    row = Row("s", ("known", "cue marked"), True, True)
    assert weighed([row]) == [(ALWAYS, "known", "cue marked", SEEN + "cue marked")]


def test_the_report_counts_articles_new_to_the_heads_apart() -> None:
    line = report(drawn(400)).splitlines()[2]
    new, of, right, every = (int(word) for word in line.replace(":", " ").split() if word.isdigit())
    assert 0 < new < of < every
    assert new < right < every
