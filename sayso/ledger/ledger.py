"""A ledger, as everybody but the pipeline sees it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import closing, contextmanager
from itertools import chain, islice
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self, TypeVar

from sqlalchemy import Connection, Engine

from sayso.ledger import file, judgements, schema, search
from sayso.ledger.lock import locked
from sayso.ledger.pages import Pages, StatementChoice, chosen_statements
from sayso.ledger.queries import (
    allegiance,
    cast,
    counts,
    documents,
    entities,
    facts,
    hits,
    links,
    places,
    sourcing,
    statements,
)
from sayso.ledger.queries.paging import Listing, paged
from sayso.records import (
    CastRow,
    DocumentRow,
    EntityKind,
    EntityRow,
    Form,
    Hit,
    Judgement,
    Link,
    LinkRelation,
    MentionRow,
    Mode,
    Party,
    PlaceRow,
    PublishedRow,
    RelayRow,
    SourceRow,
    SpeakerKind,
    SpeakerRow,
    StatementRow,
    Summary,
    TimeKind,
    TimeRow,
    UnplacedRow,
    Verdict,
)

T = TypeVar("T")
EVERY: Final = StatementChoice()


class Ledger(Pages):
    """An open ledger. Reading never changes the file; a query sees what was committed when it began.

    Every listing has one order: documents by date of publication (unknown first), path and id; facts by document and
    place. `limit` is how many rows at most, `offset` how many are passed over; the `iter_…` variants read page by page,
    so that memory does not grow with the ledger. `document` is a path, a file name, an id or the beginning of one.
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

    # Documents

    def iter_documents(
        self,
        *,
        document: str | None = None,
        outlet: str | None = None,
        language: str | None = None,
        quarantined: bool | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> Iterator[DocumentRow]:
        """Documents, those of this outlet or language, quarantined or not."""

        def listing(connection: Connection) -> Listing[DocumentRow]:
            ids = documents.meant(connection, document)
            return documents.listing(document=ids, outlet=outlet, language=language, quarantined=quarantined)

        return paged(self._connect, listing, limit, offset)

    def documents(
        self,
        *,
        document: str | None = None,
        outlet: str | None = None,
        language: str | None = None,
        quarantined: bool | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[DocumentRow]:
        """`iter_documents` as a list."""
        return list(
            self.iter_documents(
                document=document,
                outlet=outlet,
                language=language,
                quarantined=quarantined,
                limit=limit,
                offset=offset,
            )
        )

    # Statements

    def iter_statements(
        self,
        *,
        speaker: str | None = None,
        document: str | None = None,
        outlet: str | None = None,
        mode: Mode | None = None,
        kind: SpeakerKind | None = None,
        text: str | None = None,
        verdict: Verdict | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> Iterator[StatementRow]:
        """Statements. `speaker` is an entity's id, or words of one of the speaker's names; the words of `text`
        stand in the content, as `search` takes them; `verdict` is the latest judgement. A rejected one is
        listed as any other."""

        def listing(connection: Connection) -> Listing[StatementRow]:
            return statements.listing(
                speaker=speaker,
                document=documents.meant(connection, document),
                outlet=outlet,
                mode=mode,
                kind=kind,
                text=text,
                verdict=verdict,
            )

        return paged(self._connect, listing, limit, offset)

    def statements(
        self,
        *,
        speaker: str | None = None,
        document: str | None = None,
        outlet: str | None = None,
        mode: Mode | None = None,
        kind: SpeakerKind | None = None,
        text: str | None = None,
        verdict: Verdict | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[StatementRow]:
        """`iter_statements` as a list."""
        return list(
            self.iter_statements(
                speaker=speaker,
                document=document,
                outlet=outlet,
                mode=mode,
                kind=kind,
                text=text,
                verdict=verdict,
                limit=limit,
                offset=offset,
            )
        )

    def statement(self, identity: str) -> StatementRow:
        """The statement with this id or with the only id that begins so; raises UnknownId."""

        def listing(connection: Connection) -> Listing[StatementRow]:
            return statements.listing(ids=[documents.whole_id(connection, schema.statements, identity)])

        return next(paged(self._connect, listing, 1, 0))

    # Times, mentions, entities, links

    def iter_times(
        self, *, document: str | None = None, kind: TimeKind | None = None, limit: int | None = None, offset: int = 0
    ) -> Iterator[TimeRow]:
        """Time expressions."""

        def listing(connection: Connection) -> Listing[TimeRow]:
            return facts.time_listing(document=documents.meant(connection, document), kind=kind)

        return paged(self._connect, listing, limit, offset)

    def times(
        self, *, document: str | None = None, kind: TimeKind | None = None, limit: int | None = None, offset: int = 0
    ) -> list[TimeRow]:
        """`iter_times` as a list."""
        return list(self.iter_times(document=document, kind=kind, limit=limit, offset=offset))

    def iter_mentions(
        self,
        *,
        document: str | None = None,
        entity: str | None = None,
        kind: EntityKind | None = None,
        form: Form | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> Iterator[MentionRow]:
        """Mentions; `entity` is an entity's id."""

        def listing(connection: Connection) -> Listing[MentionRow]:
            ids = documents.meant(connection, document)
            return facts.mention_listing(document=ids, entity=entity, kind=kind, form=form)

        return paged(self._connect, listing, limit, offset)

    def mentions(
        self,
        *,
        document: str | None = None,
        entity: str | None = None,
        kind: EntityKind | None = None,
        form: Form | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[MentionRow]:
        """`iter_mentions` as a list."""
        return list(
            self.iter_mentions(document=document, entity=entity, kind=kind, form=form, limit=limit, offset=offset)
        )

    def iter_entities(
        self, *, name: str | None = None, kind: EntityKind | None = None, limit: int | None = None, offset: int = 0
    ) -> Iterator[EntityRow]:
        """Entities by name and id; `name` is words of one of their names."""
        return paged(self._connect, lambda _: entities.listing(name=name, kind=kind), limit, offset)

    def entities(
        self, *, name: str | None = None, kind: EntityKind | None = None, limit: int | None = None, offset: int = 0
    ) -> list[EntityRow]:
        """`iter_entities` as a list."""
        return list(self.iter_entities(name=name, kind=kind, limit=limit, offset=offset))

    def iter_links(
        self, *, relation: LinkRelation | None = None, limit: int | None = None, offset: int = 0
    ) -> Iterator[Link]:
        """Links: those inside documents in their order, then those between documents."""

        def pages(listing: Listing[Link]) -> Iterator[Link]:
            return paged(self._connect, lambda _: listing, None, 0)

        every = chain.from_iterable(map(pages, links.listings(relation)))
        return islice(every, offset, None if limit is None else offset + limit)

    def links(self, *, relation: LinkRelation | None = None, limit: int | None = None, offset: int = 0) -> list[Link]:
        """`iter_links` as a list."""
        return list(self.iter_links(relation=relation, limit=limit, offset=offset))

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

    def iter_judgements(
        self, *, verdict: Verdict | None = None, limit: int | None = None, offset: int = 0
    ) -> Iterator[Judgement]:
        """What people decided, in the order in which they did."""
        return paged(self._connect, lambda _: judgements.listing(verdict=verdict), limit, offset)

    def judgements(
        self, *, verdict: Verdict | None = None, limit: int | None = None, offset: int = 0
    ) -> list[Judgement]:
        """`iter_judgements` as a list."""
        return list(self.iter_judgements(verdict=verdict, limit=limit, offset=offset))

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
