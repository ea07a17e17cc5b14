"""Groups of things that are the same: disjoint sets that know what must never meet."""

from __future__ import annotations

from collections.abc import Iterable


class Groups:
    """Disjoint sets over 0 … n-1; a group is known by its smallest member."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def find(self, i: int) -> int:
        """The smallest member of the group that holds `i`."""
        while self._parent[i] != i:
            self._parent[i] = self._parent[self._parent[i]]
            i = self._parent[i]
        return i

    def join(self, i: int, j: int) -> int:
        """Make one group of two; returns its smallest member."""
        a, b = sorted((self.find(i), self.find(j)))
        self._parent[b] = a
        return a

    def members(self, among: Iterable[int] | None = None) -> dict[int, list[int]]:
        """Every group with its members in order, in the order of the smallest."""
        result: dict[int, list[int]] = {}
        for i in range(len(self._parent)) if among is None else sorted(among):
            result.setdefault(self.find(i), []).append(i)
        return result
