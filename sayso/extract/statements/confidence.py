"""How sure it is that words are attributed: what speaks for and against a find, weighed as `reliability.toml` says."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from sayso.extract.statements.draft import Matter
from sayso.extract.statements.nesting import Nested
from sayso.extract.statements.rows import mode
from sayso.extract.syntax import Syntax
from sayso.languages.reliability import reliability
from sayso.records.handover import READING, reading_of

AGREEING = 0.5  # of the words of a find and of a content that the annotator's heads mark, in common (IoU)
FEW, SOME, MANY = 3, 7, 24  # words of a content


def confidences(matter: Matter, doc: Doc, found: Sequence[Nested], language: str) -> list[float]:
    """The probability of each find that its content is attributed by the text, 0–1."""
    read = READING in doc.user_data
    return [reliability(language, given, read=read) for given in signs(matter, doc, found)]


def signs(matter: Matter, doc: Doc, found: Sequence[Nested]) -> Iterator[tuple[str, ...]]:
    """What is known of each find: the first sign is its pattern.

    `agreed` is a sign of a Doc with a reading only: that the annotator's heads mark much the same content.
    """
    heads = [_tokens(pieces) for pieces in _contents(doc)]
    by_token: defaultdict[int, list[int]] = defaultdict(list)
    for number, tokens in enumerate(heads):
        for token in tokens:
            by_token[token].append(number)
    for item in found:
        draft = item.draft
        words = _words(matter.syntax, draft.content)
        near = {number for token in words for number in by_token.get(token, ())}
        ink = {number: frozenset(i for i in heads[number] if _is_word(matter.syntax.words[i])) for number in near}
        yield tuple(
            sign
            for sign, holds in (
                (f"pattern {draft.pattern}", True),
                (f"mode {mode(matter, draft)}", True),
                (f"words {_length(len(words))}", True),
                ("inner", item.outer is not None),
                ("no source", draft.source is None),
                ("unnamed", draft.source is not None and draft.source.kind == "unnamed"),
                ("agreed", any(len(words & other) >= AGREEING * len(words | other) for other in ink.values())),
            )
            if holds
        )


def _contents(doc: Doc) -> list[tuple[tuple[int, int], ...]]:
    given = doc.user_data.get(READING)
    return [] if given is None else [one.contents for one in reading_of(given).attributions]


def _tokens(pieces: Sequence[tuple[int, int]]) -> list[int]:
    return [token for start, end in pieces for token in range(start, end)]


def _words(syntax: Syntax, content: Sequence[tuple[int, int]]) -> frozenset[int]:
    """The tokens of a content, signs left out."""
    tokens = (
        token
        for start, end in content
        for token in range(bisect_left(syntax.starts, start), bisect_left(syntax.starts, end))
    )
    return frozenset(token for token in tokens if _is_word(syntax.words[token]))


def _is_word(text: str) -> bool:
    return any(map(str.isalnum, text))


def _length(words: int) -> str:
    return "few" if words <= FEW else "some" if words <= SOME else "many" if words <= MANY else "very many"
