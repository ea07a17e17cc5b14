"""Statements of one occasion: what somebody goes on to say came the way of the words before it, and on the same day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.extract.statements.draft import Draft, Matter, Party
from sayso.extract.syntax import Syntax

_NEAR = 1  # sentences from the end of one statement to the beginning of the next


def continued(matter: Matter, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, those that carry on the one before with a pointer to its cue, and with its relays where they show it.

    Carried on is what follows at once, by the same speaker. That it came the same way is shown by "also" or "added", by
    a quotation that goes on, by "according to him", by a clause of the same subject; else it is of the same day only.
    """
    result = list(drafts)
    order = sorted(range(len(drafts)), key=lambda k: (_begin(drafts[k]), drafts[k].cue))
    outer = [k for k in order if drafts[k].source is not None and not _inside(drafts[k], drafts)]
    known: list[Party] = []
    for before, after in zip([None, *outer], outer, strict=False):
        source = drafts[after].source
        assert source is not None
        shown = before is not None and _follows(matter, drafts[before], drafts[after], known)
        if before is None or not (shown or _same_day(matter, drafts[before], drafts[after], known)):
            known = [source]
            continue
        known.append(source)
        earlier, later = result[before], result[after]
        relays = later.relays or tuple(one for one in earlier.relays if one.kind == "media" and shown)
        result[after] = replace(later, relays=relays, follows=earlier.cue)
    return result


def _inside(draft: Draft, drafts: Sequence[Draft]) -> bool:
    start, end = draft.words
    return any(a <= start and end <= b for other in drafts if other is not draft for a, b in other.content)


def _begin(draft: Draft) -> int:
    source = () if draft.source is None else (draft.source.phrase[0],)
    return min(draft.words[0], draft.content[0][0], *source)


def _end(draft: Draft) -> int:
    source = () if draft.source is None else (draft.source.phrase[1],)
    return max(draft.words[1], draft.content[-1][1], *source)


def _follows(matter: Matter, before: Draft, after: Draft, known: Sequence[Party]) -> bool:
    if before.source == after.source and matter.sentence[before.cue] == matter.sentence[after.cue]:
        return True  # "told the radio that …, and asked …"
    return _at_once(matter, before, after) and _shown(matter, after) and _same_speaker(matter, known, after)


def _same_day(matter: Matter, before: Draft, after: Draft, known: Sequence[Party]) -> bool:
    """Whether the same speaker goes on in the plain past: what somebody had said before was another day."""
    past = all(_told_in_past(matter.syntax, one.cue) for one in (before, after))
    return past and _at_once(matter, before, after) and _same_speaker(matter, known, after)


def _at_once(matter: Matter, before: Draft, after: Draft) -> bool:
    first, last = matter.syntax.token(_end(before) - 1), matter.syntax.token(_begin(after))
    return 0 <= matter.sentence[last] - matter.sentence[first] <= _NEAR and before.cue != after.cue


def _told_in_past(syntax: Syntax, cue: int) -> bool:
    helpers = [c for c in syntax.children[cue] if syntax.deps[c].startswith("aux")]
    return "Tense=Past" in syntax.morph[cue] and not helpers


def _shown(matter: Matter, draft: Draft) -> bool:
    """Whether its words show that somebody goes on: "also", "added", a quotation, "according to"."""
    syntax, chain = matter.syntax, matter.cues.chain
    if matter.verbs[draft.cue] in chain["continuing"] or draft.pattern == "according to":
        return True
    if any(start <= q.start < end for start, end in draft.content for q in matter.quotations):
        return True
    return any(syntax.lower[c] in chain["further"] for c in syntax.children[draft.cue])


def _same_speaker(matter: Matter, known: Sequence[Party], draft: Draft) -> bool:
    """Whether a source is the one of the statements before: by a pronoun, the last word of a name, or the office that
    stood with the name."""
    syntax, source = matter.syntax, draft.source
    assert source is not None
    first = known[0]
    if first.kind not in ("person", "unnamed") or source.kind not in ("person", "unnamed"):
        return False
    name, *own = [matter.named.get(syntax.token(one.mention[0])) for one in (source, *known)]
    if name is not None:
        return name.kind == "person" and any(n and syntax.lower[n.end - 1] == syntax.lower[name.end - 1] for n in own)
    pronoun = matter.words.pronouns.get(syntax.lower[source.head])
    if pronoun is not None:
        return pronoun.kind == "person" and pronoun.number == "singular" and first.kind == "person"
    office = syntax.lemmas[source.head]
    definite = syntax.lower[syntax.token(source.phrase[0])] in matter.words.definite
    return definite and any(
        office in syntax.lemmas[syntax.token(one.phrase[0]) : syntax.token(one.phrase[1] - 1) + 1] for one in known
    )
