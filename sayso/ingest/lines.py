"""A .jsonl file: every line that is not blank is a document with what is known of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from sayso.errors import BadFormat, BinaryDocument, DocumentTooLarge, EmptyDocument
from sayso.ingest.decode import clean
from sayso.ingest.hints import TEXT_FIELDS, date_given, language_code
from sayso.ingest.members import Content, Member, Refused
from sayso.records import Given

_CHUNK = 1 << 20


def members(stream: BinaryIO, path: str, limit: int) -> Iterator[Member]:
    """The lines, called by their numbers from 1; of one over the limit no more is held in memory."""
    stream.seek(0)
    number, start, at = 1, 0, 0
    held = bytearray()
    while chunk := stream.readline(_CHUNK):
        at += len(chunk)
        if len(held) <= limit:
            held += chunk
        if chunk.endswith(b"\n"):
            if held.strip():
                yield Member(str(number), start, _line(bytes(held), at - start, limit))
            number, start = number + 1, at
            held.clear()
    if held.strip():
        yield Member(str(number), start, _line(bytes(held), at - start, limit))


def member(stream: BinaryIO, at: int, limit: int) -> Content | Refused:
    """The line that begins at this byte."""
    stream.seek(at)
    data = stream.readline(limit + 1)
    return _line(data, len(data), limit)


def _line(data: bytes, size: int, limit: int) -> Content | Refused:
    if size > limit:
        return lambda path: DocumentTooLarge(path, size, limit)
    return Content(data, kind="line")


def line(text: str, path: str) -> tuple[str, Given]:
    """The document's text and what the line knows of it: an object with `text` and any field of a side file.

    Fields that are not known are passed over: exports of other programs have many. Raises BadFormat, EmptyDocument,
    BinaryDocument.
    """
    try:
        row = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadFormat(path, f"the line is not JSON ({_short(error)})") from None
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        raise BadFormat(path, 'the line is not an object with a "text"')
    body = clean(row["text"]).removeprefix("\ufeff")
    if not body.strip():
        raise EmptyDocument(path)
    if "\0" in body:
        raise BinaryDocument(path)
    return body, _given(row, path)


def _given(row: dict[str, Any], path: str) -> Given:
    values: dict[str, Any] = {}
    for name in TEXT_FIELDS:
        value = row.get(name)
        if value is None or value == "":
            continue
        if not isinstance(value, str):
            raise BadFormat(path, f"its {name} is no text")
        if name in ("published", "retrieved"):
            values[name] = date_given(value)
            if values[name] is None:
                raise BadFormat(path, f"its {name} is no date: {clean(value)[:40]}")
        else:
            values[name] = (
                language_code(clean(value)) if name in ("language", "translated_from") else clean(value).strip()
            )
    authors = row.get("authors")
    if isinstance(authors, str):
        authors = [authors]
    if authors is not None:
        if not isinstance(authors, list) or not all(isinstance(author, str) for author in authors):
            raise BadFormat(path, "its authors are no list of names")
        values["authors"] = tuple(clean(author).strip() for author in authors if author.strip())
    return Given(**values)


def _short(error: Exception) -> str:
    return str(error).split(": line", 1)[0][:80]
