"""Direct speech: quotations with the cue that they belong to, and who says them."""

from __future__ import annotations

from sayso.extract.statements.attachment import Attached, attachments
from sayso.extract.statements.cues import cue_words, owner
from sayso.extract.statements.draft import Draft, Matter, Party, Stretch
from sayso.extract.statements.party import party
from sayso.extract.statements.subjects import passive, subject, top_of_phrase
from sayso.extract.syntax import Syntax
from sayso.records import Act

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_SHORT = 6  # words of a name
_PHRASE = frozenset({"compound", "nmod:desc", "nmod", "amod"})


def direct_drafts(matter: Matter) -> list[Draft]:
    """A draft for each cue with the quotations that it introduces or follows."""
    by_cue: dict[int, list[Attached]] = {}
    for item in attachments(matter).values():
        if not _defines(matter, item):
            by_cue.setdefault(item.cue, []).append(item)
    return [_draft(matter, cue, items) for cue, items in sorted(by_cue.items())]


def _defines(matter: Matter, item: Attached) -> bool:
    """Whether words in quotation marks stand in brackets, as the short forms of the name before them do: the Tolm Works
    (“the Works” or “the Company”)."""
    text, quotation = matter.syntax.text, matter.quotations[item.quotation]
    opened = text.rfind("(", 0, quotation.start)
    closed = text.find(")", quotation.end)
    inside = text[opened:closed] if 0 <= opened < closed else ""
    apart = ")" in text[opened : quotation.start] or "\n" in inside
    return bool(inside) and not apart and len(inside.split()) <= _SHORT


def _draft(matter: Matter, cue: int, items: list[Attached]) -> Draft:
    syntax = matter.syntax
    content = tuple((item.begin, matter.quotations[item.quotation].end) for item in items)
    uses = matter.cues.verbs.get(matter.verbs[cue]) or matter.cues.nouns.get(syntax.lemmas[cue])
    act: Act = next((use.act for use in uses or () if "quote" in use.takes), "say")
    return Draft(items[0].pattern, act, cue, cue_words(syntax, cue), _speaker(matter, cue, items[0]), content)


def _speaker(matter: Matter, cue: int, item: Attached) -> Party | None:
    """Who says the quotation: the cue's subject, if it stands outside; else the nearest noun on the cue's side."""
    syntax = matter.syntax
    if syntax.pos[cue] == "PUNCT":
        name = _after_space(syntax, cue + 1) if item.pattern.startswith("quotation") else cue - 1
        return party(matter, name) if 0 <= name < len(syntax) and syntax.pos[name] in _NOMINAL else None
    if syntax.pos[cue] == "NOUN":
        return owner(matter, cue)
    quoted = _quoted_by(matter, cue)
    if quoted is not None:
        return quoted
    head = subject(matter, cue)
    if head is not None and matter.quoted[head] != item.quotation and matter.sentence[head] == matter.sentence[cue]:
        return party(matter, head)
    return None if passive(syntax, cue) else _nearest(matter, cue)


def _after_space(syntax: Syntax, i: int) -> int:
    return i + 1 if syntax.pos[i : i + 1] == ["SPACE"] else i


def _quoted_by(matter: Matter, cue: int) -> Party | None:
    """Whose words they are after a verb of quoting: “…,” NAME quotes the minister; quotes the words of the minister."""
    syntax = matter.syntax
    if matter.verbs[cue] not in matter.cues.chain["citing"]:
        return None
    for i in range(cue + 1, min(cue + 5, len(syntax))):
        if syntax.pos[i] == "NOUN" and syntax.lemmas[i] in matter.cues.nouns:
            return owner(matter, i)
    target = syntax.child(cue, "obj")
    return None if target is None else party(matter, target)


def _nearest(matter: Matter, cue: int) -> Party | None:
    """Where the tree fails: the noun phrase right after an inverted cue, else the one right before it. Behind "told"
    stands who is told."""
    syntax = matter.syntax
    start = cue + 1 if matter.verbs[cue] not in matter.cues.chain["telling"] else len(syntax)
    while start < len(syntax) and syntax.pos[start] == "ADP":  # "asked from the hall the pensioner NAME"
        start = max(syntax.heads[start], start) + 1
    for i in range(start, min(start + 8, len(syntax))):
        if matter.quoted[i] >= 0 or syntax.pos[i] in ("PUNCT", "VERB", "ADP", "SPACE"):
            break
        if syntax.lemmas[i] in matter.words.partitives and syntax.lower[i + 1 : i + 2] == ["of"]:
            return party(matter, i)
        if syntax.pos[i] in _NOMINAL and "Case=Acc" not in syntax.morph[i]:
            return party(matter, _phrase_head(syntax, i))
    for i in range(cue - 1, max(cue - 12, -1), -1):
        if matter.quoted[i] >= 0 or matter.sentence[i] != matter.sentence[cue]:
            break
        if syntax.pos[i] in _NOMINAL:
            top = top_of_phrase(syntax, i)
            return party(matter, top if top < cue else i)
    return None


def _phrase_head(syntax: Syntax, i: int) -> int:
    """From the first noun of a phrase on to its head: "Deputy Minister NAME", "the ministry spokesman"."""
    head = syntax.heads[i]
    near = i < head < i + 8 and syntax.pos[head] in _NOMINAL
    return head if near and syntax.deps[i] in _PHRASE else i


def extended(matter: Matter, content: tuple[Stretch, ...], cue: int) -> tuple[Stretch, ...]:
    """Content whose edge falls inside a quotation grows to its end: quotation marks bind better than trees."""
    at = matter.syntax.starts[cue]
    around = [quotation for quotation in matter.quotations if not quotation.start <= at < quotation.end]
    result: list[Stretch] = []
    for begin, finish in content:
        start, end = begin, finish
        for quotation in around:
            if quotation.start >= end or quotation.end <= start:
                continue
            inside = min(end, quotation.end) - max(start, quotation.start)
            if quotation.start < start and inside * 2 > quotation.end - quotation.start and quotation.end >= end - 1:
                start = quotation.start
            if end < quotation.end and start <= quotation.start + 1:
                end = quotation.end
        result.append((start, end))
    return tuple(result)
