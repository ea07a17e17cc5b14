"""Verbs that attribute: the first construction that fits, with whose act it is."""

from __future__ import annotations

from sayso.extract.statements.constructions import CONSTRUCTIONS, asked
from sayso.extract.statements.cues import cue_words
from sayso.extract.statements.draft import Draft, Matter, Party, Stretch
from sayso.extract.statements.party import can_speak, party
from sayso.extract.statements.spans import trimmed
from sayso.extract.statements.subjects import agent, nobody, passive, subject
from sayso.languages.cues import Cue
from sayso.records import Act, SpeakerKind

# Constructions that need a source who can speak: with any other subject their verbs mean something else.
_WEAK = ("object", "preposition", "infinitive", "gerund", "addressee", "figure")
# Where the tree shows no clause, what documents do is taken for a cue in error: none of 7 such finds was right.
_LOST = ("clause after that", "clause after, no tree")
_UNSAID = ("as-clause", "preposition, question")  # with nobody who says or asks it, no attribution: 0 of 11
_SUBORDINATE = frozenset({"ccomp", "advcl", "acl", "acl:relcl"})
_SHORT = 6  # tokens of "not to be named"
_FINDERS: frozenset[SpeakerKind] = frozenset({"document", "media", "unnamed", "organisation"})


def verb_drafts(matter: Matter, taken: set[int]) -> list[Draft]:
    """A draft for each verb that attributes words by its syntax; verbs in `taken` already have quoted words."""
    drafts = []
    for verb, lemma in enumerate(matter.verbs):
        uses = matter.cues.verbs.get(lemma)
        if uses is None or verb in taken or matter.syntax.pos[verb] not in ("VERB", "AUX"):
            continue
        draft = _set_aside(matter, verb, uses) or _draft(matter, verb, uses)
        if draft is not None:
            drafts.append(draft)
    return drafts


def _set_aside(matter: Matter, verb: int, uses: tuple[Cue, ...]) -> Draft | None:
    """What somebody is asked before he speaks: whose question it is, only a by-phrase tells."""
    found = next((found for use in uses if (found := asked(matter, verb, use)) is not None), None)
    if found is None:
        return None
    by = agent(matter, verb)
    who = None if by is None else party(matter, by)
    pattern = found.pattern if by is not None else f"{found.pattern}, no source"
    return Draft(pattern, found.act, verb, cue_words(matter.syntax, verb), who, found.content)


def _draft(matter: Matter, verb: int, uses: tuple[Cue, ...]) -> Draft | None:
    """The first construction that fits a use of the verb, in order of how much it says of the content."""
    syntax = matter.syntax
    if unsaid(matter, verb):
        return None
    source = subject(matter, verb)
    if source is not None and nobody(matter, source, verb):
        return None
    who = None if source is None else party(matter, source)
    fitting = [use for use in uses if _can_say(use, who)]
    for construct in CONSTRUCTIONS:
        for use in fitting:
            found = construct(matter, verb, use)
            if found is None:
                continue
            weak = found.pattern.startswith(_WEAK) and not use.after
            if source is not None and weak and not can_speak(matter, source):
                continue
            if anonymous(matter, found.content):
                return None
            act = polar(matter, verb, found.act)
            pattern = found.pattern if use.source is None else f"{found.pattern} of a {use.source}"
            if use.source is not None and pattern.startswith(_LOST):
                continue
            if act is None or not found.content or (who is None and not _sourceless(matter, verb, act, pattern)):
                return None
            pattern += "" if who is not None else ", no source"
            return Draft(pattern, act, verb, cue_words(syntax, verb), who, _in_its_clause(matter, verb, found.content))
    return None


def unsaid(matter: Matter, verb: int) -> bool:
    """Whether it is only called for that somebody say it: "ministers should say that", "let them say"."""
    syntax = matter.syntax
    return any(
        syntax.deps[c] == "aux" and syntax.lower[c] in matter.cues.function["unsaid"] for c in syntax.children[verb]
    )


def anonymous(matter: Matter, content: tuple[Stretch, ...]) -> bool:
    """Whether the content is a request to stay unnamed: "asked not to be named because …"."""
    syntax = matter.syntax
    if not content:
        return False
    first = syntax.token(content[0][0])
    for i in range(first, min(first + _SHORT, len(syntax))):
        if syntax.pos[i] == "VERB":
            return syntax.lemmas[i] in matter.cues.function["anonymity"] and passive(syntax, i)
    return False


def titles(matter: Matter, content: tuple[Stretch, ...]) -> bool:
    """Whether the words in quotation marks are the title of a work: "a column entitled “…”"."""
    syntax = matter.syntax
    begins = [syntax.token(quotation.start) for quotation in matter.quotations]
    held = (i for i in begins if any(a <= syntax.starts[i] < b for a, b in content))
    return any(i and syntax.lower[i - 1] in matter.cues.function["entitling"] for i in held)


def _in_its_clause(matter: Matter, verb: int, content: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
    """Content of a participle before the main clause ends where that begins: "asked why they stayed, NAME replied"."""
    syntax = matter.syntax
    main = syntax.heads[verb]
    if syntax.deps[verb] != "advcl" or main < verb:
        return content
    begins = [syntax.left[c] for c in syntax.children[main] if c > verb and syntax.deps[c].startswith("nsubj")]
    end = syntax.starts[min([main, *begins])]
    cut = [
        trimmed(syntax, syntax.token(a), syntax.token(end)) if a < end < b else (a, b) for a, b in content if a < end
    ]
    return tuple(piece for piece in cut if piece is not None) or content


def _can_say(use: Cue, who: Party | None) -> bool:
    """Whether a source of this kind has the use: a study or an agency finds, only a law provides."""
    if use.source is None:
        return True
    if who is None:
        return False
    if "object" in use.takes:
        return who.kind == use.source
    return who.kind in _FINDERS if use.source == "document" and use.act != "rule" else who.kind == use.source


def polar(matter: Matter, verb: int, act: Act) -> Act | None:
    """The act, negated or not: who does not believe denies; who does not say makes no statement."""
    syntax = matter.syntax
    if not any(syntax.lower[c] in matter.cues.function["negation"] and c < verb for c in syntax.children[verb]):
        return act
    return "deny" if act == "believe" else None


def _sourceless(matter: Matter, verb: int, act: Act, pattern: str) -> bool:
    """Whether a statement of nobody in particular is worth a row: "it was reported that"; no imperative, and nothing
    that will or could be said."""
    syntax = matter.syntax
    told = pattern == "object and infinitive, passive"
    held = pattern.startswith("object") and not told
    held = held or pattern.startswith(_UNSAID) or (told and syntax.deps[verb] in _SUBORDINATE)
    ahead = any(
        syntax.deps[c] == "aux" and "VerbForm=Fin" in syntax.morph[c] and "Tense" not in syntax.morph[c]
        for c in syntax.children[verb]
    )
    return passive(syntax, verb) and act not in ("intend", "believe") and not held and not ahead
