"""Cues: which words can attribute at a place, how they are shown, and whose they are."""

from __future__ import annotations

from bisect import bisect_left

from sayso.extract.statements.draft import Matter, Party, Stretch
from sayso.extract.statements.party import party
from sayso.extract.syntax import Syntax
from sayso.languages.cues import Cue


def introduces(matter: Matter, i: int) -> bool:
    """Whether a token is a verb that can stand beside a quotation."""
    uses = matter.cues.verbs.get(matter.verbs[i], ())
    return matter.syntax.pos[i] in ("VERB", "AUX") and any(
        "quote" in use.takes and fits_light(matter, i, use) for use in uses
    )


def announces(matter: Matter, i: int) -> bool:
    """Whether a token is a noun that can stand beside a quotation, with somebody whose it is: "X's words"."""
    uses = matter.cues.nouns.get(matter.syntax.lemmas[i], ())
    speech = matter.syntax.pos[i] == "NOUN" and any("quote" in use.takes for use in uses)
    return speech and owner(matter, i) is not None


def owner(matter: Matter, noun: int) -> Party | None:
    """X's words; the words of X; a statement by X."""
    syntax = matter.syntax
    found = syntax.child(noun, "nmod:poss")
    if found is None:
        found = next((c for c in syntax.children[noun] if c > noun and syntax.cased(c) in ("of", "by", "from")), None)
    return None if found is None else party(matter, found)


def finite(syntax: Syntax, i: int) -> bool:
    """Whether a verb can carry a clause of its own: no participle without an auxiliary."""
    if "VerbForm=Ger" in syntax.morph[i] or "VerbForm=Part" in syntax.morph[i]:
        return any(syntax.deps[c].startswith("aux") for c in syntax.children[i])
    return True


def fits_light(matter: Matter, verb: int, use: Cue) -> bool:
    """Whether the verb has the object that the use demands, where it demands one ("put it")."""
    if not use.light or use.after:
        return True
    return any(word in use.light for word in matter.syntax.lower[verb + 1 : verb + 2])


def cue_words(syntax: Syntax, cue: int) -> Stretch:
    """The cue as it is shown: a verb with its auxiliaries and particle where they stand beside it."""
    start, end = cue, cue + 1
    while start and syntax.heads[start - 1] == cue and _helps(syntax, start - 1):
        start -= 1
    if end < len(syntax) and syntax.deps[end] == "compound:prt" and syntax.heads[end] == cue:
        end += 1
    return syntax.starts[start], syntax.ends[end - 1]


def _helps(syntax: Syntax, i: int) -> bool:
    """An auxiliary or negation; an adverb only between an auxiliary and the verb."""
    if syntax.deps[i] not in ("aux", "aux:pass", "advmod"):
        return False
    return syntax.pos[i] in ("AUX", "PART") or (i > 0 and syntax.pos[i - 1] == "AUX")


def token_at(matter: Matter, offset: int) -> int:
    """The first token that starts at an offset or after it."""
    return bisect_left(matter.syntax.starts, offset)


def is_infinitive(matter: Matter, i: int) -> bool:
    """Whether a verb has the marker of an infinitive ("to")."""
    syntax = matter.syntax
    return any(
        syntax.lower[c] in matter.cues.function["infinitive"] and c < i and syntax.deps[c] in ("mark", "aux")
        for c in syntax.children[i]
    )


def opener_of(matter: Matter, i: int) -> str | None:
    """The preposition or conjunction before a phrase or clause."""
    mark = matter.syntax.child(i, "mark")
    return matter.syntax.cased(i) or (matter.syntax.lower[mark] if mark is not None else None)


def in_first_person(matter: Matter, line: Stretch, *, alone: bool = False) -> bool:
    """Whether a stretch of text speaks of "I" or "we" outside quotation marks; `alone`: of "I"."""
    words = matter.cues.function["single" if alone else "first"]
    tokens = range(token_at(matter, line[0]), token_at(matter, line[1]))
    return any(matter.syntax.lower[i] in words and matter.quoted[i] < 0 for i in tokens)
