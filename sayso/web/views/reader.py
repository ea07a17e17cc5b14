"""The article as it stands, each statement marked in it, its chain and its evidence beside it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from sayso.errors import UsageError
from sayso.ledger import StatementChoice
from sayso.records import ChainRow, Document, RegionKind, Span, StatementRow
from sayso.web.asked import ledger_of, whole_number, words
from sayso.web.leaves import blocks, leaf_of, leaves
from sayso.web.nesting import Event, Mark, nested
from sayso.web.page import address, page, words_at

PLACE: Final = re.compile(r"(\d{1,12})-(\d{1,12})")
# More statements than this on one leaf are no article.
MOST: Final = 5_000


@dataclass(frozen=True, slots=True)
class Step:
    """A link of a chain with the words that show it, and the address at which they stand; None where no words do."""

    link: ChainRow
    words: str | None
    there: str | None


@dataclass(frozen=True, slots=True)
class Note:
    """A statement with its number on this leaf."""

    number: int
    row: StatementRow
    source: str | None
    cue: str | None
    chain: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of the text, its words with the marks on them, and the notes of statements that begin in it."""

    start: int
    kind: RegionKind | None
    events: tuple[Event, ...]
    notes: tuple[Note, ...]


def place_of(document: Document, offset: int) -> str:
    """The address of the leaf on which a character stands."""
    return _leaf_address(document, leaf_of(leaves(document.text), offset))


def _leaf_address(document: Document, leaf: int, **more: str | int | None) -> str:
    return address(f"/documents/{document.id}", page=leaf + 1 if leaf else None, **more)


def reader(request: Request) -> Response:
    """A document, or a leaf of a long one."""
    with ledger_of(request) as ledger:
        row = next(iter(ledger.documents(document=request.path_params["document"], limit=1)))
        document = row.document
        at = _place(words(request, "at"))
        if at is not None:
            there = _leaf_address(document, leaf_of(leaves(document.text), at.start), hit=f"{at.start}-{at.end}")
            return RedirectResponse(f"{there}#hit", 303)
        cut = leaves(document.text)
        now = min(whole_number(request, "page", least=1) or 1, len(cut)) - 1
        chosen = StatementChoice(document=document.id, place=cut[now])
        statements = ledger.statement_page(chosen, limit=MOST).rows
        notes = tuple(_note(document, cut[now], i, one) for i, one in enumerate(statements, start=1))
        return page(
            request,
            ledger,
            "reader.html",
            row=row,
            document=document,
            paragraphs=paragraphs(document, cut[now], notes, _place(words(request, "hit"))),
            notes={note.row.id: note for note in notes},
            numbers={note.row.id: note.number for note in notes},
            statements=len(notes),
            leaf=now + 1,
            leaves=[_leaf_address(document, leaf) for leaf in range(len(cut))],
            back=_leaf_address(document, now),
        )


def paragraphs(document: Document, leaf: Span, notes: Sequence[Note], hit: Span | None) -> tuple[Paragraph, ...]:
    """The paragraphs of a leaf; words and marks of all of them joined are the text of the leaf."""
    whole = blocks(document.text, leaf, document.regions)
    starts = [block.span.start for block in whole]

    def block_at(offset: int) -> int:
        return max(0, bisect_right(starts, offset) - 1)

    beside: defaultdict[int, list[Note]] = defaultdict(list)
    for note in notes:
        beside[block_at(note.row.spans[0].start)].append(note)
    marks: defaultdict[int, list[Mark]] = defaultdict(list)
    for mark in _marks(document, notes, hit):
        if mark.start < leaf.end and mark.end > leaf.start:
            for i in range(block_at(mark.start), block_at(mark.end - 1) + 1):
                if mark.layer != "region" or whole[i].kind is None:
                    marks[i].append(mark)
    return tuple(
        Paragraph(
            block.span.start,
            block.kind,
            tuple(nested(document.text, block.span.start, block.span.end, marks[i])),
            tuple(beside[i]),
        )
        for i, block in enumerate(whole)
    )


def _marks(document: Document, notes: Sequence[Note], hit: Span | None) -> list[Mark]:
    marks = [Mark(region.start, region.end, "region", region.kind) for region in document.regions]
    if hit is not None:
        marks.append(Mark(hit.start, hit.end, "hit", "hit"))
    for note in notes:
        row = note.row
        last = len(row.spans) - 1
        marks += [Mark(s.start, s.end, "statement", row.id, i == 0, i == last) for i, s in enumerate(row.spans)]
        if row.cue is not None:
            marks.append(Mark(row.cue.start, row.cue.end, "cue", row.id))
        if row.source is not None:
            marks.append(Mark(row.source.start, row.source.end, "source", row.id))
    evidence = {link.evidence for note in notes for link in note.row.chain if link.evidence is not None}
    return marks + [Mark(span.start, span.end, "link", _key(span)) for span in sorted(evidence)]


def _note(document: Document, leaf: Span, number: int, row: StatementRow) -> Note:
    return Note(
        number,
        row,
        row.source.text if row.source else None,
        row.cue.text if row.cue else None,
        tuple(_step(document, leaf, link) for link in row.chain),
    )


def _step(document: Document, leaf: Span, link: ChainRow) -> Step:
    if link.evidence is None:
        return Step(link, None, None)
    # Words on another leaf of a long document are looked up there.
    there = f"#l-{_key(link.evidence)}" if leaf.touches(link.evidence) else words_at(document.id, link.evidence)
    return Step(link, link.evidence.slice(document.text), there)


def _key(span: Span) -> str:
    return f"{span.start}-{span.end}"


def _place(given: str | None) -> Span | None:
    if given is None:
        return None
    match = PLACE.fullmatch(given)
    if match is None:
        raise UsageError(f"a place in a text is two numbers, as in 120-140, not {given!r}")
    return Span(int(match[1]), int(match[2]))


ROUTES: Final = (Route("/documents/{document}", reader),)
