"""The entities that the mentions of a text make up so far, and what is known of each."""

from __future__ import annotations

import numpy as np

from sayso.annotate.coreference.expressions import FORMS, GENDERS, KINDS, NUMBERS, REFERENTS, Tables
from sayso.annotate.coreference.scene import Scene, one_hot
from sayso.annotate.encoder import Floats

_FORMS, _REFERENTS, _KINDS = len(FORMS), len(REFERENTS), len(KINDS)


class Entities:
    """Row i of each array belongs to the entity whose first known member is mention i; `row` leads there.

    `view` (mentions, n) is what pairs are judged by: which forms it has, shares of referents, kinds, genders and
    numbers among its members, pronouns, how often it was mentioned and as a subject; `sums` (mentions, 3) are those of
    its genders, numbers and pronouns.
    """

    def __init__(self, scene: Scene, tables: Tables) -> None:
        classes = len(scene.classes)
        self._counts = np.column_stack(
            [
                one_hot(scene.form, _FORMS),
                one_hot(scene.referent, _REFERENTS),
                one_hot(scene.kind, _KINDS),
                one_hot(scene.gender, len(GENDERS)),
                one_hot(scene.number, len(NUMBERS)),
                one_hot(scene.pronoun, classes),
                np.ones(scene.size, dtype=np.float32),
                scene.subject,
            ]
        ).astype(np.float32)
        start = _FORMS
        self.referents = slice(start, start := start + _REFERENTS)
        self.kinds = slice(start, start := start + _KINDS)
        self.genders = slice(start, start := start + len(GENDERS))
        self.numbers = slice(start, start := start + len(NUMBERS))
        self.pronouns = slice(start, start + classes)
        self.row = np.arange(scene.size)
        self.last = np.arange(scene.size)
        self.view = self._viewed(self._counts)
        self.sums = self._summed(self.view)
        self._words(scene, tables)

    def _viewed(self, counts: Floats) -> Floats:
        found = counts.copy()
        size = counts[:, -2:-1]
        found[:, :_FORMS] = counts[:, :_FORMS] > 0
        found[:, self.referents.start : self.numbers.stop] /= size
        found[:, self.pronouns] = np.minimum(counts[:, self.pronouns], 2)
        found[:, -2:] = np.log1p(counts[:, -2:])
        return found

    def _summed(self, view: Floats) -> Floats:
        """Sums over genders, numbers and pronouns of rows of the view."""
        parts = (self.genders, self.numbers, self.pronouns)
        return np.column_stack([view[:, part].sum(1) for part in parts])

    def _words(self, scene: Scene, tables: Tables) -> None:
        """By which words each was called; only words that some nominal asks for have a column."""
        nominals = [one for one in scene.expressions if one.form == "nominal"]
        wanted = sorted({word for one in nominals for word in (*one.called, *one.told, one.head)})
        self.columns = {word: number for number, word in enumerate(wanted)}
        trades = sorted(set(tables.reference.trades.values()))
        self.called, self.told, self.named = (np.zeros((scene.size, len(wanted)), dtype=bool) for _ in range(3))
        self.trades = np.zeros((scene.size, len(trades)), dtype=bool)
        for number, one in enumerate(scene.expressions):
            for words, array in ((one.called, self.called), (one.told, self.told), (one.names, self.named)):
                for word in words:
                    if word in self.columns:
                        array[number, self.columns[word]] = True
            for word in (*one.called, *one.names):
                if word in tables.reference.trades:
                    self.trades[number, trades.index(tables.reference.trades[word])] = True

    def join(self, later: int, earlier: int) -> None:
        """Make the entities of two mentions one."""
        kept, gone = int(self.row[earlier]), int(self.row[later])
        if kept == gone:
            return
        self.row[self.row == gone] = kept
        self.last[kept] = max(self.last[kept], self.last[gone])
        self._counts[kept] += self._counts[gone]
        self.view[kept] = self._viewed(self._counts[kept : kept + 1])[0]
        self.sums[kept] = self._summed(self.view[kept : kept + 1])[0]
        for flags in (self.called, self.told, self.named, self.trades):
            flags[kept] |= flags[gone]
