"""Where a document says that it was taken from."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.ingest.blocks import Block
from sayso.ingest.dates import dates
from sayso.ingest.names import outlet, persons, same
from sayso.ingest.regions import Layout
from sayso.languages.metadata import metadata_words
from sayso.records import Derivation, Given, Span

_SOURCE_WORDS = 40


@dataclass(frozen=True, slots=True)
class Origin:
    """An outlet that a line names as the first; `label` is the line that says so."""

    outlet: str
    published: str | None
    evidence: Span
    said: str


def origins(text: str, shape: Layout, language: str) -> tuple[Origin, ...]:
    """The first outlets that the furniture of a text names, in order, each once."""
    words = metadata_words(language)
    out: list[Origin] = []
    for block in shape.lines("boilerplate"):
        if block.words > 10 * _SOURCE_WORDS:
            continue
        for match in words.origin.finditer(block.text):
            before = block.text[: match.start()]
            if not _of_this_text(before, words.this_text):
                continue
            name = outlet(match[1], language)
            # "Source: Ana Suel" is a person where a text was taken from nobody; "by Ana Suel in The Post" names both.
            if name is None or any(same(name, author) for author in shape.head.authors):
                continue
            if any(same(name, one.outlet) for one in out):
                continue
            dated = dates(match[1][:150], language)
            evidence = Span(block.start, block.end)
            out.append(Origin(name, dated[0].value if dated else None, evidence, match.group()[:120]))
    return tuple(out)


def _of_this_text(before: str, this_text: re.Pattern[str]) -> bool:
    """Whether what stands before the phrase lets it speak of this text: nothing, a sentence's end, "this article was"."""
    sentence = re.split(r"[.!?]\s+|[|•;–—]\s*", before)[-1].strip(' *_("“[')
    return (
        not sentence or this_text.match(sentence) is not None or bool(re.fullmatch(r"(?i)(?:was|note:?|\W)*", sentence))
    )


def translated_from(text: str, shape: Layout, language: str) -> tuple[str | None, Span | None]:
    """The language that a text says it was translated from (ISO 639-1 where it has a code, else its name), and where
    it says so."""
    words = metadata_words(language)
    for block in [*shape.lines("boilerplate"), *shape.lines("byline"), *shape.lines("dateline")]:
        match = words.translated.search(block.text)
        if match and match[1][0].isupper():
            return words.languages.get(match[1].casefold(), match[1]), Span(block.start, block.end)
    return None, None


def derivations(
    text: str, shape: Layout, language: str, given: Given, own: str | None, translated: str | None
) -> tuple[Derivation, ...]:
    """What a document derives from: marks in its text, a second outlet's date in its head, and what the user says."""
    relation = "translated" if translated else "republished"
    out: list[Derivation] = []
    found = origins(text, shape, language)
    if given.republished_from:
        evidence, published = _where(given.republished_from, found)
        out.append(
            Derivation(relation, given.republished_from, None, published, None, evidence, False, "given by the user")
        )
    for origin in found:
        if (own and same(origin.outlet, own)) or any(d.outlet and same(d.outlet, origin.outlet) for d in out):
            continue
        published = origin.published
        for line in shape.head.dates:
            if published is None and line.name and same(line.name, origin.outlet):
                published = line.published
        reason = f"the text says: {origin.said}"
        out.append(Derivation(relation, origin.outlet, None, published, None, origin.evidence, False, reason))
    if not out and own:
        for line in shape.head.dates:
            if (
                line.name
                and not same(line.name, own)
                and outlet(line.name, language)
                and _second(shape, line.block, own)
            ):
                block: Block = shape.blocks[line.block]
                reason = f"a second outlet and date stand in the head: {block.text}"
                out.append(
                    Derivation(
                        relation, line.name, None, line.published, None, Span(block.start, block.end), False, reason
                    )
                )
    return tuple(out)


def _where(name: str, found: tuple[Origin, ...]) -> tuple[Span | None, str | None]:
    for origin in found:
        if same(origin.outlet, name):
            return origin.evidence, origin.published
    return None, None


def _second(shape: Layout, block: int, own: str) -> bool:
    """Whether the head has one date line of this outlet and another of an earlier date with another name."""
    mine = [line for line in shape.head.dates if line.name and same(line.name, own)]
    other = next(line for line in shape.head.dates if line.block == block)
    return bool(mine) and (other.published or "") < (mine[0].published or "")


def by_person(name: str, language: str) -> bool:
    """Whether a name that stands as a source reads as a person's."""
    return bool(persons(name, language)) and len(name.split()) > 1
