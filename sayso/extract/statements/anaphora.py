"""Content that stands before its cue's sentence: "X spoke about this", "this was reported by X"; and quotations that
stand alone after their speaker has been named."""

from __future__ import annotations

from sayso.extract.statements.cues import cue_words
from sayso.extract.statements.draft import Draft, Matter, Stretch
from sayso.extract.statements.party import party
from sayso.extract.statements.quotations import Quotation
from sayso.extract.statements.spans import sentence, trimmed
from sayso.extract.statements.subjects import passive, subject

_ALONE = 6  # words; fewer in quotation marks by themselves are a title as often as speech
_FAR = 1500


def pointing_drafts(matter: Matter, taken: set[int]) -> list[Draft]:
    """A draft for each cue whose object is the sentence before it."""
    drafts = []
    for i, lower in enumerate(matter.syntax.lower):
        verb = matter.syntax.heads[i]
        if (
            lower in matter.cues.function["pointing"]
            and matter.quoted[i] < 0
            and verb not in taken
            and _points(matter, i)
        ):
            head, content = subject(matter, verb), _sentence_before(matter, verb)
            if head is not None and content is not None:
                words = cue_words(matter.syntax, verb)
                drafts.append(Draft("points back", "say", verb, words, party(matter, head), (content,)))
    return drafts


def _points(matter: Matter, i: int) -> bool:
    """Whether a pronoun is all the content of a verb: "said this", "spoke about this", "this was reported"."""
    syntax = matter.syntax
    verb, dep = syntax.heads[i], syntax.deps[i]
    uses = matter.cues.verbs.get(matter.verbs[verb], ())
    if syntax.pos[verb] != "VERB" or not any(use.act in ("say", "write") and use.source is None for use in uses):
        return False
    if syntax.child(verb, "ccomp", "xcomp") is not None:
        return False
    if dep == "obl":
        return syntax.cased(i) in matter.cues.function["about"]
    return dep == ("nsubj:pass" if passive(syntax, verb) else "obj")


def _sentence_before(matter: Matter, verb: int) -> Stretch | None:
    """The sentence before the verb's, if it is one of its own and nobody's quotation."""
    before = sentence(matter, verb)[0] - 1
    while before >= 0 and matter.syntax.pos[before] == "SPACE":
        before -= 1
    if before < 0 or matter.quoted[before] >= 0:
        return None
    begin, end = sentence(matter, before)
    return trimmed(matter.syntax, begin, end) if end - begin > _ALONE else None


def lone_drafts(matter: Matter, drafts: list[Draft]) -> list[Draft]:
    """A draft for each quotation that fills its paragraph and has no cue: its speaker is the last one."""
    found = []
    used = [piece for draft in drafts for piece in draft.content]
    for quotation in matter.quotations:
        place = (quotation.start, quotation.end)
        if any(start < place[1] and place[0] < end for start, end in used) or not _alone(matter, quotation):
            continue
        earlier = [d for d in drafts if d.source is not None and 0 < place[0] - d.words[0] < _FAR]
        if earlier:
            last = max(earlier, key=lambda draft: draft.words[0])
            found.append(Draft("quotation alone", "say", last.cue, last.words, last.source, (place,)))
    return found


def _alone(matter: Matter, quotation: Quotation) -> bool:
    """Whether a quotation is whole sentences and all of its line."""
    text = matter.syntax.text
    inside = text[quotation.start : quotation.end]
    end = text.find("\n", quotation.end)
    rest = text[quotation.end : len(text) if end < 0 else end]
    before = text[text.rfind("\n", 0, quotation.start) + 1 : quotation.start]
    lone = quotation.closed and not before.strip() and not rest.strip(" .")
    return lone and len(inside.split()) >= _ALONE and inside.strip("\"”“»«'‘’ ")[-1:] in tuple(".?!…")
