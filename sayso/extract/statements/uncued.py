"""Quotations, questions and clauses that no cue introduces: their speaker is told by what stands around them, or not
at all."""

from __future__ import annotations

from sayso.extract.statements.cues import token_at
from sayso.extract.statements.draft import Draft, Matter, Party, Stretch
from sayso.extract.statements.party import can_speak, party
from sayso.extract.statements.quotations import Quotation
from sayso.extract.statements.spans import sentence, trimmed
from sayso.extract.statements.subjects import subject

_ALONE = 6  # words; fewer in quotation marks by themselves are a title as often as speech
_FEW = 3  # … and of whole sentences beside others
_FAR = 1500  # characters back to the speaker
_MARKS = "\"”“»«'‘’„ "
_CLOCK = "0123456789:.• "  # what may stand before a crosshead
_BEFORE = ("clause around", "clause before", "quotation, then cue")
_ENDS = frozenset({",", ":", "(", "—", "–"})
_GOES_ON = frozenset('\n"“«‘—–-[(')  # with what something new begins, besides capitals and figures


def lone_drafts(matter: Matter, drafts: list[Draft]) -> list[Draft]:
    """A draft for each quotation of whole sentences that has no cue: it is the words of whom the paragraph has been
    quoting, else of whom the sentence before it tells, or the words before its colon; else of the last one quoted."""
    found: list[Draft] = []
    for quotation in matter.quotations:
        place = (quotation.start, quotation.end)
        others = (draft for draft in drafts if not _within(draft, quotation))
        if any(start < place[1] and place[0] < end for draft in others for start, end in draft.content):
            continue
        if _heads(matter, quotation):
            found.append(_uncued(matter, "quotation as heading", None, place))
        elif _sentences(matter, quotation):
            draft = _alone(matter, quotation, [*drafts, *found])
            found += [] if draft is None else [draft]
    return found


def _within(draft: Draft, quotation: Quotation) -> bool:
    """Whether the words are less than all of a quotation, and the cue is in it as well: somebody tells of them."""
    return all(quotation.start < start and end < quotation.end for start, end in (draft.words, *draft.content))


def _uncued(matter: Matter, pattern: str, who: Party | None, content: Stretch) -> Draft:
    """A draft whose cue has no words; its place is where the content begins."""
    start = content[0]
    return Draft(pattern, "say", token_at(matter, start), (start, start), who, (content,))


def _alone(matter: Matter, quotation: Quotation, drafts: list[Draft]) -> Draft | None:
    text, place = matter.syntax.text, (quotation.start, quotation.end)
    line = text.rfind("\n", 0, quotation.start) + 1
    before = text[line : quotation.start].rstrip()
    earlier = [d for d in drafts if d.source is not None and 0 < place[0] - d.words[0] < _FAR]
    last = max(earlier, key=lambda draft: draft.words[0], default=None)
    if before.endswith(":"):
        who = _told_of(matter, quotation.start)
        colon = line + len(before) - 1
        cue = matter.syntax.token(colon)
        return None if who is None else Draft("colon, then quotation", "say", cue, (colon, colon + 1), who, (place,))
    if before and (last is None or last.words[0] < line):
        who = _told_of(matter, quotation.start)
        if who is None:
            return None
        return _uncued(matter, "quotation after a sentence", who, place)
    if last is None or (not before and len(text[slice(*place)].split()) < _ALONE):
        return None
    return Draft("quotation alone", "say", last.cue, last.words, last.source, (place,))


def _heads(matter: Matter, quotation: Quotation) -> bool:
    """Whether a quotation without a full stop fills its line: a headline or a crosshead, whoever said it."""
    text = matter.syntax.text
    inside = text[quotation.start : quotation.end].strip(_MARKS)
    end = text.find("\n", quotation.end)
    rest = text[quotation.end : len(text) if end < 0 else end]
    before = text[text.rfind("\n", 0, quotation.start) + 1 : quotation.start]
    filled = not before.strip(_CLOCK) and not rest.strip() and "\n" not in inside
    return filled and inside[-1:] not in tuple(".?!…") and len(inside.split()) >= _FEW


