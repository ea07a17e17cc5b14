"""The rooms as the pipeline calls them, in one place, so that a test can furnish others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from sayso import annotate, extract, ingest, languages, link
from sayso.config import Config
from sayso.errors import DocumentError
from sayso.ingest import Failed, Hints, Source
from sayso.link.entities import Unseen
from sayso.records import Document, Entity, Facts, Judgement, Linked, Passage, Reading, Referent
from sayso.records import Link as LinkRecord


@dataclass(frozen=True)
class Rooms:
    """What each room offers; every field is a function at the top of a module, so that processes can be given it.

    `versions` tells the version of each component that makes rows of one document, in the order in which they run;
    `entities` that of linking across documents.
    """

    find: Callable[[Sequence[str | Path], Config], Iterator[Source | Failed]]
    fingerprint: Callable[[Source, Config, Hints], str]
    take: Callable[[Source, Config, Hints], Document]
    describe: Callable[..., Document]
    quarantine: Callable[[str, str, str, DocumentError], Document]
    read: Callable[[Document], Reading]
    supported: Callable[[], tuple[str, ...]]
    load: Callable[[str], Callable[[str], Any]]
    passages: Callable[[str, int], Iterator[tuple[int, str]]]
    extractors: Callable[[], Mapping[str, tuple[str, Callable[[Any, Passage], tuple[Any, ...]]]]]
    within: Callable[[Document, Facts], Linked]
    keys: Callable[[Referent], tuple[str, ...]]
    refine: Callable[[str, Referent], tuple[str, ...]]
    compare: Callable[[Referent, Referent], LinkRecord | None]
    cluster: Callable[
        [Iterable[Referent], Iterable[LinkRecord], Iterable[Judgement], Mapping[str, Unseen]], tuple[Entity, ...]
    ]
    versions: Callable[[], Mapping[str, str]]
    entities: str


def _versions() -> Mapping[str, str]:
    extractors = {name: version for name, (version, _) in extract.EXTRACTORS.items()}
    return {"ingest": ingest.INGEST, "annotate": annotate.ANNOTATE_VERSION, **extractors, "link": link.LINK}


def _extractors() -> Mapping[str, tuple[str, Callable[[Any, Passage], tuple[Any, ...]]]]:
    return extract.EXTRACTORS


@cache
def ours() -> Rooms:
    """The rooms of Sayso."""
    return Rooms(
        find=ingest.find,
        fingerprint=ingest.fingerprint,
        take=ingest.take,
        describe=ingest.describe,
        quarantine=ingest.quarantine,
        read=ingest.read,
        supported=languages.supported,
        load=annotate.load,
        passages=annotate.passages,
        extractors=_extractors,
        within=link.within,
        keys=link.entities.keys,
        refine=link.entities.refine,
        compare=link.entities.compare,
        cluster=link.entities.cluster,
        versions=_versions,
        entities=link.ENTITIES,
    )
