"""Scores to annotation: sentences, dependency trees and names."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from sayso.annotate.encoder import Floats, Ints
from sayso.annotate.forms import Break

_FORBIDDEN = -1e9


def sentence_starts(scores: Floats, breaks: Sequence[Break]) -> Ints:
    """Places in a window where sentences start: its first word, after every blank line, and where scores say so."""
    starts = (scores > 0) | (np.array(breaks) == Break.PARAGRAPH)
    starts[0] = True
    return np.flatnonzero(starts)


def trees(scores: Floats, firsts: Ints) -> Ints:
    """Heads (n,) as places in the window, -1 for the root of each of the sentences that start at `firsts`.

    `scores` is (n, at least 1 + n), column 0 the root. The greedy choice is kept where it is a tree already, which it
    nearly always is.
    """
    size = len(scores)
    sentence = np.zeros(size, dtype=np.int64)
    sentence[firsts[1:]] = 1
    sentence = sentence.cumsum()
    own = np.where(sentence[:, None] == sentence, scores[:, 1 : size + 1], _FORBIDDEN)
    np.fill_diagonal(own, _FORBIDDEN)
    heads: Ints = own.argmax(axis=1)
    heads[scores[:, 0] >= own[np.arange(size), heads]] = -1
    bad = np.bincount(sentence[heads < 0], minlength=len(firsts)) != 1
    bad[sentence[_any_cycle(np.concatenate(([0], heads + 1)))[1:]]] = True
    ends = np.append(firsts[1:], size)
    for number in np.flatnonzero(bad).tolist():
        first, end = int(firsts[number]), int(ends[number])
        found = tree(np.hstack([scores[first:end, :1], scores[first:end, first + 1 : end + 1]]).astype(np.float64))
        heads[first:end] = np.where(found < 0, -1, found + first)
    return heads


def tree(scores: NDArray[np.float64]) -> Ints:
    """Heads (n,) of the best tree with one root over a sentence; -1 for the root.

    `scores` is (n, 1 + n), column 0 the root. The greedy choice where it is a tree already; otherwise Chu-Liu-Edmonds,
    a second time with root arcs so dear that exactly one is taken if the first tree has several roots.
    """
    size = len(scores)
    square = np.full((size + 1, size + 1), _FORBIDDEN)
    square[1:] = scores
    np.fill_diagonal(square, _FORBIDDEN)
    heads = square.argmax(axis=1)
    heads[0] = 0
    if _any_cycle(heads).any():
        heads = _arborescence(square)
    if np.count_nonzero(heads[1:] == 0) != 1:
        spread = float(scores.max() - scores.min()) + 1.0
        square[1:, 0] -= spread * (size + 1)
        heads = _arborescence(square)
    found: Ints = heads[1:] - 1
    return found


def _any_cycle(heads: Ints) -> NDArray[np.bool_]:
    """Nodes that do not lead to the root, node 0."""
    top = heads
    for _ in range(len(heads).bit_length()):
        top = top[top]
    lost: NDArray[np.bool_] = top != 0
    return lost


def _arborescence(scores: NDArray[np.float64]) -> Ints:
    """Best arborescence from node 0; `scores[d, h]` is what head h is worth for d (Chu and Liu 1965, Edmonds 1967)."""
    heads: Ints = scores.argmax(axis=1)
    heads[0] = 0
    lost = _any_cycle(heads)
    if not lost.any():
        return heads
    node = int(lost.argmax())
    for _ in range(len(heads)):
        node = int(heads[node])
    members = [node]
    while (following := int(heads[members[-1]])) != node:
        members.append(following)
    cycle = np.array(members)
    outside = np.ones(len(scores), dtype=bool)
    outside[cycle] = False
    others = np.flatnonzero(outside)
    joined = len(others)
    among_others = scores[others]
    entering = scores[cycle][:, others] - scores[cycle, heads[cycle]][:, None]
    leaving = among_others[:, cycle]
    smaller = np.full((joined + 1, joined + 1), _FORBIDDEN)
    smaller[:joined, :joined] = among_others[:, others]
    smaller[joined, :joined] = entering.max(axis=0)
    smaller[:joined, joined] = leaving.max(axis=1)
    inner = _arborescence(smaller)
    for place, head in enumerate(inner[:joined]):
        if place:
            heads[others[place]] = cycle[leaving[place].argmax()] if head == joined else others[head]
    entered = inner[joined]
    heads[cycle[entering[:, entered].argmax()]] = others[entered]
    return heads


def relations(scores: Floats, heads: Ints, root: int) -> Ints:
    """Label numbers of the arcs to `heads`; the label `root` stands at the root and nowhere else."""
    scores[:, root] = -np.inf
    found: Ints = scores.argmax(axis=1)
    found[heads < 0] = root
    return found


def names(scores: Floats, firsts: Ints, kinds: Sequence[str]) -> list[tuple[int, int, str]]:
    """Names as (start, end, kind) in a window; none crosses one of the sentence starts `firsts`.

    Labels are O and then B and I of each kind. The kind of a name is the one best for all its words together.
    """
    best = scores.argmax(axis=1)
    part = np.where(best == 0, 0, 2 - best % 2)  # 0 outside, 1 begins, 2 inside
    inside = part > 0
    before = np.concatenate(([False], inside[:-1]))
    begins = inside & ((part == 1) | ~before)
    begins[firsts] = inside[firsts]
    goes_on = np.concatenate((inside[1:] & ~begins[1:], [False]))
    goes_on[firsts[1:] - 1] = False
    found = []
    for start, last in zip(np.flatnonzero(begins), np.flatnonzero(inside & ~goes_on), strict=True):
        worth = scores[start, 1::2]
        if last > start:
            worth = worth + scores[start + 1 : last + 1, 2::2].sum(axis=0)
        found.append((int(start), int(last) + 1, kinds[int(worth.argmax())]))
    return found
