"""Marks kept apart from a text that stays where it is: where each is put in, and of which text.

A file holds the head and the table as an article has them, and `marks`: `[offset, mark]` in the order in which they are
put into the text. `sha256` is that of the text, so that marks never land in another.
"""

from __future__ import annotations

import hashlib
import re
import tempfile
from pathlib import Path

import yaml

from training.corpus import article
from training.corpus.article import Article, ArticleError
from training.corpus.markup import REGIONS

_MARK = re.compile(
    r"\{[a-z][a-z0-9-]*[=:~]|\[s\d+[!<]?[ \n]?|<(?:set:)?[^|<>\n]{1,60}\||[}\]>]|\\(?=[{}\[\]<>\\])"
    rf"|::(?:{'|'.join((*REGIONS, 'text'))}):: ?"
)
AROUND = 30
ESCAPE = "\\"


def detach(marked: Path, text: str) -> str:
    """The stand-off file of a marked copy of a text. Raises ArticleError where the words are not the text's."""
    head, body, table = _parts(marked.read_text(encoding="utf-8"))
    marks: list[tuple[int, str]] = []
    place = offset = 0
    body = body.strip("\n") + "\n"
    while place < len(body):
        escaped = place > 0 and marks[-1:] == [(offset, ESCAPE)] and body[place - 1] == ESCAPE
        mark = None if escaped else _MARK.match(body, place)
        if mark:
            marks.append((offset, mark[0]))
            place = mark.end()
        elif offset < len(text) and body[place] == text[offset]:
            place, offset = place + 1, offset + 1
        else:
            there, here = body[place : place + AROUND], text[offset : offset + AROUND]
            raise ArticleError(f"at {offset}: {there!r} stands where the text has {here!r}")
    if text[offset:].strip():
        raise ArticleError(f"the text goes on: {text[offset : offset + AROUND]!r}")
    rows = "".join(f"  - [{at}, {_quoted(mark)}]\n" for at, mark in marks)
    digest = hashlib.sha256(text.encode()).hexdigest()
    parts = (("head", head), ("table", table))
    shown = "".join(
        f"{name}:\n" + "".join(f"  {line}\n" for line in part.strip("\n").split("\n")) for name, part in parts
    )
    return f"sha256: {digest}\n{shown}marks:\n{rows}"


def attach(standoff: Path, text: str) -> Article:
    """The article that a stand-off file makes of its text. Raises ArticleError where the text is another."""
    given = yaml.load(standoff.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    if given["sha256"] != hashlib.sha256(text.encode()).hexdigest():
        raise ArticleError("the text is not the one that was annotated")
    body, last = "", 0
    for at, mark in given["marks"]:
        body, last = body + text[last : int(at)] + mark, int(at)
    head, table = (yaml.dump(given[name], allow_unicode=True) if given[name] else "" for name in ("head", "table"))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{standoff.stem}.txt"
        path.write_text(f"---\n{head}---\n{body}{text[last:]}---\n{table}", encoding="utf-8")
        return article.read(path)


def _parts(whole: str) -> tuple[str, str, str]:
    parts = whole.split("\n---\n")
    if not whole.startswith("---\n") or len(parts) != 3:
        raise ArticleError("is not '---', head, '---', text, '---', table")
    return parts[0][4:], parts[1], parts[2]


def _quoted(mark: str) -> str:
    return "'" + mark.replace("'", "''") + "'" if "\n" not in mark else '"' + mark.replace("\n", "\\n") + '"'
