"""Older encodings than Unicode, told with confidence or not at all.

Bytes that are broken fit some old encoding nearly always: windows-1251 has a character for 255 of the 256. So an
encoding must not only fit, it must make words.
"""

from __future__ import annotations

import re
import unicodedata

import charset_normalizer

# Most of what is written in Latin script and is not UTF-8 is windows-1252, and pages that say ISO 8859-1 or ASCII mean
# it too (WHATWG, Encoding Standard, names and labels).
WESTERN = "cp1252"
_MEANS_WESTERN = frozenset(("latin-1", "latin1", "iso-8859-1", "iso8859-1", "iso_8859-1", "l1", "ascii", "us-ascii"))
# English, German and Spanish stay under this share of letters beyond ASCII, French just below; Czech and Polish, whose
# windows-1250 fits windows-1252 too, have a tenth and more.
_MOST_WESTERN_LETTERS = 0.06
_FEW_LETTERS = 4  # of which no share tells anything
_MOST_OUT_OF_PLACE = 0.1
# charset-normalizer's share of disorder above which its guess is a guess, and of a language's commonest letters below
# which it recognised none.
_MOST_CHAOS = 0.1
_LEAST_COHERENCE = 0.2
_BEYOND = re.compile(r"[^\x00-\x7f]")
_C1 = re.compile(r"[\x80-\x9f]")
_WORD = re.compile(r"[^\W\d_]+")
_NEVER_ALONE = frozenset(("Sk", "Co", "Cn"))  # a bare accent, a private or an unassigned character
_LAST_LATIN = "\u024f"  # end of Latin Extended-B
# What can be a word of one letter in a language that windows-1252 is for.
_ALONE = frozenset("àéèóúíÀÉÈÓÍ")
_OPENING, _CLOSING, _INVERTED, _MONEY = frozenset("“‘„‚«‹"), frozenset("”’»›"), frozenset("¿¡"), frozenset("€£¥")


def declared_text(data: bytes, declared: str) -> str | None:
    """The text by the encoding that a page names, None where that cannot be one of its own ASCII markup."""
    encoding = WESTERN if declared.lower() in _MEANS_WESTERN else declared
    try:
        if b"<meta charset=".decode(encoding) != "<meta charset=":
            return None
        return data.decode(encoding)
    except (LookupError, UnicodeError):
        return None


def legacy_text(data: bytes, where: int) -> str | None:
    """The text of bytes that are no UTF-8, the first bad one at `where`; None where no encoding makes words of them."""
    # What was UTF-8 and is broken in places is not a text in another encoding that happens to fit: at least half of
    # what is beyond ASCII still decodes.
    rest = data.decode("utf-8", "replace")
    bad = rest.count("\ufffd")
    if len(_BEYOND.findall(rest)) - bad >= bad:
        return None
    western = _western(data)
    if western is not None:
        return western
    # The sample is cut out around the first byte beyond ASCII; a megabyte of it takes seconds.
    sample = data[max(0, where - 2_000) : where + 30_000]
    best = charset_normalizer.from_bytes(sample, preemptive_behaviour=False).best()
    if best is None or best.chaos > _MOST_CHAOS or best.coherence < _LEAST_COHERENCE:
        return None
    try:
        text = data.decode(best.encoding)
    except UnicodeDecodeError:
        return None
    return None if _C1.search(text) else _if_in_place(text)


def _western(data: bytes) -> str | None:
    try:
        text = data.decode(WESTERN)
    except UnicodeDecodeError:
        return None
    letters = [word for word in _WORD.findall(text) if not word.isascii()]
    beyond = sum(not char.isascii() for word in letters for char in word)
    if beyond > _MOST_WESTERN_LETTERS * sum(map(str.isalpha, text)) + _FEW_LETTERS:
        return None
    return _if_in_place(text)


def _if_in_place(text: str) -> str | None:
    places = [match.start() for match in _BEYOND.finditer(text)]
    wrong = sum(not _in_place(text, at) for at in places)
    return text if wrong <= _MOST_OUT_OF_PLACE * len(places) else None


def _in_place(text: str, at: int) -> bool:
    """Whether a character beyond ASCII stands where it would be written."""
    return _letter_in_place(text, at) if text[at].isalpha() else _mark_in_place(text, at)


def _letter_in_place(text: str, at: int) -> bool:
    char, start, end = text[at], at, at + 1
    while start and text[start - 1].isalpha():
        start -= 1
    while end < len(text) and text[end].isalpha():
        end += 1
    word = text[start:end]
    mixed = any(letter.isascii() for letter in word)
    if char > _LAST_LATIN:
        return not mixed
    if len(word) == 1:
        return char in _ALONE
    return mixed and (not char.isupper() or start == at or word.isupper() or text[at - 1].isupper())


def _mark_in_place(text: str, at: int) -> bool:
    char, before, after = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    if char in _OPENING:
        return not before.isalnum() and not after.isspace()
    if char in _CLOSING:
        return bool(before) and not before.isspace()
    if char in _INVERTED:
        return after.isalpha()
    if char in _MONEY:
        return (text[at - 2 : at].strip()[-1:] + text[at + 1 : at + 3].strip()[:1]).strip("+-.,").isalnum()
    return unicodedata.category(char) not in _NEVER_ALONE
