"""Places in a text."""

from __future__ import annotations

from dataclasses import dataclass

ELLIPSIS = " … "


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open interval of Unicode code points in a document's text."""

    start: int
    end: int

    def slice(self, text: str) -> str:
        """What stands there."""
        return text[self.start : self.end]

    def holds(self, other: Span) -> bool:
        """Whether the other span lies inside this one."""
        return self.start <= other.start and other.end <= self.end

    def touches(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


Spans = tuple[Span, ...]


def joined(text: str, spans: Spans) -> str:
    """The slices of an interrupted stretch of text, as the interchange format writes them."""
    return ELLIPSIS.join(span.slice(text) for span in spans)


def hull(spans: Spans) -> Span:
    """The smallest single span that holds them all; `spans` is not empty."""
    return Span(min(s.start for s in spans), max(s.end for s in spans))
