"""What each language needs, as data: a folder of TOML tables a language, and the one place that opens them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from sayso.errors import LanguageUnsupported


@cache
def supported() -> tuple[str, ...]:
    """The ISO 639-1 codes of the languages that have a folder here, sorted."""
    return tuple(
        sorted(f.name for f in files(__name__).iterdir() if f.is_dir() and f.joinpath("capabilities.toml").is_file())
    )


@cache
def table(language: str, name: str) -> Mapping[str, Any]:
    """One table of a language, parsed, not to be changed; raises LanguageUnsupported for a language without data."""
    if language not in supported():
        raise LanguageUnsupported(language, supported())
    return tomllib.loads(files(__name__).joinpath(language, f"{name}.toml").read_text("utf-8"))


def capabilities(language: str) -> frozenset[str]:
    """Which rooms' work the language's tables support (`statements`, `times`, …)."""
    return frozenset(table(language, "capabilities")["supports"])
