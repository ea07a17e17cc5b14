"""`sayso entities`: who and what a ledger speaks of, under which names."""

from __future__ import annotations

from typing import get_args

import click

from sayso.cli.ledger_argument import LedgerCommand, ledger_argument, opened
from sayso.cli.listing import SHORT_ID, Format, Listing, format_option, limit_option
from sayso.cli.table import Cell
from sayso.export import rows
from sayso.export.rows import JsonObject
from sayso.records import CastRow, EntityKind, EntityRow

BETWEEN = " · "


def _cells(row: CastRow) -> tuple[str, ...]:
    entity = row.entity
    titles = dict.fromkeys(role.title for role in entity.roles)
    return (
        entity.id[:SHORT_ID],
        entity.name,
        entity.kind,
        BETWEEN.join(entity.aliases) or "–",
        BETWEEN.join(titles) or "–",
        _camp(entity),
        str(row.said),
        str(row.spoken_of),
        str(entity.mentions),
        str(len(entity.documents)),
    )


def _camp(entity: EntityRow) -> str:
    """For whom it speaks, where that is not itself; a question mark where it is for somebody unknown."""
    camp = entity.allegiance.camp
    if camp is None:
        return "?" if entity.kind in ("person", "organisation") else "–"
    return "–" if camp.id == entity.id else camp.name


def _whole(row: CastRow) -> JsonObject:
    counts: JsonObject = {"said": row.said, "spoken_of": row.spoken_of, "mentions": row.entity.mentions}
    return {**rows.entity(row.entity), **counts}


ENTITIES: Listing[CastRow] = Listing(
    headings=(
        Cell("id", SHORT_ID),
        Cell("name", share=3),
        Cell("kind", 12),
        Cell("also", share=4),
        Cell("as", share=3),
        Cell("camp", share=2),
        Cell("said", 5),
        Cell("of", 5),
        Cell("named", 5),
        Cell("docs", 5),
    ),
    cells=_cells,
    fields=(
        "id", "name", "kind", "aliases", "roles", "part_of", "camp", "camp_name", "place", "said", "spoken_of",
        "mentions", "documents", "by",
    ),
    whole=_whole,
)  # fmt: skip


@click.command("entities", cls=LedgerCommand)
@ledger_argument
@click.option("--name", help="Only those with these words in one of their names.")
@click.option("--kind", type=click.Choice(get_args(EntityKind)), help="Only those of this kind.")
@limit_option
@format_option
def command(*, ledger: str, name: str | None, kind: EntityKind | None, limit: int | None, form: Format) -> None:
    """List who and what LEDGER speaks of: names, offices, for whom they speak, statements by them and of them.

    The camp is the party that somebody speaks for: a minister's is the state. "–" stands for oneself, "?" for somebody
    whom no text names.
    """
    with opened(ledger) as open_ledger:
        ENTITIES.print(open_ledger.cast(name=name, kind=kind, limit=limit), form)
