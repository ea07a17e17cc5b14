"""When a statement was said: by the time that hangs on its cue or on the occasion beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from sayso.extract.statements.draft import Draft, Matter
from sayso.extract.syntax import Syntax
from sayso.extract.times import kind_of, resolved
from sayso.records import Passage

_STEPS = 8
_TIED = frozenset({"conj", "xcomp", "advcl"})
_PHRASE = ("obl", "nmod", "advmod", "appos", "nummod", "compound", "flat", "amod", "dep", "conj")
_NO_WORDS = frozenset({"PUNCT", "SPACE", "DET"})


@dataclass(frozen=True, slots=True)
class When:
    """A date or time of day in a passage: its tokens [start, end) and its value in EDTF, None where it is unknown."""

    start: int
    end: int
    value: str | None


def whens(matter: Matter, doc: Doc, passage: Passage, language: str) -> list[When]:
    """The dates and times of day of a passage, in order; `doc` is its annotated text."""
    syntax = matter.syntax
    return [
        When(syntax.token(each.start), syntax.token(each.end - 1) + 1, each.outcome.value)
        for each in resolved(doc, passage, language)
        if kind_of(each.meaning) in ("date", "time")
    ]


def dated(matter: Matter, drafts: Sequence[Draft], times: Sequence[When]) -> list[Draft]:
    """The drafts with when each was said, in EDTF; None where the text does not tell.

    What carries another statement on was said with it.
    """
    own = {draft.cue: when.value for draft in drafts if (when := _own(matter, draft, times)) is not None}
    follows = {draft.cue: draft.follows for draft in drafts if draft.follows is not None}
    result = []
    for draft in drafts:
        cue: int | None = draft.cue
        for _ in range(len(drafts)):
            if cue is None or cue in own:
                break
            cue = follows.get(cue)
        result.append(replace(draft, said=None if cue is None else own.get(cue)))
    return result


def _own(matter: Matter, draft: Draft, times: Sequence[When]) -> When | None:
    """The time nearest to the cue among those that hang on it."""
    syntax, cue = matter.syntax, draft.cue
    near = [
        when
        for when in times
        if matter.sentence[when.start] == matter.sentence[cue]
        and (not _holds(draft, syntax.starts[when.start]) or _parts(matter, draft, when))
    ]
    fitting = [when for when in near if _hangs(matter, draft, when) or _beside(matter, draft, when)]
    return min(fitting, key=lambda when: (abs(when.start - cue), when.start), default=None)


def _holds(draft: Draft, offset: int) -> bool:
    return any(start <= offset < end for start, end in draft.content)


def _parts(matter: Matter, draft: Draft, when: When) -> bool:
    """Whether it only parts an addressee from what it is asked to do: "ordered the guards on Monday to leave"."""
    syntax, infinitive = matter.syntax, matter.cues.function["infinitive"]
    after = syntax.lower[when.end : when.end + 1]
    hangs = any(syntax.heads[k] == draft.cue and syntax.deps[k].startswith("obl") for k in range(when.start, when.end))
    return hangs and matter.quoted[when.start] < 0 and bool(infinitive.intersection(after))


def _hangs(matter: Matter, draft: Draft, when: When) -> bool:
    """Whether the tree leads from the time to the cue over phrases that name an occasion."""
    syntax, table = matter.syntax, matter.cues.when
    targets = _targets(matter, draft, when)
    i = next((k for k in range(when.start, when.end) if not when.start <= syntax.heads[k] < when.end), when.start)
    first = True
    for _ in range(_STEPS):
        above, case = syntax.heads[i], syntax.cased(i)
        clause = syntax.deps[i].startswith("acl") and not first and syntax.deps[i] != "acl:relcl"
        clause = clause or (not first and i < draft.cue and _asked(syntax, i))
        owner = draft.cue if draft.source is None else draft.source.head
        led = syntax.is_ing(above) and syntax.deps[above] in ("acl", "advcl")
        if i < above and led and (syntax.heads[above] in targets or syntax.under(syntax.heads[above], owner)):
            # "The daily in early May, citing officials, reported": what stands before the participle is the cue's.
            return case is None or case in table["at"]
        if above == i or not (clause or syntax.deps[i].startswith(_PHRASE)):
            return False
        if above in targets or _holds(draft, syntax.starts[above]):
            # A phrase after the cue that the tree hangs on the quotation before it is the cue's.
            allowed = table["at"] if syntax.pos[above] == "VERB" else table["along"]
            ordered = case in matter.cues.function["agent"] and syntax.lemmas[i] in matter.words.documents
            return (above in targets or above < draft.cue < i) and (case is None or case in allowed or ordered)
        if not clause and case is not None and case not in table["at" if first else "along"]:
            return False
        i, first = above, False
    return False


def _asked(syntax: Syntax, verb: int) -> bool:
    """Whether it is a participle beside a cue: "asked on Monday, she said", "the clerk, reached on Friday, said"."""
    return syntax.deps[verb] == "advcl" and "VerbForm=Part" in syntax.morph[verb] and not syntax.is_ing(verb)


def _targets(matter: Matter, draft: Draft, when: When) -> set[int]:
    """The cue, verbs that it shares its times with, a document or outlet that speaks: "the report of 3 March"."""
    syntax, found = matter.syntax, {draft.cue}
    i = draft.cue
    while syntax.deps[i] in _TIED and syntax.pos[syntax.heads[i]] in ("VERB", "AUX") and syntax.heads[i] not in found:
        above = syntax.heads[i]
        if syntax.deps[i] == "conj" and when.start > above:
            break  # "left on Monday and said": only what stands before both belongs to both
        found.add(above)
        i = above
    if draft.source is not None and draft.source.kind in ("document", "media"):
        found.add(draft.source.head)
    return found


def _beside(matter: Matter, draft: Draft, when: When) -> bool:
    """Whether it stands right after the cue, or at the front of the sentence right before the source: trees often hang
    such a time on the content."""
    syntax, table = matter.syntax, matter.cues.when
    if when.start > draft.cue:
        between = range(draft.cue + 1, when.start)
        passed = (draft.source.phrase,) if draft.source is not None else ()
    else:
        if draft.source is None or not syntax.ends[when.end - 1] <= draft.source.phrase[0] <= syntax.starts[draft.cue]:
            return False
        start = syntax.token(draft.source.phrase[0])
        opens = all(
            syntax.pos[k] in _NO_WORDS or syntax.lower[k] in table["beside"]
            for k in range(when.start - 1, -1, -1)
            if matter.sentence[k] == matter.sentence[when.start]
        )
        if not opens or start > draft.cue:
            return False
        between = range(when.end, start)
        passed = ()
    return all(
        syntax.pos[k] in _NO_WORDS
        or syntax.lower[k] in table["beside"]
        or any(a <= syntax.starts[k] < b for a, b in passed)
        for k in between
    )
