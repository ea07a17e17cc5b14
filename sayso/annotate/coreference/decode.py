"""Mentions to entities, from the first to the last."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from sayso.annotate.coreference.entities import Entities
from sayso.annotate.coreference.expressions import Tables
from sayso.annotate.coreference.features import NAME, Candidates, changing, fixed
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


@dataclass(frozen=True, slots=True)
class Pairs:
    """Every pronoun and nominal with its candidates, one behind the other, and the numbers that no decision changes.

    The pairs of mention i are at `starts[i]` to `ends[i]`; nothing is there for one that is not asked about.
    """

    mentions: Ints
    candidates: Ints
    fixed: Floats
    starts: Ints
    ends: Ints
    named: dict[int, int]  # the mention before by the same name, of names

    def of(self, mention: int) -> slice:
        """Where the pairs of a mention are."""
        return slice(int(self.starts[mention]), int(self.ends[mention]))


Answer = tuple[int, float] | None  # the antecedent, a mention, and its probability
Answering = Callable[[Question], Answer]


def pairs(scene: Scene, tables: Tables) -> Pairs:
    """All that may be asked of a text."""
    named = dict(same_names(scene.expressions, tables.reference.unabbreviated))
    following = np.full(scene.size, scene.size)
    for later, before in named.items():
        following[before] = later
    asked = np.flatnonzero(scene.form != NAME)
    candidates = Candidates(scene, following)
    among = [candidates.of(mention) for mention in asked.tolist()]
    lengths = np.zeros(scene.size, dtype=np.int64)
    lengths[asked] = [len(some) for some in among]
    together = np.concatenate([*among, np.zeros(0, dtype=np.int64)])
    mentions = np.repeat(np.arange(scene.size), lengths)
    ends = np.cumsum(lengths)
    return Pairs(mentions, together, fixed(scene, mentions, together), ends - lengths, ends, named)


def questions(scene: Scene, tables: Tables, asked: Pairs, answer: Answering) -> Iterator[tuple[Question, Answer]]:
    """Every pronoun and nominal with candidates and what was answered; each answer shapes what follows.

    In order of place, but what a quotation says waits for whoever is named behind it as its speaker.
    """
    entities = Entities(scene, tables)
    for mention in _order(scene):
        place = asked.of(mention)
        if mention in asked.named:
            entities.join(mention, asked.named[mention])
        elif place.stop > place.start:
            candidates = asked.candidates[place]
            of = entities.row[candidates]
            numbers = changing(scene, entities, mention, candidates)
            one = Question(mention, candidates, of, asked.fixed[place], numbers)
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
    asked = pairs(scene, tables)
    decided = questions(scene, tables, asked, Decision(scene, asked, ranker))
    return {one.mention: found for one, found in decided if found is not None}


class Decision:
    """Answers by a ranker: the likeliest entity, by its likeliest mention; None where none is likelier."""

    def __init__(self, scene: Scene, asked: Pairs, ranker: Ranker) -> None:
        m, a = asked.mentions, asked.candidates
        self._asked, self._ranker = asked, ranker
        self._parts = ranker.fixed(asked.fixed, scene.candidates[a] * scene.anaphors[m])
        self._parts += ranker.later(scene.own)[m]
        self._parts += ranker.earlier(scene.own)[a]
        best = np.zeros((scene.size, asked.fixed.shape[1]), dtype=np.float32)
        some = np.flatnonzero(asked.ends > asked.starts)
        if len(some):
            best[some] = np.maximum.reduceat(asked.fixed, asked.starts[some], axis=0)
        self._none = ranker.nothing(scene.own, best)

    def __call__(self, one: Question) -> Answer:
        """The answer to one question."""
        scores = self._ranker.scores(self._parts[self._asked.of(one.mention)], one.changing)
        none = self._ranker.none(self._none[one.mention], np.maximum.reduce(one.changing))
        highest = max(float(np.maximum.reduce(scores)), none)
        scores -= highest
        shares = np.exp(scores, out=scores)
        nothing = float(np.exp(none - highest))
        every = np.add.reduce(shares)
        if every <= nothing:  # so no entity is likelier
            return None
        together = np.bincount(one.entities, weights=shares)
        entity = int(together.argmax())
        if together[entity] <= nothing:
            return None
        place = int(np.where(one.entities == entity, shares, -1).argmax())
        return int(one.candidates[place]), float(together[entity] / (every + nothing))
