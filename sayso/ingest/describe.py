"""A text and what is known of it from outside, to a Document."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from sayso.errors import DocumentError
from sayso.ingest.inferred import published_inferred
from sayso.ingest.language import language as find_language
from sayso.ingest.lineage import derivations, origins, translated_from
from sayso.ingest.metadata import metadata
from sayso.ingest.reading import read
from sayso.ingest.regions import layout, regions, within_text
from sayso.languages import supported
from sayso.records import Derivation, Document, Given, Relation, document_id

INGEST = "ingest 4"


def describe(text: str, given: Given, *, path: str, name: str) -> Document:
    """The document of a text: regions, and the metadata that is given or that the text itself says.

    A pure function. In a language without data (`sayso.languages.supported`), or in none that can be told, only what
    is given is known: the words that give furniture away are a language's.
    """
    language = given.language or find_language(text)
    plain = Document(
        id="",
        path=path,
        name=name,
        text=text,
        sha256=sha256(text),
        url=given.url,
        title=given.title,
        outlet=given.outlet,
        authors=given.authors,
        published=given.published,
        retrieved=given.retrieved,
        language=language,
        translated_from=given.translated_from,
        given=given,
    )
    document = _described(plain, given, language) if language in supported() else _as_given(plain, given)
    return replace(document, id=document_id(text, document.outlet, document.published, document.url))


def _described(document: Document, given: Given, language: str) -> Document:
    text = document.text
    shape = layout(text, language, given.regions, given.title)
    first = origins(text, shape, language)
    found = metadata(text, shape, first, language, given.outlet)
    described = replace(
        document,
        title=given.title or found.title,
        outlet=given.outlet or found.outlet,
        authors=given.authors or found.authors,
        published=given.published or found.published,
        translated_from=given.translated_from or translated_from(shape, language),
        regions=regions(shape, given.regions, len(text)),
    )
    described = replace(described, derived_from=derivations(text, shape, language, described))
    if described.published:
        return described
    return replace(described, published_inferred=published_inferred(read(described), described.retrieved, language))


def _as_given(document: Document, given: Given) -> Document:
    kept = within_text(given.regions, len(document.text))
    if not given.republished_from:
        return replace(document, regions=kept)
    relation: Relation = "translated" if given.translated_from else "republished"
    derivation = Derivation(relation, given.republished_from, reason="given by the user")
    return replace(document, regions=kept, derived_from=(derivation,))


def quarantine(path: str, name: str, text: str, error: DocumentError) -> Document:
    """The document that stands for one which could not be taken in: its reason, and its text as far as there is any."""
    marked = document_id(text, None, None, f"quarantined:{path}")
    return Document(id=marked, path=path, name=name, text=text, sha256=sha256(text), quarantined=str(error))


def sha256(text: str) -> str:
    """The SHA-256 of a text's UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
