"""The reading of a document: what of its text is read for facts, each character mapped to its place."""

from __future__ import annotations

import re
from itertools import pairwise

from sayso.ingest.hyphens import stray_hyphens
from sayso.ingest.leftovers import is_rule, leftovers
from sayso.ingest.paragraphs import paragraphs
from sayso.records import READ_REGIONS, Document, Part, PartKind, Piece, Reading, Region

_BREAK = "\n\n"
_SPACE = re.compile(r" \s+|[^\S ]\s*")
# A number glued to the end of a sentence ("stands.1 The"): the reference of a numbered footnote.
_REFERENCE = re.compile(r"(?<=[^\W\d_][.,;!?”\"’)])\d{1,2}(?=\s|$)")
_STAR_SPACE = re.compile(r"[ \u00a0](?=(?:\\?\*){1,4}(?:[\s.,;:!?)”\"’]|$))")


def read(document: Document) -> Reading:
    """The reading of a document: its article text, titles and crossheads, paragraph by paragraph with a blank line
    between. Left out are the other regions, leftover markup, reference marks, stray hyphens and invisible characters;
    other white space than a single space is read as one."""
    text = document.text
    stray = stray_hyphens(text, document.language)
    notes = any(region.kind == "footnote" and text[region.start].isdigit() for region in document.regions)
    builder = _Builder(text)
    for start, end, kind in _parts(document):
        paragraph = text[start:end]
        if is_rule(paragraph):
            continue
        skipped = leftovers(paragraph)
        skipped += stray(paragraph)
        if "*" in paragraph:
            skipped += (match.span() for match in _STAR_SPACE.finditer(paragraph))
        if notes:
            skipped += (match.span() for match in _REFERENCE.finditer(paragraph))
        builder.add(start, end, kind, sorted(skipped))
    return builder.reading()


def _parts(document: Document) -> list[tuple[int, int, PartKind]]:
    """The stretches that are read, cut at paragraphs and regions."""
    out: list[tuple[int, int, PartKind]] = []
    regions = iter([*document.regions, Region(len(document.text), len(document.text) + 1, "boilerplate")])
    region = next(regions)
    for paragraph in paragraphs(document.text):
        at = paragraph.start
        while at < paragraph.end:
            while region.end <= at:
                region = next(regions)
            if region.start > at:
                end = min(paragraph.end, region.start)
                out.append((at, end, "text"))
            else:
                end = min(paragraph.end, region.end)
                if region.kind in READ_REGIONS:
                    out.append((at, end, "title" if region.kind == "title" else "crosshead"))
            at = end
    return out


class _Builder:
    """Puts a reading together, piece by piece."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.out: list[str] = []
        self.length = 0
        self.pieces: list[Piece] = []
        self.parts: list[Part] = []

    def add(self, start: int, end: int, kind: PartKind, skipped: list[tuple[int, int]]) -> None:
        """Adds a paragraph at [start, end) of the text but for `skipped`, sorted stretches of it."""
        runs: list[tuple[int, int]] = []
        at = start
        for first, last in [*((start + a, start + b) for a, b in skipped), (end, end)]:
            if first > at:
                runs.append((at, first))
            at = max(at, last)
        begun = self.length
        space = False
        for first, last in runs:
            space = self._run(first, last, space, begun)
        if self.length > begun:
            self.parts.append(Part(self._part_start(begun), self.length, kind))

    def _run(self, start: int, end: int, space: bool, begun: int) -> bool:
        """Copies a stretch, white space apart from single spaces made one; returns whether a space is due."""
        cuts = [match.span() for match in _SPACE.finditer(self.text, start, end)]
        at = start
        for first, last in [*cuts, (end, end)]:
            chunk_end = first
            if chunk_end > at:
                space = self._copy(at, chunk_end, space, begun)
            if last > first:
                space = True
            at = last
        return space

    def _copy(self, start: int, end: int, space: bool, begun: int) -> bool:
        while start < end and self.text[start] == " " and (space or self.length == begun):
            start += 1
        trailing = end > start and self.text[end - 1] == " "
        if trailing:
            end -= 1
        if end > start:
            if self.length == begun and self.length:
                self._put(_BREAK)
            elif space and self.length > begun:
                self._put(" ")
            self.pieces.append(Piece(self.length, start, end - start))
            self._put(self.text[start:end])
            return trailing
        return space or trailing

    def _put(self, text: str) -> None:
        self.out.append(text)
        self.length += len(text)

    def _part_start(self, begun: int) -> int:
        return begun + len(_BREAK) if begun else 0

    def reading(self) -> Reading:
        """What was put together; runs that follow each other in both texts are one piece."""
        merged: list[Piece] = []
        for piece in self.pieces:
            last = merged[-1] if merged else None
            if last and last.start + last.length == piece.start and last.source + last.length == piece.source:
                merged[-1] = Piece(last.start, last.source, last.length + piece.length)
            else:
                merged.append(piece)
        assert all(a.start + a.length <= b.start for a, b in pairwise(merged))
        return Reading("".join(self.out), tuple(merged), tuple(self.parts))
