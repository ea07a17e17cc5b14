"""What stands around articles in a language, by its words (`furniture.toml`)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from sayso.languages import table


@dataclass(frozen=True, slots=True)
class Phrases:
    """The phrases of one kind of furniture, by how much of a paragraph they must fill; see `furniture.toml`.

    Each pattern is bounded: it looks at no more than a few hundred characters from where it begins to match.
    """

    sections: re.Pattern[str]
    whole: re.Pattern[str]
    starts: re.Pattern[str]
    contains: re.Pattern[str]
    labels: re.Pattern[str]
    opens: re.Pattern[str]
    writer: re.Pattern[str]
    asks: re.Pattern[str]


_NEVER = re.compile(r"(?!)")


@cache
def furniture(language: str, kind: str) -> Phrases:
    """The phrases of `boilerplate`, `caption`, `related`, `comment` or `footnote`; raises LanguageUnsupported for a
    language without data."""
    data = table(language, "furniture").get(kind, {})
    return Phrases(
        sections=_compiled(data.get("sections", ()), r"{}[.:!?]?$"),
        whole=_compiled(data.get("whole", ()), r"{}\s?[.:!?…>»→]*$"),
        starts=_compiled(data.get("starts", ()), r"{}"),
        contains=_compiled(data.get("contains", ()), r"{}"),
        labels=_compiled(data.get("labels", ()), r"{}\s?:"),
        opens=_compiled(data.get("opens", ()), r"{}"),
        writer=_compiled(data.get("writer", ()), r"{}[:.]?$"),
        asks=_compiled(data.get("asks", ()), r"{}"),
    )


def phrase(text: str) -> str:
    """A phrase of a table as a regular expression: `#` a number, `…` anything short, `~` the rest of a word,
    `(a|b)` a choice, `(a|b)?` a choice that may be absent; everything else as it stands."""
    out: list[str] = []
    i = 0
    while i < len(text):
        char = text[i]
        if char == "\\":
            i += 1
            out.append(re.escape(text[i]))
        else:
            out.append(_SIGNS.get(char) or (char if char in "(|)?" else re.escape(char)))
        i += 1
    start = r"\b" if text[0].isalnum() else ""
    end = r"\b" if text[-1].isalnum() else ""
    return start + "".join(out).replace("(", "(?:").replace(r"\(?:", r"\(") + end


_SIGNS = {"#": r"\d{1,9}", "…": r".{0,80}?", "~": r"\w{0,20}", " ": r"\s{1,3}", "'": r"['’]?", "’": r"['’]?"}


def _compiled(phrases: Iterable[str], frame: str) -> re.Pattern[str]:
    """The boundary and the first letter of a word stand before all phrases that begin with one: so the phrases are not
    tried one by one at every letter of a text."""
    given = list(phrases)
    words = [one for one in given if one[0].isalnum()]
    alternatives = [phrase(one) for one in given if not one[0].isalnum()]
    if words:
        initials = "".join(sorted({re.escape(one[0]) for one in words}))
        bounded = "|".join(phrase(one).removeprefix(r"\b") for one in words)
        alternatives.insert(0, rf"\b(?=[{initials}])(?:{bounded})")
    return re.compile(frame.format(f"(?:{'|'.join(alternatives)})"), re.IGNORECASE) if alternatives else _NEVER
