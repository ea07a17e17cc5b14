"""`python -m training.corpus COMMAND …`: check what was written, show how it is read, count it, compare two readers."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from sayso.evaluate import card
from training.corpus import agreement, check, count, open_texts, standoff, story
from training.corpus.article import Article, ArticleError

HERE = Path(__file__).parent


def main() -> int:
    """Run one command; the status is 1 where something is wrong with what was written."""
    parser = argparse.ArgumentParser(prog="python -m training.corpus", description=__doc__)
    commands = parser.add_subparsers(required=True)
    several: tuple[tuple[str, Callable[[argparse.Namespace], int], str], ...] = (
        ("check", _check, "what is wrong in articles and stories, a line each"),
        ("show", _show, "an article's text, and what was read from its marks"),
        ("count", _count, "how much there is of everything"),
    )
    for name, run, said in several:
        command = commands.add_parser(name, help=said)
        command.add_argument("paths", nargs="+", type=Path)
        command.set_defaults(run=run)
    command = commands.add_parser("agreement", help="how far a second reader agrees, over the files of a folder")
    command.add_argument("second", type=Path)
    command.add_argument("first", type=Path)
    command.set_defaults(run=_agreement)
    command = commands.add_parser("texts", help="the open texts by name and length, or one of them as it is annotated")
    command.add_argument("name", nargs="?")
    command.add_argument("--data", type=Path, required=True)
    command.set_defaults(run=_texts)
    command = commands.add_parser("detach", help="keep the marks of marked copies of open texts, without the texts")
    command.add_argument("marked", nargs="+", type=Path)
    command.add_argument("--data", type=Path, required=True)
    command.set_defaults(run=_detach)
    asked = parser.parse_args()
    try:
        done: int = asked.run(asked)
    except (ArticleError, OSError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    return done


def _check(asked: argparse.Namespace) -> int:
    wrong = [line for path in asked.paths for line in check.path(path)]
    print("\n".join(wrong) or "all is well")
    return bool(wrong)


def _show(asked: argparse.Namespace) -> int:
    for path in asked.paths:
        _shown(story.load(path))
    return 0


def _count(asked: argparse.Namespace) -> int:
    print(count.table([story.load(file) for path in asked.paths for file in story.articles(path)]))
    return 0


def _agreement(asked: argparse.Namespace) -> int:
    pairs = [
        (story.load(asked.first / file.relative_to(asked.second)), story.load(file))
        for file in story.articles(asked.second)
    ]
    print("\n".join(card.table(agreement.card(pairs))))
    return 0


def _texts(asked: argparse.Namespace) -> int:
    texts = open_texts.texts(asked.data)
    if asked.name:
        if asked.name not in texts:
            raise ArticleError(f"no open text is called {asked.name}")
        print(texts[asked.name], end="")
    else:
        print("\n".join(f"{len(text.split()):6} {name}" for name, text in texts.items()))
    return 0


def _detach(asked: argparse.Namespace) -> int:
    texts = open_texts.texts(asked.data)
    if unknown := [path.stem for path in asked.marked if path.stem not in texts]:
        raise ArticleError(f"no open text is called {', '.join(unknown)}")
    for marked in asked.marked:
        kept = standoff.detach(marked, texts[marked.stem])
        wrong = [line for line in check.path(marked) if " words" not in line]
        print("\n".join(wrong) or f"{marked.stem}: well")
        if not wrong:
            (HERE / "open").mkdir(exist_ok=True)
            (HERE / "open" / f"{marked.stem}.yml").write_text(kept, encoding="utf-8")
    return 0


def _shown(found: Article) -> None:
    text = found.text
    print(text)
    for region in found.marks.regions:
        print(f"{region.kind:12} {text[region.start : region.end][:90]!r}")
    for one in found.statements:
        words = " … ".join(text[start:end] for start, end in one.spans)
        cue = " ".join(text[start:end] for start, end in one.cue)
        source = " ".join(text[start:end] for start, end in one.source)
        print(f"{one.id:5} {' > '.join(one.chain)} [{one.kind} {one.mode} {one.act}] {source!r} {cue!r}: {words!r}")
    for time in found.marks.times:
        print(f"time  {time.value} {text[time.start : time.end]!r}")
    for event in found.events:
        print(f"{event.id:5} {event.type} {event.status} {text[event.start : event.end]!r} {event.roles}")
    for mention in found.marks.mentions:
        print(f"{mention.entity:16} {'name' if mention.named else ''} {text[mention.start : mention.end]!r}")


if __name__ == "__main__":
    sys.exit(main())
