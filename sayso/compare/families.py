"""Which documents are one text: an article and those that say they republish it."""

from __future__ import annotations

import hashlib
from collections import defaultdict

from sayso.records import StatementRow

# A document is known by the smallest few hashes of its statements' words (a bottom-k sketch: A. Broder, On the
# resemblance and containment of documents, 1997), so that memory does not grow with what it says.
SKETCH = 16
# A republication may leave paragraphs out; two articles by one outlet share a quotation, hardly half of them.
SHARED = 0.5


class Families:
    """Documents grouped by the outlet that first published them and by their words."""

    def __init__(self) -> None:
        self._sketches: dict[str, set[int]] = defaultdict(set)
        self._published: dict[str, tuple[bool, str]] = {}  # whether it is a republication, and its first outlet

    def add(self, row: StatementRow) -> None:
        """Take in one statement; rows may come in any order."""
        sketch = self._sketches[row.document]
        sketch.add(_hash(row.text))
        if len(sketch) > SKETCH:
            sketch.remove(max(sketch))
        outlets = [link.name.casefold() for link in row.chain if link.role == "outlet"]
        if outlets:
            again, outlet = self._published.get(row.document, (False, ""))
            self._published[row.document] = max((again, outlet), (len(outlets) > 1, outlets[0]))

    def found(self) -> dict[str, str]:
        """For each document the smallest id of its family."""
        parent = {document: document for document in self._sketches}
        sharing: dict[tuple[str, int], list[str]] = defaultdict(list)
        for document, (_, outlet) in sorted(self._published.items()):
            for wording in self._sketches[document]:
                sharing[outlet, wording].append(document)
        for document, (again, outlet) in sorted(self._published.items()):
            near = (
                {other for wording in self._sketches[document] for other in sharing[outlet, wording]}
                if again
                else set()
            )
            for other in sorted(near - {document}):
                if self._alike(document, other):
                    a, b = sorted((_root(parent, document), _root(parent, other)))
                    parent[b] = a
        return {document: _root(parent, document) for document in parent}

    def _alike(self, one: str, other: str) -> bool:
        a, b = self._sketches[one], self._sketches[other]
        # Only hashes up to the smaller of the two largest are comparable once a sketch is full.
        bound = min(max(s) if len(s) == SKETCH else 1 << 64 for s in (a, b))
        x, y = {h for h in a if h <= bound}, {h for h in b if h <= bound}
        return len(x & y) >= max(1, SHARED * min(len(x), len(y)))


def _root(parent: dict[str, str], document: str) -> str:
    while parent[document] != document:
        parent[document] = parent[parent[document]]
        document = parent[document]
    return document


def _hash(text: str) -> int:
    words = "".join(c for c in text.casefold() if c.isalnum())
    return int.from_bytes(hashlib.blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")
