"""Mentions to entities, from the first to the last."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from sayso.annotate.coreference.entities import Entities
from sayso.annotate.coreference.expressions import Tables
from sayso.annotate.coreference.features import NAME, changing, earlier, fixed
from sayso.annotate.coreference.names import same_names
from sayso.annotate.coreference.ranker import Ranker
from sayso.annotate.coreference.scene import UNKNOWN, Scene
from sayso.annotate.encoder import Floats, Ints


@dataclass(frozen=True, slots=True)
class Question:
    """A mention that may go back, its candidates, and the numbers about each of them."""

    mention: int
    candidates: Ints
    entities: Ints  # of each candidate
    fixed: Floats
    changing: Floats


Answer = tuple[int, float] | None  # the antecedent, a mention, and its probability
Answering = Callable[[Question], Answer]


def questions(scene: Scene, tables: Tables, answer: Answering) -> Iterator[tuple[Question, Answer]]:
    """Every pronoun and nominal with candidates and what was answered; each answer shapes what follows.

    In order of place, but what a quotation says waits for whoever is named behind it as its speaker.
    """
    entities = Entities(scene, tables)
    named = dict(same_names(scene.expressions, tables.reference.unabbreviated))
    following = np.full(scene.size, scene.size)
    for later, before in named.items():
        following[before] = later
    asked = np.flatnonzero(scene.form != NAME).tolist()
    among = [earlier(scene, mention, following) for mention in asked]
    lengths = [len(candidates) for candidates in among]
    together = np.concatenate([*among, np.zeros(0, dtype=np.int64)])
    known = np.split(fixed(scene, np.repeat(asked, lengths).astype(np.int64), together), np.cumsum(lengths))
    prepared = dict(zip(asked, zip(among, known, strict=False), strict=True))
    for mention in _order(scene):
        if mention in named:
            entities.join(mention, named[mention])
        elif mention in prepared and len(prepared[mention][0]):
            candidates, numbers = prepared[mention]
            of = entities.row[candidates]
            one = Question(mention, candidates, of, numbers, changing(scene, entities, mention, candidates, tables))
            found = answer(one)
            if found is not None:
                entities.join(mention, found[0])
            yield one, found


def _order(scene: Scene) -> list[int]:
    waits = np.where(scene.form == NAME, UNKNOWN, scene.speaker).tolist()
    return sorted(
        range(scene.size), key=lambda mention: (max(mention, waits[mention]), waits[mention] > mention, mention)
    )


def resolve(scene: Scene, tables: Tables, ranker: Ranker) -> dict[int, tuple[int, float]]:
    """For each pronoun and nominal that goes back the antecedent, a mention, and its probability."""
    decided = questions(scene, tables, Decision(scene, ranker))
    return {one.mention: found for one, found in decided if found is not None}


class Decision:
    """Answers by a ranker: the likeliest entity, by its likeliest mention; None where none is likelier."""

    def __init__(self, scene: Scene, ranker: Ranker) -> None:
        self._scene, self._ranker = scene, ranker
        self._later, self._earlier = ranker.later(scene.own), ranker.earlier(scene.own)

    def __call__(self, one: Question) -> Answer:
        """The answer to one question."""
        scene, m, a = self._scene, one.mention, one.candidates
        parts = self._ranker.fixed(one.fixed, scene.candidates[a] * scene.anaphors[m])
        parts += self._later[m] + self._earlier[a]
        scores = self._ranker.scores(parts, one.changing)
        none = self._ranker.none(scene.own[m], np.concatenate([one.fixed.max(0), one.changing.max(0)]))
        highest = max(float(scores.max()), none)
        shares = np.exp(scores - highest)
        together = np.bincount(one.entities, weights=shares)
        best = int(together.argmax())
        nothing = float(np.exp(none - highest))
        if together[best] <= nothing:
            return None
        place = int(np.where(one.entities == best, shares, -1).argmax())
        return int(a[place]), float(together[best] / (shares.sum() + nothing))
