"""One entity: what it is called, which offices it is given, what it says and what is said of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final, get_args

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from sayso.export import rows as export
from sayso.ledger import Ledger, MentionChoice, StatementChoice
from sayso.records import EntityRole, Form, NamedRow, NameRow, StatementRow
from sayso.web.asked import day, ledger_of, one_of, words
from sayso.web.download import csv_file
from sayso.web.page import Parameters, address, page, words_at
from sayso.web.turning import every_row, turned

NAMES: Final = 16  # the commonest; all of them are in the table that can be downloaded
STATEMENTS: Final = 6  # of each kind; their own pages have them all
SUPPORTS: Final = 5
NAME_FIELDS: Final = ("words", "form", "mentions", "documents")
FIELDS: Final = ("id", "text", "form", "sentence", "path", "outlet", "published", "document", "start", "end", "by")


@dataclass(frozen=True, slots=True)
class Office:
    """A title that documents give somebody, and the addresses of the words that do, of the first of them."""

    title: str
    organisation: str | None
    former: bool
    supports: int
    there: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """Some statements, how many there are, and where all of them are listed."""

    rows: Sequence[StatementRow]
    total: int
    there: str


def portrait(request: Request) -> Response:
    """The page of an entity; an id that another absorbed leads to that one's."""
    with ledger_of(request) as ledger:
        row = ledger.portrait(request.path_params["entity"])
        if row.id != request.path_params["entity"]:
            return RedirectResponse(f"/entities/{row.id}", 303)
        names: list[NameRow] = request.app.state.kept.get(f"names {row.id}", lambda every: every.names(row.id))
        pronouns = [name for name in names if name.form == "pronoun"]
        words_for = [name for name in names if name.form != "pronoun"]
        return page(
            request,
            ledger,
            "entities.html",
            entity=row,
            mentions=sum(name.mentions for name in names),
            names=words_for[:NAMES],
            more=len(words_for) - NAMES,
            pronouns=pronouns,
            words_of=words_of,
            offices=offices(row.roles),
            belongs_where=words_at(*row.allegiance.support) if row.allegiance.support else None,
            said=_said(request, ledger, {"speaker": row.id}),
            about=_said(request, ledger, {"about": row.id}),
        )


def mentions(request: Request) -> Response:
    """A page of the places where it is mentioned."""
    given, chosen = _choice(request)
    with ledger_of(request) as ledger:
        row = ledger.portrait(chosen.entity)
        total = request.app.state.kept.get(f"count {chosen}", lambda every: every.count_mentions(chosen))
        shown = turned(request, given, partial(ledger.mention_page, chosen, total=total), _mention_id)
        return page(
            request,
            ledger,
            "mentions.html",
            entity=row,
            shown=shown,
            total=total,
            given=given,
            download=address(f"/entities/{row.id}/mentions.csv", given),
        )


def mentions_table(request: Request) -> Response:
    """The same places, all of them, as CSV."""
    _, chosen = _choice(request)
    ledger: Ledger = request.app.state.ledger
    ledger.portrait(chosen.entity)
    return csv_file("mentions", FIELDS, map(_fields, every_row(partial(ledger.mention_page, chosen), _mention_id)))


def names_table(request: Request) -> Response:
    """All words for an entity as CSV."""
    with ledger_of(request) as ledger:
        every = ledger.names(ledger.portrait(request.path_params["entity"]).id)
    return csv_file("names", NAME_FIELDS, ({name: getattr(row, name) for name in NAME_FIELDS} for row in every))


def offices(roles: Sequence[EntityRole]) -> tuple[Office, ...]:
    """Titles, those that most places give first, each with the places."""
    places: defaultdict[tuple[str, str | None, bool], list[str]] = defaultdict(list)
    for role in roles:
        places[role.title, role.organisation, role.former].append(words_at(role.document, role.span))
    ranked = sorted(places.items(), key=lambda item: (-len(item[1]), item[0][0], item[0][1] or "", item[0][2]))
    return tuple(Office(*office, len(there), tuple(there[:SUPPORTS])) for office, there in ranked)


def _said(request: Request, ledger: Ledger, given: dict[str, str]) -> Said:
    chosen = StatementChoice(speaker=given.get("speaker"), about=given.get("about"), standing=True)
    total = request.app.state.kept.get(f"count {chosen}", lambda every: every.count_statements(chosen))
    rows = ledger.statement_page(chosen, limit=STATEMENTS, total=total).rows
    return Said(rows, total, address("/statements", given, judged="standing"))


def _choice(request: Request) -> tuple[Parameters, MentionChoice]:
    form: Form | None = one_of(request, "form", get_args(Form))
    chosen = MentionChoice(
        request.path_params["entity"], words(request, "words"), form, day(request, "since"), day(request, "until")
    )
    return {"words": chosen.words, "form": form, "since": chosen.since, "until": chosen.until}, chosen


def _mention_id(row: NamedRow) -> str:
    return row.mention.id


def _fields(row: NamedRow) -> dict[str, object]:
    sentence = " ".join(f"{row.before}{row.mention.text}{row.after}".split())
    where = {"path": row.mention.path, "outlet": row.outlet, "published": row.published}
    return {**export.mention(row.mention), **where, "sentence": sentence}


def words_of(entity: str, name: NameRow) -> str:
    """The address of the places where an entity is called so."""
    return address(f"/entities/{entity}/mentions", words=name.words, form=name.form)


ROUTES: Final = (
    Route("/entities/{entity}", portrait),
    Route("/entities/{entity}/mentions", mentions),
    Route("/entities/{entity}/mentions.csv", mentions_table),
    Route("/entities/{entity}/names.csv", names_table),
)
