"""`sayso statements`: who said what, through whom."""

from __future__ import annotations

from typing import get_args

import click

from sayso.cli.ledger_argument import LedgerCommand, ledger_argument, opened
from sayso.cli.listing import SHORT_ID, Format, Listing, format_option, limit_option
from sayso.cli.table import Cell
from sayso.export import rows
from sayso.export.rows import JsonObject
from sayso.records import Mode, SpeakerKind, StatementRow, Verdict

ARROW = " → "


def _cells(row: StatementRow) -> tuple[str, ...]:
    chain = ARROW.join(link.name for link in row.chain)
    mark = f" [{row.verdict}]" if row.verdict else ""
    return (row.id[:SHORT_ID], row.speaker or "–", chain, row.text + mark, row.path)


def _whole(row: StatementRow) -> JsonObject:
    where: JsonObject = {"path": row.path, "outlet": row.outlet, "published": row.published, "verdict": row.verdict}
    return {**rows.statement(row), **where}


STATEMENTS: Listing[StatementRow] = Listing(
    headings=(
        Cell("id", SHORT_ID),
        Cell("speaker", share=3),
        Cell("chain", share=4),
        Cell("statement", share=8),
        Cell("document", share=3),
    ),
    cells=_cells,
    fields=(
        "id",
        "path",
        "outlet",
        "published",
        "speaker",
        "kind",
        "chain",
        "mode",
        "act",
        "said",
        "text",
        "cue",
        "source",
        "hedges",
        "within",
        "confidence",
        "verdict",
        "by",
    ),
    whole=_whole,
)


@click.command("statements", cls=LedgerCommand)
@ledger_argument
@click.option("--speaker", help="Only those of whom these words name.")
@click.option("--document", help="Only those of this document (path, file name, or the beginning of its id).")
@click.option("--outlet", help="Only those that this outlet published.")
@click.option("--mode", type=click.Choice(get_args(Mode)), help="Only those in this kind of speech.")
@click.option("--kind", type=click.Choice(get_args(SpeakerKind)), help="Only those of this kind of speaker.")
@click.option("--text", help="Only those with these words in them.")
@click.option("--verdict", type=click.Choice(get_args(Verdict)), help="Only those that were judged so last.")
@limit_option
@format_option
def command(
    *,
    ledger: str,
    speaker: str | None,
    document: str | None,
    outlet: str | None,
    mode: Mode | None,
    kind: SpeakerKind | None,
    text: str | None,
    verdict: Verdict | None,
    limit: int | None,
    form: Format,
) -> None:
    """List the statements of LEDGER: who said what, through whom, where."""
    with opened(ledger) as open_ledger:
        found = open_ledger.iter_statements(
            speaker=speaker,
            document=document,
            outlet=outlet,
            mode=mode,
            kind=kind,
            text=text,
            verdict=verdict,
            limit=limit,
        )
        STATEMENTS.print(found, form)
