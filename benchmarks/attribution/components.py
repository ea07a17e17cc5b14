"""The spaCy component on Docs with and without what our annotator's further heads say of them.

    python -m benchmarks.attribution.components

On the part of our corpus that measures, each article as bare text: contents are matched one to one with what is marked
(words overlap by half), a source is right where it shares half of its words. The same Docs, with the same trees and
names, are measured three times: as our annotator leaves them; without its reading and vectors; and with labels of names
alone, in the scheme of OntoNotes, as a foreign pipeline would have them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import spacy
from spacy.tokens import Doc
from spacy.tokens import Span as Name

import sayso.extract.components  # noqa: F401 (registers the component where the package is not installed)
from sayso.annotate import load
from sayso.evaluate.spans import share, total
from sayso.records.handover import READING, SENTENCE_VECTORS
from training.corpus import parts
from training.corpus.beside import Score, score

FOREIGN = {"PER": "PERSON", "LOC": "GPE", "ORG": "ORG", "MISC": "NORP"}


def as_left(doc: Doc) -> None:
    """The Doc as our annotator leaves it."""


def without_heads(doc: Doc) -> None:
    """Syntax and names alone."""
    del doc.user_data[READING], doc.user_data[SENTENCE_VECTORS]


def foreign(doc: Doc) -> None:
    """Syntax and names, these with OntoNotes' labels."""
    doc.ents = [Name(doc, ent.start, ent.end, FOREIGN[ent.label_]) for ent in doc.ents]


def measure(changes: tuple[Callable[[Doc], None], ...]) -> Iterator[tuple[str, Score]]:
    """The score after each change, which adds to those before it."""
    annotator = load("en")
    find = spacy.blank("en").add_pipe("sayso_statements")
    scores: dict[str, list[Score]] = {change.__name__: [] for change in changes}
    for article in parts.development().values():
        doc = annotator(article.text)
        for change in changes:
            change(doc)
            found = [(one.spans, one.source) for one in find(doc)._.statements]
            scores[change.__name__].append(score(article, found, article.statements))
    for name, rows in scores.items():
        yield name, Score(total(row.found for row in rows), share(row.source for row in rows))


def main() -> None:
    """Print a line for each."""
    for name, found in measure((as_left, without_heads, foreign)):
        print(f"{name.replace('_', ' '):14} {found}")


if __name__ == "__main__":
    main()
