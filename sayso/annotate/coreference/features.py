"""What speaks for and against an earlier mention as the antecedent of a pronoun or nominal, as numbers."""

from __future__ import annotations

import numpy as np

from sayso.annotate.coreference.entities import Entities
from sayso.annotate.coreference.expressions import FORMS, Expression, Tables
from sayso.annotate.coreference.quotations import OUTSIDE
from sayso.annotate.coreference.scene import UNKNOWN, Flags, Scene
from sayso.annotate.encoder import Floats, Ints

NAME, NOMINAL, PRONOUN = range(len(FORMS))
NEAREST = 40  # mentions back that are looked at
BEYOND = 12  # names that were last mentioned before those
CHANGING, WORDING = 13, 9  # columns that `changing` adds to the view of an entity
POINTED = 4  # how many of the first numbers of `fixed` the annotator's pointer makes
FARTHEST = 6  # bucket of the farthest distance in words that the annotator's own scores know


def earlier(scene: Scene, mention: int, following: Ints) -> Ints:
    """Mentions that may be the antecedent of one, by place: the nearest, and the last ones of names farther back.

    `following` holds for each name the next mention by the same name, the number of mentions where there is none.
    """
    start = max(0, mention - NEAREST)
    near: Ints = np.flatnonzero(scene.found[start:mention] | (scene.form[start:mention] != PRONOUN)) + start
    if not start:
        return near
    names = np.flatnonzero((scene.form[:start] == NAME) & (following[:start] >= mention))
    return np.concatenate([names[-BEYOND:], near])


def fixed(scene: Scene, m: Ints, a: Ints) -> Floats:
    """Numbers (pairs, n) about mentions `m` and their candidates `a` (pairs,) that no decision changes."""
    away = np.log2(np.maximum(scene.token[m] - scene.token[a], 1)).astype(np.int64)
    scores = (scene.candidates[a] * scene.anaphors[m]).sum(1) + scene.distances[np.minimum(away, FARTHEST)]
    scores -= scene.fresh[m]
    sentences, paragraphs = scene.sentence[m] - scene.sentence[a], scene.paragraph[m] - scene.paragraph[a]
    here, there = scene.quoted[m], scene.quoted[a]
    same_clause = (scene.governor[a] == scene.governor[m]) & (scene.governor[m] >= 0)
    governor = np.where(scene.governor[a] >= 0, scene.governor[a], -2)
    columns = [
        scores / 8,
        scores > 0,
        (scene.likeness[a] * scene.likeness[m]).sum(1),
        (scene.meanings[a] * scene.meanings[m]).sum(1),
        np.log1p(m - a),
        np.log1p(sentences),
        np.log1p(paragraphs),
        np.log1p(scene.token[m] - scene.token[a]) / 3,
        sentences == 0,
        sentences == 1,
        sentences == 2,
        paragraphs == 0,
        paragraphs == 1,
        paragraphs == 2,
        m - a == 1,
        (scene.pronoun[a] == scene.pronoun[m]) & (scene.pronoun[m] >= 0),
        scene.role[a] == scene.role[m],
        same_clause,
        same_clause & scene.subject[a],
        (scene.ancestors[m] == scene.token[a][:, None]).any(1),
        (scene.ancestors[a] == scene.token[m][:, None]).any(1),
        (scene.ancestors[m] == governor[:, None]).any(1) & scene.subject[a],
        here != OUTSIDE,
        there != OUTSIDE,
        (there == here) & (here != OUTSIDE),
        (there != here) & (there != OUTSIDE),
        scene.speaker[m] != UNKNOWN,
        scene.speaker[m] == a,
        (scene.speaker[a] == scene.speaker[m]) & (scene.speaker[m] >= 0),
        scene.heads[a] == scene.heads[m],
        (scene.heads[a] == scene.heads[m]) & (scene.form[a] == NOMINAL),
    ]
    return np.column_stack(columns).astype(np.float32)


def changing(scene: Scene, entities: Entities, m: int, a: Ints, tables: Tables) -> Floats:
    """Numbers (candidates, n) about the entities of the candidates `a`, as they are when `m` is decided."""
    rows = entities.row[a]
    view = entities.view[rows]
    width = view.shape[1]
    found = np.zeros((len(a), width + CHANGING + WORDING), dtype=np.float32)
    found[:, :width] = view
    more = found[:, width:]
    latest = entities.last[rows]
    last = latest == a
    sums = entities.sums[rows]
    _agreement(view, entities.genders.start, int(scene.gender[m]), sums[:, 0], more[:, 0:2])
    _agreement(view, entities.numbers.start, int(scene.number[m]), sums[:, 1], more[:, 2:4])
    more[:, 4] = view[:, entities.referents.start + scene.referent[m]]
    _agreement(view, entities.pronouns.start, int(scene.pronoun[m]), sums[:, 2], more[:, 5:7])
    fits = (more[:, 1] == 0) & (more[:, 4] >= 0.5)
    more[:, 7] = fits
    more[:, 8] = last
    more[:, 9:11] = _LOGARITHMS[_after(last, fits)[a.searchsorted(latest)]]
    speaker = scene.speaker[m]
    if speaker != UNKNOWN:
        more[:, 11] = rows == entities.row[speaker]
    governor = scene.governor[m]
    if governor >= 0:
        clause = scene.governor[a] == governor
        if clause.any():
            more[:, 12] = (rows[:, None] == rows[clause]).any(1)
    if scene.form[m] == NOMINAL:
        more[:, CHANGING:] = _wording(scene.expressions[m], entities, entities.trades[m], rows, tables)
    return found


_LOGARITHMS = np.log1p(np.arange(NEAREST + BEYOND + 1)).astype(np.float32)


def _agreement(view: Floats, first: int, own: int, sums: Floats, into: Floats) -> None:
    """How far an entity has the same value as a mention, and how far another one; zeros where it has none.

    The shares of the values are columns of the view from `first` on.
    """
    if own >= 0:
        into[:, 0] = view[:, first + own]
        into[:, 1] = sums - into[:, 0]


def _after(last: Flags, fits: Flags) -> Ints:
    """For each candidate, and for what stands behind all, how many entities stand behind it, and how many that fit."""
    found = np.zeros((len(last) + 1, 2), dtype=np.int64)
    found[:-1, 0] = last
    found[:-1, 1] = last & fits
    counts: Ints = found[::-1].cumsum(0)[::-1] - found
    return counts


def _wording(one: Expression, entities: Entities, own: Flags, rows: Ints, tables: Tables) -> Floats:
    """How a nominal's words and trades agree with those by which entities were called before."""
    found = np.zeros((len(rows), WORDING), dtype=np.float32)
    columns = entities.columns
    head = columns[one.head]
    stands = [columns[w] for w in sorted(tables.reference.stands_for.get(one.head, ())) if w in columns]
    told = [columns[w] for w in sorted(one.told)]
    called, named, other = entities.called[rows], entities.named[rows], entities.told[rows]
    trades = entities.trades[rows]
    same_trade = trades[:, own].any(1)
    hits = (called[:, told] | named[:, told] | other[:, told]).sum(1)
    found[:, 0] = called[:, head]
    found[:, 1] = named[:, head]
    found[:, 2] = called[:, stands].any(1)
    found[:, 3] = np.minimum(hits, 3)
    found[:, 4] = hits == len(told)
    found[:, 5] = (hits == 0) & bool(told) & other.any(1)
    found[:, 6] = same_trade
    found[:, 7] = own.any() & trades.any(1) & ~same_trade
    found[:, 8] = called[:, head] & (hits == len(told))
    return found
