"""Text of documents made harmless for a line of a terminal and a cell of a spreadsheet."""

from __future__ import annotations

import re

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

# C0 and C1 controls carry escape sequences (ECMA-48); bidirectional controls can make a line read as another one
# (CVE-2021-42574); line and paragraph separators break a line; lone surrogates have no encoding.
DANGEROUS = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
SPACES = "\t\n\v\f\r\x85\u2028\u2029"
# A spreadsheet takes a cell that begins so for a formula, and runs it (OWASP, CSV injection).
FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def safe(text: str, *, keep: str = "") -> str:
    """The text on one line: white space as spaces, other controls as visible signs; `keep` lists what may stay.

    C0 controls become the pictures that Unicode has for them (ESC is U+241B); the rest becomes U+FFFD.
    """
    return DANGEROUS.sub(lambda match: match[0] if match[0] in keep else sign(match[0]), text)


def sign(character: str) -> str:
    """What is shown in place of a dangerous character: one character."""
    if character in SPACES:
        return " "
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    return "\N{SYMBOL FOR DELETE}" if code == 0x7F else REPLACEMENT


def cell(value: object) -> str:
    """A value as the cell of a spreadsheet: lists joined by ` | `, a place by its words, and nothing that would run."""
    if isinstance(value, list):
        value = " | ".join(map(str, value))
    elif isinstance(value, dict):
        value = value["text"]
    if value is None or isinstance(value, bool | int | float):
        return "" if value is None else str(value)
    text = safe(str(value), keep="\n")
    return f"'{text}" if text.lstrip().startswith(FORMULA) else text
