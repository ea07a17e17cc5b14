"""How articles of a language name their outlet, date, authors and source (`metadata.toml`, `languages.toml`)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from sayso.languages import table
from sayso.languages.furniture import phrase


@dataclass(frozen=True, slots=True)
class MetadataWords:
    """The tables of `metadata.toml`. A pattern with a group captures what follows the phrase, up to 200 characters."""

    byline: re.Pattern[str]
    byline_ends: re.Pattern[str]
    not_authors: frozenset[str]
    published: frozenset[str]
    later: frozenset[str]
    origin: re.Pattern[str]
    inputs: re.Pattern[str]
    outright: re.Pattern[str]
    this_text: re.Pattern[str]
    appeared: re.Pattern[str]
    outlet_ends: re.Pattern[str]
    outlet_begins: re.Pattern[str]
    not_outlets: frozenset[str]
    translated: re.Pattern[str]
    translated_text: re.Pattern[str]
    language_endings: re.Pattern[str]
    outlet_words: frozenset[str]
    outlet_endings: re.Pattern[str]
    biography: re.Pattern[str]
    biographers: re.Pattern[str]
    place_before: str
    outlet_before: str
    outlet_after: str
    ahead: re.Pattern[str]
    ahead_before: re.Pattern[str]
    date_words: frozenset[str]
    small_words: frozenset[str]
    particles: frozenset[str]
    languages: Mapping[str, str]


@cache
def metadata_words(language: str) -> MetadataWords:
    """The tables of a language; raises LanguageUnsupported for a language without data."""
    data = table(language, "metadata")
    return MetadataWords(
        byline=_pattern(data["byline"], r"{}(?:(?<=:)|(?![\w-]))\s*(.{{2,200}})$"),
        byline_ends=_pattern(data["byline_ends"], r"(?:^|[\s,;|(]){}(?=\W|$)"),
        not_authors=frozenset(data["not_authors"]),
        published=frozenset(data["published"]),
        later=frozenset(data["later"]),
        origin=_filled(data["origin"]),
        inputs=_around(data["inputs"]),
        outright=_around(data["outright"]),
        this_text=re.compile(phrase(data["this_text"]), re.IGNORECASE),
        appeared=_filled(data["appeared"]),
        outlet_ends=_pattern(data["outlet_ends"], r"[\s,]{}(?=\W|$)"),
        outlet_begins=_pattern(data["outlet_begins"], r"{}\s+"),
        not_outlets=frozenset(data["not_outlets"]),
        translated=_filled(data["translated"], r"([^\W\d_]{3,30})"),
        translated_text=_filled(data["translated"]),
        language_endings=_pattern(data["language_endings"], r"{}$"),
        outlet_words=frozenset(data["outlet_words"]),
        outlet_endings=_pattern(data["outlet_endings"], r"{}$"),
        biography=_pattern(data["biography"], r"\s*,?\s*{}(?=\W)"),
        biographers=_pattern(data["biographers"], r"{}"),
        place_before=_pattern(data["place_before"], r"{}").pattern,
        outlet_before=_pattern(data["outlet_before"], r"{}").pattern,
        outlet_after=_pattern(data["outlet_after"], r"{}").pattern,
        ahead=re.compile(_alternatives(data["ahead"])),  # in its own case: "may" is no month, "May" is one
        ahead_before=_pattern(data["ahead_before"], r"{}(?:\s\w+){{0,2}}\s$"),
        date_words=frozenset(data["date_words"]),
        small_words=frozenset(data["small_words"]) | frozenset(data["particles"]),
        particles=frozenset(data["particles"]),
        languages=dict(table(language, "languages")),
    )


def _alternatives(phrases: Iterable[str]) -> str:
    ordered = sorted(phrases, key=lambda one: (-len(one), one))
    return "(?:" + "|".join(phrase(one) for one in ordered) + ")"


def _pattern(phrases: Iterable[str], frame: str) -> re.Pattern[str]:
    return re.compile(frame.format(_alternatives(phrases)), re.IGNORECASE)


def _filled(phrases: Iterable[str], value: str = r"(.{2,200})") -> re.Pattern[str]:
    """Phrases that end in `{}`: the pattern's only group is what stands there."""
    stems = _alternatives(one.removesuffix("{}").rstrip() for one in phrases)
    return re.compile(rf"{stems}\s*{value}", re.IGNORECASE)


def _around(phrases: Iterable[str]) -> re.Pattern[str]:
    """Phrases with `{}` inside or at the end: what stands there is in one of the groups."""
    parts = []
    for one in phrases:
        before, _, after = one.partition("{}")
        value = r"(.{2,60}?)" if after else r"(.{2,200})"
        parts.append(rf"{phrase(before.rstrip())}\s*{value}" + (rf"\s*{phrase(after.strip())}(?!\w)" if after else ""))
    return re.compile("|".join(parts), re.IGNORECASE)
