"""The score card of the sample story: what is planted in it beside what a ledger holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from benchmarks.accuracy.planted import Planted
from sayso.evaluate import card, statements, times
from sayso.evaluate.card import Figure
from sayso.evaluate.names import Names, plain
from sayso.evaluate.spans import Ratio, total
from sayso.ledger import Ledger
from sayso.records import Document, Time, TimeRow

# Words that tell nothing of who an unnamed source is.
EMPTY = frozenset(
    {"a", "an", "the", "unnamed", "one", "two", "three", "of", "in", "at", "on", "by", "to", "and", "who"}
)
ALIKE = 0.5  # of the telling words of the shorter of two names


class Worded(Names):
    """Names of which an unnamed source's may be worded anew: `diplomats` for `two unnamed diplomats`."""

    def same(self, a: str | None, b: str | None) -> bool:
        """Whether `a` names whom `b`, the planted name, does."""
        if super().same(a, b):
            return True
        x, y = _telling(a or ""), _telling(b or "")
        return "unnamed" in plain(b or "").split() and len(x & y) >= max(1, ALIKE * min(len(x), len(y)))


def _telling(name: str) -> frozenset[str]:
    return frozenset(word.removesuffix("s") for word in plain(name).split() if word not in EMPTY)


def figures(ledger: Ledger, planted: Planted) -> Iterator[Figure]:
    """Every figure of the card. Raises LookupError where a planted quote is not in its document's text."""
    documents = [row.document for row in ledger.iter_documents()]
    names = Worded(planted.aliases())
    yield from _of_documents(documents, planted, names)
    yield from _of_statements(ledger, documents, planted, names)
    yield from _of_times(ledger, documents, planted)
    yield card.share("facts.allowed", _allowed(ledger, documents, planted))


def _of_documents(documents: Iterable[Document], planted: Planted, names: Names) -> Iterator[Figure]:
    wanted = planted.documents()
    outlet = published = first = firsts = 0
    for document in documents:
        row = wanted[document.name]
        published += document.published == row.get("published")
        outlet += names.same(document.outlet, row.get("outlet"))
        for source in row["derived_from"]:
            if source["relation"] in ("republished", "translated"):
                firsts += 1
                first += any(names.same(d.outlet, source["outlet"]) for d in document.derived_from)
    yield card.share("documents.published", Ratio(published, len(wanted)))
    yield card.share("documents.outlet", Ratio(outlet, len(wanted)))
    yield card.share("documents.first_outlet", Ratio(first, firsts))


def _of_statements(ledger: Ledger, documents: Iterable[Document], planted: Planted, names: Names) -> Iterator[Figure]:
    scores = {
        d.name: statements.score(d.text, ledger.statements(document=d.id), planted.statements(d.name, d.text), names)
        for d in documents
    }
    # Only where every statement is listed is what was not listed wrong.
    yield from card.found("statements", total(scores[name].overlap for name in sorted(planted.complete)))
    every = statements.combine(scores.values())
    yield card.share("statements.found_of_all", Ratio(every.overlap.right, every.overlap.gold))
    yield card.share("statements.speaker", every.speaker)
    yield card.share("statements.mode", every.mode)
    yield card.share("statements.chain", every.chain)


def _of_times(ledger: Ledger, documents: Iterable[Document], planted: Planted) -> Iterator[Figure]:
    score = times.combine(
        times.score(d.text, list(map(_time, ledger.iter_times(document=d.id))), planted.times(d.name, d.text))
        for d in documents
    )
    yield from card.found("times", score.overlap)
    yield card.share("times.value", score.value)
    yield from card.found("times.end_to_end", score.end_to_end)


def _time(row: TimeRow) -> Time:
    return Time(row.id, row.document, row.span, row.kind, row.value, row.anchor, row.reason, row.confidence, row.by)


def _allowed(ledger: Ledger, documents: Iterable[Document], planted: Planted) -> Ratio:
    """Facts that were not taken from where none may be: furniture, captions, comments, scare quotes, titles."""
    spans = [(row.document, span) for row in ledger.iter_statements() for span in row.spans]
    spans += [(row.document, row.span) for row in ledger.iter_times()]
    forbidden = {d.id: planted.forbidden(d.name, d.text) for d in documents}
    taken = sum(any(place.touches(span) for place in forbidden[document]) for document, span in spans)
    return Ratio(len(spans) - taken, len(spans))
