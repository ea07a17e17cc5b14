"""What somebody or something can belong to in one document: its bodies and its states, found by mention or by word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sayso.link import bodies, naming, state_bodies
from sayso.link.fold import fold, squeeze, words
from sayso.link.name_words import name_words
from sayso.link.occurrences import Occurrence, Occurrences
from sayso.link.wording import Wording
from sayso.records import EntityKind, Referent

# What can have parts and officers.
WHOLES: Final[frozenset[EntityKind]] = frozenset({"organisation", "country", "place"})


@dataclass(frozen=True, slots=True)
class Whole:
    """What something belongs to: a referent of the document by its group, or a state by its name alone."""

    root: int | None
    name: str | None


class Wholes:
    """The referents of one document, by the smallest index of their mentions, and how its words lead to them."""

    def __init__(
        self,
        occurrences: Occurrences,
        members: Mapping[int, Sequence[int]],
        referents: Mapping[int, Referent],
        tables: Wording,
    ) -> None:
        self.occurrences, self.members, self.referents, self.tables = occurrences, members, referents, tables
        self._root = {i: root for root, group in members.items() for i in group}
        self._states = {root: r.names for root, r in referents.items() if r.kind == "country" and r.names}
        self._bodies: dict[tuple[str, ...], list[tuple[int, str]]] = {}
        for root, referent in referents.items():
            called = referent.names or tuple(filter(None, (referent.description,)))
            for name in called if referent.kind == "organisation" else ():
                body = state_bodies.state_body(name)
                if body is not None and body.owner:
                    self._bodies.setdefault(body.body, []).append((root, body.owner))

    def of(self, occurrence: Occurrence) -> Whole | None:
        """The referent that a mention leads to, where it is a body, a state or a place with officers of its own."""
        root = self._root[occurrence.index]
        referent = self.referents.get(root)
        if referent is None or referent.kind not in WHOLES or self._stateless(referent):
            return None
        return Whole(root, None)

    def is_state(self, whole: Whole) -> bool:
        """Whether it is a state, or a place that has officers as a state has."""
        return whole.root is None or self.referents[whole.root].kind in ("country", "place")

    def is_country(self, whole: Whole) -> bool:
        """Whether it is a state and no mere place."""
        return whole.root is None or self.referents[whole.root].kind == "country"

    def _stateless(self, referent: Referent) -> bool:
        """Whether it is a part of the world that has no government."""
        return not self.tables.offices.stateless.isdisjoint(fold(name) for name in referent.names)

    def state(self, word: str) -> Whole | None:
        """The state that a word names or is for the people of: the document's, else one that a table lists."""
        found = [root for root, names in self._states.items() if any(state_bodies.same_owner(word, n) for n in names)]
        if len(found) == 1:
            return Whole(found[0], None)
        code = naming.state("country", word)
        return Whole(None, name_words().state_names[code]) if code and not found else None

    def state_or_name(self, word: str) -> Whole:
        """The state that a word names, else the word itself: another document may tell whose it is."""
        return self.state(word) or Whole(None, word)

    def ministry(self, body: frozenset[str], state: Whole) -> Whole | None:
        """The body of a state that is called by these words, where the document has one."""
        found = {
            root
            for root, owner in self._bodies.get(tuple(sorted(body)), ())
            if self.state_or_name(owner) == state
            or (state.name is not None and state_bodies.same_owner(owner, state.name))
        }
        return Whole(found.pop(), None) if len(found) == 1 else None

    def opening(self, text: str) -> tuple[Whole, str] | None:
        """The state that the first words of a name are for, and the words behind them: "Kestan Energy"."""
        parts = words(text)
        for size in (2, 1):
            if len(parts) > size and (found := self.state(" ".join(parts[:size]))):
                return found, " ".join(parts[size:])
        return None

    def body(self, name: str) -> Whole | None:
        """The body of the document that has this name."""
        plain = squeeze("".join(bodies.bare(name)))
        found = [
            root
            for root, referent in self.referents.items()
            if referent.kind == "organisation"
            and any(squeeze("".join(bodies.bare(n))) == plain for n in referent.names)
        ]
        return Whole(found[0], None) if len(found) == 1 else None

    def people(self, name: str) -> list[int]:
        """The person of the document whose name ends so."""
        found = [
            root
            for root, referent in self.referents.items()
            if referent.kind == "person" and name and any(n == name or n.endswith(f" {name}") for n in referent.names)
        ]
        return found if len(found) == 1 else []

    def root(self, occurrence: Occurrence) -> int:
        """The group that a mention is in."""
        return self._root[occurrence.index]
