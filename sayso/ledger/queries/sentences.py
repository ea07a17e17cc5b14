"""The sentence in which some words stand, as its punctuation tells: for people to read, no fact is taken from it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import Connection, Row, select

from sayso.ledger.schema import documents
from sayso.records import Span

# Characters before the words and after them; more of a sentence than this is cut.
AROUND: Final = 220
_END = re.compile(r"[.!?…][\"'”’»)\]]*\s+(?=[\"'“‘«(\[]*[^\W\d_a-z])|\n\s*")


def sentences(connection: Connection, rows: Sequence[Row[Any]]) -> list[tuple[str, str]]:
    """For each row with a document, a start and an end, what stands before and after its words in their sentence."""
    ids = sorted({row.document for row in rows})
    query = select(documents.c.id, documents.c.text).where(documents.c.id.in_(ids))
    texts: dict[str, str] = {row.id: row.text for row in connection.execute(query)}
    return [around(texts[row.document], Span(row.start, row.end)) for row in rows]


def around(text: str, span: Span) -> tuple[str, str]:
    """What stands before and after some words in their sentence, as its punctuation tells; `…` where it was cut."""
    start = max(0, span.start - AROUND)
    # Looked for in the words as well: what follows a point tells whether it ends a sentence.
    ends = [end.end() for end in _END.finditer(text, start, span.end) if end.end() <= span.start]
    before = text[max([start, *ends]) : span.start]
    if start and not ends:
        before = f"… {before.partition(' ')[2]}"
    after = text[span.end : span.end + AROUND]
    # Where the expression itself ends with a point ("a.m."), a sentence may end there.
    end = _END.search(text[span.end - 1 : span.end] + after)
    if end is not None:
        after = after[: max(0, end.end() - 1)].rstrip()
    elif span.end + AROUND < len(text):
        after = f"{after.rpartition(' ')[0]} …"
    return before, after
