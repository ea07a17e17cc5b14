"""Cue clauses set into their content or after it, between commas: "the plan, she said on Friday, is dead"; "talks go
on, the ministry said". Read off the surface: parsers hang these clauses in many ways."""

from __future__ import annotations

from sayso.extract.statements.cues import cue_words
from sayso.extract.statements.draft import Draft, Matter, Stretch
from sayso.extract.statements.party import party
from sayso.extract.statements.spans import sentence, trimmed
from sayso.extract.statements.subjects import subject
from sayso.extract.syntax import Syntax

_LONG = 22  # tokens of a cue clause with its source's description
_COMMAS = frozenset({",", "-", "–", "—", "--", "―"})
_SELF = frozenset({"i", "we", "you", "it", "who", "which", "that"})


def inserted_drafts(matter: Matter, taken: set[int]) -> list[Draft]:
    """A draft for each finite cue whose whole clause stands between commas, with the rest of the sentence as content."""
    syntax = matter.syntax
    drafts = []
    for verb, lemma in enumerate(matter.verbs):
        uses = matter.cues.verbs.get(lemma, ())
        if verb in taken or syntax.pos[verb] != "VERB" or matter.quoted[verb] >= 0 or not _finite(syntax, verb):
            continue
        act = next((use.act for use in uses if {"quote", "clause"} <= use.takes and use.source != "document"), None)
        if act is None:
            act = next((use.act for use in uses if use.act == "believe" and "clause" in use.takes), None)
        if act is None and any(use.source == "media" for use in uses):
            act = "say"
        head = subject(matter, verb) if act is not None else None
        if act is None or head is None or syntax.deps[verb] == "acl:relcl" or _governs(matter, verb):
            continue
        if syntax.lower[head] in _SELF or matter.sentence[head] != matter.sentence[verb]:
            continue
        draft_content = _around(matter, verb, head)
        if draft_content:
            who = party(matter, head)
            if any(use.source == "media" for use in uses) and who.kind != "media":
                continue
            drafts.append(Draft("clause around", act, verb, cue_words(syntax, verb), who, draft_content))
    return drafts


def _governs(matter: Matter, verb: int) -> bool:
    """Whether the verb has an object of its own, other than whom it is said to."""
    syntax = matter.syntax
    if syntax.child(verb, "xcomp") is not None:
        return True
    target = syntax.child(verb, "obj")
    light = any(use.light for use in matter.cues.verbs[matter.verbs[verb]])
    return target is not None and not light and matter.verbs[verb] not in matter.cues.chain["telling"]


def _around(matter: Matter, verb: int, head: int) -> tuple[Stretch, ...]:
    """What stands around the cue clause in its sentence; nothing unless commas part it off on both sides."""
    syntax = matter.syntax
    first, last = sentence(matter, verb)
    who = party(matter, head)
    begin = min(verb, next((i for i in range(first, last) if syntax.starts[i] >= who.phrase[0]), verb))
    end = max(verb, next((i for i in range(last - 1, first, -1) if syntax.ends[i] <= who.phrase[1]), verb)) + 1
    if begin < verb < head and head - verb > 3:
        return ()
    while (
        begin > first
        and syntax.pos[begin - 1] in ("ADV", "AUX")
        and begin - 1 > first
        and not _comma(syntax, begin - 1)
    ):
        begin -= 1
    while end < last and not _comma(syntax, end) and syntax.pos[end] != "PUNCT":
        if syntax.lower[end] in matter.cues.openers["complementisers"] or (
            syntax.pos[end] == "VERB" and "Mood=Ind" in syntax.morph[end]
        ):
            return ()
        end += 1
    if begin == first or end - begin > _LONG or not _comma(syntax, begin - 1) or matter.quoted[begin - 1] >= 0:
        return ()
    if any(syntax.lower[i] in ("whom", "which", "who", "whose") for i in range(begin, verb)):
        return ()
    ends_there = not any(syntax.pos[i] not in ("PUNCT", "SPACE") for i in range(end, last))
    if not ends_there and (end >= last or not _comma(syntax, end)):
        return ()
    if not ends_there and syntax.pos[end + 1 : end + 2] and _goes_on(matter, end + 1, verb):
        return ()
    before, after = trimmed(syntax, _opening(matter, first, begin), begin - 1), trimmed(syntax, end, last)
    if after is not None and _another(matter, end, last):
        after = None
    pieces = tuple(piece for piece in (before, after) if piece is not None)
    if before is None or not any(_predicate(syntax, i) for i in [*range(first, begin), *range(end, last)]):
        return ()
    return pieces


def _another(matter: Matter, begin: int, last: int) -> bool:
    """Whether what follows is only one more cue: "…, she said, the paper reported"."""
    syntax = matter.syntax
    verbs = [i for i in range(begin, last) if syntax.pos[i] in ("VERB", "AUX")]
    uses = matter.cues.verbs.get(matter.verbs[verbs[0]], ()) if len(verbs) == 1 else ()
    return last - begin < 10 and any("quote" in use.takes for use in uses)


def _comma(syntax: Syntax, i: int) -> bool:
    """A comma, or a dash with space beside it."""
    if syntax.words[i] not in _COMMAS:
        return False
    return syntax.words[i] == "," or syntax.text[syntax.ends[i] : syntax.ends[i] + 1].isspace()


def _goes_on(matter: Matter, i: int, verb: int) -> bool:
    """Whether what follows is more of the cue clause: "…, she said, adding that", "he came, the mayor said, and left"."""
    syntax = matter.syntax
    return syntax.is_ing(i) or syntax.lower[i] in ("who", "which", "when", "that") or (
        syntax.pos[i] == "VERB" and syntax.heads[i] == verb
    )  # fmt: skip


def _opening(matter: Matter, first: int, begin: int) -> int:
    """The content starts after a conjunction that ties the sentence to the one before it."""
    syntax = matter.syntax
    while first < begin and (syntax.pos[first] in ("CCONJ", "PUNCT", "SPACE") and syntax.words[first] not in "\"“«'‘"):
        first += 1
    return first


def _predicate(syntax: Syntax, i: int) -> bool:
    return syntax.pos[i] in ("VERB", "AUX") and (
        "Mood=Ind" in syntax.morph[i] or "VerbForm=Fin" in syntax.morph[i] or syntax.pos[i] == "AUX"
    )


def _finite(syntax: Syntax, verb: int) -> bool:
    if "Mood=Ind" in syntax.morph[verb] or "VerbForm=Fin" in syntax.morph[verb]:
        return True
    return any(syntax.deps[c] == "aux" for c in syntax.children[verb])
