"""What is left of markup in a paragraph and is no part of what it says: found, so that the reading leaves it out."""

from __future__ import annotations

import re

# A rule of a text: ***, \*\*\*, ---, * * *, ___, ###, ~~~.
_RULE = re.compile(r"(?:\\?[*_\-–—=~#•·]\s{0,2}){1,80}")
_LEAD = re.compile(r"(?:(?:#{1,6}(?=\s)|[•·▪●◦‣■►>]|[-*+](?=\s)|\(?\d{1,2}[.)](?=\s))\s*){1,3}")
_TAGS = (
    "a|abbr|b|big|blockquote|br|cite|code|div|em|font|h[1-6]|hr|i|img|li|mark|ol|p|q|s|small|span|strong|sub|sup|u|ul"
)
# Every repetition is bounded, so that no input makes the search slow. Characters that are not seen: soft hyphen,
# zero-width space, direction marks, word joiner, byte order mark.
_INLINE = re.compile(
    rf"""(?P<image>!\[[^\[\]\n]{{0,300}}\]\([^()\s]{{0,2000}}(?:\s"[^"\n]{{0,300}}")?\))
    | (?P<target>\]\((?:[^()\s]|\([^()\s]{{0,200}}\)){{0,2000}}(?:\s"[^"\n]{{0,300}}")?\))
    | (?P<reference>\[\d{{1,3}}\](?!\())
    | (?P<tag></?(?:{_TAGS})(?:\s[^<>]{{0,500}})?/?>)
    | (?P<stars>(?:\\?\*){{1,4}})
    | (?P<escape>\\(?=[\\_#\[\]()!`~>+.{{}}|-]))
    | (?P<line>(?<![\w_\\])_{{1,3}}(?=\w)|(?<=[\w.,!?"'”’])_{{1,3}}(?![\w_]))
    | (?P<invisible>[\u00ad\u200b\u200e\u200f\u2060\ufeff]+)
    """,
    re.VERBOSE | re.IGNORECASE,
)
# Where any of them may begin: prose has hardly one, and is passed over at the speed of a search for characters.
_SIGN = re.compile(r"[\[\]!<*\\_\u00ad\u200b\u200e\u200f\u2060\ufeff]")
_BRACKET = re.compile(r"(?<!\\)[\[\]]")


def is_rule(paragraph: str) -> bool:
    """Whether a paragraph is only a rule or ornament between parts of a text."""
    return len(paragraph) <= 200 and _RULE.fullmatch(paragraph) is not None


def leftovers(paragraph: str) -> list[tuple[int, int]]:
    """The stretches [start, end) of a paragraph that are leftover markup, in order and apart from each other."""
    lead = _LEAD.match(paragraph)
    at = lead.end() if lead else 0
    links = _links(paragraph, at)
    found = [lead.span()] if lead else []
    found += ((start, start + 1) for start in links.values())
    past = at
    for sign in _SIGN.finditer(paragraph, at):
        match = _INLINE.match(paragraph, sign.start()) if sign.start() >= past else None
        if match is None:
            continue
        past = match.end()
        if match.lastgroup == "target" and match.start() not in links:
            continue
        if match.lastgroup == "stars" and _joins(paragraph, *match.span()):
            continue
        found.append(match.span())
    merged: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def plain(paragraph: str) -> str:
    """A paragraph as people see it: without leftover markup, runs of white space made one space."""
    out: list[str] = []
    at = 0
    for start, end in leftovers(paragraph):
        out.append(paragraph[at:start])
        at = end
    out.append(paragraph[at:])
    return " ".join("".join(out).split())


def _links(paragraph: str, at: int) -> dict[int, int]:
    """Where the `](` of each link is, to where its `[` is; brackets inside a link's text do no harm."""
    if "](" not in paragraph:
        return {}
    opened: list[int] = []
    out: dict[int, int] = {}
    for match in _BRACKET.finditer(paragraph, at):
        if match.group() == "[":
            opened.append(match.start())
        elif opened:
            start = opened.pop()
            if paragraph.startswith("](", match.start()):
                out[match.start()] = start
    return out


def _joins(paragraph: str, start: int, end: int) -> bool:
    """Whether stars stand between two letters or digits ("5*3", "d**n") and so are neither emphasis nor a mark."""
    return paragraph[start - 1 : start].isalnum() and paragraph[end : end + 1].isalnum()
