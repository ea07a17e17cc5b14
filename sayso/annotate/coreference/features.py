"""What speaks for and against an earlier mention as the antecedent of a pronoun or nominal, as numbers."""

from __future__ import annotations

import numpy as np

from sayso.annotate.coreference.entities import Entities
from sayso.annotate.coreference.expressions import FORMS
from sayso.annotate.coreference.quotations import OUTSIDE
from sayso.annotate.coreference.ranker import product
from sayso.annotate.coreference.scene import UNKNOWN, Scene
from sayso.annotate.encoder import Floats, Ints

NAME, NOMINAL, PRONOUN = range(len(FORMS))
NEAREST = 40  # mentions back that are looked at
BEYOND = 12  # names that were last mentioned before those
ALIKE = 3  # nominals by the same noun before those
CHANGING, WORDING = 15, 9  # columns that `changing` adds to the view of an entity
POINTED = 4  # how many of the first numbers of `fixed` the annotator's pointer makes
_ROWS = 64  # mentions whose products with their candidates are taken together
FARTHEST = 6  # bucket of the farthest distance in words that the annotator's own scores know


class Candidates:
    """Which mentions may be the antecedents of each.

    `following` holds for each name the next mention by the same name, the number of mentions where there is none.
    """

    def __init__(self, scene: Scene, following: Ints) -> None:
        self._scene, self._following = scene, following
        self._near = np.flatnonzero(scene.found | (scene.form != PRONOUN))
        self._names = np.flatnonzero(scene.form == NAME)
        self._nominals = np.flatnonzero(scene.form == NOMINAL)

    def of(self, mention: int) -> Ints:
        """By place: the nearest, and farther back the last ones of names and of the same noun."""
        start = mention - NEAREST
        near = self._near[self._near.searchsorted(start) : self._near.searchsorted(mention)]
        if start <= 0:
            return near
        names = self._names[: self._names.searchsorted(start)]
        far = names[self._following[names] >= mention][-BEYOND:]
        if self._scene.form[mention] == NOMINAL:
            nominals = self._nominals[: self._nominals.searchsorted(start)]
            alike = nominals[self._scene.heads[nominals] == self._scene.heads[mention]]
            if len(alike):
                far = np.sort(np.concatenate([far, alike[-ALIKE:]]))
        return np.concatenate([far, near])


def fixed(scene: Scene, m: Ints, a: Ints) -> Floats:
    """Numbers (pairs, n) about mentions `m` and their candidates `a` (pairs,) that no decision changes."""
    tokens = scene.token[m] - scene.token[a]
    away = np.log2(np.maximum(tokens, 1)).astype(np.int64)
    scores = _dots(scene.anaphors, scene.candidates, m, a) + scene.distances[np.minimum(away, FARTHEST)]
    scores -= scene.fresh[m]
    sentences, paragraphs = scene.sentence[m] - scene.sentence[a], scene.paragraph[m] - scene.paragraph[a]
    here, there = scene.quoted[m], scene.quoted[a]
    inside, beside = here != OUTSIDE, there != OUTSIDE
    pronoun, speaker, governor = scene.pronoun[m], scene.speaker[m], scene.governor[m]
    their_governor, subject = scene.governor[a], scene.subject[a]
    same_clause = (their_governor == governor) & (governor >= 0)
    ancestors = scene.ancestors[m]
    alike = scene.heads[a] == scene.heads[m]
    columns = [
        scores / 8,
        scores > 0,
        _dots(scene.likeness, scene.likeness, m, a),
        _dots(scene.meanings, scene.meanings, m, a),
        np.log1p(m - a),
        np.log1p(sentences),
        np.log1p(paragraphs),
        np.log1p(tokens) / 3,
        sentences == 0,
        sentences == 1,
        sentences == 2,
        paragraphs == 0,
        paragraphs == 1,
        paragraphs == 2,
        m - a == 1,
        (scene.pronoun[a] == pronoun) & (pronoun >= 0),
        scene.role[a] == scene.role[m],
        same_clause,
        same_clause & subject,
        (ancestors == scene.token[a][:, None]).any(1),
        (scene.ancestors[a] == scene.token[m][:, None]).any(1),
        (ancestors == np.where(their_governor >= 0, their_governor, -2)[:, None]).any(1) & subject,
        inside,
        beside,
        (there == here) & inside,
        (there != here) & beside,
        speaker != UNKNOWN,
        speaker == a,
        (scene.speaker[a] == speaker) & (speaker >= 0),
        alike,
        alike & (scene.form[a] == NOMINAL),
    ]
    found = np.empty((len(m), len(columns)), dtype=np.float32)
    for number, column in enumerate(columns):
        found[:, number] = column
    return found


