"""Which kind of furniture the words of one block give away."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from sayso.ingest.blocks import Block
from sayso.languages.furniture import furniture
from sayso.records import RegionKind

Zone = Literal["head", "body", "tail"]

# Inside an article a paragraph of furniture is short; a long one that begins with the same words is the article's.
_BODY_WORDS = 30
_EDGE_WORDS = 80
_CREDIT_WORDS = 45
# "REUTERS/Name", "(AFP/Name)" at the end of a caption.
_AGENCY_SLASH = re.compile(r"\b[A-Z]{2,10}(?:\s(?i:photo))?/[A-Z][\w'’-]*(?:\s[A-Z][\w.'’-]*){0,3}\)?\.?$")
# "ro/dk", "(ab/cd)": the desk's initials under an agency's text.
_INITIALS = re.compile(r"\(?[a-z]{2,3}(?:/[a-z]{2,3}){1,3}\)?")
_LINK_ONLY = re.compile(r"<?(?:https?://|www\.)\S{3,500}>?|\S{1,80}@\S{1,80}\.\w{2,10}")


@dataclass(frozen=True, slots=True)
class Cue:
    """The kind of a block, and whether it opens a part of the page that goes on below."""

    kind: RegionKind
    opens: bool = False


def cue(block: Block, zone: Zone, language: str) -> Cue | None:
    """What kind of furniture a block is by its own words, or None."""
    if block.image:
        return Cue("caption")
    if not block.text or block.rule:
        return None
    return _opener(block, language) or _caption(block, language) or _boilerplate(block, zone, language)


def writes_comment(block: Block, language: str) -> bool:
    """Whether a block is the line over a reader's comment: "3. Somebody says"."""
    phrases = furniture(language, "comment")
    heading = block.words > 8 or block.bullet or phrases.asks.match(block.text)
    return not heading and phrases.writer.match(block.text) is not None


def _opener(block: Block, language: str) -> Cue | None:
    if block.words > 12:
        return None
    if furniture(language, "comment").whole.match(block.text):
        return Cue("comment", opens=True)
    related = furniture(language, "related")
    if related.whole.match(block.text):
        return Cue("related", opens=True)
    return Cue("related") if related.starts.match(block.text) else None


def _caption(block: Block, language: str) -> Cue | None:
    phrases = furniture(language, "caption")
    if block.words > _EDGE_WORDS:
        return None
    if phrases.starts.match(block.text):
        return Cue("caption")
    if block.words > _CREDIT_WORDS:
        return None
    credit = phrases.contains.search(block.text) or _AGENCY_SLASH.search(block.text)
    return Cue("caption") if credit else None


def _boilerplate(block: Block, zone: Zone, language: str) -> Cue | None:
    phrases = furniture(language, "boilerplate")
    text = block.text
    limit = _BODY_WORDS if zone == "body" else 10 * _EDGE_WORDS
    if block.words <= limit and (phrases.starts.match(text) or (block.words <= 12 and phrases.whole.match(text))):
        return Cue("boilerplate", opens=bool(phrases.opens.match(text)))
    if _LINK_ONLY.fullmatch(text):
        return Cue("boilerplate")
    if zone == "body":
        return None
    # What begins with a quotation mark is somebody's speech, whatever words it holds.
    spoken = text[0] in '“"«‘„'
    if block.words <= _EDGE_WORDS and not spoken and (phrases.contains.search(text) or phrases.labels.match(text)):
        return Cue("boilerplate")
    if zone == "head" and phrases.sections.match(text):
        return Cue("boilerplate")
    return Cue("boilerplate") if zone == "tail" and _INITIALS.fullmatch(text) else None
