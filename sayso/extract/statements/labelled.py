"""Lines that name who speaks with no more than a colon or a dash: “We will not leave”: minister; Minister: we stay."""

from __future__ import annotations

import re

from sayso.extract.statements.draft import Draft, Matter, Party, Stretch
from sayso.extract.statements.party import can_speak, party
from sayso.extract.statements.spans import trimmed

_LINE = re.compile(r"[^\n•]+")
_LONG = 25  # words; a longer line is no heading
_NAME = 6  # tokens of whom a line names
_NOMINAL = frozenset({"NOUN", "PROPN"})
_OUTSIDE = frozenset({"VERB", "AUX", "PUNCT", "SPACE", "CCONJ", "SCONJ"})
_VERBAL = frozenset({"VERB", "AUX"})
_CLOCK = frozenset({"NUM", "SPACE", "PUNCT", "SYM"})
_DASHES = frozenset({"–", "—", "-"})
_MARKS = _DASHES | {":"}


def labelled_drafts(matter: Matter) -> list[Draft]:
    """A draft for each line, or part of a heading between bullets, that a speaker's name begins or ends."""
    drafts = []
    syntax = matter.syntax
    for match in _LINE.finditer(syntax.text):
        first, last = syntax.token(match.start()), syntax.token(match.end() - 1) + 1
        while first < last and syntax.pos[first] in _CLOCK and matter.quoted[first] < 0:
            first += 1
        while last > first and syntax.pos[last - 1] == "SPACE":
            last -= 1
        heading = syntax.words[last - 1 : last] != ["."] and len(match.group().split()) <= _LONG
        draft = _draft(matter, first, last, heading=heading)
        if draft is not None:
            drafts.append(draft)
    return drafts


def _draft(matter: Matter, first: int, last: int, *, heading: bool) -> Draft | None:
    syntax = matter.syntax
    mark = next((i for i in range(first, last) if syntax.words[i] in _MARKS and _parts(matter, i)), None)
    if mark is None or mark == first or mark + 1 >= last:
        return None
    colon = syntax.words[mark] == ":"
    if colon and heading and matter.quoted[first] >= 0 and matter.quoted[mark - 1] == matter.quoted[first]:
        return _made(matter, "quotation, then colon", mark, _named(matter, mark + 1, last), (first, mark))
    who = _named(matter, first, mark) if colon else None
    if who is not None:
        return _made(matter, "name and colon", mark, who, (mark + 1, last))
    if heading and not any(syntax.words[i] == ":" for i in range(mark + 1, last)):
        who = _named(matter, mark + 1, last)
        return None if who is None else _made(matter, "clause, then name", mark, who, (first, mark))
    return None


def _parts(matter: Matter, i: int) -> bool:
    """Whether a token is a colon or a dash between spaces, outside quotation marks."""
    syntax = matter.syntax
    if matter.quoted[i] >= 0:
        return False
    spaced = syntax.text[syntax.ends[i] : syntax.ends[i] + 1].isspace()
    return spaced and (syntax.words[i] == ":" or (syntax.words[i] in _DASHES and i > 0))


def _named(matter: Matter, first: int, last: int) -> Party | None:
    """Who can speak, where tokens [first, last) are nothing but a name or a noun phrase."""
    syntax = matter.syntax
    while last > first and syntax.words[last - 1] in (".", "”", '"', "'"):
        last -= 1
    if not 0 < last - first <= _NAME or any(syntax.pos[i] in _OUTSIDE for i in range(first, last)):
        return None
    head = next((i for i in range(last - 1, first - 1, -1) if syntax.pos[i] in _NOMINAL), None)
    return party(matter, head) if head is not None and can_speak(matter, head) else None


def _made(matter: Matter, pattern: str, mark: int, who: Party | None, content: tuple[int, int]) -> Draft | None:
    syntax = matter.syntax
    piece: Stretch | None = trimmed(syntax, *content)
    quoted = any(matter.quoted[i] >= 0 for i in range(*content))
    finite = any(syntax.pos[i] in _VERBAL and "VerbForm=Fin" in syntax.morph[i] for i in range(*content))
    if piece is None or not (quoted or finite) or (who is not None and who.kind not in ("person", "unnamed")):
        return None
    words = (syntax.starts[mark], syntax.starts[mark])
    return Draft(pattern, "say", mark, words, who, (piece,))
