"""`sayso build`: articles to a ledger."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sayso.cli import summary
from sayso.cli.boundary import DONE, QUARANTINED
from sayso.cli.ledger_argument import opened
from sayso.cli.progress import jobs_option, quiet_option, shown
from sayso.config import Config
from sayso.records import Given

if TYPE_CHECKING:
    from sayso.pipeline import Report

GO_ON = "what was finished is kept; the same command goes on from there"


@click.command("build")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.option("-o", "--output", metavar="LEDGER", required=True, help="The ledger to make or to add to.")
@click.option("--prune", is_flag=True, help="Remove documents of LEDGER that are not among PATH any more.")
@click.option("--language", metavar="CODE", help="Take every document to be in this language (en).")
@click.option(
    "--max-document", metavar="BYTES", type=click.IntRange(min=1), default=Config().max_document, show_default=True,
    help="Quarantine documents over this size.",
)  # fmt: skip
@jobs_option
@click.option("--outlet", help="Who published the documents, where you know better than they say.")
@click.option("--published", metavar="DATE", help="When they were published (2031-05-08, 2031-05 or 2031).")
@click.option("--url", help="Where they were published.")
@click.option("--title", help="Their title.")
@click.option("--author", "authors", multiple=True, help="Who wrote them; may be given more than once.")
@click.option("--translated-from", metavar="LANGUAGE", help="The language that they were translated from.")
@click.option("--republished-from", metavar="OUTLET", help="The outlet that published them first.")
@click.option(
    "--camps", metavar="FILE", multiple=True,
    help="A table of who speaks for whom: name, camp, owner, country; may be given more than once.",
)  # fmt: skip
@quiet_option
def command(
    *,
    paths: tuple[str, ...],
    output: str,
    prune: bool,
    language: str | None,
    max_document: int,
    jobs: int,
    outlet: str | None,
    published: str | None,
    url: str | None,
    title: str | None,
    authors: tuple[str, ...],
    translated_from: str | None,
    republished_from: str | None,
    camps: tuple[str, ...],
    quiet: bool,
) -> int:
    """Read articles from PATH (files, folders, - for standard input) into a ledger.

    Text, Markdown, HTML, PDF, Word (.docx), mail (.eml), feeds (.rss, .atom), web archives (.warc, .warc.gz), .jsonl
    and .zip are read; entries, attachments and what lies in an archive are documents of their own ("feed.rss#id").

    What you know better lies beside the articles: articles.toml or articles.csv (their outlets and dates), camps.csv
    and outlets.csv (who speaks for whom, and who owns an outlet: columns name, camp, owner, country).

    An existing LEDGER is added to: new documents go in, changed ones are replaced, unchanged ones skipped.

    Exit status: 0 all went in, 1 some documents were quarantined, 2 the call cannot be carried out.
    """
    # Here, because help and usage errors need not wait for the libraries of these rooms.
    from sayso import pipeline  # noqa: PLC0415
    from sayso.ingest.hints import Hints, language_code  # noqa: PLC0415

    known = Given(
        url=url,
        title=title,
        outlet=outlet,
        authors=authors,
        published=_date(published),
        translated_from=None if translated_from is None else language_code(translated_from),
        republished_from=republished_from,
    )
    config = Config(language=language, max_document=max_document, jobs=jobs)
    hints = Hints(known)
    with resumable(), shown(quiet) as progress:
        report = pipeline.build(
            paths, Path(output), config=config, hints=hints, camps=camps, prune=prune, progress=progress
        )
    return ended(report, output, quiet=quiet)


def _date(given: str | None) -> str | None:
    from sayso.ingest.hints import date_given  # noqa: PLC0415

    if given is None:
        return None
    found = date_given(given)
    if found is None:
        raise click.UsageError(f"--published {given}: no date; write 2031-05-08, 2031-05 or 2031")
    return found


@contextmanager
def resumable() -> Iterator[None]:
    """Ctrl-C inside says that nothing is lost."""
    try:
        yield
    except KeyboardInterrupt:
        raise KeyboardInterrupt(GO_ON) from None


def ended(report: Report, output: str, *, quiet: bool) -> int:
    """Say how a build ended, the quarantined on standard error, and give its exit status."""
    if not quiet:
        with opened(output) as ledger:
            for line in summary.built(report, ledger, output):
                click.echo(line)
    for line in summary.quarantined(report.quarantined):
        click.echo(line, err=True)
    return QUARANTINED if report.quarantined else DONE
