"""Documents with their annotation, one after the other, and no ledger."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sayso.config import Config
from sayso.errors import DocumentError, NoSupport
from sayso.ingest import Failed, Hints, Source
from sayso.pipeline.rooms import Rooms, ours
from sayso.records import Document


@dataclass(frozen=True, slots=True)
class Annotated:
    """A document, and the Docs of its passages, which are made as they are asked for."""

    document: Document
    docs: Iterator[Any]


def annotated(paths: Sequence[str | Path], config: Config) -> Iterator[Annotated | DocumentError]:
    """The documents under `paths` in their order; for one that cannot be read or annotated, why.

    A document is held with one of its passages at a time, so that memory does not grow with its length as Docs would.
    Raises UsageError.
    """
    rooms = ours()
    for source in rooms.find(paths, config):
        try:
            yield _annotated(source, config, rooms)
        except DocumentError as error:
            yield error


def _annotated(source: Source | Failed, config: Config, rooms: Rooms) -> Annotated:
    if isinstance(source, Failed):
        raise source.error
    document = rooms.take(source, config, Hints())
    if document.language not in rooms.supported():
        raise NoSupport(document.path, document.language, rooms.supported())
    return Annotated(document, _docs(document, document.language, config, rooms))


def _docs(document: Document, language: str, config: Config, rooms: Rooms) -> Iterator[Any]:
    annotator = rooms.load(language)
    for _, text in rooms.passages(rooms.read(document).text, config.passage_words):
        yield annotator(text)
