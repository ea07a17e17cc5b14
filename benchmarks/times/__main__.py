"""Accuracy of times on TempEval-3's TimeBank and AQUAINT, and speed: `python -m benchmarks.times DATA [--misses]`.

DATA is the folder that holds TimeBank and AQUAINT. Strict, relaxed and value F1 are those of TempEval-3 (UzZaman et al.
2013): value F1 is relaxed F1 times the share of values right among matched times. Values that EDTF cannot write are left
out of the share and counted.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import spacy

from benchmarks.times.corpus import Article, Marked, articles
from benchmarks.times.timex import to_edtf, to_timex
from sayso import annotate
from sayso.evaluate.spans import Detection, Ratio, iou, match, words
from sayso.extract import times
from sayso.records import Document, Passage, Span, whole


@dataclass(frozen=True, slots=True)
class Row:
    """A time as TIMEX3 cuts it: an interval is its two ends."""

    span: Span
    value: str | None


@dataclass
class Tally:
    """Counts over a corpus."""

    strict: int = 0
    relaxed: int = 0
    predicted: int = 0
    gold: int = 0
    right: int = 0
    valued: int = 0
    without: int = 0
    misses: dict[str, Counter[str]] = field(
        default_factory=lambda: {k: Counter() for k in ("missed", "spurious", "span", "value")}
    )

    def figures(self) -> str:
        """One row of the table."""
        strict, relaxed = (Detection(n, self.predicted, self.gold).f1 for n in (self.strict, self.relaxed))
        accuracy = Ratio(self.right, self.valued).value
        precision, recall = (
            Detection(self.relaxed, self.predicted, self.gold).precision,
            Detection(self.relaxed, self.predicted, self.gold).recall,
        )
        return (
            f"strict {strict:.3f}  relaxed {relaxed:.3f} (P {precision:.3f} R {recall:.3f})  value F1 {relaxed * accuracy:.3f}  "
            f"value on matched {accuracy:.3f} of {self.valued}, {self.without} without EDTF"
        )


def rows(text: str, doc: spacy.tokens.Doc, passage: Passage) -> Iterator[Row]:
    """The times of a text as TIMEX3 cuts them."""
    lexemes = None
    for found in times.resolved(doc, passage, "en"):
        yield from times_of(found)
    _ = lexemes


def times_of(found: times.Resolved) -> Iterator[Row]:
    """One time, or the ends of an interval."""
    if len(found.ends) == 0:
        yield Row(Span(found.start, found.end), found.outcome.value)
        return
    values = [v for v in (found.outcome.first, found.outcome.last) if v not in ("..", "")]
    for place, value in zip(found.ends, values, strict=False):
        yield Row(place, value)


def judge(article: Article, predicted: Sequence[Row], tally: Tally) -> None:
    """Add an article to the tally."""
    held = {id(x): words(article.text, (x.span,)) for x in (*predicted, *article.times)}

    def overlap(a: Row, b: Marked) -> tuple[float, ...] | None:
        value = iou(held[id(a)], held[id(b)])
        return (value,) if value else None

    pairs = match(predicted, article.times, overlap)
    tally.predicted += len(predicted)
    tally.gold += len(article.times)
    tally.relaxed += len(pairs)
    said = article.text
    for a, b in pairs:
        ours, theirs = a.span.slice(said), b.span.slice(said)
        if held[id(a)] == held[id(b)]:
            tally.strict += 1
        else:
            tally.misses["span"][f"{' '.join(ours.split())} <> {' '.join(theirs.split())}"] += 1
        wanted = to_edtf(b.value)
        if wanted is None:
            tally.without += 1
            continue
        tally.valued += 1
        got = a.value and to_timex(a.value)
        if got == to_timex(wanted):
            tally.right += 1
        else:
            tally.misses["value"][f"{theirs} [{article.created}]: {a.value} <> {b.value}"] += 1
    seen = {id(x) for pair in pairs for x in pair}
    for a in predicted:
        if id(a) not in seen:
            tally.misses["spurious"][" ".join(a.span.slice(said).lower().split())] += 1
    for b in article.times:
        if id(b) not in seen:
            tally.misses["missed"][f"{' '.join(b.span.slice(said).lower().split())} ({b.value})"] += 1


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(prog="benchmarks.times", description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--misses", action="store_true", help="print the commonest misses (never to be committed)")
    parser.add_argument("--tokens", action="store_true", help="tokens only, without tenses and parses")
    options = parser.parse_args()
    nlp = spacy.blank("en") if options.tokens else annotate.load("en")
    for name in ("TimeBank", "AQUAINT"):
        tally, seconds, count = Tally(), 0.0, 0
        for article in articles(options.data / name):
            document = Document("x", name, name, article.text, "", published=article.created, language="en")
            doc, passage = nlp(article.text), Passage(document, whole(article.text), article.text)
            start = time.process_time()
            times.extract(doc, passage)
            seconds += time.process_time() - start
            count += len(article.text.split())
            judge(article, list(rows(article.text, doc, passage)), tally)
        print(f"{name:9} {tally.figures()}  {count / seconds:,.0f} words/s")
        if options.misses:
            for kind, counter in tally.misses.items():
                print(f"--- {kind} ({counter.total()})")
                for line, n in counter.most_common(70):
                    print(f"  {n:3} {line}")


if __name__ == "__main__":
    main()
