"""A conditional logit (McFadden 1974): how likely a candidate is among those of its question, by weights of signs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from training.statements.edge_questions import Question

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
MEMORY = 8  # steps that the search remembers
STEPS = 80


@dataclass(frozen=True, slots=True)
class Table:
    """Questions as numbers. `columns` and `rows` say which candidate has which sign; `starts` where each question's
    candidates begin, `of` whose each is; `right` and `ruled` are candidates, -1 for none."""

    names: tuple[str, ...]
    columns: Ints
    rows: Ints
    starts: Ints
    of: Ints
    right: Ints
    ruled: Ints

    @classmethod
    def of_questions(cls, questions: Sequence[Question], counts: Callable[[str], bool], enough: int) -> Table:
        """The table of questions over signs that count and that so many questions have."""
        seen = Counter(sign for one in questions for sign in {sign for signs in one.signs for sign in signs})
        names = tuple(sorted(sign for sign, number in seen.items() if number >= enough and counts(sign)))
        place = {name: k for k, name in enumerate(names)}
        columns, rows, starts, of, right, ruled = [], [], [], [], [], []
        for number, one in enumerate(questions):
            begin = len(of)
            starts.append(begin)
            right.append(begin + one.right if one.right >= 0 else -1)
            ruled.append(begin + one.ruled)
            for signs in one.signs:
                known = [place[sign] for sign in signs if sign in place]
                columns += known
                rows += [len(of)] * len(known)
                of.append(number)
        return cls(names, *(np.array(column, dtype=np.int64) for column in (columns, rows, starts, of, right, ruled)))

    def scores(self, weights: Floats) -> Floats:
        """The score of each candidate."""
        return np.bincount(self.rows, weights=weights[self.columns], minlength=len(self.of))

    def chosen(self, scores: Floats) -> Ints:
        """The best candidate of each question, the first of equals."""
        ends = np.append(self.starts[1:], len(self.of))
        return np.array([a + int(scores[a:b].argmax()) for a, b in zip(self.starts, ends, strict=True)])


def fit(table: Table, asked: npt.NDArray[np.bool_], ridge: float, base: Floats | None = None) -> Floats:
    """Weights of least loss over the questions that are `asked`, beside scores that are given, with a ridge."""
    given = np.zeros(len(table.of)) if base is None else base
    kept = asked & (table.right >= 0)
    right = table.right[kept]

    def loss(weights: Floats) -> tuple[float, Floats]:
        scores = given + table.scores(weights)
        best = np.maximum.reduceat(scores, table.starts)
        odds = np.exp(scores - best[table.of])
        total = np.add.reduceat(odds, table.starts)
        value = float((np.log(total) + best)[kept].sum() - scores[right].sum() + ridge / 2 * weights @ weights)
        slope = odds / total[table.of] * kept[table.of]
        slope[right] -= 1
        gradient = np.bincount(table.columns, weights=slope[table.rows], minlength=len(weights)) + ridge * weights
        return value, gradient

    return _least(loss, np.zeros(len(table.names)))


def _least(loss: Callable[[Floats], tuple[float, Floats]], at: Floats) -> Floats:
    """Where a smooth function is least, by L-BFGS (Nocedal 1980)."""
    value, gradient = loss(at)
    memory: list[tuple[Floats, Floats]] = []
    for _ in range(STEPS):
        direction, steps = gradient.copy(), []
        for moved, turned in reversed(memory):
            share = (moved @ direction) / (moved @ turned)
            steps.append(share)
            direction -= share * turned
        if memory:
            direction *= (memory[-1][0] @ memory[-1][1]) / (memory[-1][1] @ memory[-1][1])
        else:
            direction /= max(1.0, float(np.abs(gradient).sum()) / 10)
        for (moved, turned), share in zip(memory, reversed(steps), strict=True):
            direction += moved * (share - (turned @ direction) / (moved @ turned))
        length = 1.0
        reached, slope = loss(at - direction)
        while reached > value - 1e-4 * length * float(gradient @ direction) and length > 1e-6:
            length /= 2
            reached, slope = loss(at - length * direction)
        if value - reached < 1e-6 * max(1.0, abs(value)):
            break
        memory = [*memory, (-length * direction, slope - gradient)][-MEMORY:]
        at, value, gradient = at - length * direction, reached, slope
    return at
