"""The entities that the mentions of a text make up so far, and what is known of each."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from sayso.annotate.coreference.expressions import FORMS, GENDERS, KINDS, MEDIA, NUMBERS, REFERENTS, Expression, Tables
from sayso.annotate.coreference.scene import Scene, one_hot
from sayso.annotate.encoder import Floats, Ints

_LATEST = 55  # mentions: an entity that came up behind so many is new in the text
_FORMS, _REFERENTS, _KINDS = len(FORMS), len(REFERENTS), len(KINDS)


class Entities:
    """Row i of each array belongs to the entity whose first known member is mention i; `row` leads there.

    `view` (mentions, n) is what pairs are judged by: which forms it has, shares of referents, kinds, genders and
    numbers among its members, pronouns, how often it was mentioned and as a subject; `since` (mentions,) how many
    mentions stand before its first. `trades` (mentions,) has a bit a
    trade, `described` tells whether it was called by more than a head. `asked` has for each nominal columns of `words`:
    whether somebody was called by its head, named by it, called by a word that it can stand for; and then whether by
    each of its other words.
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
        self.since = np.log1p(np.minimum(self.row, _LATEST)).astype(np.float32) / 4
        self.last = np.arange(scene.size)
        self.view = self._viewed(self._counts)
        self._agreements: dict[tuple[int, ...], Floats] = {}
        self._read_words(scene.expressions, tables)

    def _viewed(self, counts: Floats) -> Floats:
        """The view of rows (…, n) of counts."""
        found = counts.copy()
        found[..., :_FORMS] = counts[..., :_FORMS] > 0
        found[..., _FORMS : self.numbers.stop] /= counts[..., -2:-1]
        np.minimum(counts[..., self.pronouns], 2, out=found[..., self.pronouns])
        np.log1p(counts[..., -2:], out=found[..., -2:])
        return found

    def agreement(self, gender: int, number: int, pronoun: int, referent: int) -> Floats:
        """What a row of `view` is multiplied by (n, 7): how far an entity has the gender of a mention, how far another
        one; the same of its number; how far its referent; its pronoun and another. Zeros where the mention has none."""
        key = (gender, number, pronoun, referent)
        found = self._agreements.get(key)
        if found is None:
            found = self._agreements[key] = np.zeros((self.view.shape[1], 7), dtype=np.float32)
            for column, own, part in (
                (0, gender, self.genders),
                (2, number, self.numbers),
                (5, pronoun, self.pronouns),
            ):
                if own >= 0:
                    found[part, column + 1] = 1
                    found[part.start + own] = 0
                    found[part.start + own, column] = 1
            found[self.referents.start + referent, 4] = 1
        return found

    def _read_words(self, expressions: Sequence[Expression], tables: Tables) -> None:
        """By which words each was called; only words that some nominal asks for have a column."""
        nominals = [number for number, one in enumerate(expressions) if one.form == "nominal"]
        heads = {word: 3 * number for number, word in enumerate(sorted({expressions[n].head for n in nominals}))}
        told = sorted({word for n in nominals for word in expressions[n].told})
        others = {word: 3 * len(heads) + number for number, word in enumerate(told)}
        stood_for: dict[str, list[int]] = {}
        for head, column in heads.items():
            for word in tables.reference.stands_for.get(head, ()):
                stood_for.setdefault(word, []).append(column + 2)
        bits = {trade: 1 << n for n, trade in enumerate(sorted({MEDIA, *tables.reference.trades.values()}))}
        self.words = np.zeros((len(expressions), 3 * len(heads) + len(others)), dtype=bool)
        self.trades = np.zeros(len(expressions), dtype=np.int64)
        self.described = np.array([bool(one.told) for one in expressions], dtype=bool)
        for number, one in enumerate(expressions):
            columns = [others[word] for words in (one.called, one.told, one.names) for word in words if word in others]
            columns += [heads[word] for word in one.called if word in heads]
            columns += [heads[word] + 1 for word in one.names if word in heads]
            columns += [column for word in one.called for column in stood_for.get(word, ())]
            if columns:
                self.words[number, columns] = True
            for word in (*one.called, *one.names):
                trade = tables.trade(word)
                if trade is not None:
                    self.trades[number] |= bits[trade]
        self.asked: dict[int, Ints] = {}
        for number in nominals:
            first = heads[expressions[number].head]
            columns = [others[word] for word in sorted(expressions[number].told)]
            self.asked[number] = np.array([first, first + 1, first + 2, *columns])
        self.own_trades: list[int] = self.trades.tolist()

    def join(self, later: int, earlier: int) -> None:
        """Make the entities of two mentions one."""
        row = self.row
        kept, gone = int(row[earlier]), int(row[later])
        if kept == gone:
            return
        row[row == gone] = kept
        self.last[kept] = max(self.last[kept], self.last[gone])
        self._counts[kept] += self._counts[gone]
        self.view[kept] = self._viewed(self._counts[kept])
        self.words[kept] |= self.words[gone]
        self.trades[kept] |= self.trades[gone]
        self.described[kept] |= self.described[gone]
