"""Content that stands before its cue's sentence: "X spoke about this", "this was reported by X"."""

from __future__ import annotations

from sayso.extract.statements.cues import cue_words
from sayso.extract.statements.draft import Draft, Matter, Stretch
from sayso.extract.statements.party import party
from sayso.extract.statements.spans import sentence, trimmed
from sayso.extract.statements.subjects import passive, subject

_ALONE = 6  # words of the sentence before; fewer are a heading as often


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
