"""Building a ledger from inputs, and again from the texts inside it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from sayso.config import Config
from sayso.errors import (
    DocumentError,
    FolderMissing,
    LanguageUnsupported,
    LedgerMissing,
    LedgerVersion,
    MissingPath,
    NothingToRead,
    OptionsDiffer,
    PruneUnsafe,
    Unreadable,
)
from sayso.ingest import Failed, Hints, Source, camp_tables, gather
from sayso.ledger import Input, Ledger, Writer, writer
from sayso.pipeline.across import link_across
from sayso.pipeline.examine import Again, Done, Fresh, Setting, Task, set_aside
from sayso.pipeline.report import Progress, Report, Stopwatch, Tell
from sayso.pipeline.rooms import Rooms, ours
from sayso.pipeline.workers import examined

# What a kill can cost: so many documents, or so many words in fewer.
BATCH_DOCUMENTS = 50
BATCH_WORDS = 100_000

UNFINISHED = "unfinished"
ENTITIES = "entities"
UNKNOWN_LANGUAGE = "und"  # ISO 639-2 for a language that could not be told


def build(
    paths: Sequence[str | Path],
    output: str | Path,
    *,
    config: Config | None = None,
    hints: Hints | None = None,
    camps: Sequence[str | Path] = (),
    prune: bool = False,
    progress: Tell | None = None,
    rooms: Rooms | None = None,
) -> Report:
    """Read the articles under `paths` into the ledger `output`, made where there is none.

    New inputs are added, changed ones replaced, unchanged ones skipped; with `prune` those that are not under `paths`
    any more are removed. `camps` are further tables of who speaks for whom. Documents whose rows an older version of
    a component made are brought up to date. Side files are found without being named. Interrupted or killed, it
    leaves a sound ledger, and the same call goes on.

    Raises NothingToRead, PruneUnsafe, FolderMissing, NotALedger, LedgerVersion, LedgerBusy, LedgerReadOnly,
    OptionsDiffer, LanguageUnsupported, SideFileError; a document that cannot be read is quarantined and in the report.
    """
    path = Path(output)
    rooms = rooms or ours()
    config = _effective(path, config or Config(), rooms)
    hints = gather(paths, hints.every) if hints is not None and not hints.files else hints or gather(paths)
    tables = camp_tables(paths, camps)
    found = list(rooms.find(paths, config))
    if all(isinstance(one, Failed) and isinstance(one.error, MissingPath) for one in found):
        raise NothingToRead([str(one) for one in paths])
    unseen = (one.error for one in found if isinstance(one, Failed) and isinstance(one.error, MissingPath | Unreadable))
    if prune and (error := next(unseen, None)) is not None:
        raise PruneUnsafe(error)
    with writer(path) as ledger:
        work = _Work(ledger, Setting(rooms, config, hints), progress, total=len(found))
        if not ledger.options():
            ledger.keep_options(_options(config))
        work.camps = ledger.keep_camps(tables, only=prune)
        work.take_in(found)
        if prune:
            work.prune({one.key for one in found})
        work.bring_up_to_date()
        return work.finish()


def rebuild(path: str | Path, *, progress: Tell | None = None, rooms: Rooms | None = None, jobs: int = 1) -> Report:
    """Compute a ledger anew from the texts inside it; judgements are kept and found again by the words judged.

    Interrupted or killed, the same call goes on. Raises LedgerMissing, NotALedger, LedgerVersion, LedgerBusy,
    LedgerReadOnly.
    """
    place = Path(path)
    rooms = rooms or ours()
    if not place.exists():
        raise LedgerMissing(place)
    config = _effective(place, Config(jobs=jobs), rooms)
    with writer(place) as ledger:
        if ledger.noted(UNFINISHED) != "rebuild":
            ledger.note(UNFINISHED, "rebuild")
            ledger.all_stale()
            ledger.note(ENTITIES, None)
            ledger.commit()
        work = _Work(ledger, Setting(rooms, config, Hints()), progress, total=0)
        work.bring_up_to_date()
        return work.finish()


@dataclass
class _Work:
    """A build under way."""

    ledger: Writer
    setting: Setting
    tell: Tell | None
    total: int
    counts: Counter[str] = field(default_factory=Counter)
    quarantined: list[tuple[str, str]] = field(default_factory=list)
    unsupported: Counter[str] = field(default_factory=Counter)
    watch: Stopwatch = field(default_factory=Stopwatch)
    camps: int = 0
    replacing: set[str] = field(default_factory=set)
    begun: bool = False
    done: int = 0
    words: int = 0
    uncommitted: tuple[int, int] = (0, 0)

    def take_in(self, found: Sequence[Source | Failed]) -> None:
        """Read the inputs that are new, changed or quarantined."""
        self._tell("")
        with closing(examined(self._fresh(found), self.setting)) as results:
            for done in results:
                self._write(done, "replaced" if done.input.key in self.replacing else "added")

    def prune(self, found: set[str]) -> None:
        """Remove what was not found."""
        for key in self.ledger.input_keys():
            if key not in found:
                with self.watch("ledger"):
                    self._begin()
                    self.ledger.remove(key)
                self.counts["removed"] += 1

    def bring_up_to_date(self) -> None:
        """Read documents anew whose rows other versions made, or which an input described that is gone."""
        versions = self.setting.rooms.versions()
        before: list[Input] = []
        while (stale := self.ledger.stale(versions)) and stale != before:
            self.total += len(stale)
            self._tell("")
            with closing(examined(self._again(stale), self.setting)) as results:
                for done in results:
                    self._write(done, "renewed")
            before = stale

    def finish(self) -> Report:
        """Link across documents, find judgements again, and tell what was done."""
        rooms = self.setting.rooms
        with self.watch("ledger"):
            if self.ledger.noted(ENTITIES) != rooms.entities:
                self._begin()
                self.ledger.clusters.reset()
                self.ledger.note(ENTITIES, rooms.entities)
            if self.ledger.noted(UNFINISHED):
                self.ledger.anchor_judgements()
            self.ledger.commit()
        with self.watch("link across"):
            link_across(self.ledger.clusters, rooms, self.ledger.commit)
        self.ledger.note(UNFINISHED, None)
        self.ledger.commit()
        return Report(
            **{name: self.counts[name] for name in ("added", "replaced", "unchanged", "removed", "renewed")},
            quarantined=tuple(self.quarantined),
            unsupported=tuple(sorted(self.unsupported.items())),
            words=self.words,
            camps=self.camps,
            seconds=dict(self.watch.seconds),
        )

    def _fresh(self, found: Sequence[Source | Failed]) -> Iterator[Task]:
        rooms, config, hints = self.setting.rooms, self.setting.config, self.setting.hints
        for one in found:
            given = Input(one.key, one.path, one.name, None)
            known = self.ledger.known(one.key)
            try:
                if isinstance(one, Failed):
                    raise one.error
                with self.watch("ingest"):
                    given = replace(given, fingerprint=rooms.fingerprint(one, config, hints))
            except DocumentError as error:
                self._unread(given, error, keep=known is not None and not known.quarantined)
                continue
            if known is not None and known.fingerprint == given.fingerprint and not known.quarantined:
                self.counts["unchanged"] += 1
                self._told(given.path, 0)
            else:
                if known is not None:
                    self.replacing.add(given.key)
                yield Fresh(given, one)

    def _unread(self, given: Input, error: DocumentError, *, keep: bool) -> None:
        """An input whose bytes cannot be had: what the ledger has of it stays, and what never was is no document."""
        if keep or isinstance(error, MissingPath):
            self.quarantined.append((given.path, str(error)))
            self._told(given.path, 0)
        else:
            self._write(set_aside(given, error, self.setting), "added")

    def _again(self, stale: Sequence[Input]) -> Iterator[Task]:
        for one in stale:
            described = self.ledger.described(one.key)
            if described is not None:
                document, shown = described
                yield Again(one, document, shown, self.ledger.facts(document.id), self.ledger.made(document.id))

    def _write(self, done: Done, what: str) -> None:
        for room, seconds in done.seconds.items():
            self.watch.seconds[room] += seconds
        words = 0
        if done.entry is not None:
            with self.watch("ledger"):
                self._begin()
                self.ledger.put(done.input, done.entry)
                words = done.entry.words
                self._batched(words)
        if done.reason is not None:
            self.quarantined.append((done.input.path, done.reason))
        elif done.entry is not None:
            self.counts[what] += 1
            if not done.entry.supported:
                self.unsupported[done.entry.document.language or UNKNOWN_LANGUAGE] += 1
        self._told(done.input.path, words)

    def _begin(self) -> None:
        if not self.begun and self.ledger.noted(UNFINISHED) is None:
            self.ledger.note(UNFINISHED, "build")
        self.begun = True

    def _batched(self, words: int) -> None:
        documents, written = self.uncommitted
        self.uncommitted = (documents + 1, written + words)
        if documents + 1 >= BATCH_DOCUMENTS or written + words >= BATCH_WORDS:
            self.ledger.commit()
            self.uncommitted = (0, 0)

    def _told(self, path: str, words: int) -> None:
        self.done += 1
        self.words += words
        self._tell(path)

    def _tell(self, path: str) -> None:
        if self.tell is not None:
            self.tell(Progress(self.done, self.total, self.words, path))


def _options(config: Config) -> dict[str, str]:
    return {name: json.dumps(value) for name, value in asdict(config).items() if name != "jobs"}


def _present(path: Path) -> Ledger:
    """The ledger in this file, brought to the present format first where it is of an older one."""
    try:
        return Ledger.open(path)
    except LedgerVersion:
        with writer(path):
            return Ledger.open(path)


def _effective(path: Path, given: Config, rooms: Rooms) -> Config:
    """What a build runs with: the options that the ledger was made with, where there is one.

    An option that has its default is one that was not given.
    """
    if given.language is not None and given.language not in rooms.supported():
        raise LanguageUnsupported(given.language, rooms.supported())
    if not path.absolute().parent.is_dir():
        raise FolderMissing(path.parent)
    if not path.exists():
        return given
    with _present(path) as ledger:
        kept = ledger.options()
    defaults = asdict(Config())
    for name, value in asdict(given).items():
        if name in kept and value not in (defaults[name], kept[name]):
            raise OptionsDiffer(path, name, value, kept[name])
    return replace(given, **{name: value for name, value in kept.items() if name in defaults})
