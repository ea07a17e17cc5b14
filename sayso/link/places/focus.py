"""Where a text is about, as seen from one of its words: what no gazetteer has mostly lies there.

A street, a hall or a hamlet is named without its town by a text that is about that town (the source geography of a
document: Wang et al. 2005; Andogah et al. 2012). What stands nearer to the word says more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp

from sayso.link.places.geodesy import apart
from sayso.ontology.gazetteer import Feature

# Characters after which what a name says has fallen to 1/e, and what it says from anywhere: about two paragraphs.
READ = 800.0
ANYWHERE = 0.2
# Places at so many kilometres from each other are one neighbourhood.
AROUND = 100.0
# The part of all that is said which must be for one neighbourhood; a little is always said for none.
HALF = 0.5
DOUBT = 0.5


@dataclass(frozen=True, slots=True)
class Said:
    """A place that a text surely names at an offset, 0–1 sure."""

    at: int
    feature: Feature
    score: float


def focus(said: Sequence[Said], at: int) -> tuple[Feature, float] | None:
    """The town or district that a text is about at an offset, and what part of all that is named lies around it.

    None where the towns and districts of the text lie apart, or where it names none.
    """
    kinds = ("town", "capital", "district")
    small = sorted((one for one in said if one.feature.kind in kinds), key=lambda one: (one.at, one.feature.row))
    weights = [one.score * (ANYWHERE + exp(-abs(one.at - at) / READ)) for one in small]
    whole = sum(weights) + DOUBT
    best: tuple[float, float, int, Feature] | None = None
    for row, feature in sorted({one.feature.row: one.feature for one in small}.items()):
        near = [apart(feature.lat, feature.lon, one.feature.lat, one.feature.lon) <= AROUND for one in small]
        around = sum(weight for weight, is_near in zip(weights, near, strict=True) if is_near)
        own = sum(weight for weight, one in zip(weights, small, strict=True) if one.feature.row == row)
        found = (around, own, -row, feature)
        best = found if best is None or found[:3] > best[:3] else best
    if best is None or best[0] < HALF * whole:
        return None
    return best[3], best[0] / whole
