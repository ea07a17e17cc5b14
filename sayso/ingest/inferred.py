"""When a text without a date of publication must have been published, by the dates that it mentions itself."""

from __future__ import annotations

import re

from sayso.ingest.dates import dates, days
from sayso.languages.metadata import metadata_words
from sayso.records import Reading

_SENTENCE = re.compile(r"[^.!?\n]{1,2000}[.!?\n]?")
_MOST = 2_000_000


def published_inferred(reading: Reading, retrieved: str | None, language: str) -> str | None:
    """An EDTF interval from the latest date with month and year that the article names, to when it was retrieved or
    to no known end; None where it names none.

    Conservative: a date counts only in a sentence without a word that may point ahead ("will", "until", "by",
    "planned"), since such a date may lie after publication; a year alone tells too little; footnotes, comments and
    the site's own words are not read at all. A day without a year counts in the year of the last full date before it,
    where it comes after that date. Never today's date.
    """
    words = metadata_words(language)
    latest, year = "", ""
    for match in _SENTENCE.finditer(reading.text[:_MOST]):
        sentence = match.group()
        if not any(map(str.isdigit, sentence)):
            continue
        for date in (*dates(sentence, language), *(days(sentence, language, year) if year else ())):
            before = sentence[max(0, date.start - 40) : date.start]
            if len(date.value) > 4 and not words.ahead.search(sentence) and not words.ahead_before.search(before):
                latest = max(latest, date.value)
                year = latest[:4]
    if not latest:
        return None
    return f"{latest}/{retrieved}" if retrieved and latest <= retrieved else f"{latest}/.."
