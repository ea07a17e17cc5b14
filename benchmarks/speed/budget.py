"""The budget of a build, as the design sets it: what part of its time goes where, and how near it is to the encoder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sayso.ledger import FACTS

# A room of the design is several entries of a build's clock where the pipeline runs it in parts.
CLOCKS: Mapping[str, tuple[str, ...]] = {
    "ingest": ("ingest",),
    "annotate": ("annotate",),
    "extract": FACTS,
    "link": ("link", "link across"),
    "compare": ("compare",),
    "ledger": ("ledger",),
}


@dataclass(frozen=True, slots=True)
class Share:
    """Rooms that share a part of a build's time, and that part: at least, or at most."""

    rooms: tuple[str, ...]
    bound: float
    at_least: bool = False

    def kept(self, share: float) -> bool:
        """Whether a share (0–1) is within the budget."""
        return share >= self.bound if self.at_least else share <= self.bound


SHARES = (
    Share(("annotate",), 0.78, at_least=True),
    Share(("ingest", "extract"), 0.12),
    Share(("link", "compare", "ledger"), 0.10),
)
OF_BARE_ENCODER = 0.45  # words per second of the whole build, of those of the bare encoder on the same text
