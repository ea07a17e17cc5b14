"""A form found in a text, and ways to ask what stands in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.extract.times.figures import count_of
from sayso.extract.times.lexicon import Lexemes
from sayso.extract.times.meaning import Meaning
from sayso.languages.times import Figure

if TYPE_CHECKING:
    from sayso.extract.times.scan import Expression


@dataclass(frozen=True, slots=True)
class Found:
    """A form found in a text: the lexemes of its named groups, the expressions among them, and what is given."""

    lexemes: Lexemes
    figures: Mapping[str, Mapping[str, Figure]]
    first: int
    last: int
    groups: Mapping[str, tuple[int, int]]
    parts: Mapping[str, Expression]
    inner: tuple[Expression, ...]
    given: Mapping[str, Figure]

    def word(self, name: str) -> str | None:
        """The words of a group, None where it did not match."""
        words = self.words(name)
        return " ".join(words) if words else None

    def figure(self, name: str, *tables: str) -> Figure | None:
        """What a table says of a group's word; tables are tried in order, by default that of the group's name."""
        word = self.word(name)
        if word is None:
            return None
        return next((self.figures[table][word] for table in tables or (name,) if word in self.figures[table]), None)

    def number(self, name: str, *tables: str) -> int | None:
        """A group as a whole number, from figures (`5`, `5th`, `Q3`) or a table; None where it is none."""
        word = self.word(name)
        if word is None:
            return None
        digits = "".join(c for c in word if c.isascii() and c.isdigit())
        if digits:
            return int(digits)
        found = self.figure(name, *tables)
        return int(found) if found is not None else None

    def unit(self) -> str:
        """The unit of time of the form."""
        return str(self.figure("unit", "unit", "units", "weekend", "often"))

    def count(self) -> float | None:
        """How many units."""
        if self.given.get("unknown") or "n" not in self.groups:
            return None
        return count_of([self.lexemes.word(i) for i in range(*self.groups["n"])], self.figures)

    def words(self, name: str | None = None) -> list[str]:
        """The words of a group, or of the whole form, in lower case."""
        first, last = (self.first, self.last) if name is None else self.groups.get(name, (0, 0))
        return [self.lexemes.word(i) for i in range(first, last)]

    def part(self, name: str) -> Meaning:
        """What an expression in it means."""
        return self.parts[name].meaning

    def next(self, offset: int = 0) -> str:
        """The lexeme after the form, in lower case, empty at the end."""
        i = self.last + offset
        return self.lexemes.word(i) if i < len(self.lexemes.starts) else ""
