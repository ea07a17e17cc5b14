"""A ledger's rows, listed: each kind of fact in its one order, at once or page by page."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import AbstractContextManager
from itertools import chain, islice
from typing import TypeVar

from sqlalchemy import Connection

from sayso.ledger import judgements, schema
from sayso.ledger.queries import documents, entities, facts, links, statements
from sayso.ledger.queries.paging import Listing, paged
from sayso.records import (
    DocumentRow,
    EntityKind,
    EntityRow,
    Form,
    Judgement,
    Link,
    LinkRelation,
    MentionRow,
    Mode,
    SpeakerKind,
    StatementRow,
    TimeKind,
    TimeRow,
    Verdict,
)

T = TypeVar("T")


class Listings(ABC):
    """What a ledger lists. `limit` is how many rows at most, `offset` how many are passed over; the `iter_…` variants
    read page by page, so that memory does not grow with the ledger. `document` is a path, a file name, an id or the
    beginning of one."""

    @abstractmethod
    def _connect(self) -> AbstractContextManager[Connection]: ...

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
