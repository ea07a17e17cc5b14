"""Accuracy of times on TempEval-3's TimeBank and AQUAINT, and speed: `python -m benchmarks.times DATA [--misses]`.

DATA is the folder that holds TimeBank and AQUAINT. Strict, relaxed and value F1 are those of TempEval-3 (UzZaman et
al. 2013): value F1 is relaxed F1 times the share of values right among matched times. Values that EDTF cannot write are
left out of that share and counted.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import spacy

from benchmarks.times.corpus import articles
from benchmarks.times.judge import Tally, cut, judge
from sayso import annotate
from sayso.extract import times
from sayso.records import Document, Passage, whole

CORPORA = ("TimeBank", "AQUAINT")
SHOWN = 70  # misses of a kind


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(prog="benchmarks.times", description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--tokens", action="store_true", help="tokens only, without tenses and parses")
    parser.add_argument("--misses", action="store_true", help="print the commonest misses (never to be committed)")
    options = parser.parse_args()
    nlp = spacy.blank("en") if options.tokens else annotate.load("en")
    warm = Document("warm", "", "", "Now.", "", language="en")
    times.extract(nlp(warm.text), Passage(warm, whole(warm.text), warm.text))
    for name in CORPORA:
        tally, seconds, count = Tally(), 0.0, 0
        for article in articles(options.data / name):
            document = Document(article.name, name, name, article.text, "", published=article.created, language="en")
            doc, passage = nlp(article.text), Passage(document, whole(article.text), article.text)
            start = time.process_time()
            times.extract(doc, passage)
            seconds += time.process_time() - start
            count += len(article.text.split())
            judge(article, list(cut(times.resolved(doc, passage, "en"))), tally)
        figures = "  ".join(f"{key} {value:.3f}" for key, value in tally.figures().items())
        print(f"{name:9}{figures}  of {tally.gold}, {tally.without} values not in EDTF; {count / seconds:,.0f} words/s")
        if options.misses:
            for kind, counter in tally.misses.items():
                print(f"--- {kind} ({counter.total()})")
                for line, number in counter.most_common(SHOWN):
                    print(f"  {number:3} {line}")


if __name__ == "__main__":
    main()
