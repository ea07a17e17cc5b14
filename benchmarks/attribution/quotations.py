"""Direct quotations beside textacy's, on the same Docs.

    pip install textacy        # in an environment of its own that has Sayso as well
    python -m benchmarks.attribution.quotations [--gold SHARED]

`textacy.extract.triples.direct_quotations` (inspired by Krestel, Bergler and Witte 2008) gets Docs of our annotator.
The relations that it asks for, `nsubj` and `csubj`, are the same in Universal Dependencies. It refuses a Doc with an
odd number of quotation marks; so it is also given each paragraph as a Doc of its own, where one stray mark costs
little.

What counts: statements that are marked as direct speech, contents overlapping by half of their words (IoU), one to one;
a speaker is right where the words of the source overlap by half, of those whose source is marked. Of Sayso, the
statements that it calls direct. A find that lies in a statement marked as mixed speech, or in one that may be found or
not, is neither right nor wrong, of both. Times are of the processor, for extraction alone: of Sayso that is all
statements with chains and times, of textacy direct quotations.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import process_time

import spacy
from spacy.tokens import Doc
from textacy.extract.triples import direct_quotations

import sayso.extract.components  # noqa: F401 (registers the component where the package is not installed)
from sayso.annotate import load
from sayso.evaluate import gold
from sayso.evaluate.spans import Detection, Words, iou, match, words
from sayso.records import Span
from training.corpus import parts
from training.corpus.beside import HALF

REPEATS = 3  # the quickest counts


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of a content and of its source."""

    content: Words
    source: Words


@dataclass(frozen=True, slots=True)
class Text:
    """A text with its quotations: acceptable readings of each, and contents that may be found or not."""

    doc: Doc
    marked: tuple[tuple[Quotation, ...], ...]
    open: tuple[Words, ...]


@dataclass(slots=True)
class Tally:
    """What one system found in all texts."""

    right: int = 0
    found: int = 0
    marked: int = 0
    sources: int = 0
    judged: int = 0
    refused: int = 0
    seconds: float = 0.0
    words: int = 0

    def add(self, text: Text, found: Sequence[Quotation]) -> None:
        """Count one text."""

        def overlap(a: Quotation, b: tuple[Quotation, ...]) -> tuple[float, ...] | None:
            best = max(iou(a.content, option.content) for option in b)
            return (best, max(iou(a.source, option.source) for option in b)) if best >= HALF else None

        pairs = match(found, text.marked, overlap)
        matched = {id(a) for a, _ in pairs}
        neutral = sum(
            id(one) not in matched and any(2 * len(one.content & other) >= len(one.content) for other in text.open)
            for one in found
        )
        self.right += len(pairs)
        self.found += len(found) - neutral
        self.marked += len(text.marked)
        self.judged += sum(any(option.source for option in b) for _, b in pairs)
        self.sources += sum(any(iou(a.source, option.source) >= HALF for option in b) for a, b in pairs)
        self.words += sum(token.is_alpha for token in text.doc)

    def __str__(self) -> str:
        one = Detection(self.right, self.found, self.marked)
        source = f"source {self.sources / self.judged:.3f}" if self.judged else "source –    "
        rate = self.words / max(self.seconds, 1e-9)
        return (
            f"P {one.precision:.3f}  R {one.recall:.3f}  F1 {one.f1:.3f}  {source}  "
            f"({self.found} found, {self.marked} marked, {self.refused} refused)  {rate:9,.0f} words/s"
        )


System = Callable[[Doc, Tally], list[Quotation]]


def development() -> Iterator[Text]:
    """The part of our corpus that measures, as bare text."""
    annotator = load("en")
    for article in parts.development().values():
        text = article.text

        def quotation(
            spans: Sequence[tuple[int, int]], source: Sequence[tuple[int, int]], text: str = text
        ) -> Quotation:
            return Quotation(words(text, [Span(*s) for s in spans]), words(text, [Span(*s) for s in source]))

        every = [(one.mode, quotation(one.spans, one.source)) for one in article.statements]
        marked = tuple((one,) for mode, one in every if mode == "direct")
        yield Text(annotator(text), marked, tuple(one.content for mode, one in every if mode == "mixed"))


def public(shared: Path) -> Iterator[Text]:
    """The public gold, as bare text; it names speakers and no places of sources, so that sources are not judged."""
    annotator = load("en")
    for path in sorted((shared / "gold").glob("[0-9]*.json")):
        given = gold.read(path)
        text = (shared / "story" / given.file).read_bytes().decode("utf-8-sig")
        marked, open_ = [], []
        for one in given.statements:
            options = tuple(Quotation(words(text, spans), frozenset()) for spans in one.options)
            if one.core and tuple(one.modes) == ("direct",):
                marked.append(options)
            elif not one.core or "mixed" in one.modes or "direct" in one.modes:
                open_ += [option.content for option in options]
        yield Text(annotator(text), tuple(marked), tuple(open_))


def ours() -> System:
    """Sayso's component."""
    component = spacy.blank("en").add_pipe("sayso_statements")

    def find(doc: Doc, tally: Tally) -> list[Quotation]:
        begun = process_time()
        rows = component(doc)._.statements
        tally.seconds += process_time() - begun
        return [
            Quotation(words(doc.text, one.spans), words(doc.text, [one.source] if one.source else []))
            for one in rows
            if one.mode == "direct"
        ]

    return find


def textacys(doc: Doc, tally: Tally) -> list[Quotation]:
    """textacy on the whole Doc."""
    begun = process_time()
    try:
        rows = list(direct_quotations(doc))
    except ValueError:  # an odd number of quotation marks
        rows = []
        tally.refused += 1
    tally.seconds += process_time() - begun
    return [
        Quotation(
            words(doc.text, [Span(row.content.start_char, row.content.end_char)]),
            words(doc.text, [Span(token.idx, token.idx + len(token)) for token in row.speaker]),
        )
        for row in rows
    ]


def textacys_by_paragraph(doc: Doc, tally: Tally) -> list[Quotation]:
    """textacy on each paragraph as a Doc of its own; cutting them out is not timed."""
    ends = [token.i + 1 for token in doc if token.is_space and "\n" in token.text]
    found = []
    start = 0
    for end in (*ends, len(doc)):
        if end > start:
            part = doc[start:end]
            for one in textacys(part.as_doc(), tally):
                found.append(
                    Quotation(*(frozenset(at + part.start_char for at in held) for held in (one.content, one.source)))
                )
        start = end
    return found


def main() -> None:
    """Print a line for each system on each corpus."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, help="the folder with story and gold, to measure on these too")
    given = parser.parse_args()
    corpora = {"our corpus": list(development())}
    if given.gold is not None:
        corpora["public gold"] = list(public(given.gold))
    systems: dict[str, System] = {
        "Sayso": ours(), "textacy": textacys, "textacy by paragraph": textacys_by_paragraph,
    }  # fmt: skip
    for corpus, texts in corpora.items():
        for name, system in systems.items():
            tallies = []
            for _ in range(REPEATS):
                tally = Tally()
                for text in texts:
                    tally.add(text, system(text.doc, tally))
                tallies.append(tally)
            print(f"{corpus:12} {name:21} {min(tallies, key=lambda one: one.seconds)}")


if __name__ == "__main__":
    main()
