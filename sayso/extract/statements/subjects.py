"""Whose act a verb is: its subject, found through passives, coordination, control, participles and relative clauses."""

from __future__ import annotations

from sayso.extract.statements.draft import Matter
from sayso.extract.syntax import Syntax

_SUBJECTS = ("nsubj", "nsubj:outer")
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_BETWEEN = frozenset({"AUX", "ADV", "PART"})
_PHRASE = frozenset({"flat", "nmod", "appos", "compound", "conj", "nmod:desc", "nmod:poss"})
_DEPTH = 6


def _opens(syntax: Syntax, verb: int) -> bool:
    """Whether a past form without a subject opens its sentence and hangs on its verb: "Asked whether …, she said" has a
    participle that a tagger may take for a finite verb."""
    first = verb == 0 or syntax.sentence[verb - 1] != syntax.sentence[verb]
    tied = syntax.deps[verb] in ("advcl", "acl", "parataxis", "ccomp", "dep")
    return first and tied and "Tense=Past" in syntax.morph[verb]


def passive(syntax: Syntax, verb: int) -> bool:
    """Whether the verb's subject is acted upon: "was told", "as reported by"."""
    if any(syntax.deps[c] in ("nsubj:pass", "aux:pass", "csubj:pass") for c in syntax.children[verb]):
        return True
    if syntax.child(verb, "aux", "nsubj") is not None or syntax.is_ing(verb):
        return False
    if _opens(syntax, verb):
        return True
    if "VerbForm=Part" not in syntax.morph[verb] or syntax.deps[verb] not in ("acl", "advcl", "parataxis"):
        return False
    # Far from its noun, a participle is often a finite verb misread: "the head, NAME, called on".
    return (
        syntax.heads[verb] == verb - 1
        or syntax.deps[verb] != "acl"
        or syntax.child(verb, "obl:agent", "obl") is not None
    )


def agent(matter: Matter, verb: int) -> int | None:
    """The head of the by-phrase of a passive."""
    syntax = matter.syntax
    for child in syntax.children[verb]:
        by = syntax.cased(child) in matter.cues.function["agent"] and syntax.pos[child] != "NUM"
        if syntax.pos[child] == "NOUN" and "Number=Sing" in syntax.morph[child] and len(syntax.children[child]) == 1:
            continue  # "asked by e-mail"
        if syntax.deps[child] == "obl:agent" or (by and syntax.deps[child] in ("obl", "nmod")):
            return child
    return None


def subject(matter: Matter, verb: int, depth: int = 0) -> int | None:
    """The head of the phrase that does what the verb says; None where the text does not tell."""
    syntax = matter.syntax
    if passive(syntax, verb):
        return agent(matter, verb)
    own = _nearest(syntax, verb)
    if own is not None:
        relative = "PronType=Rel" in syntax.morph[own] or syntax.lower[own] in matter.cues.function["relative"]
        return _antecedent(syntax, verb, own) if relative else _owned(syntax, own)
    if syntax.heads[verb] == verb or depth > _DEPTH:
        return _beside(syntax, verb)
    if syntax.deps[verb].startswith("acl"):
        return _of_noun(matter, verb, depth)
    return _above(matter, verb, depth)


def _owned(syntax: Syntax, i: int) -> int:
    """What a possessor has: a parser may hang on the verb the "its" of "said its president"."""
    after = i + 1 + (syntax.lower[i + 1 : i + 2] in (["'s"], ["’s"]))
    possessive = after > i + 1 or "Poss=Yes" in syntax.morph[i]
    if not possessive or after >= len(syntax) or syntax.pos[after] not in ("NOUN", "ADJ"):
        return i
    return next((k for k in range(after, min(after + 4, len(syntax))) if syntax.pos[k] == "NOUN"), i)


def _nearest(syntax: Syntax, verb: int) -> int | None:
    """The subject that stands nearest before the verb, else the first after it: a parser may hang two on one verb ("the
    bridge, the ministry said, is safe"), or the verb's own on a participle ("the paper, citing NAME, said")."""
    found = [c for c in syntax.children[verb] if syntax.deps[c] in _SUBJECTS and syntax.cased(c) is None]
    before = [c for c in found if c < verb]
    if found:
        return before[-1] if before else found[0]
    for child in syntax.children[verb]:
        if child < verb and syntax.deps[child] in ("advcl", "acl") and syntax.is_ing(child):
            return syntax.child(child, *_SUBJECTS)
    return None


