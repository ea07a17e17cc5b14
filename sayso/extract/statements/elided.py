"""Who speaks in a clause without a subject of its own: whoever spoke in the clause that it is tied to ("the minister
said that …, and asked …")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.extract.statements.draft import Draft, Matter
from sayso.extract.statements.subjects import passive

_BETWEEN = frozenset({"ADV", "AUX", "PART"})


def with_sources(matter: Matter, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, those of a verb that is tied to an earlier cue with the source of that.

    Only where the rules found none, or one inside what the earlier cue tells: whoever is spoken of there does not say
    what stands outside.
    """
    return [_with_source(matter, draft, drafts) for draft in drafts]


def _with_source(matter: Matter, draft: Draft, drafts: Sequence[Draft]) -> Draft:
    if not _tied(matter, draft.cue):
        return draft
    before = [other for other in drafts if _leads(matter, other, draft)]
    if not before:
        return draft
    nearest = max(before, key=lambda other: other.cue)
    if draft.source is not None and not _holds(nearest, draft.source.phrase[0]):
        return draft
    return replace(draft, source=nearest.source)


def _tied(matter: Matter, cue: int) -> bool:
    """Whether a cue is a verb without a subject, behind a conjunction or, as a participle, a comma."""
    syntax = matter.syntax
    if syntax.pos[cue] != "VERB" or passive(syntax, cue):
        return False
    if any(syntax.deps[c].startswith("nsubj") for c in syntax.children[cue]):
        return False
    joint = cue - 1
    while joint > 0 and syntax.pos[joint] in _BETWEEN and syntax.lower[joint] not in matter.cues.function["then"]:
        joint -= 1
    if joint < 0 or matter.sentence[joint] != matter.sentence[cue]:
        return False
    if syntax.pos[joint] == "CCONJ" or syntax.lower[joint] in matter.cues.function["then"]:
        return True
    return syntax.is_ing(cue) and joint == cue - 1 and syntax.words[joint] == ","


def _leads(matter: Matter, other: Draft, draft: Draft) -> bool:
    """Whether the cue of a draft stands outside what an earlier one of its sentence tells."""
    return (
        other.source is not None
        and other.cue < draft.cue
        and matter.sentence[other.cue] == matter.sentence[draft.cue]
        and matter.quoted[other.cue] == matter.quoted[draft.cue]
        and matter.syntax.pos[other.cue] == "VERB"
        and not _holds(other, draft.words[0])
        and not _holds(draft, other.words[0])
    )


def _holds(draft: Draft, offset: int) -> bool:
    return any(start <= offset < end for start, end in draft.content)
