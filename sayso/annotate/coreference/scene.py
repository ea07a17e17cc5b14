"""The mentions of a text as arrays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.annotate.coreference.descriptions import MODIFIERS
from sayso.annotate.coreference.expressions import (
    CASES,
    DEEPEST,
    DETERMINERS,
    FORMS,
    GENDERS,
    KINDS,
    NOUNS,
    NUMBERS,
    REFERENTS,
    Expression,
)
from sayso.annotate.coreference.quotations import OUTSIDE, Quotations
from sayso.annotate.coreference.tree import ROLES, Tree
from sayso.annotate.encoder import Floats, Ints

UNKNOWN = -1
FOUND = 0  # column of `Scene.own`: whether the annotator found the mention
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Pointers:
    """What the annotator's pointer from mentions to antecedents says, a row a word; `distances` by doubled distance."""

    places: Ints  # (words,) the token of each word
    anaphors: Floats  # (words, 64)
    candidates: Floats  # (words, 64)
    fresh: Floats  # (words,) how likely a word refers back to nothing
    meanings: Floats  # (words, 384)
    distances: Floats

    def words(self, tokens: Ints) -> Ints:
        """The words that tokens are."""
        found: Ints = np.searchsorted(self.places, tokens)
        return found


class Scene:
    """Mentions in order of place: codes of what their words tell (UNKNOWN where nothing), places, pointers.

    `own` (mentions, n) holds what a mention tells by itself as numbers; `speaker` the mention that says the words in
    which it stands; `codes` tells gender, number, pronoun, referent, speaker, governor and form of each.
    """

    def __init__(
        self, tree: Tree, found: Sequence[Expression], said: Quotations, pointers: Pointers, classes: Sequence[str]
    ) -> None:
        self.expressions = found
        self.size = len(found)
        self.token = np.array([one.token for one in found], dtype=np.int64)
        self.form = codes([one.form for one in found], FORMS)
        self.referent = codes([one.referent for one in found], REFERENTS)
        self.pronoun = codes([one.pronoun for one in found], classes)
        self.number = codes([one.number for one in found], NUMBERS)
        self.gender = codes([one.gender for one in found], GENDERS)
        self.role = codes([one.role for one in found], ROLES)
        self.kind = codes([one.kind for one in found], KINDS)
        self.subject = np.array([one.subject for one in found], dtype=bool)
        self.found = np.array([one.found for one in found], dtype=bool)
        self.governor = np.array([one.governor for one in found], dtype=np.int64)
        self.ancestors = np.full((self.size, DEEPEST), UNKNOWN, dtype=np.int64)
        for number, one in enumerate(found):
            self.ancestors[number, : len(one.ancestors)] = one.ancestors
        self.sentence = np.array([tree.sentences[one.token] for one in found], dtype=np.int64)
        self.paragraph = np.array([tree.paragraphs[one.token] for one in found], dtype=np.int64)
        self.quoted = np.array([said.quoted[one.token] for one in found], dtype=np.int64)
        self.heads = codes([one.head for one in found], sorted({one.head for one in found}))
        words = pointers.words(self.token)
        self.anaphors = pointers.anaphors[words]
        self.candidates = pointers.candidates[words]
        self.fresh = pointers.fresh[words]
        self.distances = pointers.distances
        self.meanings = _unit(pointers.meanings[words])
        self.likeness = _unit(self.candidates)
        self.classes = classes
        self.speaker = self._speakers(said)
        self.own = self._own(tree)
        told = (self.gender, self.number, self.pronoun, self.referent, self.speaker, self.governor, self.form)
        self.codes: list[tuple[int, ...]] = list(zip(*(values.tolist() for values in told), strict=True))

    def _speakers(self, said: Quotations) -> Ints:
        found = np.full(self.size, UNKNOWN, dtype=np.int64)
        for number, token in enumerate(self.token.tolist()):
            span = said.speakers[token]
            if span is not None:
                first = int(np.searchsorted(self.token, span[0]))
                if first < self.size and self.token[first] < span[1] and first != number:
                    found[number] = first
        return found

    def _own(self, tree: Tree) -> Floats:
        found = self.expressions
        return np.column_stack(
            [
                self.found,
                one_hot(self.form, len(FORMS)),
                one_hot(self.referent, len(REFERENTS)),
                one_hot(self.pronoun, len(self.classes)),
                one_hot(codes([one.case for one in found], CASES), len(CASES)),
                one_hot(self.number, len(NUMBERS)),
                one_hot(self.gender, len(GENDERS)),
                one_hot(codes([one.determiner for one in found], DETERMINERS), len(DETERMINERS)),
                one_hot(self.role, len(ROLES)),
                one_hot(self.kind, len(KINDS)),
                np.array([one.classes + one.modified for one in found]).reshape(self.size, len(NOUNS) + len(MODIFIERS)),
                self.subject,
                np.isin(np.arange(self.size), self.speaker),
                np.diff(self.sentence, prepend=UNKNOWN) > 0,
                np.diff(self.paragraph, prepend=UNKNOWN) > 0,
                self.quoted != OUTSIDE,
                self.speaker != UNKNOWN,
                self.sentence < 1,
                np.array([min(len(one.told), 3) for one in found], dtype=np.float32),
                np.array([tree.words[one.token][:1].isupper() for one in found]),
                np.log1p(np.arange(self.size)) / 5,
            ]
        ).astype(np.float32)


def codes(values: Sequence[str | None], names: Sequence[str]) -> Ints:
    """The place of each value among the names; UNKNOWN where it is not among them."""
    numbers: dict[str | None, int] = {name: number for number, name in enumerate(names)}
    return np.array([numbers.get(value, UNKNOWN) for value in values], dtype=np.int64)


def one_hot(given: Ints, size: int) -> Floats:
    """Rows (n, size) of zeros with a one at each code; all zeros where it is UNKNOWN."""
    found = np.zeros((len(given), size), dtype=np.float32)
    known = np.flatnonzero(given >= 0)
    found[known, given[known]] = 1
    return found


def _unit(rows: Floats) -> Floats:
    found: Floats = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6)
    return found
