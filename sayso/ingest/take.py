"""A source to its document, by the reader of its format."""

from __future__ import annotations

import hashlib
from dataclasses import astuple, replace
from pathlib import PurePath

from sayso.config import Config
from sayso.errors import EmptyDocument
from sayso.ingest.contents import contents
from sayso.ingest.decode import decode
from sayso.ingest.describe import describe
from sayso.ingest.hints import Hints, over
from sayso.ingest.lines import line
from sayso.ingest.sources import STANDARD_INPUT, Source
from sayso.records import Document, Given

_PAGES = (".html", ".htm")
_STARTS_PAGE = ("<!doctype html", "<html")


def take(source: Source, config: Config, hints: Hints) -> Document:
    """The document of a source; raises DocumentError.

    What the user gives goes before what the file's metadata says, and both before what the text says.
    """
    text, known = _parsed(contents(source, config), source)
    if not text.strip():
        raise EmptyDocument(source.path)
    given = over(hints.given(source), known)
    if config.language:
        given = replace(given, language=config.language)
    return describe(text, given, path=source.path, name=source.name)


def fingerprint(source: Source, config: Config, hints: Hints) -> str:
    """The SHA-256, in hexadecimal, of all that `take` makes a document of; raises DocumentError as far as reading the
    bytes does."""
    state = hashlib.sha256(contents(source, config))
    state.update(repr((source.path, config.language, astuple(hints.given(source)))).encode("utf-8", "surrogatepass"))
    return state.hexdigest()


def _parsed(data: bytes, source: Source) -> tuple[str, Given]:
    suffix = PurePath(source.place or "").suffix.lower()
    if source.length is not None:
        return line(decode(data, source.path), source.path)
    text = decode(data, source.path, declared=suffix in _PAGES)
    if suffix in _PAGES or (source.path == STANDARD_INPUT and text[:200].lstrip().lower().startswith(_STARTS_PAGE)):
        # Importing the page reader takes half a second, which a folder of plain texts need not pay.
        from sayso.ingest.markup import page  # noqa: PLC0415

        return page(text, source.path)
    return text, Given()
