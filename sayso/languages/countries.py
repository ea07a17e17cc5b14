"""States by their names in a language, their people and the seats that speak for them (`countries.toml`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from sayso.languages import table


@dataclass(frozen=True, slots=True)
class Countries:
    """ISO 3166-1 codes by name ("Britain"), by word for the people ("British", "Britons") and by seat ("London").

    Keys are in lower case, without a leading article. `names` gives each code its usual name.
    """

    by_name: Mapping[str, str]
    by_people: Mapping[str, str]
    by_seat: Mapping[str, str]
    names: Mapping[str, str]


@cache
def countries(language: str) -> Countries:
    """The table of a language; raises LanguageUnsupported for a language without data."""
    data = table(language, "countries")
    people = {word.lower(): code for code, row in data.items() for word in row["people"]}
    return Countries(
        by_name={name.lower(): code for code, row in data.items() for name in row["names"]},
        by_people={**{f"{word}s": code for word, code in people.items()}, **people},
        by_seat={seat.lower(): code for code, row in data.items() for seat in row["seats"]},
        names={code: row["names"][0] for code, row in data.items()},
    )
