"""Which words stand inside a quotation, and who speaks it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.annotate.coreference.tree import Tree
from sayso.languages.coreference import Coreference
from sayso.languages.cues import Cues
from sayso.records.handover import Attribution

OUTSIDE = -1
_TURN = 8  # words within which the name of who takes a turn is followed by a colon


@dataclass(frozen=True, slots=True)
class Quotations:
    """Per token: the quotation in quotation marks that it stands in, or OUTSIDE; and the tokens of who says it.

    `speakers` holds for each token the span of the source of the innermost attributed content, of the quotation or of
    the turn of a transcript; None where nobody is known to speak.
    """

    quoted: Sequence[int]
    speakers: Sequence[tuple[int, int] | None]


def quotations(tree: Tree, attributions: Sequence[Attribution], words: Coreference, cues: Cues) -> Quotations:
    """Quotations end with their paragraph where nothing closes them."""
    quoted = _quoted(tree, words)
    speakers = _turns(tree)
    for number, tokens in _members(quoted).items():
        source = _said_by(tree, quoted, tokens, cues)
        if source is None and number and tree.paragraphs[tokens[0]] - tree.paragraphs[_before(quoted, tokens[0])] <= 1:
            source = speakers[_before(quoted, tokens[0])]
        if source is not None:
            for token in tokens:
                speakers[token] = source
    for one in sorted(attributions, key=lambda one: one.nested):
        if one.source is not None:
            for start, end in one.contents:
                speakers[start:end] = [one.source] * (end - start)
    return Quotations(quoted, speakers)


def _quoted(tree: Tree, words: Coreference) -> list[int]:
    found = [OUTSIDE] * len(tree)
    number, within, paragraph = -1, False, -1
    for token, text in enumerate(tree.words):
        if tree.paragraphs[token] != paragraph:
            paragraph, within = tree.paragraphs[token], False
        if text in words.opening or (text in words.either and not within):
            number += not within
            within = True
        elif text in words.closing or text in words.either:
            within = False
        elif within:
            found[token] = number
    return found


def _members(quoted: Sequence[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for token, number in enumerate(quoted):
        if number != OUTSIDE:
            found.setdefault(number, []).append(token)
    return found


def _before(quoted: Sequence[int], token: int) -> int:
    """The last quoted token before a place; the place itself where there is none."""
    return next((other for other in range(token - 1, -1, -1) if quoted[other] != OUTSIDE), token)


def _said_by(tree: Tree, quoted: Sequence[int], tokens: Sequence[int], cues: Cues) -> tuple[int, int] | None:
    """The subject of a verb of saying beside a quotation, in the sentence where it ends or begins."""
    for edge in (tokens[-1], tokens[0]):
        start, end = tree.sentence_span(edge)
        verbs = [t for t in range(start, end) if quoted[t] == OUTSIDE and tree.lemmas[t] in cues.verbs]
        for verb in sorted(verbs, key=lambda t: abs(t - edge)):
            for child in tree.children[verb]:
                if tree.relations[child].startswith("nsubj") and quoted[child] == OUTSIDE:
                    return child, child + 1
    return None


def _turns(tree: Tree) -> list[tuple[int, int] | None]:
    """Who takes the turn of a transcript: words before a colon at the beginning of a paragraph, if two or more are."""
    openers: dict[int, tuple[int, int]] = {}
    starts = [t for t in range(len(tree)) if t == 0 or tree.paragraphs[t] != tree.paragraphs[t - 1]]
    for start in starts:
        for token in range(start + 1, min(start + _TURN, len(tree))):
            if tree.paragraphs[token] != tree.paragraphs[start]:
                break
            if tree.words[token] == ":":
                if all(word[:1].isupper() or not word[:1].isalpha() for word in tree.words[start:token]):
                    openers[start] = (start, token)
                break
    found: list[tuple[int, int] | None] = [None] * len(tree)
    if len(openers) > 1:
        current = None
        for token in range(len(tree)):
            current = openers.get(token, current)
            found[token] = current
    return found
