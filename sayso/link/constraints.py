"""What people have decided about pairs of mentions: together or apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sayso.link.groups import Groups
from sayso.records import Judgement, Referent


class Constraints:
    """Pairs of referents, by index, that must be one (`together`) and that must not.

    Of two judgements of one pair the later holds, and one that separates a pair undoes what only follows from others.
    """

    def __init__(self, referents: Sequence[Referent], judgements: Iterable[Judgement]) -> None:
        place = {mention: i for i, referent in enumerate(referents) for mention in referent.mentions}
        place |= {referent.id: i for i, referent in enumerate(referents)}
        decided: dict[tuple[int, int], bool] = {}
        for judgement in sorted(judgements, key=lambda j: (j.made_at, j.id)):
            pair = sorted({place[s.id] for s in judgement.subjects if s.id in place})
            if len(pair) == 2 and judgement.verdict in ("merge", "split") and not judgement.orphaned:
                decided[pair[0], pair[1]] = judgement.verdict == "merge"
        self._apart = sorted(pair for pair, merged in decided.items() if not merged)
        self.together: list[tuple[int, int]] = []
        groups = Groups(len(referents))
        for a, b in sorted(pair for pair, merged in decided.items() if merged):
            if not self.apart(a, b, groups):
                groups.join(a, b)
                self.together.append((a, b))

    def apart(self, a: int, b: int, groups: Groups) -> bool:
        """Whether joining the groups of two referents would bring together a pair that was separated."""
        x, y = groups.find(a), groups.find(b)
        return any({groups.find(one), groups.find(other)} == {x, y} for one, other in self._apart)
