"""A source to its document, by the reader of its format."""

from __future__ import annotations

import hashlib
from dataclasses import astuple, replace

from sayso.config import Config
from sayso.errors import EmptyDocument
from sayso.ingest.contents import contents
from sayso.ingest.decode import decode
from sayso.ingest.describe import describe
from sayso.ingest.hints import Hints, over
from sayso.ingest.lines import line
from sayso.ingest.members import Content
from sayso.ingest.names import plain_name
from sayso.ingest.sources import Source
from sayso.records import Document, Given, Region

_BREAK = "\n\n"


def take(source: Source, config: Config, hints: Hints) -> Document:
    """The document of a source; raises DocumentError.

    What the user gives goes before what the file around it and its own metadata say, and all before what the text says.
    """
    found = contents(source, config)
    text, known = _parsed(found, source.path)
    if not text.strip():
        raise EmptyDocument(source.path)
    text, known = _titled(text, known, found.given.title)
    given = over(hints.given(source), over(found.given, known))
    if config.language:
        given = replace(given, language=config.language)
    return describe(text, given, path=source.path, name=source.name)


def fingerprint(source: Source, config: Config, hints: Hints) -> str:
    """The SHA-256, in hexadecimal, of all that `take` makes a document of; raises DocumentError as far as reading the
    bytes does."""
    found = contents(source, config)
    state = hashlib.sha256(found.data)
    known = (source.path, config.language, astuple(hints.given(source)))
    around = (found.name, found.kind, found.charset, astuple(found.given)) if source.steps else ()
    state.update(repr(known + around).encode("utf-8", "surrogatepass"))
    return state.hexdigest()


def _parsed(found: Content, path: str) -> tuple[str, Given]:
    """The text of a document and what its file knows of it; the libraries of a format are imported where one is met:
    that of pages takes half a second, which a folder of plain texts need not pay."""
    match found.kind:
        case "pdf":
            from sayso.ingest.pdf import pdf  # noqa: PLC0415

            return pdf(found.data, path)
        case "word":
            from sayso.ingest.word import word  # noqa: PLC0415

            return word(found.data, path)
        case "page" | "fragment":
            from sayso.ingest.markup import fragment, page  # noqa: PLC0415

            text = decode(found.data, path, declared=True, charset=found.charset)
            return page(text, path) if found.kind == "page" else fragment(text, path)
        case "line":
            return line(decode(found.data, path), path)
        case _:
            return decode(found.data, path, charset=found.charset), Given()


def _titled(text: str, known: Given, title: str | None) -> tuple[str, Given]:
    """The text under the title that stands around it, in a feed or over a mail, unless it begins with that itself."""
    if title is None or any(region.kind == "title" for region in known.regions):
        return text, known
    if plain_name(text[: 2 * len(title) + 20]).startswith(plain_name(title)):
        return text, known
    by = len(title) + len(_BREAK)
    regions = tuple(Region(region.start + by, region.end + by, region.kind) for region in known.regions)
    return f"{title}{_BREAK}{text}", replace(known, regions=(Region(0, len(title), "title"), *regions))
