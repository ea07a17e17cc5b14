"""Content that stands before its cue's sentence: "X spoke about this", "this was reported by X"; and quotations that
stand alone after their speaker has been named."""

from __future__ import annotations

from sayso.extract.statements.cues import cue_words
from sayso.extract.statements.draft import Draft, Matter
from sayso.extract.statements.party import party
from sayso.extract.statements.spans import sentence, trimmed
from sayso.extract.statements.subjects import passive, subject

_POINTING = frozenset({"this"})
_ALONE = 6  # words; fewer in quotation marks by themselves are a title as often as speech
_FAR = 1500


def pointing_drafts(matter: Matter, taken: set[int]) -> list[Draft]:
    """A draft for each cue whose object is the sentence before it."""
    syntax = matter.syntax
    drafts = []
    for i, lower in enumerate(syntax.lower):
        if lower not in _POINTING or syntax.deps[i] not in ("obj", "obl", "nsubj:pass") or matter.quoted[i] >= 0:
            continue
        verb = syntax.heads[i]
        uses = matter.cues.verbs.get(matter.verbs[verb], ())
        if (
            verb in taken
            or not any(use.act in ("say", "write") and use.source is None for use in uses)
            or syntax.pos[verb] != "VERB"
        ):
            continue
        if (syntax.deps[i] == "nsubj:pass") != passive(syntax, verb) or syntax.child(
            verb, "ccomp", "xcomp"
        ) is not None:
            continue
        if syntax.deps[i] == "obl" and syntax.cased(i) not in ("about", "of", "on"):
            continue
        head = subject(matter, verb)
        first, _ = sentence(matter, verb)
        before = first - 1
        while before >= 0 and syntax.pos[before] == "SPACE":
            before -= 1
        if head is None or before < 0 or matter.quoted[before] >= 0:
            continue
        begin, end = sentence(matter, before)
        piece = trimmed(syntax, begin, end)
        if piece is not None and end - begin > 5:
            drafts.append(Draft("points back", "say", verb, cue_words(syntax, verb), party(matter, head), (piece,)))
    return drafts


def lone_drafts(matter: Matter, drafts: list[Draft]) -> list[Draft]:
    """A draft for each quotation that fills its paragraph or sentence and has no cue: its speaker is the last one."""
    syntax, text = matter.syntax, matter.syntax.text
    found = []
    used = [(start, end) for draft in drafts for start, end in draft.content]
    for quotation in matter.quotations:
        if any(start < quotation.end and quotation.start < end for start, end in used):
            continue
        line = text.rfind("\n", 0, quotation.start) + 1
        rest = text[quotation.end : (text + "\n").find("\n", quotation.end)]
        lone = not text[line : quotation.start].strip() and not rest.strip(" .")
        words = text[quotation.start : quotation.end].split()
        if (
            not lone
            or len(words) < _ALONE
            or not quotation.closed
            or text[quotation.start : quotation.end].strip("\"“”«»'‘’ ")[-1:] not in ".?!…"
        ):
            continue
        earlier = [
            d
            for d in drafts
            if d.source is not None and d.words[0] < quotation.start and quotation.start - d.words[0] < _FAR
        ]
        if not earlier:
            continue
        last = max(earlier, key=lambda d: d.words[0])
        found.append(
            Draft("quotation alone", "say", last.cue, last.words, last.source, ((quotation.start, quotation.end),))
        )
    return found
