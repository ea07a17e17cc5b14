from __future__ import annotations

from sayso.evaluate import card
from sayso.evaluate.card import Figure
from sayso.evaluate.spans import Detection, Ratio

CARD = [card.share("speaker", Ratio(3, 4)), *card.found("times", Detection(right=2, predicted=4, gold=2))]


def test_figures_say_what_they_were_counted_from() -> None:
    assert list(card.table(CARD)) == [
        "speaker          0.750  3 of 4",
        "times.precision  0.500  2 of 4 found",
        "times.recall     1.000  2 of 2 wanted",
        "times.f1         0.667",
    ]
    assert list(card.table([])) == []


def test_what_fell_is_named() -> None:
    assert card.below(CARD, {"speaker": 0.75, "times.f1": 0.6666}) == []
    assert card.below(CARD, {"speaker": 0.76}) == ["speaker: 0.7500, floor 0.7600"]
    assert card.below(CARD, {"chain": 0.5}) == ["chain: not measured, floor 0.5000"]
    assert card.below([Figure("a", 0.33333, "")], {"a": 0.3333}) == []
