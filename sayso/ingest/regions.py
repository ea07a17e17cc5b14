"""Which stretches of a text are not plain article text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.ingest.blocks import Block, sheet
from sayso.ingest.head import Head, head
from sayso.ingest.inside import inside
from sayso.ingest.tail import tail
from sayso.records import Region, RegionKind

_RUNS: frozenset[RegionKind] = frozenset({"boilerplate", "comment", "related", "footnote", "caption"})


@dataclass(frozen=True, slots=True)
class Layout:
    """A text as blocks, the kind of each that is not plain article text, and its head."""

    blocks: tuple[Block, ...]
    kinds: dict[int, RegionKind]
    head: Head

    def lines(self, kind: RegionKind) -> list[Block]:
        """The blocks of one kind, in order."""
        return [block for i, block in enumerate(self.blocks) if self.kinds.get(i) == kind]


def layout(text: str, language: str, given: Sequence[Region] = (), title: str | None = None) -> Layout:
    """The layout of a text; `given` regions and `title` are those that its markup shows, and they decide."""
    whole = sheet(text, language)
    parts = whole.blocks
    top = head(whole, title)
    below = tail(whole, top.end, top.authors)
    kinds = {**top.kinds, **below, **inside(whole, below, top.end)}
    spans = sorted(given)
    at = 0
    for i, block in enumerate(parts):
        while at < len(spans) and spans[at].end <= block.start:
            at += 1
        if at < len(spans) and spans[at].start < block.end:
            kinds[i] = spans[at].kind
    return Layout(parts, kinds, top)


def regions(shape: Layout, given: Iterable[Region], size: int) -> tuple[Region, ...]:
    """The regions of a text of `size` characters: sorted, apart from each other, given ones as they are."""
    kept = within_text(given, size)
    found = [region for region in _found(shape) if not _touched(region, kept)]
    return tuple(sorted([*kept, *found]))


def within_text(given: Iterable[Region], size: int) -> tuple[Region, ...]:
    """Regions sorted, cut to a text of `size` characters and to where the one before ends."""
    kept: list[Region] = []
    for region in sorted(given):
        start, end = max(region.start, kept[-1].end if kept else 0), min(region.end, size)
        if start < end:
            kept.append(Region(start, end, region.kind))
    return tuple(kept)


def _found(shape: Layout) -> list[Region]:
    """A region a block, and one for neighbours that are one piece of furniture."""
    out: list[Region] = []
    opening = shape.head.opening
    for i, block in enumerate(shape.blocks):
        kind = shape.kinds.get(i)
        if kind is None:
            if opening and i == shape.head.end:
                out.append(Region(block.start, block.start + len(block.raw[: opening.length].rstrip()), "dateline"))
            continue
        if out and kind in _RUNS and shape.kinds.get(i - 1) == kind == out[-1].kind:
            out[-1] = Region(out[-1].start, block.end, kind)
        else:
            out.append(Region(block.start, block.end, kind))
    return out


def _touched(region: Region, kept: Sequence[Region]) -> bool:
    at = bisect_left(kept, region.start, key=lambda one: one.end - 1)
    return at < len(kept) and kept[at].start < region.end
