"""Whom statements of real news are given to, beside the quotations that BASIL marks with a speaker.

    python -m benchmarks.attribution.basil DATA --wrong 20

DATA/basil holds BASIL (Fan et al. 2019): 300 articles of three American outlets. Its annotators marked biased spans
and, of those that are quotations, who speaks: a person by name, a group ("Democratic lawmakers") whoever of it spoke,
or "other". No licence is stated: it is measured with, nothing is trained on it, and no sentence of it stands here.
"""

from __future__ import annotations

import argparse
import json
import re
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import sayso
from sayso.records import Span, StatementRow

NOBODY = "other"  # how speakers begin who are not told
LETTERS = 5  # of a word of a name that must stand in the name that is found
WIDTH = 160  # characters of a wrong one that are shown


@dataclass(frozen=True, slots=True)
class Quote:
    """Marked words of an article, by its number; `speaker` is None where it is not told who that is."""

    article: str
    span: Span
    speaker: str | None


def articles(folder: Path) -> dict[str, str]:
    """The texts by their numbers: title and paragraphs."""
    found = {}
    for path in sorted(folder.glob("articles/*/*.json")):
        given = json.loads(path.read_text("utf-8"))
        paragraphs = "\n\n".join(" ".join(sentences) for sentences in given["body-paragraphs"])
        found[given["uuid"]] = f"{given['title']}\n\n{paragraphs}\n"
    return found


def quotes(folder: Path, texts: dict[str, str]) -> Iterator[Quote]:
    """What is marked as a quotation, where its words stand first in the article."""
    for path in sorted(folder.glob("annotations/*/*.json")):
        given = json.loads(path.read_text("utf-8"))
        for marked in given["phrase-level-annotations"]:
            start = texts[given["uuid"]].find(marked["txt"])
            if marked["quote"] != "yes" or start < 0:
                continue
            told = marked["speaker"] and not marked["speaker"].startswith(NOBODY)
            yield Quote(given["uuid"], Span(start, start + len(marked["txt"])), marked["speaker"] if told else None)


def holding(quote: Quote, statements: list[StatementRow]) -> StatementRow | None:
    """The statement with most of a quotation's words, at least half; of equals the shortest."""
    shares = [(sum(_common(piece, quote.span) for piece in one.spans), one) for one in statements]
    enough = [(share, one) for share, one in shares if share * 2 >= quote.span.end - quote.span.start]
    return max(enough, key=lambda pair: (pair[0], -len(pair[1].text)), default=(0, None))[1]


def _common(a: Span, b: Span) -> int:
    return max(0, min(a.end, b.end) - max(a.start, b.start))


def named(speaker: str, name: str | None) -> bool:
    """Whether a word of the marked name stands in the name that was found, by its first letters."""
    parts = [word.lower()[:LETTERS] for word in re.split(r"[_ ]", speaker) if len(word) > 2]
    return any(part in (name or "").lower() for part in parts)


def main() -> None:
    """Print how many are found, and how many of those are of the one who is marked."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.attribution.basil", description=__doc__)
    parser.add_argument("data", type=Path, help="folder with basil/")
    parser.add_argument("--wrong", type=int, default=0, help="show so many that are given to somebody else")
    asked = parser.parse_args()
    texts = articles(asked.data / "basil")
    found: dict[str, list[StatementRow]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as folder:
        for number, text in texts.items():
            Path(folder, f"{number}.txt").write_text(text, "utf-8")
        for row in sayso.build([folder], Path(folder) / "basil.sayso").iter_statements():
            found[row.path.removesuffix(".txt")].append(row)
    marked = list(quotes(asked.data / "basil", texts))
    held = [(quote, row) for quote in marked if (row := holding(quote, found[quote.article]))]
    told = [(quote, row) for quote, row in held if quote.speaker is not None]
    wrong = [(quote, row) for quote, row in told if not named(quote.speaker or "", row.speaker)]
    print(
        f"{len(held)} of {len(marked)} found; of {len(told)} with a speaker {len(told) - len(wrong)} are of that name"
    )
    for quote, row in wrong[: asked.wrong]:
        words = texts[quote.article][quote.span.start : quote.span.end]
        print(f"{quote.speaker}: {row.speaker or 'nobody'}: {' '.join(words.split())[:WIDTH]}")


if __name__ == "__main__":
    main()
