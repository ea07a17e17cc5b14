"""First outlets that an article of a known outlet credits without a word of taking: in its dateline, behind a
paragraph, beside the sign of the copyright."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.ingest.names import is_person, outlet, plain_name, same
from sayso.ingest.regions import Layout
from sayso.languages.metadata import MetadataWords, metadata_words
from sayso.records import Relation, Span

# "… to remove. (MPA)": behind the full stop of a paragraph.
_BEHIND = re.compile(r"[.!?…][\"”’»“]?\s{1,3}[(\[]([A-Z][\w.&'’ -]{1,40})[)\]]\.?$")
_HOLDERS = re.compile(r"(?:copyright|©|\(c\))[\s©]*(.{3,120})", re.IGNORECASE)
_HEADING = 8  # words; a heading has hardly more
_ABBREVIATION = re.compile(r"[A-Z][A-Z0-9&.-]{1,6}")


@dataclass(frozen=True, slots=True)
class Origin:
    """An outlet that a line names as the first; `said` is how, `evidence` the line that says so; `relation` is None
    where the line leaves open whether the text was republished or translated."""

    outlet: str
    published: str | None
    evidence: Span | None
    said: str
    relation: Relation | None = None


def credited(text: str, shape: Layout, own: str, language: str, *, translated: bool) -> Iterator[Origin]:
    """The outlets that an article by `own` credits, the surest first; `translated` tells that it says to be a
    translation, so that whoever its dateline or copyright names published the original."""
    words = metadata_words(language)
    opening = shape.head.opening
    if opening and opening.agency:
        block = shape.blocks[shape.head.end]
        evidence = Span(block.start, min(block.start + opening.length, block.end))
        if _another(opening.agency, own, words, translated=translated):
            yield Origin(opening.agency, opening.published, evidence, evidence.slice(text).strip())
    prose = [block for i, block in enumerate(shape.blocks) if shape.kinds.get(i) is None and block.words > _HEADING]
    for block in dict.fromkeys((*prose[:1], *prose[-1:])):
        match = _BEHIND.search(text, max(block.start, block.end - 60), block.end)
        if match and _another(match[1], own, words, translated=translated):
            yield Origin(match[1], None, Span(match.start(1) - 1, block.end), match[0][-60:].strip())
    yield from _holders(shape, own, language, translated=translated)


def _holders(shape: Layout, own: str, language: str, *, translated: bool) -> Iterator[Origin]:
    """ "© Lakes Wire / The Courier": who holds the copyright before this outlet; of a translation, who else does."""
    words = metadata_words(language)
    for block in shape.lines("boilerplate"):
        match = _HOLDERS.search(block.text) if block.words <= 40 else None
        names = [outlet(part, language) for part in re.split(r"\s/\s|,\s|\.\s", match[1])] if match else []
        first = names[0] if names else None
        shared = any(name and same(name, own) for name in names[1:])
        if not first or match is None or not _another(first, own, words, translated=translated):
            continue
        if translated or (shared and not is_person(first, language, words)):
            yield Origin(first, None, Span(block.start, block.end), match[0][:120])


def _another(name: str, own: str, words: MetadataWords, *, translated: bool) -> bool:
    """Whether a credit names another outlet than the article's own: one by a word of outlets in it or its ending, or
    an abbreviation that is not of the own name; a name alone may be a country's or a writer's."""
    if same(name, own) or (_ABBREVIATION.fullmatch(name) and _abbreviates(name, own)):
        return False
    if translated:
        return True
    tokens = [token.casefold() for token in name.split()]
    if tokens[0] in plain_name(own).split():
        return False
    if any(token in words.outlet_words for token in tokens[1:]) or words.outlet_endings.search(name):
        return True
    return bool(_ABBREVIATION.fullmatch(name))


def _abbreviates(short: str, name: str) -> bool:
    """Whether the letters of an abbreviation stand in a name in this order, the first at its beginning."""
    letters = [char for char in short.casefold() if char.isalpha()]
    rest = iter(plain_name(name))
    return plain_name(name)[:1] == letters[0] and all(letter in rest for letter in letters)
