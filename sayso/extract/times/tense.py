"""Whether what is said of a time lies behind or ahead, from the words around it."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from sayso.extract.times.lexicon import Lexemes
from sayso.languages.times import TimeWords

if TYPE_CHECKING:
    from spacy.tokens import Doc

REACH = 25  # lexemes on each side: about a long clause
# A cue after the expression is further than one before it: "On Friday he said he will go", "said Friday it will".
AFTER = 1.5
BOUNDS = frozenset("!?;()")


def ahead(lexemes: Lexemes, first: int, last: int, cues: TimeWords, doc: Doc | None) -> bool | None:
    """True for the future, False for the past, None where nothing tells; the nearest cue in the sentence decides.

    `doc` adds the tense of its verbs where a tagger has filled it in.
    """
    best: tuple[float, bool] | None = None
    for step, stop in ((-1, max(first - REACH, 0) - 1), (1, min(last + REACH, len(lexemes.starts)))):
        start = first - 1 if step < 0 else last
        for distance, i in enumerate(range(start, stop, step), 1):
            word = lexemes.word(i)
            if word in BOUNDS or word == "" or (word == "." and _ends_sentence(lexemes, i)):
                break
            cost = distance * (AFTER if step > 0 else 1)
            if best is not None and cost >= best[0]:
                break
            future = _tense(word, i, lexemes, cues, doc)
            if future is not None:
                best = cost, future
                break
    return None if best is None else best[1]


def _ends_sentence(lexemes: Lexemes, i: int) -> bool:
    following = lexemes.text[lexemes.end(i) : lexemes.end(i) + 2]
    initial = i > 0 and len(lexemes.word(i - 1)) == 1
    return following[:1].isspace() and not initial and not following[1:].islower()


def _tense(word: str, i: int, lexemes: Lexemes, cues: TimeWords, doc: Doc | None) -> bool | None:
    if word in cues.future:
        return True
    if word in cues.past:
        return False
    if doc is not None:
        token = _token(doc, lexemes.starts[i])
        if token is not None and "Past" in doc[token].morph.get("Tense") and "Fin" in doc[token].morph.get("VerbForm"):
            return False
        return None
    return False if len(word) > 3 and word.endswith(cues.past_endings) else None


def _token(doc: Doc, offset: int) -> int | None:
    i = bisect_right(range(len(doc)), offset, key=lambda k: doc[k].idx) - 1
    return i if i >= 0 else None
