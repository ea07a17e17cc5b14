"""Whether what is said of a time lies behind or ahead, from the words around it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sayso.extract.times.lexicon import Lexemes, Lexicon
from sayso.languages.times import TimeWords

if TYPE_CHECKING:
    from spacy.tokens import Doc

REACH = 25  # lexemes on each side: about a long clause
BESIDE = 2
# A cue after the expression is further than one before it: "On Friday he said he will go", "said Friday it will".
AFTER = 1.5
CLIMB = 12  # steps up a tree: deeper ones are broken parses
BOUNDS = frozenset("!?;()")


def ahead(lexemes: Lexemes, first: int, last: int, cues: TimeWords, doc: Doc | None) -> bool | None:
    """True for the future, False for the past, None where nothing tells.

    Where `doc` has been parsed, the verb that governs the expression decides; else the nearest cue in the sentence.
    """
    # An interval holds its preposition: "until Friday".
    if any(lexemes.word(i) in cues.ahead_before for i in (first - 1, first) if i >= 0):
        return True
    if doc is None or not doc.has_annotation("DEP"):
        return _nearest(lexemes, first, last, cues, REACH)
    if first and lexemes.word(first - 1) == "(" and last < len(lexemes.pieces) and lexemes.word(last) == ")":
        return None  # an aside has no verb of its own
    # A verb right beside it is safer than a parse: "the ruling, announced Wednesday".
    beside = _nearest(lexemes, first, last, cues, BESIDE)
    return _governed(doc, lexemes.starts[first], lexemes.end(last - 1), cues) if beside is None else beside


def _governed(doc: Doc, start: int, end: int, cues: TimeWords) -> bool | None:
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return None
    token = span.root
    nominal = token.head.pos_ in ("NOUN", "PROPN")
    for _ in range(CLIMB):
        if token.pos_ == "VERB" or token.head.i == token.i:
            break
        token = token.head
    words = [token, *(child for child in token.children if child.dep_.startswith(("aux", "cop", "mark")))]
    if any(word.lower_ in cues.ahead for word in words):
        return True
    if any("Past" in word.morph.get("Tense", []) for word in words):
        return False
    # "to begin on Tuesday", and the timetable present, "talks begin on Tuesday"; but "to mark the entry on Friday".
    if nominal or token.pos_ != "VERB":
        return None
    return True if token.morph.get("VerbForm", []) in (["Inf"], ["Fin"]) or token.lower_ in cues.future else None


def _nearest(lexemes: Lexemes, first: int, last: int, cues: TimeWords, reach: int) -> bool | None:
    best: tuple[float, bool] | None = None
    for step, stop in ((-1, max(first - reach, 0) - 1), (1, min(last + reach, len(lexemes.starts)))):
        start = first - 1 if step < 0 else last
        for distance, i in enumerate(range(start, stop, step), 1):
            word = lexemes.word(i)
            if word in BOUNDS or word == "" or (word == "." and _ends_sentence(lexemes, i)):
                break
            cost = distance * (AFTER if step > 0 else 1)
            if best is not None and cost >= best[0]:
                break
            if word in cues.future or word in cues.ahead:
                best = cost, True
                break
            if word in cues.past or (len(word) > 3 and word.endswith(cues.past_endings)):
                best = cost, False
                break
    return None if best is None else best[1]


def sentence_ends(lexemes: Lexemes, words: Lexicon) -> list[int]:
    """The lexemes that end a sentence, by signs and blank lines alone."""
    breaks = re.finditer(f"[{words.letter('break')}{words.letter('stop')}]", lexemes.letters)
    return [
        i
        for match in breaks
        if lexemes.letters[i := match.start()] == words.letter("break") or _ends_sentence(lexemes, i)
    ]


def _ends_sentence(lexemes: Lexemes, i: int) -> bool:
    following = lexemes.text[lexemes.end(i) : lexemes.end(i) + 2]
    initial = i > 0 and len(lexemes.word(i - 1)) == 1
    return following[:1].isspace() and not initial and not following[1:].islower()
