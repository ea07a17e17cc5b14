"""A ledger, as everybody but the pipeline sees it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self, TypeVar

from sqlalchemy import Connection, Engine

from sayso.ledger import file, judgements, search
from sayso.ledger.listings import Listings
from sayso.ledger.lock import locked
from sayso.ledger.pages import Pages, StatementChoice, chosen_statements
from sayso.ledger.queries import allegiance, cast, counts, documents, hits, places, sourcing
from sayso.records import (
    CastRow,
    EntityKind,
    Hit,
    Judgement,
    Party,
    PlaceRow,
    PublishedRow,
    RelayRow,
    SourceRow,
    SpeakerRow,
    Summary,
    UnplacedRow,
    Verdict,
)

T = TypeVar("T")
EVERY: Final = StatementChoice()


class Ledger(Pages, Listings):
    """An open ledger. Reading never changes the file; a query sees what was committed when it began.

    Every listing has one order: documents by date of publication (unknown first), path and id; facts by document and
    place.
    """

    def __init__(self, path: Path, engine: Engine, held: Connection | None = None) -> None:
        self.path = path
        self._engine = engine
        self._held = held

    @classmethod
    def open(cls, path: str | Path) -> Self:
        """Open the ledger in this file. Raises LedgerMissing, NotALedger, LedgerVersion."""
        place = Path(path)
        return cls(place, file.reading(place))

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    @contextmanager
    def snapshot(self) -> Iterator[Ledger]:
        """The ledger as it is now, unchanged for as many queries as are asked, even while a build writes."""
        with file.told(self.path), self._engine.connect() as connection:
            yield Ledger(self.path, self._engine, connection)

    # Counts and search

    def speakers(self) -> list[SpeakerRow]:
        """Who is attributed statements, those with the most first; rejected statements are counted out."""
        return self._asked(counts.speakers)

    def cast(
        self, *, name: str | None = None, kind: EntityKind | None = None, limit: int | None = None
    ) -> list[CastRow]:
        """Who appears: entities with the counts of statements by them and of them, the most quoted first; `name` is
        words of one of their names. Rejected statements are counted out."""
        return self._asked(lambda connection: cast.cast(connection, name, kind, limit))

    def camps(self, names: Collection[str]) -> dict[str, Party | None]:
        """For whom those with these names speak, entities or not (an outlet that no text mentions): themselves where
        nothing is known, None where they speak for somebody whom no text names."""
        return self._asked(lambda connection: allegiance.camps(connection, names))

    def places(
        self, *, country: str | None = None, since: str | None = None, until: str | None = None
    ) -> list[PlaceRow]:
        """What has a place, the most mentioned first; `country` is an ISO 3166-1 code. Mentions are counted in
        documents published between the days `since` and `until` (ISO 8601), and what has none is left out."""
        return self._asked(lambda connection: places.places(connection, country, since, until))

    def unplaced(self, *, since: str | None = None, until: str | None = None) -> list[UnplacedRow]:
        """Countries, places, facilities and routes of which nobody knows where they are, counted as `places` does."""
        return self._asked(lambda connection: places.unplaced(connection, since, until))

    def published(self) -> list[PublishedRow]:
        """How many documents were published when, in order, those of unknown date first."""
        return self._asked(documents.published)

    def relays(self, among: StatementChoice = EVERY) -> list[RelayRow]:
        """Through whom these statements came, the commonest ways first; rejected ones are counted out, unless they are
        chosen by that."""

        def question(connection: Connection) -> list[RelayRow]:
            chosen = None if among == EVERY else chosen_statements(connection, among)
            return counts.relays(connection, chosen, rejected=among.verdict == "reject")

        return self._asked(question)

    def sourcing(self) -> list[SourceRow]:
        """The ways that statements came: a tree of every origin, the most widely reported first; rejected statements
        and those of nobody are left out."""
        return self._asked(sourcing.sourcing)

    def summary(self) -> Summary:
        """The counts of the ledger; rejected statements are counted out."""
        return self._asked(counts.summary)

    def options(self) -> dict[str, Any]:
        """The options that the ledger was made with, by their names in Config."""
        return self._asked(counts.options)

    def search(self, text: str, limit: int = 20) -> list[Hit]:
        """At most `limit` places with these words, in documents of every language, the best document first.

        All words must stand in a document; "several words" in quotation marks stand together; `word*` begins a word.
        """
        return self._asked(lambda connection: hits.hits(connection, search.find(connection, text, limit)))

    # Judgements

    def judge(
        self,
        identity: str,
        verdict: Verdict,
        note: str | None = None,
        by: str = "person",
        *,
        other: str | None = None,
        value: str | None = None,
    ) -> Judgement:
        """Record what a person decided on a statement, a time or a mention, by its id or the beginning of one.

        `merge` and `split` speak of it and of `other`, and take effect with the next build. Raises UnknownId,
        UsageError, and LedgerBusy or LedgerReadOnly where the ledger cannot be written now.
        """
        with file.told(self.path), locked(self.path):
            engine = file.writing(self.path)
            try:
                with engine.begin() as connection:
                    given = (identity,) if other is None else (identity, other)
                    subjects = tuple(judgements.find(connection, one) for one in given)
                    return judgements.add(connection, subjects, verdict, value=value, note=note, by=by)
            finally:
                engine.dispose()

    def copy(self, target: str | Path) -> None:
        """Copy the ledger to a new file, even while it is written. Raises OutputExists, LedgerReadOnly."""
        file.copy(self.path, Path(target))

    @contextmanager
    def _connect(self) -> Iterator[Connection]:
        if self._held is not None:
            yield self._held
            return
        with file.told(self.path), closing(self._engine.connect()) as connection:
            yield connection

    def _asked(self, question: Callable[[Connection], T]) -> T:
        with self._connect() as connection:
            return question(connection)
