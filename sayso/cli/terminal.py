"""Text of documents made harmless: the one place between their words and a terminal."""

from __future__ import annotations

import json
import re

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

# C0 and C1 controls carry escape sequences (ECMA-48); bidirectional controls can make a line read as another one
# (CVE-2021-42574); line and paragraph separators break a line; lone surrogates have no encoding.
DANGEROUS = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
SPACES = "\t\n\v\f\r\x85\u2028\u2029"


def safe(text: str, *, keep: str = "") -> str:
    """The text on one line: white space as spaces, other controls as visible signs; `keep` lists what may stay.

    C0 controls become the pictures that Unicode has for them (ESC is U+241B); the rest becomes U+FFFD.
    """
    return DANGEROUS.sub(lambda match: match[0] if match[0] in keep else _sign(match[0]), text)


def _sign(character: str) -> str:
    if character in SPACES:
        return " "
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    return "\N{SYMBOL FOR DELETE}" if code == 0x7F else REPLACEMENT


def safe_json(value: object, indent: int | None = None) -> str:
    """The value as JSON in readable Unicode, lossless: what a terminal could obey stands as an escape."""
    line = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent)
    return DANGEROUS.sub(lambda match: match[0] if match[0] == "\n" else f"\\u{ord(match[0]):04x}", line)
