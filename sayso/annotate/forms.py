"""What the encoder is told of a word's written form: the shape of its letters and the line break before it.

The encoder's vocabulary is uncased; names and sentence starts cannot be told without the letters' case.
"""

from __future__ import annotations

from enum import IntEnum


class Shape(IntEnum):
    """How the letters of a word are cased."""

    LOWER = 0
    TITLE = 1
    UPPER = 2
    INITIAL = 3
    MIXED = 4
    DIGITS = 5
    SYMBOLS = 6
    NONE = 7


class Break(IntEnum):
    """The line break in front of a word."""

    NONE = 0
    NEWLINE = 1
    PARAGRAPH = 2


def shape(word: str) -> Shape:
    """Shape of `word`, e.g. TITLE for "Kabul", UPPER for "NATO", MIXED for "al-Qaeda"."""
    if word.islower():
        return Shape.LOWER
    if any(character.isdigit() for character in word):
        return Shape.DIGITS
    letters = "".join(character for character in word if character.isalpha())
    if not letters:
        return Shape.SYMBOLS
    if letters.isupper():
        return Shape.INITIAL if len(letters) == 1 else Shape.UPPER
    if letters[0].isupper() and letters[1:].islower():
        return Shape.TITLE
    return Shape.LOWER if letters.islower() else Shape.MIXED


def line_break(space: str) -> Break:
    """Break that the white space `space` in front of a word makes; a blank line is a paragraph break."""
    lines = len(space.splitlines()) - (0 if space[-1:] in ("\n", "\r", "\u2028", "\u2029") else 1) if space else 0
    if lines <= 0:
        return Break.NONE
    return Break.NEWLINE if lines == 1 else Break.PARAGRAPH
