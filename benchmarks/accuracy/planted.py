"""The answers planted in the sample story, found in the texts of a ledger."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sayso.evaluate.gold import GoldStatement, GoldTime
from sayso.records import Span, Spans

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Planted:
    """The answer sheet of one story; rows of a document are by its file name."""

    rows: Mapping[str, Any]

    @classmethod
    def read(cls, path: Path) -> Planted:
        """Read an answer sheet."""
        return cls(tomllib.loads(path.read_text("utf-8")))

    @property
    def complete(self) -> frozenset[str]:
        """The files of which every statement is listed."""
        return frozenset(self.rows["meta"]["complete"])

    def aliases(self) -> Mapping[str, list[str]]:
        """The further names of each entity by the one that it is planted under."""
        found: dict[str, list[str]] = {}
        for row in self.rows["entity"]:
            found.setdefault(row["name"], []).extend(row["aliases"])
        return found

    def documents(self) -> Mapping[str, Row]:
        """What is planted of each document itself."""
        return {row["file"]: row for row in self.rows["document"]}

    def statements(self, file: str, text: str) -> list[GoldStatement]:
        """The statements planted in a file, whose text is `text`; raises LookupError for words that it has not."""
        return [
            GoldStatement(
                options=tuple(_spans(text, quote) for quote in _accepted(row, "quote")),
                core=not row.get("optional", False),
                speakers=_accepted(row, "speaker"),
                chains=tuple(tuple(chain) for chain in _accepted(row, "chain")),
                modes=_accepted(row, "mode"),
            )
            for row in self._of("statement", file)
        ]

    def times(self, file: str, text: str) -> list[GoldTime]:
        """The time expressions planted in a file, whose text is `text`; raises LookupError for words it has not."""
        found = []
        for row in self._of("time", file):
            (span,) = _spans(text, row["quote"])
            if "expression" in row:
                (inner,) = _spans(span.slice(text), row["expression"])
                span = Span(span.start + inner.start, span.start + inner.end)
            values = _accepted(row, "value") if "value" in row else (None, *row.get("value_also", ()))
            found.append(GoldTime(((span,),), not row.get("optional", False), values))
        return found

    def forbidden(self, file: str, text: str) -> list[Span]:
        """Places of the text that no fact may be taken from; words that are not in the text are none."""
        found = []
        for row in self._of("no_fact", file):
            match = _pattern(row["quote"]).search(text)
            if match is not None:
                found.append(Span(*match.span()))
        return found

    def _of(self, kind: str, file: str) -> Iterator[Row]:
        return (row for row in self.rows[kind] if row["file"] == file)


def _accepted(row: Row, field: str) -> tuple[Any, ...]:
    """The value of a field and those that are as good."""
    return (row[field], *row.get(f"{field}_also", ()))


def _spans(text: str, quote: str | list[str]) -> Spans:
    return tuple(_span(text, piece) for piece in ([quote] if isinstance(quote, str) else quote))


def _span(text: str, quote: str) -> Span:
    found = [match.span() for match in _pattern(quote).finditer(text)]
    if len(found) != 1:
        raise LookupError(f"{quote!r} stands {len(found)} times in the text")
    return Span(*found[0])


def _pattern(quote: str) -> re.Pattern[str]:
    """The words of a quote, whatever white space is between them."""
    return re.compile(r"\s+".join(map(re.escape, quote.split())))
