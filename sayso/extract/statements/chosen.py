"""Verbs with their complements that no rule takes for attributions and that, taken together, look like one: a learnt
yes or no over the frame, the words, and what the annotator's heads mark there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.extract.statements.cues import cue_words, is_infinitive, opener_of
from sayso.extract.statements.direct import extended
from sayso.extract.statements.draft import Draft, Matter, Stretch
from sayso.extract.statements.party import can_speak, party
from sayso.extract.statements.spans import subtree
from sayso.extract.statements.subjects import nobody, passive, subject
from sayso.extract.statements.verbs import anonymous, polar, titles, unsaid
from sayso.languages.choices import choice
from sayso.records import Act

CHOSEN = "chosen"  # its pattern
LEAST = 0.5  # probability of a choice; see training/statements/choices.py, on articles new to the heads
FREE, HELD = 0.3, 0.7  # shares of a content's words that the heads mark
_WORDS = ((1, "one"), (3, "few"), (7, "some"), (15, "many"))
_BLANK = frozenset({"PUNCT", "SPACE"})
_OPENED = ("obl", "nmod", "advcl")
_FRAMES = {
    "obj": "object",
    "parataxis": "parataxis",
    "xcomp": "predicate",
    "obl": "phrase",
    "nmod": "phrase",
    "advcl": "adverbial",
}
_CLAUSES = ("ccomp", "csubj", "csubj:pass")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A verb, by its token, with a complement as content, and the signs that speak for and against it."""

    verb: int
    subject: int | None
    content: tuple[Stretch, ...]
    signs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Complement:
    """A complement of a verb by its top token: how it hangs there, and its content."""

    verb: int
    top: int
    frame: str
    content: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class _Marked:
    """Tokens that the annotator's heads mark as cues, as sources and as contents."""

    cues: frozenset[int]
    sources: frozenset[int]
    contents: frozenset[int]


def chosen_drafts(matter: Matter, drafts: Sequence[Draft], language: str) -> list[Draft]:
    """The likeliest candidate of each verb that is none of the cues of `drafts`, where it is likely enough and has no
    words in common with another content."""
    rated = [(choice(language, one.signs), one) for one in candidates(matter, drafts)]
    likely = sorted((row for row in rated if row[0] >= LEAST), key=lambda row: (-row[0], row[1].content, row[1].verb))
    taken: set[int] = set()
    used: list[Stretch] = []
    found = []
    for _, one in likely:
        if one.verb in taken or any(a < end and start < b for a, b in one.content for start, end in used):
            continue
        draft = _draft(matter, one)
        if draft is not None:
            found.append(draft)
            taken.add(one.verb)
            used += one.content
    return found


def _draft(matter: Matter, one: Candidate) -> Draft | None:
    uses = matter.cues.verbs.get(matter.verbs[one.verb], ())
    act: Act | None = polar(matter, one.verb, next((use.act for use in uses), "say"))
    if act is None or anonymous(matter, one.content) or titles(matter, one.content):
        return None
    who = None if one.subject is None else party(matter, one.subject)
    pattern = CHOSEN if who is not None else f"{CHOSEN}, no source"
    content = extended(matter, one.content, one.verb)
    return Draft(pattern, act, one.verb, cue_words(matter.syntax, one.verb), who, content)


def candidates(matter: Matter, drafts: Sequence[Draft]) -> Iterator[Candidate]:
    """Every verb whose subject can speak with each of its complements, apart from the contents and cues of `drafts`."""
    syntax = matter.syntax
    taken = {draft.cue for draft in drafts}
    used = [piece for draft in drafts for piece in draft.content]
    marked = _Marked(
        frozenset(i for one in matter.attributions if one.cue for i in range(*one.cue)),
        frozenset(i for one in matter.attributions if one.source for i in range(*one.source)),
        frozenset(i for one in matter.attributions for span in one.contents for i in range(*span)),
    )
    for verb in range(len(syntax)):
        if syntax.pos[verb] != "VERB" or verb in taken or unsaid(matter, verb):
            continue
        head = subject(matter, verb)
        if head is None and not passive(syntax, verb):
            continue
        if head is not None and (nobody(matter, head, verb) or not (can_speak(matter, head) or verb in marked.cues)):
            continue
        source = ("source marked",) if head in marked.sources else ()
        for one in _complements(matter, verb):
            if not any(a < end and start < b for a, b in one.content for start, end in used):
                yield Candidate(verb, head, one.content, (*_signs(matter, one, marked), *source))


def _complements(matter: Matter, verb: int) -> Iterator[_Complement]:
    """The complements of a verb that have words."""
    for child in matter.syntax.children[verb]:
        frame = _frame(matter, verb, child)
        content = () if frame is None else _content(matter, verb, child, frame)
        if frame is not None and content:
            yield _Complement(verb, child, frame, content)


def _frame(matter: Matter, verb: int, child: int) -> str | None:
    """How a complement hangs on a verb; None of what is no complement."""
    syntax = matter.syntax
    dep = "" if syntax.pos[child] == "PUNCT" else syntax.deps[child]
    before = child < verb
    if dep in _CLAUSES:
        return "clause before" if before else "clause"
    if before or dep not in _FRAMES:
        return "subject" if dep == "nsubj:pass" else None
    if dep == "xcomp" and is_infinitive(matter, child):
        return None if matter.verbs[verb] in matter.cues.function["phase"] else "infinitive"
    opener = f" {opener_of(matter, child) or 'none'}" if dep in _OPENED else ""
    return _FRAMES[dep] + opener


def _content(matter: Matter, verb: int, child: int, frame: str) -> tuple[Stretch, ...]:
    before = frame == "clause before"
    return subtree(
        matter,
        child,
        without=verb if before else None,
        keep_to=is_infinitive(matter, child),
        uncased=frame.startswith("phrase"),
    )


def _signs(matter: Matter, one: _Complement, marked: _Marked) -> tuple[str, ...]:
    syntax, verb, frame = matter.syntax, one.verb, one.frame
    known = "known" if matter.verbs[verb] in matter.cues.verbs else "unknown"
    words = [
        i
        for i in range(syntax.left[one.top], syntax.right[one.top] + 1)
        if syntax.pos[i] not in _BLANK and any(a <= syntax.starts[i] < b for a, b in one.content)
    ]
    share = sum(i in marked.contents for i in words) / max(len(words), 1)
    held = "none" if share == 0 else "little" if share < FREE else "much" if share < HELD else "most"
    length = next((name for most, name in _WORDS if len(words) <= most), "very many")
    helpers = (c for c in syntax.children[verb] if c < verb)
    return tuple(
        sign
        for sign, holds in (
            (known, True),
            (f"frame {frame}", True),
            (f"{known} {frame}", True),
            (f"words {length}", True),
            (f"marked {held}", True),
            ("cue marked", verb in marked.cues),
            ("both marked", verb in marked.cues and share >= FREE),
            ("passive", passive(syntax, verb)),
            ("participle", syntax.is_ing(verb)),
            ("negated", any(syntax.lower[c] in matter.cues.function["negation"] for c in helpers)),
            ("quoted", matter.quoted[verb] < 0 and any(matter.quoted[i] >= 0 for i in words)),
            ("number", any(syntax.pos[i] == "NUM" for i in words)),
            ("finite", any("VerbForm=Fin" in syntax.morph[i] for i in words)),
            ("cue noun", syntax.lemmas[one.top] in matter.cues.nouns),
        )
        if holds
    )
