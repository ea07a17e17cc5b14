"""`sayso annotate`: articles in CoNLL-U."""

from __future__ import annotations

from itertools import count

import click

from sayso.cli.boundary import DONE, QUARANTINED
from sayso.cli.terminal import safe
from sayso.config import Config


@click.command("annotate")
@click.argument("paths", metavar="FILE...", nargs=-1, required=True)
@click.option("--language", metavar="CODE", help="Take every document to be in this language (en).")
def command(paths: tuple[str, ...], language: str | None) -> int:
    """Print the sentences, words, tags, lemmas, trees and names of FILE (files, folders, - for standard input).

    The format is CoNLL-U (https://universaldependencies.org/format.html), one sentence after the other; names stand in
    the last column. What is printed is read as by `build`: without navigation, captions and other furniture.

    Exit status: 0 all were printed, 1 some documents could not be read, 2 the call cannot be carried out.
    """
    # Here, because help and usage errors need not wait for the libraries of these rooms.
    from sayso import pipeline  # noqa: PLC0415
    from sayso.annotate import conllu  # noqa: PLC0415

    status = DONE
    for found in pipeline.annotated(paths, Config(language=language)):
        if not isinstance(found, pipeline.Annotated):
            click.echo(safe(str(found)), err=True)
            status = QUARANTINED
            continue
        name = safe(found.document.name)
        click.echo(f"# newdoc id = {name}")
        numbers = count(1)
        for doc in found.docs:
            for block in conllu.sentences(doc, name, numbers):
                click.echo(safe(block, keep="\n\t"), nl=False)
    return status
