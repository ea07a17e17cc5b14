from __future__ import annotations

import numpy as np
import pytest

from sayso.languages.reliability import OTHER
from training.statements.logistic import ALWAYS, fitted, probabilities, table
from training.statements.reliability import Find, cautious, named, weights


def drawn(seed: int = 1, finds: int = 2_000) -> list[Find]:
    """Finds that are right in 9 of 10 cases where the heads agree, else in 4 of 10, whatever the pattern."""
    random = np.random.default_rng(seed)
    rows = []
    for i in range(finds):
        agreed = bool(random.random() < 0.7)
        right = bool(random.random() < (0.9 if agreed else 0.4))
        pattern = "pattern object, rare" if i < 3 else "pattern object, say" if i % 2 else "pattern clause after"
        rows.append(Find(f"story {i % 30}", (pattern, *(["agreed"] if agreed else [])), right))
    return rows


def test_weights_say_how_often_finds_with_a_sign_are_right() -> None:
    found = {name: weight for name, (weight, _) in weights(drawn(), read=True).items()}
    base = found[ALWAYS] + found["pattern clause after"]
    assert 1 / (1 + np.exp(-base)) == pytest.approx(0.4, abs=0.06)
    assert 1 / (1 + np.exp(-base - found["agreed"])) == pytest.approx(0.9, abs=0.04)
    assert "agreed" not in weights(drawn(), read=False)


def test_a_rare_pattern_stands_with_its_family_and_a_rare_family_with_the_rest() -> None:
    rows = [*drawn(finds=100), Find("s", ("pattern never, seen",), True)]
    given = named(rows, read=True)
    assert given[0][:2] == (ALWAYS, "pattern object")
    assert given[3][:2] == (ALWAYS, "pattern object, say")
    assert given[-1] == (ALWAYS, OTHER)


def test_a_ridge_draws_weights_in_and_the_cautious_one_is_no_worse_than_chance_tells() -> None:
    rows = drawn(finds=400)
    given = named(rows, read=True)
    names = [ALWAYS, *sorted({sign for row in given for sign in row} - {ALWAYS})]
    x, right = table(given, names), np.array([float(row.right) for row in rows])
    weak, strong = fitted(x, right, 0.3), fitted(x, right, 300.0)
    assert np.abs(strong[1:]).max() < np.abs(weak[1:]).max()
    assert probabilities(x, strong).mean() == pytest.approx(right.mean(), abs=1e-6)
    assert cautious(x, right, [row.story for row in rows]) >= 1.0
