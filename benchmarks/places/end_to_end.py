"""Toponyms found by the annotator in GeoWebNews, and where the ledger would put them."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from spacy.language import Language

from benchmarks.places.corpora import ASSOCIATIVE, LITERAL, Article, Gold
from benchmarks.places.resolution import NEAR_ENOUGH
from sayso import annotate, extract, link
from sayso.evaluate.spans import Detection
from sayso.link.places.geodesy import apart
from sayso.link.places.locate import LOCATED
from sayso.records import Document, Facts, Passage, Place, Span, whole


@dataclass
class Tally:
    """Counts of names of places. `placed` are those found that the corpus places, `without` those that we do not.

    `beside` are predicted names that the corpus marks as standing for something else of the place (a government, a
    people), which the ledger wants too: neither right nor wrong as literal ones.
    """

    found: int = 0
    predicted: int = 0
    gold: int = 0
    beside: int = 0
    placed: int = 0
    near: int = 0
    without: int = 0
    misses: Counter[str] = field(default_factory=Counter)

    def figures(self) -> dict[str, float]:
        """Detection of literal toponyms, and the share of those found that lie within 161 km."""
        fair = Detection(self.found, self.predicted - self.beside, self.gold)
        strict = Detection(self.found, self.predicted, self.gold)
        return {
            "precision": fair.precision,
            "recall": fair.recall,
            "f1": fair.f1,
            "f1_strict": strict.f1,
            "within_161km": self.near / self.placed,
            "of_placed": self.near / (self.placed - self.without),
            "left_without": self.without / self.placed,
        }


def judge(articles: Iterable[Article]) -> Tally:
    """Read every article as a build does and compare."""
    tally, nlp = Tally(), annotate.load("en")
    for article in articles:
        _compare(article, predicted(article.text, nlp), tally)
    return tally


def predicted(text: str, nlp: Language) -> list[tuple[Span, Place | None]]:
    """The names of places in a text, each with the place of what it refers to."""
    document = Document(hashlib.sha256(text.encode()).hexdigest(), "", "", text, "", language="en")
    doc, passage = nlp(text), Passage(document, whole(text), text)
    found = {name: tuple(extractor(doc, passage)) for name, (_, extractor) in extract.EXTRACTORS.items()}
    linked = link.within(document, Facts(document.id, **found))
    at = {mention: one.place for one in linked.referents if one.kind in LOCATED for mention in one.mentions}
    return [(m.span, at[m.id]) for m in found["mentions"] if m.id in at and m.form == "name"]


def _compare(article: Article, names: list[tuple[Span, Place | None]], tally: Tally) -> None:
    literal = [gold for gold in article.toponyms if gold.type in LITERAL]
    other = [gold for gold in article.toponyms if gold.type in ASSOCIATIVE]
    tally.gold += len(literal)
    tally.predicted += len(names)
    taken: set[int] = set()
    for gold in literal:
        match = next((i for i, (span, _) in enumerate(names) if i not in taken and span.touches(gold.span)), None)
        if match is None:
            tally.misses[f"missed {gold.text}"] += 1
            continue
        taken.add(match)
        tally.found += 1
        if gold.where is not None:
            _placed(gold, names[match][1], tally)
    for i, (span, _) in enumerate(names):
        if i not in taken and any(span.touches(gold.span) for gold in (*literal, *other)):
            tally.beside += 1
        elif i not in taken:
            tally.misses[f"spurious {' '.join(span.slice(article.text).split())}"] += 1


def _placed(gold: Gold, place: Place | None, tally: Tally) -> None:
    assert gold.where is not None
    tally.placed += 1
    tally.without += place is None
    if place is not None and apart(*gold.where, place.lat, place.lon) <= NEAR_ENOUGH:
        tally.near += 1
    else:
        where = "nowhere" if place is None else f"{place.country} {place.province} ({place.reason})"
        tally.misses[f"placed {gold.text} {gold.where}: {where}"] += 1
