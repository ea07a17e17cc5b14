"""What a speaker retells of what was said: short answers and questions that no clause shows ("he asked what size; I
said, the large one"), and which cues in somebody's words tell of nothing that was said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.extract.statements.cues import cue_words, finite, is_infinitive
from sayso.extract.statements.draft import Draft, Matter, Stretch
from sayso.extract.statements.party import can_speak, party
from sayso.extract.statements.spans import sentence, trimmed
from sayso.extract.statements.subjects import nobody, subject
from sayso.extract.statements.verbs import polar, unsaid
from sayso.languages.cues import Cue

RETOLD = "retold"
_ADDRESSEE = 6  # tokens between a cue and what follows whom it is said to
_INNER = re.compile(r"['‘](?=\w).*?[.,?!…](?=['’](?!\w))", re.DOTALL)


def retold_drafts(matter: Matter, drafts: Sequence[Draft]) -> list[Draft]:
    """A draft for each cue inside a content of `drafts`, with words behind it that no rule took."""
    syntax, taken = matter.syntax, {draft.cue for draft in drafts}
    found = []
    for verb, lemma in enumerate(matter.verbs):
        uses = matter.cues.verbs.get(lemma)
        if uses is None or verb in taken or syntax.pos[verb] != "VERB" or not finite(syntax, verb):
            continue
        use = next((use for use in uses if {"quote", "clause"} <= use.takes and not use.light), None)
        if use is None:
            continue
        if "Mood=Imp" in syntax.morph[verb]:
            continue
        outer = _around(drafts, (syntax.starts[verb], syntax.ends[verb]))
        content = None if outer is None else _content(matter, verb, use)
        head = None if content is None or unsaid(matter, verb) else subject(matter, verb)
        if outer is None or content is None or head is None or content[1] > outer[1] or nobody(matter, head, verb):
            continue
        act = polar(matter, verb, use.act)
        if act is not None and can_speak(matter, head):
            found.append(Draft(RETOLD, act, verb, cue_words(syntax, verb), party(matter, head), (content,)))
    used = [piece for draft in drafts for piece in draft.content if draft.cue in taken]
    return [one for one in found if not any(_crosses(one.content[0], piece) for piece in used)]


def _crosses(a: Stretch, b: Stretch) -> bool:
    """Whether two stretches share words and the second does not go beyond the first."""
    return a[0] < b[1] and b[0] < a[1] and not (b[0] < a[0] and a[1] <= b[1])


def _around(drafts: Sequence[Draft], place: Stretch) -> Stretch | None:
    """The smallest stretch of content that holds a place."""
    held = [(b - a, (a, b)) for draft in drafts for a, b in draft.content if a <= place[0] and place[1] <= b]
    return min(held)[1] if held else None


def _content(matter: Matter, verb: int, use: Cue) -> Stretch | None:
    """The words behind a cue: in single marks; after a colon or comma; from a question word on; a figure."""
    syntax = matter.syntax
    first, last = sentence(matter, verb)
    start = _after_addressee(matter, verb, last)
    if start >= last:
        return None
    if syntax.words[start] in (",", ":"):
        opens = syntax.words[start] == ":" or _begins(matter, verb, first)
        goes_on = start + 1 >= last or syntax.pos[start + 1] == "CCONJ"
        return trimmed(syntax, start + 1, last) if opens and not goes_on else None
    end = next((i for i in range(start, last) if syntax.pos[i] in ("PUNCT", "CCONJ")), last)
    asked = any("PronType=Int" in morph for morph in syntax.morph[start : start + 1 + (syntax.pos[start] == "ADP")])
    counted = any("figure" in other.takes for other in matter.cues.verbs[matter.verbs[verb]])
    figure = counted and start < end and all(pos == "NUM" for pos in syntax.pos[start:end])
    return trimmed(syntax, start, end) if figure or (use.act == "question" and asked) else None


def _after_addressee(matter: Matter, verb: int, last: int) -> int:
    """The token behind a cue and whom it is said to."""
    syntax = matter.syntax
    for child in syntax.children[verb]:
        if syntax.left[child] != verb + 1 or syntax.deps[child] not in ("obj", "iobj", "obl"):
            continue
        asked = syntax.pos[child] == "NUM" or "PronType=Int" in syntax.morph[child] or syntax.pos[verb + 1] == "PUNCT"
        if asked or "Gender=Neut" in syntax.morph[child] or not can_speak(matter, child):
            continue
        end = (child if syntax.pos[child] == "PRON" else syntax.right[child]) + 1
        return end if end < min(last, verb + _ADDRESSEE) else verb + 1
    return verb + 1


def _begins(matter: Matter, verb: int, first: int) -> bool:
    """Whether nothing but its subject and a conjunction stand before a cue in its sentence."""
    syntax = matter.syntax
    head = syntax.child(verb, "nsubj")
    if head is None or head > verb:
        return False
    while first < head and syntax.pos[first] in ("CCONJ", "PUNCT", "SPACE", "ADV"):
        first += 1
    return syntax.left[head] <= first


def within_marks(matter: Matter, draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """A draft told in a quotation that is a content of `drafts`, without what follows this; where its own words are in
    single marks, without what follows these."""
    text, k = matter.syntax.text, matter.quoted[draft.cue] if matter.syntax.pos[draft.cue] == "VERB" else -1
    if k < 0 or not matter.quotations[k].closed or draft.content[0][0] < draft.words[1]:
        return draft
    place = (matter.quotations[k].start, matter.quotations[k].end)
    said = any(a <= place[0] and place[1] <= b for other in drafts if other is not draft for a, b in other.content)
    close = place[1] - 1 if said else len(text)
    content = tuple((start, min(end, close)) for start, end in draft.content if start < close)
    if not content:
        return draft
    start, end = content[0]
    begin = start - (text[start - 1 : start] in ("'", "‘"))
    inner = _INNER.match(text, begin, end + 1)
    if inner is not None and inner.end() < end:
        content = ((start, inner.end()),)
    return replace(draft, content=content)


def spoken(matter: Matter, drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts without those inside others whose cue tells of nothing that was said: what somebody will, could or would
    not say."""
    return [
        draft
        for draft in drafts
        if not _only_thought_of(matter, draft.cue)
        or not any(_holds(other, draft) for other in drafts if other is not draft)
    ]


def _holds(outer: Draft, inner: Draft) -> bool:
    """Whether cue and content of one draft stand in the content of another."""
    places = (inner.words, *inner.content)
    return all(any(a <= start and end <= b for a, b in outer.content) for start, end in places)


def _only_thought_of(matter: Matter, cue: int) -> bool:
    syntax = matter.syntax
    if syntax.pos[cue] not in ("VERB", "AUX"):
        return False
    for c in syntax.children[cue]:
        if syntax.deps[c] == "aux" and "VerbForm=Fin" in syntax.morph[c] and "Tense" not in syntax.morph[c]:
            return True
    above = matter.cues.verbs.get(matter.verbs[syntax.heads[cue]], ())
    return is_infinitive(matter, cue) and any(use.act == "refuse" for use in above)
