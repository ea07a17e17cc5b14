"""Where a document says that it was taken from."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.ingest.blocks import Block
from sayso.ingest.credits import Origin, credited
from sayso.ingest.dates import dates
from sayso.ingest.names import is_person, outlet, same
from sayso.ingest.regions import Layout
from sayso.languages.calendar import calendar
from sayso.languages.metadata import metadata_words
from sayso.records import Derivation, Document, Relation, Span

_SOURCE_WORDS = 40
# "the Vestra Pos of 2 May", "Kurir, May 2": names in capitals, and a day of a month behind them.
_DATED = re.compile(
    r"(?:[Tt]he )?([A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,4}?)(?:,| [a-z]{2})? (\d{1,2} [A-Z][a-z]+|[A-Z][a-z]+ \d)"
)


def origins(text: str, shape: Layout, language: str) -> tuple[Origin, ...]:
    """The first outlets that the furniture of a text names, in order, each once."""
    words = metadata_words(language)
    out: list[Origin] = []
    for block, match in _sayings(shape, language):
        translated = match.re is words.translated_text
        value = next(group for group in match.groups() if group)
        name = _publication(value, language) if translated else outlet(value, language)
        # "Source: Ana Suel" is a person where a text was taken from nobody; "by Ana Suel in The Post" names both.
        if name is None or any(same(name, author) for author in shape.head.authors):
            continue
        # "With inputs from Ana Suel in Pell", "from our correspondent".
        who = re.split(rf"\s{words.place_before}\s", name)[0]
        person = " " in who and is_person(who, language, words)
        if match.re is words.inputs and (person or not name[0].isupper()):
            continue
        if any(same(name, one.outlet) for one in out):
            continue
        dated = dates(value[:150], language)
        evidence = Span(block.start, block.end)
        way: Relation | None = "translated" if translated else "excerpt" if match.re is words.inputs else None
        out.append(Origin(name, dated[0].value if dated else None, evidence, match.group()[:120], way))
    return tuple(out)


def _sayings(shape: Layout, language: str) -> Iterator[tuple[Block, re.Match[str]]]:
    """What says that the text was taken from somewhere: phrases in its furniture, and what its first and last short
    paragraphs say outright of "this article"."""
    words = metadata_words(language)
    for block in shape.lines("boilerplate"):
        if block.words <= 10 * _SOURCE_WORDS:
            for phrases in (words.origin, words.inputs, words.translated_text):
                for match in phrases.finditer(block.text):
                    if _of_this_text(block.text[: match.start()], words.this_text):
                        yield block, match
    plain = [block for i, block in enumerate(shape.blocks) if shape.kinds.get(i) is None and block.prose]
    for block in dict.fromkeys((*plain[:1], *plain[-1:])):
        outright = words.outright.search(block.text) if block.words <= _SOURCE_WORDS else None
        if outright:
            yield block, outright


def _publication(text: str, language: str) -> str | None:
    """The outlet behind "translated from", where commonly a language stands: it has a word of outlets in its name, or
    its issue's date behind it."""
    words = metadata_words(language)
    dated = _DATED.match(text)
    day = {part.casefold() for part in dated[2].split()} & calendar(language).months.keys() if dated else set()
    name = dated[1] if dated and day else outlet(text, language) or ""
    tokens = name.split()
    alone = text.split(",", maxsplit=1)[0].strip()
    if " " not in alone and alone[1:] != alone[1:].casefold() and not alone.isupper():
        return alone  # "LakesToday": no language has a capital inside
    if not tokens or tokens[0].casefold() in words.languages:
        return None
    if not all(token[0].isupper() or token in words.small_words for token in tokens):
        return None
    if any(token.casefold() in words.outlet_words for token in tokens[1:]):
        return name
    return name if day and not words.language_endings.search(name) else None


def _of_this_text(before: str, this_text: re.Pattern[str]) -> bool:
    """Whether the phrase speaks of this text: nothing stands before it in its sentence, or "this article was"."""
    sentence = re.split(r"[.!?]\s+|[|•;–—]\s*", before)[-1].strip(' *_("“[')
    return (
        not sentence or this_text.match(sentence) is not None or bool(re.fullmatch(r"(?i)(?:was|note:?|\W)*", sentence))
    )


def translated_from(shape: Layout, language: str) -> str | None:
    """The language that a text says it was translated from: its ISO 639-1 code, or its name where it has none."""
    words = metadata_words(language)
    for block in [*shape.lines("boilerplate"), *shape.lines("byline"), *shape.lines("dateline")]:
        match = words.translated.search(block.text)
        if match and match[1][0].isupper() and not _publication(block.text[match.start(1) :][:200], language):
            return words.languages.get(match[1].casefold(), match[1])
    return None


def derivations(text: str, shape: Layout, language: str, known: Document) -> tuple[Derivation, ...]:
    """What a document derives from: what the user says, marks in its text, a second outlet's date in its head.

    `known` is the document as far as it is described: its outlet, the language it was translated from, what is given.
    """
    relation: Relation = "translated" if known.translated_from else "republished"
    own = known.outlet
    given = known.given.republished_from
    found = [one for one in origins(text, shape, language) if not (own and same(one.outlet, own))]
    for one in credited(text, shape, own, language, translated=relation == "translated") if own else ():
        if not any(same(one.outlet, other.outlet) for other in found):
            found = [one, *found]
    out: list[Derivation] = []
    if given:
        said = next((one for one in found if same(one.outlet, given)), Origin(given, None, None, ""))
        published = said.published or _beside(shape, given)
        out.append(Derivation(relation, given, published=published, evidence=said.evidence, reason="given by the user"))
    for one in found:
        if not (given and same(one.outlet, given)):
            published = one.published or _beside(shape, one.outlet)
            reason = f"the text says: {one.said}"
            way = one.relation or relation
            out.append(Derivation(way, one.outlet, published=published, evidence=one.evidence, reason=reason))
    return tuple(out) or _second_date(shape, language, relation, own)


def _beside(shape: Layout, name: str) -> str | None:
    """The date that the head gives beside the name of another outlet."""
    return next((line.published for line in shape.head.dates if line.name and same(line.name, name)), None)


def _second_date(shape: Layout, language: str, relation: Relation, own: str | None) -> tuple[Derivation, ...]:
    """The outlet that the head names with an earlier date than this one's own, where it names both."""
    mine = next((line for line in shape.head.dates if own and line.name and same(line.name, own)), None)
    for line in shape.head.dates if mine else ():
        name = outlet(line.name, language) if line.name else None
        if name and mine and not same(name, mine.name or "") and (line.published or "") < (mine.published or ""):
            block = shape.blocks[line.block]
            evidence = Span(block.start, block.end)
            reason = f"another outlet stands in the head with an earlier date: {block.text}"
            return (Derivation(relation, name, published=line.published, evidence=evidence, reason=reason),)
    return ()
