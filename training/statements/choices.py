"""Which verbs with which complements attribute: the weights of `sayso/languages/en/choices.toml`.

Candidates are those of `sayso.extract.statements.chosen`, beside what the rules find; one is right where it shares half
of its words with a marked statement that the rules do not find. A logistic regression with a ridge. The annotator's
heads learnt from most of these articles, where they agree with the marks oftener than on new text: in those the signs
of the heads are given a second time under a name of their own, which takes up the difference and is left out of the
table. What it gives on articles that the heads never saw, by folds of whole stories, goes to stderr.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from spacy.tokens import Doc

from sayso.annotate import load
from sayso.evaluate.spans import iou, words
from sayso.extract.statements import found_by_rules, look
from sayso.extract.statements.chosen import candidates
from sayso.records import Span, Spans
from training.corpus import parts
from training.corpus.article import Article
from training.corpus.beside import HALF, contents, matched
from training.statements import articles
from training.statements.logistic import ALWAYS, Floats, fitted, probabilities, table

RIDGE = 1.0  # of 0.5 to 3 the one with most right at the same precision, on stories left out
ENOUGH = 4  # candidates with a sign that is weighed
FOLDS = 5
SEEN = "seen, "
OF_HEADS = ("marked", "cue marked", "both marked", "source marked")

HEAD = """\
# What speaks for and against a verb with a complement being an attribution: weights of a logistic regression, after
# each how many candidates had the sign; read by sayso/languages/choices.py. Fitted by training/statements to
# {:,} candidates in the articles that train, {:,} of them right; to be fitted again when the rules or the
# annotator's weights change.

[weights]"""


@dataclass(frozen=True, slots=True)
class Row:
    """A candidate of a story: its signs, whether it is right, and whether the heads have seen the article."""

    story: str
    signs: tuple[str, ...]
    right: bool
    seen: bool


def rows() -> Iterator[Row]:
    """All in articles that train."""
    annotator, new = load("en"), articles.unseen()
    for path, article in parts.training().items():
        for signs, right in _judged(annotator(article.text), article):
            yield Row(articles.story(path), signs, right, path not in new)


def _judged(doc: Doc, article: Article) -> Iterator[tuple[tuple[str, ...], bool]]:
    matter = look(doc, "en", [article.outlet] if article.outlet else [])
    found = found_by_rules(matter)
    gold = contents(article.statements)
    taken = {j for _, j in matched(article.text, [_places(one.content) for one in found], gold).pairs}
    free = [words(article.text, spans) for j, spans in enumerate(gold) if j not in taken]
    for one in candidates(matter, found):
        held = words(article.text, _places(one.content))
        yield one.signs, any(iou(held, marked) >= HALF for marked in free)


def _places(content: Sequence[tuple[int, int]]) -> Spans:
    return tuple(Span(*piece) for piece in content)


def weighed(given: Sequence[Row]) -> list[tuple[str, ...]]:
    """The signs of each row, those of the heads twice where they have seen its article."""
    return [
        (ALWAYS, *row.signs, *(SEEN + sign for sign in row.signs if row.seen and sign.startswith(OF_HEADS)))
        for row in given
    ]


def weights(given: Sequence[Row]) -> tuple[list[str], Floats]:
    """The signs that are weighed, and their weights."""
    signs = weighed(given)
    counts = Counter(sign for row in signs for sign in row)
    names = [ALWAYS, *sorted(sign for sign, count in counts.items() if count >= ENOUGH and sign != ALWAYS)]
    return names, fitted(_table(signs, names), np.array([float(row.right) for row in given]), RIDGE)


def _table(signs: Sequence[tuple[str, ...]], names: Sequence[str]) -> Floats:
    known = set(names)
    return table([tuple(sign for sign in row if sign in known) for row in signs], names)


def report(given: Sequence[Row]) -> str:
    """How many of the candidates above a bar are right, in articles new to the heads, each judged by other stories."""
    stories = sorted({row.story for row in given})
    fold = {story: number % FOLDS for number, story in enumerate(stories)}
    sure = np.zeros(len(given))
    for k in range(FOLDS):
        names, found = weights([row for row in given if fold[row.story] != k])
        here = [i for i, row in enumerate(given) if fold[row.story] == k]
        sure[here] = probabilities(_table(weighed([given[i] for i in here]), names), found)
    shown = []
    for bar in (0.3, 0.4, 0.5, 0.6):
        above = [row for row, p in zip(given, sure, strict=True) if p >= bar]
        new = [row for row in above if not row.seen]
        shown.append(
            f"at {bar}: {sum(row.right for row in new)} of {len(new)} right in articles new to the heads, "
            f"{sum(row.right for row in above)} of {len(above)} in all"
        )
    return "\n".join(shown)


def fitted_table() -> str:
    """The table, as TOML; its figures go to stderr."""
    given = list(rows())
    print(report(given), file=sys.stderr)
    counts = Counter(sign for row in weighed(given) for sign in row)
    lines = [HEAD.format(len(given), sum(row.right for row in given))]
    lines += [
        f'"{name}" = {weight:.3f} # {counts[name]}'
        for name, weight in zip(*weights(given), strict=True)
        if not name.startswith(SEEN)
    ]
    return "\n".join(lines) + "\n"
