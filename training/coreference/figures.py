"""How well a ranker decides texts that it has not learnt, and how easily it should say that nothing is gone back to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from sayso.annotate import coreference
from sayso.annotate.coreference import Ranker, decode
from sayso.annotate.coreference.expressions import FORMS
from training.coreference.questions import goes_back
from training.coreference.texts import Text

BIASES = (0.5, 1.0, 1.5, 2.0, 2.5)
LITTLE = 0.5


def links(decided: Iterable[tuple[Text, Ranker]]) -> Counter[str]:
    """Links that are right, those made, those that the corpora have."""
    counts: Counter[str] = Counter()
    tables = coreference.tables("en")
    for text, ranker in decided:
        asked = decode.pairs(text.scene, tables)
        decision = decode.Decision(text.scene, asked, ranker)
        for one, answer in decode.questions(text.scene, tables, asked, decision):
            form = FORMS[text.scene.form[one.mention]]
            back = goes_back(text, one.mention)
            right = answer is not None and back and text.entities[answer[0]] == text.entities[one.mention]
            for name in (form, "all"):
                counts[f"{name} gold"] += back
                counts[f"{name} own"] += answer is not None
                counts[f"{name} right"] += right
    return counts


def share(counts: Counter[str], name: str) -> str:
    right, gold, own = (counts[f"{name} {what}"] for what in ("right", "gold", "own"))
    return f"{name} {100 * right / max(gold, 1):.1f} % of {gold}, {100 * right / max(own, 1):.1f} % of {own} links"


def readiest_bias(decided: list[tuple[Text, Ranker]]) -> float:
    """What to take from the score of no antecedent, by links (F1) of texts that were not learnt: the most that costs
    little. Each link carries its probability, so that one too many does less harm than one that is missing."""
    scores = []
    for bias in BIASES:
        counts = links((text, ranker.biased(bias)) for text, ranker in decided)
        scores.append(200 * counts["all right"] / (counts["all gold"] + counts["all own"]))
        figures = "; ".join(share(counts, name) for name in (*FORMS[1:], "all"))
        print(f"bias {bias}: F1 {scores[-1]:.2f}; {figures}", flush=True)
    return max(bias for bias, score in zip(BIASES, scores, strict=True) if score > max(scores) - LITTLE)
