"""Rooms for tests: ours, but for an annotator and extractors that work on patterns and load nothing.

In these articles "Ana Suel said that …." is a statement, a capitalised word or several are a person's name, and four
digits are a year. `[crash]`, `[die]` and `[slow]` in a text do what they say.
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sayso.config import Config
from sayso.export import jsonl
from sayso.ledger import Ledger
from sayso.pipeline import Report, build
from sayso.pipeline.rooms import Rooms, ours
from sayso.records import Mention, Passage, Sourcing, Span, Statement, Time, fact_id

NAME = re.compile(r"\b[A-Z][a-z]+(?: [A-Z][a-z]+)*\b")
SAID = re.compile(r"(?P<who>[A-Z][a-z]+(?: [A-Z][a-z]+)*) (?P<cue>said) that (?P<what>[^.]+)\.")
YEAR = re.compile(r"\b\d{4}\b")
SLOW = 0.05  # seconds


@dataclass
class Doc:
    """What the annotator hands to the extractors."""

    text: str

    @property
    def sents(self) -> list[str]:
        return self.text.split(". ")


def annotator(text: str) -> Doc:
    if "[crash]" in text:
        raise ValueError("the annotator stumbled\nover this")
    if "[die]" in text:
        os._exit(9)
    if "[slow]" in text:
        time.sleep(SLOW)
    return Doc(text)


def load(language: str) -> Any:
    return annotator


def mentions(doc: Doc, passage: Passage) -> tuple[Mention, ...]:
    found = []
    for match in NAME.finditer(doc.text):
        span = passage.span(*match.span())
        head = match[0].split()[-1]
        found.append(
            Mention(
                id=fact_id(passage.document.id, (span,), "mention"),
                document=passage.document.id,
                span=span,
                kind="person",
                form="name",
                head=head,
                title=None,
                defines=None,
                gender=None,
                number="singular",
                subject=True,
                sentence=passage.sentence + doc.text.count(". ", 0, match.start()),
                paragraph=passage.paragraph,
                by="mentions 1",
            )
        )
    return tuple(found)


def statements(doc: Doc, passage: Passage, by: str = "statements 1") -> tuple[Statement, ...]:
    found = []
    for match in SAID.finditer(doc.text):
        what, who = passage.span(*match.span("what")), passage.span(*match.span("who"))
        found.append(
            Statement(
                id=fact_id(passage.document.id, (what,), "statement"),
                document=passage.document.id,
                spans=(what,),
                cue=passage.span(*match.span("cue")),
                source=who,
                kind="person",
                sourcing=(Sourcing(match["who"], "person", "origin", who, who),),
                mode="indirect",
                act="say",
                said=None,
                hedges=(),
                within=None,
                confidence=0.5,
                by=by,
            )
        )
    return tuple(found)


def shorter_statements(doc: Doc, passage: Passage) -> tuple[Statement, ...]:
    """A new version: the last word of every content is left out, and so its id is another."""
    found = []
    for one in statements(doc, passage, by="statements 2"):
        (span,) = one.spans
        cut = Span(span.start, span.start + passage.document.text[span.start : span.end].rindex(" "))
        found.append(replace(one, spans=(cut,), id=fact_id(one.document, (cut,), "statement")))
    return tuple(found)


def same_statements(doc: Doc, passage: Passage) -> tuple[Statement, ...]:
    """A new version that finds what the first did, under other ids."""
    return tuple(
        replace(one, id=fact_id(one.document, one.spans, "statement of version 3"))
        for one in statements(doc, passage, by="statements 3")
    )


def times(doc: Doc, passage: Passage) -> tuple[Time, ...]:
    found = []
    for match in YEAR.finditer(doc.text):
        span = passage.span(*match.span())
        identity = fact_id(passage.document.id, (span,), "time")
        found.append(Time(identity, passage.document.id, span, "date", match[0], None, "a year", 1.0, "times 1"))
    return tuple(found)


def towns(doc: Doc, passage: Passage) -> tuple[Mention, ...]:
    """Every name is a place's."""
    return tuple(replace(one, kind="place") for one in mentions(doc, passage))


def town_extractors() -> Mapping[str, Any]:
    return {**extractors(), "mentions": ("mentions 1", towns)}


def extractors() -> Mapping[str, Any]:
    return {
        "mentions": ("mentions 1", mentions),
        "statements": ("statements 1", statements),
        "times": ("times 1", times),
    }


def second_extractors() -> Mapping[str, Any]:
    return {**extractors(), "statements": ("statements 2", shorter_statements)}


def third_extractors() -> Mapping[str, Any]:
    return {**extractors(), "statements": ("statements 3", same_statements)}


def _versions(of: Mapping[str, Any]) -> Mapping[str, str]:
    names = {name: version for name, (version, _) in of.items()}
    return {"ingest": "ingest 1", "annotate": "annotate 1", **names, "link": "link 1"}


def versions() -> Mapping[str, str]:
    return _versions(extractors())


def second_versions() -> Mapping[str, str]:
    return _versions(second_extractors())


def third_versions() -> Mapping[str, str]:
    return _versions(third_extractors())


ROOMS: Rooms = replace(ours(), load=load, extractors=extractors, versions=versions)
SECOND: Rooms = replace(ROOMS, extractors=second_extractors, versions=second_versions)
THIRD: Rooms = replace(ROOMS, extractors=third_extractors, versions=third_versions)
TOWNS: Rooms = replace(ROOMS, extractors=town_extractors)


ENGLISH = Config(language="en")


def built(paths: Path | list[Path], ledger: Path, **options: Any) -> Report:
    """Build with these rooms."""
    given = paths if isinstance(paths, list) else [paths]
    return build(given, ledger, **{"config": ENGLISH, "rooms": ROOMS, **options})


def exported(ledger: Path) -> dict[str, str]:
    """Every line of the export by the name of its file."""
    with Ledger.open(ledger) as opened:
        return {name: "".join(jsonl.line(row).decode() for row in rows) for name, rows in jsonl.tables(opened).items()}
