"""The mentions of one document as linking looks at them: in order, with their words and whose quotation holds them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sayso.link.fold import fold, surface, words
from sayso.link.relabel import Relabeller
from sayso.link.titles import before
from sayso.link.wording import wording
from sayso.records import Document, EntityKind, Facts, Form, Mention, Span, Statement

_OPENING = frozenset("“«„‹")
_CLOSING = frozenset("”»›")
# How many mentions before a place can still hold it: nesting is never deep.
_NESTING = 12


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A mention with its place among the others (`index`) and its words as a person would write them (`text`).

    `form`, `kind` and `head` (in lower case) are the mention's, corrected by what its words say. `quoted` is the id of
    the innermost statement in whose quotation marks it stands; `speaks` tells whether it is the source of one, `nested`
    whether it lies inside another mention.
    """

    index: int
    mention: Mention
    text: str
    form: Form
    kind: EntityKind
    head: str
    quoted: str | None
    speaks: bool
    nested: bool
    heading: bool

    @property
    def word(self) -> str:
        """A pronoun, in lower case."""
        return fold(self.text)

    @property
    def first(self) -> str:
        """The first word in lower case: an article, if there is one."""
        parts = words(self.text)
        return fold(parts[0]) if parts else ""


class Occurrences:
    """All of a document's in order of place (`all`), found again by their place in its `text`."""

    def __init__(self, document: Document, facts: Facts) -> None:
        self.text = document.text
        mentions = [
            _titled(m, document)
            for m in sorted({m.id: m for m in facts.mentions}.values(), key=lambda m: (m.span, m.id))
        ]
        self._starts = [m.span.start for m in mentions]
        found: list[Occurrence] = []
        quotations = _Quotations(document.text, facts.statements)
        spoken = {link.mention for s in facts.statements for link in s.sourcing if link.mention}
        sources = _Cover(spoken)
        labels = Relabeller(document, mentions)
        inner = _nested(mentions)
        headings = _Cover(Span(r.start, r.end) for r in document.regions if r.kind in ("title", "crosshead"))
        for index, mention in enumerate(mentions):
            text = surface(mention.span.slice(document.text))
            quoted = quotations.holding(mention.span)
            label = labels.label(mention, text)
            found.append(
                Occurrence(
                    index,
                    mention,
                    text,
                    label.form,
                    label.kind,
                    label.head,
                    quoted,
                    speaks=sources.covers(mention.span),
                    nested=mention.id in inner,
                    heading=headings.covers(mention.span),
                )
            )
        self.all = tuple(found)

    def inside(self, span: Span) -> list[Occurrence]:
        """Those that lie in a span and in no other that does; where none does, the smallest that holds the span."""
        low, high = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        found: list[Occurrence] = []
        for occurrence in self.all[low:high]:
            place = occurrence.mention.span
            if place.end <= span.end and not any(o.mention.span.holds(place) for o in found):
                found = [o for o in found if not place.holds(o.mention.span)]
                found.append(occurrence)
        if found:
            return found
        around = [o for o in self.all[max(0, low - _NESTING) : high] if o.mention.span.holds(span)]
        return sorted(around, key=lambda o: (o.mention.span.end - o.mention.span.start, o.index))[:1]

    def within(self, span: Span) -> list[Occurrence]:
        """All that lie in a span, in order."""
        low, high = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return [o for o in self.all[low:high] if o.mention.span.end <= span.end]

    def starting(self, at: int) -> tuple[Occurrence, ...]:
        """All that begin at a place."""
        return self.all[bisect_left(self._starts, at) : bisect_left(self._starts, at + 1)]

    def before(self, span: Span, count: int) -> list[Occurrence]:
        """The last ones that begin before a span, at most `count`, the nearest first."""
        high = bisect_left(self._starts, span.start)
        return list(reversed(self.all[max(0, high - count) : high]))

    def bearer(self, occurrence: Occurrence) -> Occurrence | None:
        """The person in whose title a mention stands: "Tesmaran" in "Tesmaran Energy Minister Suel"."""
        place = occurrence.mention.span
        for other in self.all[occurrence.index + 1 : occurrence.index + _NESTING]:
            title, start = other.mention.title, other.mention.span.start
            if title and start - len(title) - 1 <= place.start and place.end <= start:
                return other
        return None

    def at(self, span: Span) -> Occurrence | None:
        """The one at exactly this place, else the first that shares its end or start."""
        found = self.inside(span)
        return next((o for o in found if o.mention.span == span), found[0] if found else None)


def _titled(mention: Mention, document: Document) -> Mention:
    """A mention with the office that stands before its name."""
    if mention.kind != "person" or mention.form != "name" or mention.title is not None:
        return mention
    return replace(mention, title=before(document.text, mention.span.start, wording(document.language)))


def _nested(mentions: Sequence[Mention]) -> set[str]:
    """The ids of those that lie inside another one."""
    found: set[str] = set()
    reached = -1
    for mention in sorted(mentions, key=lambda m: (m.span.start, -m.span.end, m.id)):
        if mention.span.end <= reached:
            found.add(mention.id)
        reached = max(reached, mention.span.end)
    return found


class _Cover:
    """Whether a place lies in one of many."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._ends: list[int] = []
        self._spans = sorted(spans)
        furthest = -1
        for span in self._spans:
            furthest = max(furthest, span.end)
            self._ends.append(furthest)
        self._starts = [span.start for span in self._spans]

    def covers(self, place: Span) -> bool:
        """Whether the furthest end among those that begin no later than the place reaches beyond it."""
        i = bisect_left(self._starts, place.start + 1) - 1
        return i >= 0 and self._ends[i] >= place.end


class _Quotations:
    """Which statement's quotation marks stand around a place."""

    def __init__(self, text: str, statements: Sequence[Statement]) -> None:
        self._text = text
        pieces = [(span, s) for s in statements if s.mode != "indirect" for span in s.spans]
        self._pieces = sorted(pieces, key=lambda piece: (piece[0], piece[1].id))
        self._next = 0
        self._open: list[tuple[Span, Statement]] = []

    def holding(self, place: Span) -> str | None:
        """The innermost statement that quotes a place; places must be asked for in order."""
        while self._next < len(self._pieces) and self._pieces[self._next][0].start <= place.start:
            self._open.append(self._pieces[self._next])
            self._next += 1
        self._open = [piece for piece in self._open if piece[0].end > place.start]
        around = [(span, s) for span, s in self._open if span.holds(place) and self._quotes(span, s, place)]
        if not around:
            return None
        return min(around, key=lambda piece: (piece[0].end - piece[0].start, piece[1].id))[1].id

    def _quotes(self, span: Span, statement: Statement, place: Span) -> bool:
        if statement.mode == "direct":
            return True
        inside = False
        for mark in self._text[span.start : place.start]:
            if mark in _OPENING or (mark == '"' and not inside):
                inside = True
            elif mark in _CLOSING or mark == '"':
                inside = False
        return inside
