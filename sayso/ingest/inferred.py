"""When a text without a date of publication must have been published, by the dates that it mentions itself."""

from __future__ import annotations

import re

from sayso.ingest.dates import dates
from sayso.languages.metadata import metadata_words
from sayso.records import Reading

_SENTENCE = re.compile(r"[^.!?\n]{1,2000}[.!?\n]?")
_MOST = 2_000_000


def published_inferred(reading: Reading, retrieved: str | None, language: str) -> str | None:
    """An EDTF interval from the latest date with month and year that the article names, to when it was retrieved or
    to no known end; None where it names none.

    Conservative: a date counts only in a sentence without a word that may point ahead ("will", "until", "by",
    "planned"), since such a date may lie after publication; a year alone tells too little; footnotes, comments and
    the site's own words are not read at all. Never today's date.
    """
    ahead = metadata_words(language).ahead
    values = [
        date.value
        for match in _SENTENCE.finditer(reading.text[:_MOST])
        for date in dates(match.group(), language)
        if len(date.value) > 4 and not ahead.search(match.group())
    ]
    if not values:
        return None
    latest = max(values, key=lambda value: (value[:7], value))
    return f"{latest}/{retrieved or '..'}" if not retrieved or latest <= retrieved else f"{latest}/.."
