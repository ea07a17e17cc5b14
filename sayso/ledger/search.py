"""Full text behind a small adapter: all that another database would have to do differently.

The indexes hold no text of their own and follow documents and statements by hand, not by triggers: whoever adds or
removes some tells it in the same transaction.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sqlalchemy import Connection, Integer, Select, Text, column, select, table, text

from sayso.records import Span

# A place is a run of hits that are no further apart than this many characters; it is shown with so much around it.
NEAR = 120
AROUND = 60
PLACES_A_DOCUMENT = 5

# Unicode's noncharacters mark hits; one is taken that the text, which may be hostile, does not contain.
_MARKS = tuple(chr(code) for code in range(0xFDD0, 0xFDF0))
# Marks of direction that are younger than SQLite's table of characters (Unicode 6.1) would be taken for letters.
_TOKENS = "\"unicode61 remove_diacritics 2 separators '\u061c\u2066\u2067\u2068\u2069'\""
_OF_DOCUMENT = "SELECT n, text FROM statements WHERE document = :document"
statement_text = table("statement_text", column("rowid", Integer), column("statement_text", Text))
_TERM = re.compile(r'"([^"]+)"|(\w+\*)|(\S+)')


@dataclass(frozen=True, slots=True)
class Found:
    """A place in a document, by the document's number, with the words around it."""

    n: int
    span: Span
    snippet: str


def create(connection: Connection) -> None:
    """Make the index of a new ledger."""
    connection.exec_driver_sql(
        "CREATE VIRTUAL TABLE full_text USING fts5("
        f"title, text, content='documents', content_rowid='n', tokenize={_TOKENS})"
    )
    connection.exec_driver_sql(
        "CREATE VIRTUAL TABLE statement_text USING fts5("
        f"text, content='statements', content_rowid='n', tokenize={_TOKENS})"
    )


def add(connection: Connection, n: int) -> None:
    """Take a document in, after its row was written."""
    connection.execute(
        text("INSERT INTO full_text(rowid, title, text) SELECT n, title, text FROM documents WHERE n = :n"), {"n": n}
    )


def remove(connection: Connection, n: int) -> None:
    """Take a document out, before its row goes."""
    connection.execute(
        text(
            "INSERT INTO full_text(full_text, rowid, title, text) "
            "SELECT 'delete', n, title, text FROM documents WHERE n = :n"
        ),
        {"n": n},
    )


def add_statements(connection: Connection, document: str) -> None:
    """Take a document's statements in, after their rows were written."""
    connection.execute(text(f"INSERT INTO statement_text(rowid, text) {_OF_DOCUMENT}"), {"document": document})


def remove_statements(connection: Connection, document: str) -> None:
    """Take a document's statements out, before their rows go."""
    removed = _OF_DOCUMENT.replace("SELECT", "SELECT 'delete',")
    connection.execute(
        text(f"INSERT INTO statement_text(statement_text, rowid, text) {removed}"), {"document": document}
    )


def worded(words: str) -> Select[tuple[int]] | None:
    """The numbers of statements with these words, which mean what they mean in `find`; None where there is no word."""
    query = _query(words)
    if query is None:
        return None
    return select(statement_text.c.rowid).where(statement_text.c.statement_text.op("MATCH")(query))


def find(connection: Connection, words: str, limit: int) -> list[Found]:
    """Places with these words, the best document first (BM25, Robertson et al. 1994), then in order of place.

    All words must stand in a document; "several words" in quotation marks stand together; `word*` begins a word.
    """
    query = _query(words)
    if query is None:
        return []
    ranked = text(
        "SELECT d.n, d.text FROM full_text JOIN documents d ON d.n = full_text.rowid WHERE full_text MATCH :query "
        "ORDER BY bm25(full_text), d.published_order, d.path, d.id LIMIT :limit"
    )
    marked = text(
        "SELECT highlight(full_text, 1, :mark, :mark) FROM full_text WHERE full_text MATCH :query AND rowid = :n"
    )
    found: list[Found] = []
    for n, whole in connection.execute(ranked, {"query": query, "limit": limit}).all():
        mark = next((mark for mark in _MARKS if mark not in whole), None)
        hits = ""
        if mark is not None:
            hits = connection.execute(marked, {"query": query, "n": n, "mark": mark}).scalar_one()
        spans = _places(_spans(hits, mark or "")) or [Span(0, 0)]
        found += [Found(n, span, _snippet(whole, span)) for span in spans[:PLACES_A_DOCUMENT]]
        if len(found) >= limit:
            break
    return found[:limit]


def _query(words: str) -> str | None:
    terms = []
    for phrase, prefix, word in _TERM.findall(words.replace("\0", " ")):
        if prefix:
            terms.append(f'"{prefix[:-1]}"*')
        elif re.search(r"\w", phrase or word):
            quoted = (phrase or word).replace('"', '""')
            terms.append(f'"{quoted}"')
    return " ".join(terms) or None


def _spans(marked: str, mark: str) -> list[Span]:
    """Hits in the offsets of the text without marks; every second mark ends a hit."""
    pieces = marked.split(mark) if mark else []
    spans = []
    offset = 0
    for number, piece in enumerate(pieces):
        if number % 2:
            spans.append(Span(offset, offset + len(piece)))
        offset += len(piece)
    return spans


def _places(hits: list[Span]) -> list[Span]:
    places: list[Span] = []
    for hit in hits:
        if places and hit.start - places[-1].end <= NEAR:
            places[-1] = Span(places[-1].start, hit.end)
        else:
            places.append(hit)
    return places


def _snippet(whole: str, place: Span) -> str:
    """The place with whole words around it, on one line; what was cut is shown."""
    end = min(place.end, place.start + 4 * AROUND)
    start = max(0, place.start - AROUND)
    stop = min(len(whole), end + AROUND)
    before = whole[start : place.start]
    after = whole[end:stop]
    if start:
        before = "…" + before.partition(" ")[2]
    if stop < len(whole):
        after = after.rpartition(" ")[0] + "…"
    return " ".join((before + whole[place.start : end] + after).split())
