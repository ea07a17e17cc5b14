"""What releases give in somebody's name without quotation marks: "The minister said:" and paragraphs of his; a
statement by somebody, in the first person from its first line to its last."""

from __future__ import annotations

import re

from sayso.extract.statements.cues import cue_words, finite, in_first_person, introduces, token_at
from sayso.extract.statements.draft import Draft, Matter, Party, Stretch
from sayso.extract.statements.party import can_speak, party
from sayso.extract.statements.spans import sentence
from sayso.extract.statements.subjects import nobody, subject

_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")
_ANNOUNCES = re.compile(r":[^\S\n]*(?=\n|[A-Z])")
_OPENS = "\"“”„«»‘'’"
_LISTED = re.compile(r"[•*–—·-]|\(?\d+[.)]|\(?[a-z]\)")  # a list is no speech
_ENDS = (".", "?", "!", "…", "”", '"', "’")  # of a paragraph that is no heading
_BLANK = " \xa0\u200e\u200f"
_REACH = 12  # tokens between a cue and its colon
_TITLE = 20  # words of a title
_SPEECH = 6  # words in quotation marks that are no title


def declared_drafts(matter: Matter) -> list[Draft]:
    """A draft for each cue whose colon paragraphs without quotation marks follow, and for a text that its title calls
    somebody's statement."""
    found = [draft for match in _ANNOUNCES.finditer(matter.syntax.text) if (draft := _announced(matter, match))]
    return found or _titled(matter)


def _announced(matter: Matter, colon: re.Match[str]) -> Draft | None:
    """NAME said: and a paragraph on the next line; on the same line only speech in the first person."""
    syntax, text = matter.syntax, matter.syntax.text
    mark = token_at(matter, colon.start())
    begins = re.compile(r"\s*").match(text, colon.end())
    start = colon.end() if begins is None else begins.end()
    if syntax.starts[mark : mark + 1] != [colon.start()] or matter.quoted[mark] >= 0 or start >= len(text):
        return None
    if text[start] in _OPENS or _LISTED.match(text, start):
        return None
    cue = _cue(matter, mark)
    head = None if cue is None else subject(matter, cue)
    if cue is None or head is None or not can_speak(matter, head) or nobody(matter, head, cue):
        return None
    who = party(matter, head)
    first = _line(text, start)
    beside = "\n" not in text[colon.end() : start]
    news = _quotes(matter, (0, len(text)))
    if not text[slice(*first)].rstrip(_BLANK).endswith(_ENDS):
        return None
    if beside and not in_first_person(matter, first):
        return None
    content = (start, _until(matter, first, every=beside or news))
    return Draft("cue, then paragraphs", "say", cue, cue_words(syntax, cue), who, (content,))


def _cue(matter: Matter, mark: int) -> int | None:
    """The last finite cue of the sentence that a colon ends, if nothing but when and to whom stands between."""
    first, _ = sentence(matter, mark - 1)
    for i in range(mark - 1, max(first, mark - _REACH) - 1, -1):
        if matter.syntax.pos[i] == "VERB":
            return i if introduces(matter, i) and finite(matter.syntax, i) else None
    return None


def _titled(matter: Matter) -> list[Draft]:
    """Statement by NAME on …: all paragraphs below, where the first of them is in the first person."""
    text = matter.syntax.text
    lines = [match.span() for match in _PARAGRAPH.finditer(text)]
    title = text[slice(*lines[0])].rstrip(_BLANK) if len(lines) > 1 else ""
    if not title or len(title.split()) > _TITLE or title.endswith(_ENDS):
        return []
    who = _author(matter, lines[0])
    if who is None or not in_first_person(matter, lines[1], alone=True) or text[lines[1][0]] in _OPENS:
        return []
    start, place = lines[1][0], token_at(matter, lines[1][0])
    content = (start, _until(matter, lines[1], every=False))
    return [Draft("statement by somebody", "say", place, (start, start), who, (content,))]


def _author(matter: Matter, title: Stretch) -> Party | None:
    """Whose statement a title announces: NAME behind "statement by"."""
    syntax = matter.syntax
    last = token_at(matter, title[1])
    for i in range(token_at(matter, title[0]), last):
        announces = syntax.lower[i] in matter.cues.openers["statements"] and syntax.pos[i] in ("NOUN", "PROPN")
        if announces and syntax.lower[i + 1 : i + 2] and syntax.lower[i + 1] in matter.cues.function["giver"]:
            name = next((matter.named[k] for k in range(i + 2, last) if _speaks(matter, k)), None)
            return None if name is None else party(matter, name.head)
    return None


def _speaks(matter: Matter, i: int) -> bool:
    return i in matter.named and matter.named[i].kind in ("person", "organisation")


def _until(matter: Matter, first: Stretch, *, every: bool) -> int:
    """Where what begins with the line `first` ends: with its last paragraph before one that is quoted, a heading, or
    told of what somebody said. `every`: only paragraphs in the first person go on."""
    text = matter.syntax.text
    end = _kept(matter, first)
    if end < first[1]:
        return end
    for match in _PARAGRAPH.finditer(text, first[1]):
        line = text[match.start() : match.end()].strip(_BLANK)
        ends = line[0] in _OPENS or not line.endswith(_ENDS) or _LISTED.match(line) or _quotes(matter, match.span())
        if ends or (every and not in_first_person(matter, match.span())):
            break
        kept = _kept(matter, match.span())
        if kept > match.start():
            end = kept
        if kept < match.end():
            break
    return len(text[:end].rstrip(_BLANK))


def _kept(matter: Matter, line: Stretch) -> int:
    """Where, in a line, the first sentence begins that tells what somebody said; else the end of the line."""
    syntax = matter.syntax
    for i in range(token_at(matter, line[0]), token_at(matter, line[1])):
        if not introduces(matter, i) or not finite(syntax, i) or syntax.heads[i] != i:
            continue
        head = syntax.child(i, "nsubj")
        told = head is not None and "Tense=Past" in syntax.morph[i] and can_speak(matter, head)
        if told and head is not None and syntax.lower[head] not in matter.cues.function["first"]:
            return max(line[0], len(syntax.text[: syntax.starts[sentence(matter, i)[0]]].rstrip()))
    return line[1]


def _quotes(matter: Matter, line: Stretch) -> bool:
    """Whether a line holds words of somebody else: more of them in quotation marks than a title has."""
    text = matter.syntax.text
    inside = (text[q.start : q.end] for q in matter.quotations if line[0] <= q.start < line[1])
    return any(len(words.split()) >= _SPEECH for words in inside)


def _line(text: str, start: int) -> Stretch:
    end = text.find("\n", start)
    return start, len(text) if end < 0 else end
