"""The work on one document: a pure function of its bytes or its text, run here or in another process."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from sayso.config import Config
from sayso.errors import BadFormat, DocumentError, ReadingFailed
from sayso.ingest import Hints, Source
from sayso.ledger import FACTS, Entry, Input
from sayso.pipeline.report import Stopwatch
from sayso.pipeline.rooms import Rooms
from sayso.records import Document, Facts, Linked, Passage

LONGEST_REASON = 300
# Between paragraphs of a reading stands a blank line.
PARAGRAPH_END = "\n\n"


@dataclass(frozen=True)
class Setting:
    """What every document is examined with."""

    rooms: Rooms
    config: Config
    hints: Hints


@dataclass(frozen=True, slots=True)
class Fresh:
    """An input to be read from its bytes."""

    input: Input
    source: Source


@dataclass(frozen=True, slots=True)
class Again:
    """A document of the ledger to be read anew from its text, as far as its components have new versions.

    `document` is as this input describes it, which is what the ledger shows if `shown`; `facts` are those it has, and
    `made` the versions that made them.
    """

    input: Input
    document: Document
    shown: bool
    facts: Facts
    made: Mapping[str, str]


Task = Fresh | Again


@dataclass(frozen=True, slots=True)
class Done:
    """A task's result: an entry, or None where the ledger has it already; `reason` tells why it is quarantined."""

    input: Input
    entry: Entry | None
    reason: str | None
    seconds: Mapping[str, float]


def examine(task: Task, setting: Setting) -> Done:
    """Read one document. Whatever goes wrong with it is told in the result and raises nothing."""
    return _Examination(task, setting).done()


def set_aside(given: Input, error: DocumentError, setting: Setting) -> Done:
    """The result for an input that was never read."""
    entry = _quarantined(given, None, error, setting.rooms)
    return Done(given, entry, entry.document.quarantined, {})


@dataclass
class _Examination:
    task: Task
    setting: Setting
    watch: Stopwatch = field(default_factory=Stopwatch)

    def done(self) -> Done:
        given, rooms = self.task.input, self.setting.rooms
        document = self.task.document if isinstance(self.task, Again) else None
        try:
            with self.watch("ingest"):
                document = self._described()
                _encodable(document)
            if isinstance(self.task, Again) and not self.task.shown and document.id == self.task.document.id:
                return Done(given, None, None, dict(self.watch.seconds))
            return Done(given, self._entry(document), None, dict(self.watch.seconds))
        except DocumentError as error:
            entry = _quarantined(given, document, error, rooms)
        except Exception as error:  # a defect of a room must not stop the build: this is where it ends
            what = " ".join(f"{type(error).__name__}: {error}".split())[:LONGEST_REASON]
            entry = _quarantined(given, document, ReadingFailed(given.path, self.watch.room, what), rooms)
        return Done(given, entry, entry.document.quarantined, dict(self.watch.seconds))

    def _described(self) -> Document:
        task, rooms = self.task, self.setting.rooms
        if isinstance(task, Fresh):
            return rooms.take(task.source, self.setting.config, self.setting.hints)
        if task.document.quarantined is None and task.made.get("ingest") == rooms.versions()["ingest"]:
            return task.document
        return rooms.describe(task.document.text, task.document.given, path=task.input.path, name=task.input.name)

    def _entry(self, document: Document) -> Entry:
        task, rooms = self.task, self.setting.rooms
        versions = rooms.versions()
        kept, renewed = Facts(document.id), frozenset(FACTS)
        if isinstance(task, Again) and task.shown and document == task.document:
            kept = task.facts
            if task.made.get("annotate") == versions["annotate"]:
                renewed = frozenset(name for name in FACTS if task.made.get(name) != versions[name])
        supported = document.language in rooms.supported()
        facts, linked = Facts(document.id), Linked(document.id)
        if supported:
            facts = self._facts(document, kept, renewed) if renewed else kept
            with self.watch("link"):
                linked = rooms.within(document, facts)
        return Entry(document, _words(document.text), supported, facts, linked, versions, renewed)

    def _facts(self, document: Document, kept: Facts, renewed: frozenset[str]) -> Facts:
        rooms = self.setting.rooms
        found: dict[str, list[Any]] = {name: [] for name in FACTS if name in renewed}
        with self.watch("annotate"):
            annotator = rooms.load(document.language or "")
        with self.watch("ingest"):
            reading = rooms.read(document)
            passages = list(rooms.passages(reading.text, self.setting.config.passage_words))
        extractors = rooms.extractors()
        sentences = paragraphs = 0
        for start, text in passages:
            passage = Passage(document, reading, text, start, sentences, paragraphs)
            with self.watch("annotate"):
                doc = annotator(text)
            for name in found:
                with self.watch(name):
                    found[name] += extractors[name][1](doc, passage)
            sentences += sum(1 for _ in doc.sents)
            paragraphs += text.count(PARAGRAPH_END)
        return Facts(
            document.id,
            statements=tuple(found.get("statements", kept.statements)),
            times=tuple(found.get("times", kept.times)),
            mentions=tuple(found.get("mentions", kept.mentions)),
        )


def _encodable(document: Document) -> None:
    # JSON can spell half of a surrogate pair, which no file can hold.
    told = (document.title, document.outlet, document.url, document.published, *document.authors, document.text)
    try:
        "".join(part for part in told if part).encode()
    except UnicodeEncodeError as error:
        raise BadFormat(document.path, "half a surrogate pair stands in it, which is no character") from error


def _quarantined(given: Input, document: Document | None, error: DocumentError, rooms: Rooms) -> Entry:
    """What stands for a document that could not be read; its text and what was given of it are kept where known."""
    text = "" if document is None or isinstance(error, BadFormat) else document.text
    marked = rooms.quarantine(given.path, given.name, text, error)
    if document is not None and text:
        marked = replace(marked, given=document.given)
    return Entry(marked, _words(text), False, Facts(marked.id), Linked(marked.id), rooms.versions())


def _words(text: str) -> int:
    return len(text.split())