def _of_noun(matter: Matter, verb: int, depth: int) -> int | None:
    """A clause on a noun: "the paper that said", "a statement saying", "their wish to say"."""
    syntax = matter.syntax
    head = syntax.heads[verb]
    if syntax.deps[verb] == "acl:relcl":
        near = _beside(syntax, verb)
        if near is not None and near != head and syntax.pos[near] != "PRON":
            return near
    if syntax.pos[head] not in _NOMINAL:
        return _beside(syntax, verb)
    return head if syntax.deps[verb] == "acl:relcl" or syntax.is_ing(verb) else _owner(matter, head, depth)


def _above(matter: Matter, verb: int, depth: int) -> int | None:
    """The subject of the verb that this one is tied to: coordinated, controlled or participial."""
    syntax = matter.syntax
    head, dep = syntax.heads[verb], syntax.deps[verb]
    above = syntax.heads[head]
    if syntax.is_ing(verb) and syntax.deps[head] in ("ccomp", "parataxis") and head < above < verb:
        # "…, she said, adding that": the tree hangs the participle on what she said.
        return subject(matter, above, depth + 1)
    if dep in ("ccomp", "parataxis"):
        before = _before(syntax, verb)
        if before is not None and (before > head or head > verb):
            return before
        if "VerbForm=Fin" in syntax.morph[verb]:
            return None
    if dep == "xcomp" and syntax.pos[head] == "VERB":
        controller = syntax.child(head, "obj", "iobj")
        if controller is not None and controller < verb:
            return controller
    tied = dep in ("advcl", "xcomp", "parataxis", "ccomp", "dep") or (
        dep == "conj" and syntax.pos[head] in ("VERB", "AUX", "ADJ", "NOUN")
    )
    found = subject(matter, head, depth + 1) if tied else None
    if found is None and dep in ("conj", "xcomp") and passive(syntax, head):
        found = syntax.child(head, "nsubj:pass")  # "was hit and wrote that", "is expected to testify that"
    return _beside(syntax, verb) if found is None else found


def nobody(matter: Matter, head: int, verb: int) -> bool:
    """Whether a verb's subject is no source: "one says", "nobody said", "I think"; "one of the soldiers" is, and so is
    who tells what he said: "I told them that …"."""
    syntax, function = matter.syntax, matter.cues.function
    lower = syntax.lower[head]
    if lower in function["teller"]:
        return not _tells_of_saying(matter, head, verb)
    if lower not in function["self"] | function["nobody"]:
        return False
    return lower in function["nobody"] or not any(syntax.cased(c) == "of" for c in syntax.children[head])


def _tells_of_saying(matter: Matter, head: int, verb: int) -> bool:
    """Whether "I" or "we" tells of something said: not what the one who speaks thinks, wants or says just now."""
    syntax = matter.syntax
    uses = matter.cues.verbs.get(matter.verbs[verb], ())
    if not any("quote" in use.takes and use.act not in ("believe", "intend") for use in uses):
        return _holds(matter, head, verb)
    helpers = [syntax.lemmas[c] for c in syntax.children[verb] if syntax.deps[c].startswith("aux")]
    told = "have" in helpers or (not helpers and "Tense=Past" in syntax.morph[verb])
    return told or matter.quoted[verb] < 0


def _holds(matter: Matter, head: int, verb: int) -> bool:
    """Whether a body says in its own text what it holds: "we believe that …"."""
    syntax = matter.syntax
    uses = matter.cues.verbs.get(matter.verbs[verb], ())
    several = syntax.lower[head] in matter.cues.function["first"] - matter.cues.function["single"]
    alone = not any(syntax.deps[c].startswith("aux") for c in syntax.children[verb])
    plain = alone and "Tense=Pres" in syntax.morph[verb]
    return (
        several
        and plain
        and matter.quoted[verb] < 0
        and any("clause" in use.takes or ("object" in use.takes and use.act == "say") for use in uses)
    )


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
    """Where the tree gives a finite verb no subject: the noun or pronoun right before it."""
    marked = any(syntax.deps[c].startswith(("nsubj", "mark")) for c in syntax.children[verb])
    return _before(syntax, verb) if "VerbForm=Fin" in syntax.morph[verb] and not marked else None


def _before(syntax: Syntax, verb: int) -> int | None:
    before = verb - 1
    while before >= 0 and syntax.pos[before] in _BETWEEN:
        before -= 1
    if before < 0 or syntax.pos[before] not in _NOMINAL or syntax.sentence[before] != syntax.sentence[verb]:
        return None
    return top_of_phrase(syntax, before)


def top_of_phrase(syntax: Syntax, i: int) -> int:
    """The head of the noun phrase that a token ends."""
    for _ in range(_DEPTH):
        head = syntax.heads[i]
        if head == i or syntax.pos[head] not in _NOMINAL or abs(head - i) > 12 or syntax.deps[i] not in _PHRASE:
            break
        i = head
    return i
