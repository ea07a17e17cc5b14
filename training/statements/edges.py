"""The chooser of edges of contents: the weights of `sayso/languages/en/edges.toml`; its figures go to stderr.

Fitted to the articles of our corpus that train, twice: first the signs of text and tree, to all of them; then, beside
these, what the annotator's heads mark, to the articles that the annotator has not learnt from (`unseen.txt`), since on
the others the heads are surer than they will be on new text.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from sayso.annotate import load
from training.corpus import parts
from training.statements import articles
from training.statements.conditional_logit import Floats, Table, fit
from training.statements.edge_questions import Asked, Question, asked

RIDGE, HEADS_RIDGE = 4.0, 1.0
ENOUGH = 8  # questions that must have a sign
LEAST = 0.05  # a smaller weight is left out
FOLDS = 10
HEADS = "heads "

HEAD = """\
# What speaks for and against a place as the beginning or end of a content: weights of a conditional logit; the signs
# are those of sayso/extract/statements/edge_signs.py, read by sayso/languages/edges.py. Fitted by training/statements
# to {:,} contents in the articles that train; to be fitted again when the rules or the annotator's weights change.
"""


def fitted_table() -> str:
    """The table, as TOML."""
    rows = list(asked(parts.training(), load("en"), articles.unseen()))
    tell(rows)
    lines = [HEAD.format(len(rows))]
    for side in ("begins", "ends"):
        plain, heads = tables([getattr(row, side) for row in rows])
        first, second = fitted(plain, heads, rows, np.ones(len(rows), dtype=bool))
        lines.append(f"\n[{side}]\n")
        weights = {**dict(zip(plain.names, first, strict=True)), **dict(zip(heads.names, second, strict=True))}
        for name, weight in sorted(weights.items()):
            if abs(weight) >= LEAST:
                lines.append(f"{_key(name)} = {weight:.2f}\n")
    return "".join(lines)


def _key(name: str) -> str:
    """A sign as a key of TOML."""
    escaped = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"' if "'" in name else f"'{name}'"


def tables(questions: Sequence[Question]) -> tuple[Table, Table]:
    """The questions over the signs of text and tree, and over those of the heads."""
    plain = Table.of_questions(questions, lambda sign: not sign.startswith(HEADS), ENOUGH)
    return plain, Table.of_questions(questions, lambda sign: sign.startswith(HEADS), ENOUGH)


def fitted(plain: Table, heads: Table, rows: Sequence[Asked], among: npt.NDArray[np.bool_]) -> tuple[Floats, Floats]:
    """The weights of both, fitted to rows that are `among`."""
    first = fit(plain, among, RIDGE)
    unseen = np.array([row.unseen for row in rows])
    return first, fit(heads, among & unseen, HEADS_RIDGE, plain.scores(first))


def tell(rows: Sequence[Asked]) -> None:
    """How many edges are right by the rules and by a choice that other stories taught."""
    fold = folds([row.story for row in rows])
    unseen = np.array([row.unseen for row in rows])
    both = {name: np.ones(len(rows), dtype=bool) for name in ("rules", "chosen")}
    for side in ("begins", "ends"):
        plain, heads = tables([getattr(row, side) for row in rows])
        chosen = plain.ruled.copy()
        for number in range(FOLDS):
            first, second = fitted(plain, heads, rows, fold != number)
            best = plain.chosen(plain.scores(first) + heads.scores(second))
            chosen[fold == number] = best[fold == number]
        for name, found in (("rules", plain.ruled), ("chosen", chosen)):
            right = found == plain.right
            both[name] &= right
            print(f"{side:6} {name:6} {_shares(right, unseen)}", file=sys.stderr)
    for name, right in both.items():
        print(f"both   {name:6} {_shares(right, unseen)}", file=sys.stderr)


def _shares(right: npt.NDArray[np.bool_], unseen: npt.NDArray[np.bool_]) -> str:
    here = right[unseen]
    return f"{right.sum()} of {len(right)} ({right.mean():.3f}); unseen {here.sum()} of {len(here)} ({here.mean():.3f})"


def folds(stories: Sequence[str]) -> npt.NDArray[np.int64]:
    """A fold for each row, whole stories in one, the largest first into the emptiest."""
    sizes, fold, filled = Counter(stories), {}, [0] * FOLDS
    for story in sorted(sizes, key=lambda name: (-sizes[name], name)):
        fold[story] = filled.index(min(filled))
        filled[fold[story]] += sizes[story]
    return np.array([fold[story] for story in stories])
