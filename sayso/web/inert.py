"""Words of documents made harmless for a page: nothing in them is markup, and nothing in them is invisible."""

from __future__ import annotations

import re
import unicodedata

from markupsafe import Markup, escape

from sayso.export.cells import DANGEROUS, sign

# Line ends are white space in a page; a form feed or a vertical tab is too.
WHITE = frozenset("\t\n\r\f\v\x85\u2028\u2029")
# Characters that reorder or hide what stands around them and that a terminal does not mind.
_SHOWN = re.compile(f"{DANGEROUS.pattern}|[\u200b\u2060-\u2065\ufeff\U000e0000-\U000e007f]")
_SHORT = {
    0x061C: "ALM", 0x200B: "ZWSP", 0x200E: "LRM", 0x200F: "RLM", 0x202A: "LRE", 0x202B: "RLE", 0x202C: "PDF",
    0x202D: "LRO", 0x202E: "RLO", 0x2066: "LRI", 0x2067: "RLI", 0x2068: "FSI", 0x2069: "PDI", 0xFEFF: "BOM",
}  # fmt: skip


def inert(text: str) -> Markup:
    """The text as part of a page: escaped, each control character replaced by one visible sign with its name.

    What a browser makes of it has as many characters as the text, each in its place, and differs only in controls.
    """
    if _SHOWN.search(text) is None:
        return escape(text)
    out = []
    at = 0
    for match in _SHOWN.finditer(text):
        out.append(escape(text[at : match.start()]))
        out.append(_sign(match[0]))
        at = match.end()
    out.append(escape(text[at:]))
    return Markup("").join(out)


def plain(text: str) -> str:
    """The same for an attribute or a title: text without markup."""
    return _SHOWN.sub(lambda match: " " if match[0] in WHITE else sign(match[0]), text)


def _sign(character: str) -> Markup:
    if character == "\r":
        return Markup("&#13;")  # as a character it would arrive as a line feed
    if character in WHITE:
        return Markup(character if character == "\n" else " ")
    code = ord(character)
    name = unicodedata.name(character, "control character")
    label = _SHORT.get(code, f"U+{code:04X}")
    return Markup('<span class="sign" data-sign="{}" title="U+{:04X} {}">{}</span>').format(
        label, code, name.lower(), sign(character)
    )
