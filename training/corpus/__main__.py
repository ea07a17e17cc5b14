"""`python -m training.corpus check PATH …` says what is wrong; `show FILE` prints what was read from the marks."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from training.corpus import check, count, story
from training.corpus.article import Article, ArticleError


def main() -> int:
    """Run one command; the status is 1 where something is wrong."""
    parser = argparse.ArgumentParser(prog="python -m training.corpus", description=__doc__)
    parser.add_argument("command", choices=("check", "show", "count"))
    parser.add_argument("paths", nargs="+", type=Path)
    asked = parser.parse_args()
    if missing := [str(path) for path in asked.paths if not path.exists()]:
        print(f"no such file or folder: {', '.join(missing)}", file=sys.stderr)
        return 2
    if asked.command == "check":
        wrong = [line for path in asked.paths for line in check.path(path)]
        print("\n".join(wrong) or "all is well")
        return bool(wrong)
    try:
        read = [story.load(file) for path in asked.paths for file in story.articles(path)]
    except ArticleError as error:
        print(error, file=sys.stderr)
        return 1
    for found in read if asked.command == "show" else ():
        show(found)
    if asked.command == "count":
        print(count.table(read))
    return 0


def show(found: Article) -> None:
    """Print an article and all that was read of it."""
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
