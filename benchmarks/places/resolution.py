"""Resolution given the toponyms of LGL: ours, population alone, and what the gazetteer allows at best."""

from __future__ import annotations

import hashlib
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from statistics import median

from benchmarks.places.corpora import Article, Gold
from sayso.link.places import Toponym, resolve
from sayso.link.places.geodesy import apart
from sayso.link.places.locate import LIKELY
from sayso.link.places.resolve import Resolution
from sayso.link.places.toponyms import forms
from sayso.link.wording import wording
from sayso.ontology.gazetteer import Feature

# The distance within which geoparsing counts a place as found: a hundred miles.
NEAR_ENOUGH = 161.0


@dataclass
class Tally:
    """Counts over toponyms that have a place; `errors` are kilometres, for those that were given one."""

    gold: int = 0
    possible: int = 0
    populous: int = 0
    right: int = 0
    given: int = 0
    given_right: int = 0
    errors: list[float] = field(default_factory=list)
    misses: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0
    words: int = 0

    def figures(self) -> dict[str, float]:
        """Shares of all toponyms but where said otherwise; the median error in kilometres."""
        return {
            "ceiling": self.possible / self.gold,
            "population": self.populous / self.gold,
            "within_161km": self.right / self.gold,
            "of_ceiling": self.right / self.possible,
            "ledger_gives": self.given / self.gold,
            "ledger_right_of_given": self.given_right / self.given,
            "median_km": median(self.errors),
        }


def half(article: Article) -> str:
    """`a` or `b`, by a digest of the text: errors may be looked at in `a` only."""
    return "ab"[int(hashlib.sha256(article.text.encode()).hexdigest(), 16) % 2]


def judge(articles: Iterable[Article]) -> Tally:
    """Resolve the toponyms of every article and compare."""
    tally, words = Tally(), wording("en").places
    for article in articles:
        toponyms = [Toponym(gold.span, gold.text, "place") for gold in article.toponyms]
        start = time.process_time()
        resolved = resolve(article.text, toponyms, words)
        tally.seconds += time.process_time() - start
        tally.words += len(article.text.split())
        for gold, found in zip(article.toponyms, resolved, strict=True):
            if gold.where is not None:
                _count(tally, gold, found, forms(gold.text, words))
    return tally


def _count(tally: Tally, gold: Gold, found: Resolution | None, named: list[Feature]) -> None:
    tally.gold += 1
    possible = any(_near(gold, feature) for feature in named)
    tally.possible += possible
    tally.populous += bool(named) and _near(gold, max(named, key=lambda feature: (feature.population, -feature.row)))
    right = found is not None and _near(gold, found.feature)
    tally.right += right
    if found is not None:
        tally.errors.append(_distance(gold, found.feature))
        if found.score >= LIKELY:
            tally.given += 1
            tally.given_right += right
    if not right:
        tally.misses[f"{gold.text} {gold.where}: {_said(found)}{'' if possible else ' (not in the gazetteer)'}"] += 1


def _said(found: Resolution | None) -> str:
    return "none" if found is None else f"{found.feature.kind} {found.feature.country} {found.score} {found.reason}"


def _near(gold: Gold, feature: Feature) -> bool:
    return _distance(gold, feature) <= NEAR_ENOUGH


def _distance(gold: Gold, feature: Feature) -> float:
    assert gold.where is not None
    return apart(*gold.where, feature.lat, feature.lon)
