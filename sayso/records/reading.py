"""What of a document is read for facts, with the way back to its text."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal

from sayso.records.document import Document
from sayso.records.span import Span, Spans

PartKind = Literal["text", "title", "crosshead"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of characters that stands in both: `length` code points from `start` (reading) and `source` (text)."""

    start: int
    source: int
    length: int


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the reading, in reading offsets, and what it is in the document."""

    start: int
    end: int
    kind: PartKind


@dataclass(frozen=True, slots=True)
class Reading:
    """The text that the annotator sees: markup and regions left out, broken words joined.

    `pieces` are in order and do not overlap; characters of `text` in no piece were put in (paragraph breaks).
    `parts` cover every character that stands in a piece.
    """

    text: str
    pieces: tuple[Piece, ...]
    parts: tuple[Part, ...]

    def span(self, start: int, end: int) -> Span:
        """The span of the document's text from the first to the last mapped character in [start, end).

        Raises ValueError where no character in it comes from the text.
        """
        first = self._at_or_after(start)
        last = self._at_or_before(end - 1)
        if first is None or last is None or last < first:
            raise ValueError(f"no character of the text in reading[{start}:{end}]")
        return Span(first, last + 1)

    def spans(self, spans: Spans) -> Spans:
        """The same for an interrupted stretch."""
        return tuple(self.span(span.start, span.end) for span in spans)

    def _at_or_after(self, offset: int) -> int | None:
        i = bisect_right(self.pieces, offset, key=lambda piece: piece.start) - 1
        if i >= 0 and offset < self.pieces[i].start + self.pieces[i].length:
            return self.pieces[i].source + offset - self.pieces[i].start
        return self.pieces[i + 1].source if i + 1 < len(self.pieces) else None

    def _at_or_before(self, offset: int) -> int | None:
        i = bisect_right(self.pieces, offset, key=lambda piece: piece.start) - 1
        if i < 0:
            return None
        piece = self.pieces[i]
        return piece.source + min(offset - piece.start, piece.length - 1)


def whole(text: str) -> Reading:
    """The reading that leaves nothing out, for text without a document around it."""
    if not text:
        return Reading("", (), ())
    return Reading(text, (Piece(0, 0, len(text)),), (Part(0, len(text), "text"),))


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a reading that is annotated and extracted at once: all of it, or of a long one a part.

    `start` is its offset in the reading; `sentence` and `paragraph` count what came before it.
    """

    document: Document
    reading: Reading
    text: str
    start: int = 0
    sentence: int = 0
    paragraph: int = 0

    def span(self, start: int, end: int) -> Span:
        """From offsets in this passage's text to a span of the document's text; raises ValueError as `Reading.span`."""
        return self.reading.span(self.start + start, self.start + end)

    def part(self, offset: int) -> PartKind:
        """What the character at this offset of the passage belongs to; `text` between parts."""
        at = self.start + offset
        i = bisect_right(self.reading.parts, at, key=lambda part: part.start) - 1
        return self.reading.parts[i].kind if i >= 0 and at < self.reading.parts[i].end else "text"
