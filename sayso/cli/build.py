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
from sayso.cli.progress import quiet_option, shown
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
@click.option("--jobs", metavar="N", type=click.IntRange(min=1), default=1, show_default=True, help="Processes to use.")
@click.option("--outlet", help="Who published the documents, where you know better than they say.")
@click.option("--published", metavar="DATE", help="When they were published, as EDTF (2021-05-08).")
@click.option("--url", help="Where they were published.")
@click.option("--title", help="Their title.")
@click.option("--author", "authors", multiple=True, help="Who wrote them; may be given more than once.")
@click.option("--translated-from", metavar="CODE", help="The language that they were translated from.")
@click.option("--republished-from", metavar="OUTLET", help="The outlet that published them first.")
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
    quiet: bool,
) -> int:
    """Read articles from PATH (files, folders, - for standard input) into a ledger.

    An existing LEDGER is added to: new documents go in, changed ones are replaced, unchanged ones skipped.

    Exit status: 0 all went in, 1 some documents were quarantined, 2 the call cannot be carried out.
    """
    from sayso import pipeline  # noqa: PLC0415 (loads the annotator's libraries; help and usage errors need none)
    from sayso.ingest import Hints  # noqa: PLC0415

    config = Config(language=language, max_document=max_document, jobs=jobs)
    given = Given(
        url=url,
        title=title,
        outlet=outlet,
        authors=authors,
        published=published,
        translated_from=translated_from,
        republished_from=republished_from,
    )
    hints = Hints(given)
    with resumable(), shown(quiet) as progress:
        report = pipeline.build(paths, Path(output), config=config, hints=hints, prune=prune, progress=progress)
    return ended(report, output, quiet=quiet)


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
