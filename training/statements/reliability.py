"""The confidence of statements: the weights of `sayso/languages/en/reliability.toml`.

On the articles of our corpus that train, and on none that measures: a find is right where it shares half of its words
with a statement that is marked there, one to one. A logistic regression with a ridge is fitted over the signs of
`sayso.extract.statements.confidence`, twice: with what the annotator's heads say, and without. The strength of the
ridge is the largest whose loss, cross-validated over whole stories, is within one standard error of the least (Breiman
et al. 1984). The annotator learnt from these articles too, so that its heads agree with the marks oftener here than on
new text: a cautious ridge, and agreement taken as a yes or no, are what is done about it;
`benchmarks.attribution.calibration` says how well it holds.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from sayso.annotate import load
from sayso.extract.statements import drafts, look
from sayso.extract.statements.confidence import signs
from sayso.extract.statements.nesting import nested
from sayso.languages.reliability import OTHER
from sayso.records import Span, Spans
from training.corpus import parts
from training.corpus.beside import contents, matched
from training.statements import articles
from training.statements.logistic import ALWAYS, Floats, fitted, probabilities, table

ENOUGH = 15  # finds of a pattern, or of a family, that is weighed on its own
RIDGES = (0.3, 1.0, 3.0, 10.0, 30.0)
FOLDS = 10
AGREED = "agreed"

HEAD = """\
# What speaks for and against a find: weights of a logistic regression, after each how many finds had the sign; read
# by sayso/languages/reliability.py. [read]: with what the annotator's heads say; [bare]: without.
# Fitted by training/statements to {:,} finds in the articles that train, {:.3f} of them right; to be fitted
# again when the rules or the annotator's weights change.
"""


@dataclass(frozen=True, slots=True)
class Find:
    """A find of an article of a story: its signs, its pattern first, and whether it is right."""

    story: str
    signs: tuple[str, ...]
    right: bool


def finds() -> Iterator[Find]:
    """All in articles that train."""
    annotator = load("en")
    for path, article in parts.training().items():
        doc = annotator(article.text)
        matter = look(doc, "en", [article.outlet] if article.outlet else [])
        found = nested(matter.syntax.text, drafts(matter, "en"))
        places: list[Spans] = [tuple(Span(*piece) for piece in item.draft.content) for item in found]
        right = {i for i, _ in matched(article.text, places, contents(article.statements)).pairs}
        for i, given in enumerate(signs(matter, doc, found)):
            if not articles.outside(article, places[i][0].start):
                yield Find(articles.story(path), given, i in right)


def named(rows: Sequence[Find], *, read: bool) -> list[tuple[str, ...]]:
    """The weighed signs of each find: a rare pattern stands with its family, or with the rest."""
    counts = Counter(row.signs[0] for row in rows)
    families = Counter(row.signs[0].split(",", 1)[0] for row in rows)

    def pattern(name: str) -> str:
        family = name.split(",", 1)[0]
        return name if counts[name] >= ENOUGH else family if families[family] >= ENOUGH else OTHER

    return [
        (ALWAYS, pattern(row.signs[0]), *(sign for sign in row.signs[1:] if read or sign != AGREED)) for row in rows
    ]


def cautious(x: Floats, right: Floats, stories: Sequence[str]) -> float:
    """The largest ridge within one standard error of the best."""
    sizes = Counter(stories)
    fold: dict[str, int] = {}
    filled = [0] * FOLDS
    for story in sorted(sizes, key=lambda name: (-sizes[name], name)):
        fold[story] = filled.index(min(filled))
        filled[fold[story]] += sizes[story]
    of = np.array([fold[story] for story in stories])
    losses: dict[float, list[float]] = defaultdict(list)
    for ridge in RIDGES:
        for k in range(FOLDS):
            p = probabilities(x[of == k], fitted(x[of != k], right[of != k], ridge))
            truth = right[of == k]
            losses[ridge].append(float(-np.mean(truth * np.log(p) + (1 - truth) * np.log(1 - p))))
    means = {ridge: float(np.mean(values)) for ridge, values in losses.items()}
    best = min(means, key=lambda ridge: means[ridge])
    bound = means[best] + float(np.std(losses[best], ddof=1)) / FOLDS**0.5
    chosen = max(ridge for ridge in RIDGES if means[ridge] <= bound)
    shown = ", ".join(f"{ridge:g}: {mean:.4f}" for ridge, mean in means.items())
    print(f"losses {shown}; least and a standard error {bound:.4f}; ridge {chosen:g}", file=sys.stderr)
    return chosen


def weights(rows: Sequence[Find], *, read: bool) -> Mapping[str, tuple[float, int]]:
    """The weight of each sign, and how many finds have it."""
    given = named(rows, read=read)
    counts = Counter(sign for signs_ in given for sign in signs_)
    counts.setdefault(OTHER, 0)
    names = [ALWAYS, *sorted(counts.keys() - {ALWAYS})]
    x, right = table(given, names), np.array([float(row.right) for row in rows])
    found = fitted(x, right, cautious(x, right, [row.story for row in rows]))
    return {name: (float(weight), counts[name]) for name, weight in zip(names, found, strict=True)}


def fitted_table() -> str:
    """The table, as TOML."""
    rows = list(finds())
    share = sum(row.right for row in rows) / len(rows)
    lines = [HEAD.format(len(rows), share)]
    for name, read in (("read", True), ("bare", False)):
        lines.append(f"\n[{name}]\n")
        lines += [f'"{sign}" = {weight:.3f} # {count}\n' for sign, (weight, count) in weights(rows, read=read).items()]
    return "".join(lines)
