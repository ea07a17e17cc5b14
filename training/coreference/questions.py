"""What the ranker is asked over training texts, with the right answers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.annotate import coreference
from sayso.annotate.coreference import decode
from sayso.annotate.coreference.decode import Answer, Answering, Question
from training.coreference.texts import NOBODY, Text

Array = NDArray[np.float32]


@dataclass(frozen=True)
class Asked:
    """All questions as arrays: rows of pairs, how many belong to each question, whether each is right, and a row a
    question of what speaks for no antecedent."""

    pairs: Array
    counts: NDArray[np.int64]
    right: NDArray[np.bool_]
    none: Array


def given(text: Text) -> Answering:
    """Answers as the corpus has them: the nearest candidate that is the same."""

    def answer(one: Question) -> Answer:
        right = np.flatnonzero(same(text, one))
        return (int(one.candidates[right[-1]]), 1.0) if len(right) else None

    return answer


def same(text: Text, one: Question) -> NDArray[np.bool_]:
    """Which candidates are the one that the mention is."""
    entity = text.entities[one.mention]
    found: NDArray[np.bool_] = (text.entities[one.candidates] == entity) & (entity != NOBODY)
    return found


def goes_back(text: Text, mention: int) -> bool:
    """Whether the corpus marks an earlier mention of the same."""
    entity = int(text.entities[mention])
    return entity != NOBODY and text.firsts[entity] < int(text.scene.token[mention])


def ask(texts: Iterable[tuple[Text, Answering]]) -> Asked:
    """The questions that come up when each text is decided by its answers.

    Left out is what goes back to a mention that is not among its candidates: neither they nor none are right.
    """
    pairs, counts, right, none = [], [], [], []
    tables = coreference.tables("en")
    for text, answering in texts:
        scene = text.scene
        for one, _ in decode.questions(scene, tables, decode.pairs(scene, tables), answering):
            m, a = one.mention, one.candidates
            hits = same(text, one)
            if goes_back(text, m) and not hits.any():
                continue
            own = np.repeat(scene.own[m][None], len(a), 0)
            products = scene.candidates[a] * scene.anaphors[m]
            pairs.append(np.concatenate([own, scene.own[a], one.fixed, products, one.changing], axis=1))
            none.append(np.concatenate([scene.own[m], one.fixed.max(0), one.changing.max(0)]))
            counts.append(len(a))
            right.append(hits)
    return Asked(
        np.concatenate(pairs).astype(np.float32),
        np.array(counts),
        np.concatenate(right),
        np.array(none, dtype=np.float32),
    )