def _dots(later: Floats, earlier: Floats, m: Ints, a: Ints) -> Floats:
    """Products (pairs,) of the rows `m` and `a` of two arrays; `m` ascends.

    A square of products for some rows at a time costs a third of what copies of both rows of every pair do.
    """
    found = np.empty(len(m), dtype=np.float32)
    start = 0
    while start < len(m):
        first = m[start]
        end = int(m.searchsorted(first + _ROWS))
        own, other = m[start:end], a[start:end]
        low = other.min()
        square = product(later[first : own[-1] + 1], earlier[low : other.max() + 1].T)
        found[start:end] = square[own - first, other - low]
        start = end
    return found


def changing(scene: Scene, entities: Entities, m: int, a: Ints) -> Floats:
    """Numbers (candidates, n) about the entities of the candidates `a`, as they are when `m` is decided."""
    rows = entities.row[a]
    view = entities.view[rows]
    width = view.shape[1]
    found = np.zeros((len(a), width + CHANGING + WORDING), dtype=np.float32)
    found[:, :width] = view
    more = found[:, width:]
    gender, number, pronoun, referent, speaker, governor, form = scene.codes[m]
    more[:, :7] = view @ entities.agreement(gender, number, pronoun, referent)
    fits = (more[:, 1] == 0) & (more[:, 4] >= 0.5)
    latest = entities.last[rows]
    last = latest == a
    more[:, 7] = fits
    more[:, 8] = last
    lasts, fitting = a[last], a[last & fits]  # the last mention of each entity, of each that fits
    more[:, 9] = _LOGARITHMS[len(lasts) - lasts.searchsorted(latest, "right")]
    more[:, 10] = _LOGARITHMS[len(fitting) - fitting.searchsorted(latest, "right")]
    if speaker != UNKNOWN:
        more[:, 11] = rows == entities.row[speaker]
    if governor >= 0:
        clause = rows[scene.governor[a] == governor]
        if len(clause):
            more[:, 12] = (rows[:, None] == clause).any(1)
    more[:, 13] = entities.since[rows]
    often = view[:, -2]
    np.subtract(often, np.maximum.reduce(often), out=more[:, 14])
    if form == NOMINAL:
        _wording(entities, m, rows, more[:, CHANGING:])
    return found


_LOGARITHMS = np.log1p(np.arange(NEAREST + BEYOND + ALIKE + 1)).astype(np.float32)


def _wording(entities: Entities, m: int, rows: Ints, into: Floats) -> None:
    """How a nominal's words and trades agree with those by which entities were called before."""
    columns = entities.asked[m]
    words = entities.words[rows[:, None], columns]
    into[:, :3] = words[:, :3]
    told = len(columns) - 3
    if told:
        hits = words[:, 3:].sum(1)
        every = hits == told
        into[:, 3] = np.minimum(hits, 3)
        into[:, 4] = every
        into[:, 5] = (hits == 0) & entities.described[rows]
        into[:, 8] = words[:, 0] & every
    else:
        into[:, 4] = 1
        into[:, 8] = words[:, 0]
    own = entities.own_trades[m]
    if own:
        trades = entities.trades[rows]
        same = (trades & own) != 0
        into[:, 6] = same
        into[:, 7] = (trades != 0) & ~same
