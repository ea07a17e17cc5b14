"""Whose act a verb is: its subject, found through passives, coordination, control, participles and relative clauses."""

from __future__ import annotations

from sayso.extract.statements.draft import Matter
from sayso.extract.syntax import Syntax

_SUBJECTS = ("nsubj", "nsubj:outer")
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_BETWEEN = frozenset({"AUX", "ADV", "PART"})
_DEPTH = 6


def passive(syntax: Syntax, verb: int) -> bool:
    """Whether the verb's subject is acted upon: "was told", "as reported by"."""
    if any(syntax.deps[c] in ("nsubj:pass", "aux:pass", "csubj:pass") for c in syntax.children[verb]):
        return True
    bare = syntax.child(verb, "aux", "nsubj") is None and "Tense=Past" in syntax.morph[verb]
    return bare and "VerbForm=Part" in syntax.morph[verb] and syntax.deps[verb] in ("acl", "advcl", "parataxis")


def agent(syntax: Syntax, verb: int) -> int | None:
    """The head of the by-phrase of a passive."""
    for child in syntax.children[verb]:
        if syntax.deps[child] == "obl:agent":
            return child
        if syntax.deps[child] in ("obl", "nmod") and syntax.cased(child) == "by" and syntax.pos[child] != "NUM":
            return child
    return None


def subject(matter: Matter, verb: int, depth: int = 0) -> int | None:
    """The head of the phrase that does what the verb says; None where the text does not tell."""
    syntax = matter.syntax
    if passive(syntax, verb):
        return agent(syntax, verb)
    for child in syntax.children[verb]:
        if syntax.deps[child] in _SUBJECTS:
            return _antecedent(syntax, verb, child) if _relative(syntax, child) else child
    head, dep = syntax.heads[verb], syntax.deps[verb]
    if head == verb or depth > _DEPTH:
        return _beside(syntax, verb)
    if dep == "acl:relcl":
        near = _beside(syntax, verb)
        if near is not None and near != head and syntax.pos[near] != "PRON":
            return near
    if dep in ("acl", "acl:relcl") and syntax.pos[head] in _NOMINAL:
        return head if dep == "acl:relcl" or syntax.is_ing(verb) else _owner(matter, head, depth)
    if dep in ("conj", "advcl", "xcomp", "parataxis", "ccomp", "dep"):
        if dep == "conj" and syntax.pos[head] not in ("VERB", "AUX", "ADJ", "NOUN"):
            return _beside(syntax, verb)
        if dep in ("ccomp", "parataxis") and "VerbForm=Fin" in syntax.morph[verb]:
            return _beside(syntax, verb)
        if dep == "xcomp":
            controller = syntax.child(head, "obj", "iobj")
            if controller is not None and controller < verb and syntax.pos[head] == "VERB":
                return controller
        return subject(matter, head, depth + 1) or _beside(syntax, verb)
    return _beside(syntax, verb)


def _relative(syntax: Syntax, i: int) -> bool:
    return "PronType=Rel" in syntax.morph[i] or syntax.lower[i] in ("who", "which", "that")


def _antecedent(syntax: Syntax, verb: int, pronoun: int) -> int | None:
    """What a relative pronoun stands for: the noun above its clause, else the noun before it."""
    above = verb
    for _ in range(_DEPTH):
        if syntax.deps[above] == "acl:relcl":
            return syntax.heads[above]
        if syntax.heads[above] == above:
            break
        above = syntax.heads[above]
    before = pronoun - 1
    while before >= 0 and syntax.pos[before] in ("PUNCT", "ADP"):
        before -= 1
    return before if before >= 0 and syntax.pos[before] in ("NOUN", "PROPN") else None


def _owner(matter: Matter, noun: int, depth: int) -> int | None:
    """Who stands behind a noun with an infinitive: "their wish to say", "made an attempt to say"."""
    syntax = matter.syntax
    owner = syntax.child(noun, "nmod:poss")
    if owner is not None:
        return owner
    above = syntax.heads[noun]
    return subject(matter, above, depth + 1) if above != noun and syntax.pos[above] == "VERB" else None


def _beside(syntax: Syntax, verb: int) -> int | None:
    """Where the tree gives no subject: the noun or pronoun right before the verb, or right after "said"."""
    before = verb - 1
    while before >= 0 and syntax.pos[before] in _BETWEEN:
        before -= 1
    if (
        before >= 0
        and syntax.pos[before] in _NOMINAL
        and syntax.sentence[before] == syntax.sentence[verb]
        and not any(syntax.deps[c].startswith(("nsubj", "mark")) for c in syntax.children[verb])
        and "VerbForm=Fin" in syntax.morph[verb]
    ):
        return top_of_phrase(syntax, before)
    return None


def top_of_phrase(syntax: Syntax, i: int) -> int:
    """The head of the noun phrase that a token ends."""
    for _ in range(_DEPTH):
        head = syntax.heads[i]
        if head == i or syntax.pos[head] not in _NOMINAL or abs(head - i) > 12 or syntax.deps[i] not in (
            "flat", "nmod", "appos", "compound", "conj", "nmod:desc", "nmod:poss",
        ):  # fmt: skip
            break
        i = head
    return i
