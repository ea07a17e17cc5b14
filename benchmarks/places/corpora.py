"""Reading the two corpora: texts with toponyms that annotators placed."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sayso.records import Span

# GeoWebNews (Gritta et al. 2019) tells names that mean the place itself from those that stand for people, governments,
# languages and other things of the place.
LITERAL = frozenset({"Literal", "Literal_Modifier", "Mixed", "Coercion", "Embedded_Literal"})
ASSOCIATIVE = frozenset(
    {"Metonymic", "Non_Literal_Modifier", "Demonym", "Language", "Embedded_Non_Lit", "Homonym"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Gold:
    """A toponym of a corpus; `where` is its latitude and longitude, None where the annotators found no place."""

    span: Span
    text: str
    type: str
    where: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Article:
    """A text of a corpus with its toponyms in order."""

    name: str
    text: str
    toponyms: tuple[Gold, ...]


def lgl(path: Path) -> Iterator[Article]:
    """The articles of the Local-Global Lexicon (Lieberman et al. 2010)."""
    for number, article in enumerate(ET.parse(path).getroot()):
        toponyms = []
        for one in article.iter("toponym"):
            tag = one.find("gaztag")
            where = None if tag is None else (float(tag.findtext("lat", "")), float(tag.findtext("lon", "")))
            toponyms.append(Gold(_span(one), one.findtext("phrase", ""), "", where))
        yield Article(f"{number}", article.findtext("text", ""), tuple(toponyms))


def geowebnews(path: Path) -> Iterator[Article]:
    """The articles of GeoWebNews."""
    for article in ET.parse(path).getroot():
        toponyms = []
        for one in article.iter("toponym"):
            lat, lon = one.findtext("latitude"), one.findtext("longitude")
            where = (float(lat), float(lon)) if lat and lon else None
            toponyms.append(Gold(_span(one), one.findtext("extractedName", ""), one.findtext("type", ""), where))
        toponyms.sort(key=lambda gold: gold.span)
        yield Article(article.get("file", ""), article.findtext("text", ""), tuple(toponyms))


def _span(toponym: ET.Element) -> Span:
    return Span(int(toponym.findtext("start", "")), int(toponym.findtext("end", "")))
