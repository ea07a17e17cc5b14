"""Reading a TimeML corpus: text, date of creation, and the times that annotators marked."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sayso.records import Span


@dataclass(frozen=True, slots=True)
class Marked:
    """A TIMEX3 of the corpus with its value and type."""

    span: Span
    value: str
    type: str


@dataclass(frozen=True, slots=True)
class Article:
    """A document of the corpus; `created` is its date of creation."""

    name: str
    text: str
    created: str
    times: tuple[Marked, ...]


def articles(folder: Path) -> Iterator[Article]:
    """The articles of a folder of .tml files, by name."""
    for path in sorted(folder.glob("*.tml")):
        root = ET.parse(path).getroot()
        body, created = root.find("TEXT"), root.find("DCT/TIMEX3")
        if body is None or created is None:
            raise ValueError(f"{path} is no TimeML: it has no TEXT or no DCT")
        text, times = _flat(body)
        yield Article(path.stem, text, created.get("value", "")[:10], tuple(times))


def _flat(body: ET.Element) -> tuple[str, list[Marked]]:
    pieces: list[str] = []
    times: list[Marked] = []

    def walk(element: ET.Element, at: int) -> int:
        start = at
        if element.text:
            pieces.append(element.text)
            at += len(element.text)
        for child in element:
            at = walk(child, at)
            if child.tail:
                pieces.append(child.tail)
                at += len(child.tail)
        if element.tag == "TIMEX3" and at > start:
            times.append(Marked(Span(start, at), element.get("value", ""), element.get("type", "")))
        return at

    walk(body, 0)
    return "".join(pieces), times
