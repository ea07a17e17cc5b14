"""A ledger for somebody who turns pages: listings a page at a time, forwards and backwards, and their lengths."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import ColumnElement, Connection, select

from sayso.ledger.queries import cast, documents, naming, outlets, statements, timeline
from sayso.ledger.queries.entities import known_as
from sayso.ledger.queries.paging import Listing, Order, Page, count, order_of, page
from sayso.ledger.schema import meta
from sayso.records import (
    Appearances,
    AppearingRow,
    DatedRow,
    Days,
    DocumentRow,
    EntityKind,
    Form,
    Mode,
    NamedRow,
    NameRow,
    OutletRow,
    PortraitRow,
    Span,
    SpeakerKind,
    StatementRow,
    TimeKind,
    Verdict,
)

T = TypeVar("T")
END = "end"  # in place of an id: the page before it is the last one


@dataclass(frozen=True, slots=True)
class StatementChoice:
    """Which statements: as `Ledger.statements` has them, and by the names that `Ledger.relays` gives.

    `chain` are names with which their chains begin, as `Ledger.sourcing` gives them, and with `whole` also end;
    `called` is the whole name of a speaker who is no entity, and `nobody` tells that there is no speaker; `place` is a
    span of the document's text that they touch; `standing` leaves out what somebody rejected; `about` is the id of an
    entity that others mention in them, `mentioning` of one that anybody does; `since` and `until` are the days (ISO
    8601) between which their documents were published.
    """

    speaker: str | None = None
    document: str | None = None
    outlet: str | None = None
    mode: Mode | None = None
    kind: SpeakerKind | None = None
    text: str | None = None
    verdict: Verdict | None = None
    origin: str | None = None
    relay: str | None = None
    chain: tuple[str, ...] = ()
    whole: bool = False
    called: str | None = None
    nobody: bool = False
    place: Span | None = None
    standing: bool = False
    about: str | None = None
    mentioning: str | None = None
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class DocumentChoice:
    """Which documents: of this outlet or language, quarantined or not."""

    outlet: str | None = None
    language: str | None = None
    quarantined: bool | None = None


@dataclass(frozen=True, slots=True)
class TimeChoice:
    """Which times: those `within` a period, by default of all days; those that only reach `over` into it from before
    or after; or those `undated` that mean no days: lengths, recurrences, and what is not known.

    `document` is one as `Ledger.times` has it; `near` is the id of an entity, or words of one of its names, that is
    mentioned in the part of the text that `DatedRow` shows around the time.
    """

    period: Days = timeline.ALWAYS
    part: timeline.TimePart = "within"
    document: str | None = None
    outlet: str | None = None
    kind: TimeKind | None = None
    near: str | None = None


@dataclass(frozen=True, slots=True)
class MentionChoice:
    """Which mentions: those of the entity with this id, by these very words or in this form, in documents published
    between these days (ISO 8601)."""

    entity: str
    words: str | None = None
    form: Form | None = None
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class CastChoice:
    """Which entities: of this kind, with these words in one of their names; and what puts them in order."""

    name: str | None = None
    kind: EntityKind | None = None
    order: cast.CastOrder = "said"


class Pages(ABC):
    """What a ledger gives page by page; `after` and `before` are ids of rows, or END."""

    @abstractmethod
    def _asked(self, question: Callable[[Connection], T]) -> T: ...

    def statement_page(
        self,
        choice: StatementChoice,
        *,
        after: str | None = None,
        before: str | None = None,
        limit: int,
        total: int | None = None,
    ) -> Page[StatementRow]:
        """Statements in the order of `Ledger.statements`; a neighbour that is gone leads to the first page.

        `total` is how many there are, where that is known: it decides how the page is found, and not what is on it.
        """

        def question(connection: Connection) -> Page[StatementRow]:
            def place(identity: str | None) -> Order | None:
                return _place(connection, identity, lambda known: statements.listing(ids=[known]))

            found = chosen_statements(connection, choice)
            return page(connection, found, limit, after=place(after), before=place(before), total=total)

        return self._asked(question)

    def count_statements(self, choice: StatementChoice) -> int:
        """How many statements these are."""
        return self._asked(lambda connection: count(connection, chosen_statements(connection, choice)))

    def document_page(
        self, choice: DocumentChoice, *, after: str | None = None, before: str | None = None, limit: int
    ) -> Page[DocumentRow]:
        """Documents in the order of `Ledger.documents`; a neighbour that is gone leads to the first page."""

        def question(connection: Connection) -> Page[DocumentRow]:
            def place(identity: str | None) -> Order | None:
                return _place(connection, identity, lambda known: _documents(DocumentChoice(), [known]))

            return page(connection, _documents(choice), limit, after=place(after), before=place(before))

        return self._asked(question)

    def count_documents(self, choice: DocumentChoice) -> int:
        """How many documents these are."""
        return self._asked(lambda connection: count(connection, _documents(choice)))

    def time_page(
        self, choice: TimeChoice, *, after: str | None = None, before: str | None = None, limit: int
    ) -> Page[DatedRow]:
        """Times by their first and last day, document and place; a neighbour that is gone leads to the first page."""

        def question(connection: Connection) -> Page[DatedRow]:
            def place(identity: str | None) -> Order | None:
                return _place(connection, identity, lambda known: _times(connection, choice, [known]))

            return page(connection, _times(connection, choice), limit, after=place(after), before=place(before))

        return self._asked(question)

    def count_times(self, choice: TimeChoice, parts: Sequence[tuple[Days, timeline.TimePart]]) -> list[int]:
        """How many times there are in each of these parts of periods, chosen in all else as the choice says."""
        return self._asked(lambda connection: timeline.counts(connection, parts, _filters(connection, choice)))

    def time_extent(self, choice: TimeChoice, outside: float = 0.0) -> Days | None:
        """Between which days the chosen times that lie within the period do, open ends aside; this share of them may
        begin before that, and as large a share end after it. None where there are none."""
        return self._asked(
            lambda connection: timeline.extent(connection, choice.period, _filters(connection, choice), outside)
        )

    def portrait(self, identity: str) -> PortraitRow:
        """The entity that has this id, or had it before another absorbed it; raises UnknownId."""
        return self._asked(lambda connection: naming.portrait(connection, identity))

    def names(self, entity: str) -> list[NameRow]:
        """The words that mention an entity: names first, then descriptions and pronouns, the commonest first."""
        return self._asked(lambda connection: naming.names(connection, entity))

    def entities_called(self, names: Sequence[str]) -> dict[str, str]:
        """The ids of entities by their names, where one alone has that name."""
        return self._asked(lambda connection: naming.called(connection, names))

    def mention_page(
        self,
        choice: MentionChoice,
        *,
        after: str | None = None,
        before: str | None = None,
        limit: int,
        total: int | None = None,
    ) -> Page[NamedRow]:
        """Mentions in the order of `Ledger.mentions`; a neighbour that is gone leads to the first page.

        `total` is how many there are, where that is known: it decides how the page is found, and not what is on it.
        """

        def question(connection: Connection) -> Page[NamedRow]:
            def place(identity: str | None) -> Order | None:
                return _place(connection, identity, lambda known: _mentions(choice, [known]))

            return page(connection, _mentions(choice), limit, after=place(after), before=place(before), total=total)

        return self._asked(question)

    def count_mentions(self, choice: MentionChoice) -> int:
        """How many mentions these are."""
        return self._asked(lambda connection: count(connection, _mentions(choice)))

    def appearances(self) -> dict[str, Appearances]:
        """How often each entity appears, by its id; rejected statements are counted out."""
        return self._asked(cast.appearances)

    def cast_order(self, choice: CastChoice, known: Mapping[str, Appearances]) -> list[str]:
        """The ids of the chosen entities in order, as far as `appearances` knows them."""
        return self._asked(lambda connection: cast.in_order(connection, choice.name, choice.kind, choice.order, known))

    def appearing(self, ids: Sequence[str], known: Mapping[str, Appearances]) -> list[AppearingRow]:
        """The entities with these ids, a page of those that `cast_order` gives."""
        return self._asked(lambda connection: cast.appearing(connection, ids, known))

    def outlets(self) -> list[OutletRow]:
        """Who published documents, those with the most first."""
        return self._asked(outlets.outlets)

    def complete(self) -> bool:
        """Whether the last build went to its end."""
        query = select(meta.c.value).where(meta.c.key == "unfinished")
        return self._asked(lambda connection: connection.scalar(query) is None)


def chosen_statements(connection: Connection, choice: StatementChoice) -> Listing[StatementRow]:
    """The listing of a choice; raises UnknownId for a document that is not there."""
    by = None if choice.speaker is None else connection.scalar(known_as(choice.speaker))
    return statements.listing(
        speaker=choice.speaker if by is None else None,
        by=by,
        document=documents.meant(connection, choice.document),
        outlet=choice.outlet,
        mode=choice.mode,
        kind=choice.kind,
        text=choice.text,
        verdict=choice.verdict,
        origin=choice.origin,
        relay=choice.relay,
        chain=choice.chain,
        whole=choice.whole,
        called=choice.called,
        nobody=choice.nobody,
        place=choice.place,
        standing=choice.standing,
        about=choice.about,
        mentioning=choice.mentioning,
        since=choice.since,
        until=choice.until,
    )


def _documents(choice: DocumentChoice, ids: list[str] | None = None) -> Listing[DocumentRow]:
    return documents.listing(
        document=ids, outlet=choice.outlet, language=choice.language, quarantined=choice.quarantined
    )


def _mentions(choice: MentionChoice, ids: list[str] | None = None) -> Listing[NamedRow]:
    return naming.listing(
        ids=ids,
        entity=choice.entity,
        words=choice.words,
        form=choice.form,
        since=choice.since,
        until=choice.until,
    )


def _times(connection: Connection, choice: TimeChoice, ids: list[str] | None = None) -> Listing[DatedRow]:
    filters = _filters(connection, choice)
    return timeline.listing(ids=ids, period=choice.period, part=choice.part, filters=filters)


def _filters(connection: Connection, choice: TimeChoice) -> list[ColumnElement[bool]]:
    """The conditions of a choice but for its period; raises UnknownDocument."""
    document = documents.meant(connection, choice.document)
    return timeline.filtered(document=document, outlet=choice.outlet, kind=choice.kind, near=choice.near)


def _place(connection: Connection, identity: str | None, alone: Callable[[str], Listing[T]]) -> Order | None:
    if identity is None:
        return None
    return () if identity == END else order_of(connection, alone(identity))
