"""From a Doc to the facts of one document: statements, times, mentions. The last room that sees a Doc.

An extractor is a function of a Doc and its passage; to add one, write it, give it a name with a version, and enter it
in `EXTRACTORS` and in `records.Facts`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final

from spacy.tokens import Doc

from sayso.extract import mentions, statements, times
from sayso.records import Facts, Passage

Extractor = Callable[[Doc, Passage], tuple[Any, ...]]

# By the field of `records.Facts` that each fills: its version and the function.
EXTRACTORS: Final[Mapping[str, tuple[str, Extractor]]] = MappingProxyType(
    {
        "statements": (statements.STATEMENTS, statements.extract),
        "times": (times.TIMES, times.extract),
        "mentions": (mentions.MENTIONS, mentions.extract),
    }
)


def facts(doc: Doc, passage: Passage) -> Facts:
    """All that the extractors find in a passage; `doc` is its annotated text."""
    return Facts(
        document=passage.document.id,
        statements=statements.extract(doc, passage),
        times=times.extract(doc, passage),
        mentions=mentions.extract(doc, passage),
    )