def _told_of(matter: Matter, start: int) -> Party | None:
    """Who can speak and is the subject of what stands right before a place, or all that stands there."""
    syntax = matter.syntax
    last = token_at(matter, start) - 1
    while last >= 0 and syntax.pos[last] in ("SPACE", "PUNCT"):
        last -= 1
    if last < 0 or matter.quoted[last] >= 0:
        return None
    first, end = sentence(matter, last)
    tops = [i for i in range(first, end) if not first <= syntax.heads[i] < end or syntax.heads[i] == i]
    for top in tops:
        head = subject(matter, top) if syntax.pos[top] in ("VERB", "AUX") else syntax.child(top, "nsubj")
        if head is None and syntax.pos[top] in ("NOUN", "PROPN", "PRON"):
            head = top
        if head is not None and can_speak(matter, head) and syntax.lower[head] not in matter.cues.function["self"]:
            return party(matter, head)
    return None


def _sentences(matter: Matter, quotation: Quotation) -> bool:
    """Whether a quotation is whole sentences, and nothing goes on around it."""
    text = matter.syntax.text
    inside = text[quotation.start : quotation.end].strip(_MARKS)
    before = text[: quotation.start].rstrip(" \xa0")
    begins = not before or before[-1] in "\n.?!:…" or before[-1] in _MARKS
    after = text[quotation.end :].lstrip(" .\xa0")[:1]
    goes_on = bool(after) and not (after.isupper() or after.isdigit() or after in _GOES_ON)
    if not quotation.closed or not begins or goes_on or len(inside.split()) < _FEW:
        return False
    return inside[-1:] in tuple(".?!…") or text[quotation.end : quotation.end + 1] == "."


def further_drafts(matter: Matter, drafts: list[Draft]) -> list[Draft]:
    """A draft for each clause behind the semicolon that ends a cue clause: "He was late, she said; the bus had gone".

    What was said goes on there, where no other cue takes it.
    """
    syntax, found = matter.syntax, []
    used = [piece for draft in drafts for piece in draft.content]
    for draft in drafts:
        if draft.source is None or not draft.pattern.startswith(_BEFORE) or draft.content[-1][1] > draft.words[0]:
            continue
        mark = syntax.token(max(draft.words[1], draft.source.phrase[1]))
        last = sentence(matter, draft.cue)[1]
        while mark < last and syntax.words[mark] != ";" and syntax.words[mark] not in _ENDS:
            mark += 1
        if mark + 1 >= last or syntax.words[mark] != ";":
            continue
        piece = trimmed(syntax, mark + 1, last)
        told = any(syntax.pos[i] == "VERB" and _cue(matter, i) for i in range(mark + 1, last))
        if piece is None or told or any(a < piece[1] and piece[0] < b for a, b in used):
            continue
        place = syntax.token(piece[0])
        found.append(Draft("behind a semicolon", draft.act, place, (piece[0], piece[0]), draft.source, (piece,)))
    return found


def _cue(matter: Matter, i: int) -> bool:
    """Whether a verb can stand beside a quotation."""
    return any("quote" in use.takes and not use.light for use in matter.cues.verbs.get(matter.verbs[i], ()))


def question_drafts(matter: Matter, drafts: list[Draft]) -> list[Draft]:
    """A draft for each question outside quotation marks that somebody's words answer at once: "Had he paid? “No,” he
    said." The text tells that it was asked, not by whom."""
    syntax, found = matter.syntax, []
    used = [piece for draft in drafts for piece in draft.content]
    answers = {
        draft.content[0][0]
        for draft in drafts
        if matter.quoted[syntax.token(draft.content[0][0])] >= 0 or draft.pattern == "clause around"
    }
    for mark in (i for i, word in enumerate(syntax.words) if word == "?"):
        after = mark + 1
        while after < len(syntax) and syntax.pos[after] == "SPACE" and "\n" not in syntax.words[after]:
            after += 1
        if matter.quoted[mark] >= 0 or after >= len(syntax) or syntax.starts[after] not in answers:
            continue
        if matter.quoted[after] < 0 and "\n" in syntax.text[syntax.ends[mark] : syntax.starts[after]]:
            continue
        first, end = sentence(matter, mark)
        piece = trimmed(syntax, first, end)
        asks = any(syntax.pos[i] in ("VERB", "AUX") and "VerbForm=Fin" in syntax.morph[i] for i in range(first, end))
        if piece is None or not asks or any(a < piece[1] and piece[0] < b for a, b in used):
            continue
        found.append(Draft("question, then answer", "question", mark, (piece[1], piece[1]), None, (piece,)))
    return found
