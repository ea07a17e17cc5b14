"""Documents that a text speaks of without a name: what "it" is in "The letter came on Monday. It says …"."""

from __future__ import annotations

import re
from functools import cache

from sayso.link.wording import Wording
from sayso.records import Span

_REACH = 320  # characters: two or three sentences
_GOES_ON = re.compile(r"[“\"'‘«]?(?:(?:but|and|in)\s)?it\b", re.IGNORECASE)
_SENTENCE = re.compile(r"(?:^|[.!?…][\"”’»]?\s+|\n)(?=\S)")


def spoken_of(text: str, before: int, wording: Wording) -> Span | None:
    """The last document that opens a sentence before a place, in its paragraph or at the end of the one above; None
    where a sentence in between opens with anything else than "it"."""
    start = max(0, before - _REACH)
    window = text[start:before]
    for at in reversed([match.end() for match in _SENTENCE.finditer(window)]):
        found = _opening(wording.sources.documents, wording.sources.definite).match(window, at)
        if found:
            return Span(start + found.start(1), start + found.end(1))
        if window[at:].strip() and not _GOES_ON.match(window, at):
            return None
    return None


@cache
def _opening(nouns: frozenset[str], definite: frozenset[str]) -> re.Pattern[str]:
    """A description of a document at the beginning of a sentence, perhaps behind a few words and a comma."""
    heads, articles = ("|".join(sorted(map(re.escape, every))) for every in (nouns, definite | {"a", "an"}))
    described = rf"(?:{articles}|\w+['’]s)\s+(?:[\w-]+\s+){{0,2}}?(?:{heads})"
    return re.compile(rf"(?:[\w\s]{{1,40}},\s)?({described})(?=[\s,.;])", re.IGNORECASE)
