"""What the annotator's heads take for attributions and no rule found, cut to the syntax.

The heads point well from a content to its cue and source, and mark contents in pieces; so a content is what the tree
hangs on the cue there, or the whole quotation, where enough of it is marked.
"""

from __future__ import annotations

from collections.abc import Sequence

from sayso.extract.statements.cues import cue_words
from sayso.extract.statements.draft import Draft, Matter, Party, Stretch
from sayso.extract.statements.party import can_speak, party
from sayso.extract.statements.spans import subtree, trimmed
from sayso.extract.statements.subjects import subject
from sayso.extract.statements.verbs import anonymous, polar, titles, unsaid
from sayso.records import Act
from sayso.records.handover import Attribution, TokenSpan

COVER = 0.3  # share of a content's words that the heads must have marked; fitted with benchmarks/attribution
_STEPS = 40  # up the tree
_VERBAL = frozenset({"VERB", "AUX"})
_CUES = ("VERB", "NOUN", "AUX")
_BEFORE_NOUN = frozenset({"DET", "ADJ"})
_BLANK = frozenset({"PUNCT", "SPACE"})


def learnt_drafts(matter: Matter, drafts: Sequence[Draft]) -> list[Draft]:
    """A draft for each attribution of the heads with a cue, where no rule has the cue or any of the words."""
    taken = {draft.cue for draft in drafts}
    used = [piece for draft in drafts for piece in draft.content]
    found = []
    for one in matter.attributions:
        cue = None if one.cue is None else _cue(matter, one.cue)
        if cue is None or cue in taken:
            continue
        content, act = _content(matter, one, cue), _act(matter, cue)
        if not content or act is None or anonymous(matter, content) or titles(matter, content):
            continue
        apart = not any(a < end and start < b for a, b in content for start, end in used)
        if not apart and not _inside([cue_words(matter.syntax, cue), *content], used):
            continue
        who = _subject(matter, cue) if one.source is None else _source(matter, one.source)
        pattern = "learnt" if who is not None else "learnt, no source"
        found.append(Draft(pattern, act, cue, cue_words(matter.syntax, cue), who, content))
        taken.add(cue)
        used += content
    return found


def _inside(words: Sequence[Stretch], used: Sequence[Stretch]) -> bool:
    """Whether cue and content stand together in what somebody else says."""
    return any(all(start <= a and b <= end for a, b in words) for start, end in used)


def _cue(matter: Matter, span: TokenSpan) -> int | None:
    """The word of a cue that content hangs on: its verb, that of its auxiliary, or its noun."""
    syntax = matter.syntax
    found = next((i for kind in _CUES for i in range(*span) if syntax.pos[i] == kind), None)
    return syntax.heads[found] if found is not None and syntax.deps[found].startswith("aux") else found


def _act(matter: Matter, cue: int) -> Act | None:
    """The act of a cue, None where it is negated or only called for."""
    uses = matter.cues.verbs.get(matter.verbs[cue]) or matter.cues.nouns.get(matter.syntax.lemmas[cue]) or ()
    return None if unsaid(matter, cue) else polar(matter, cue, next((use.act for use in uses), "say"))


def _source(matter: Matter, span: TokenSpan) -> Party | None:
    """The source whose phrase has the head of a span, which may be cut short; a relative pronoun is none that could be
    resolved."""
    syntax = matter.syntax
    head = next((i for i in range(*span) if not span[0] <= syntax.heads[i] < span[1] or syntax.heads[i] == i), span[0])
    if syntax.pos[head] in _BEFORE_NOUN:
        head = syntax.heads[head]
    return None if syntax.lower[head] in matter.cues.function["relative"] else party(matter, head)


def _subject(matter: Matter, cue: int) -> Party | None:
    """Whose act the cue is by the syntax, where that can speak."""
    head = subject(matter, cue) if matter.syntax.pos[cue] == "VERB" else None
    return party(matter, head) if head is not None and can_speak(matter, head) else None


def _content(matter: Matter, one: Attribution, cue: int) -> tuple[Stretch, ...]:
    syntax = matter.syntax
    marked = {i for span in one.contents for i in range(*span) if syntax.pos[i] not in _BLANK}
    if not marked:
        return ()
    quotation = _quotation(matter, marked, cue)
    if quotation:
        return quotation
    tops = {_below(matter, i, cue) for i in marked}
    top = tops.pop()
    if not tops and top is not None:
        infinitive = any(
            syntax.lower[c] in matter.cues.function["infinitive"] and c < top for c in syntax.children[top]
        )
        nominal = syntax.deps[top].startswith(("obl", "nmod"))
        content = subtree(matter, top, keep_to=infinitive, uncased=nominal)
        held = [
            i
            for i in range(syntax.left[top], syntax.right[top] + 1)
            if syntax.pos[i] not in _BLANK and any(a <= syntax.starts[i] < b for a, b in content)
        ]
        return content if held and len(marked.intersection(held)) >= COVER * len(held) else ()
    finite = any(syntax.pos[i] in _VERBAL and "VerbForm=Fin" in syntax.morph[i] for i in marked)
    piece = trimmed(syntax, *one.contents[0]) if len(one.contents) == 1 and finite else None
    return () if piece is None else (piece,)


def _quotation(matter: Matter, marked: set[int], cue: int) -> tuple[Stretch, ...]:
    """The quotation that all marked words are in, where the cue is not."""
    numbers = {matter.quoted[i] for i in marked}
    number = numbers.pop()
    if numbers or number < 0 or matter.quoted[cue] == number or not matter.quotations[number].closed:
        return ()
    quotation, syntax = matter.quotations[number], matter.syntax
    first, last = syntax.token(quotation.start), syntax.token(quotation.end - 1) + 1
    size = sum(syntax.pos[i] not in _BLANK for i in range(first, last))
    return ((quotation.start, quotation.end),) if len(marked) >= COVER * size else ()


def _below(matter: Matter, i: int, cue: int) -> int | None:
    """The word right under the cue that a word hangs on; None where it hangs elsewhere."""
    heads = matter.syntax.heads
    for _ in range(_STEPS):
        if i == cue or heads[i] == i:
            return None
        if heads[i] == cue:
            return i
        i = heads[i]
    return None
