"""The paragraphs of a text with what their looks tell, before any is judged."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.ingest.leftovers import is_rule, plain
from sayso.ingest.paragraphs import paragraphs

# Furniture shows in its first words; no more of a paragraph is looked at, however long it is.
_LOOK = 1500
_HEADING = re.compile(r"(#{1,6})\s")
_BULLET = re.compile(r"[•·▪●◦‣■►]\s*|[-*+]\s")
_NUMBER = re.compile(r"\(?\d{1,2}[.)]\s")
_IMAGE = re.compile(r"!\[[^\[\]\n]{0,300}\]\([^()\s]{0,2000}\)")
# An agency's letters can stand behind the full stop: "… to leave. (LWA)".
_FINAL = re.compile(r"[.!?…:;][\"'”’»“)\]]*(?:\s[(\[][A-Z][\w.& -]{1,25}[)\]])?$")
_WORD = re.compile(r"\S*\w\S*")

_TURN = re.compile(r"[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,4}:\s.*[?!]")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph at [start, end) of the text.

    `text` is what people see of its first 1500 characters, `words` their number; `level` is that of a Markdown heading
    or 0; `final` tells that it ends as a sentence does; `at` and `left` are the shares of the text before its start
    and after its end.
    """

    start: int
    end: int
    raw: str
    text: str
    words: int
    level: int
    bullet: bool
    number: bool
    image: bool
    rule: bool
    final: bool
    at: float
    left: float

    @property
    def turn(self) -> bool:
        """Whether it is a short turn of a transcript: "DANNOW: Why not?"."""
        return _TURN.fullmatch(self.text) is not None

    @property
    def short(self) -> bool:
        """Whether it is a line that no sentence ends: a heading, a name, a label, a credit."""
        return not self.rule and not self.final and 0 < self.words <= 20 and len(self.text) <= 180

    @property
    def prose(self) -> bool:
        """Whether it reads as a paragraph of an article."""
        return self.words > 25 or (self.final and self.words >= 8)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A text as blocks, and the language whose tables tell its furniture."""

    text: str
    blocks: tuple[Block, ...]
    language: str


def sheet(text: str, language: str) -> Sheet:
    """A text cut into its blocks."""
    return Sheet(text, blocks(text), language)


def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a text, in order."""
    size = max(len(text), 1)
    out = []
    for paragraph in paragraphs(text):
        raw = text[paragraph.start : min(paragraph.end, paragraph.start + _LOOK)]
        shown = plain(raw)
        heading = _HEADING.match(raw)
        image = _IMAGE.sub("", raw, count=3).strip() == "" if "![" in raw else False
        tail = plain(text[max(paragraph.start, paragraph.end - 40) : paragraph.end])
        out.append(
            Block(
                start=paragraph.start,
                end=paragraph.end,
                raw=raw,
                text=shown,
                words=len(_WORD.findall(shown)),
                level=len(heading[1]) if heading else 0,
                bullet=bool(_BULLET.match(raw)) and not is_rule(raw),
                number=bool(_NUMBER.match(raw)),
                image=image,
                rule=is_rule(raw),
                final=bool(_FINAL.search(tail)),
                at=paragraph.start / size,
                left=1 - paragraph.end / size,
            )
        )
    return tuple(out)
