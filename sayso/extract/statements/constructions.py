"""The constructions in which a verb's content stands (`takes` in the table of cues), one function each."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable

from sayso.extract.statements.clauses import clause_after, clause_before, is_aside
from sayso.extract.statements.cues import fits_light, is_infinitive, opener_of
from sayso.extract.statements.draft import Fit, Matter
from sayso.extract.statements.party import can_speak
from sayso.extract.statements.predicates import in_marks, named_so, object_and_more
from sayso.extract.statements.spans import around, sentence, subtree, trimmed
from sayso.extract.statements.subjects import agent, passive
from sayso.languages.cues import Cue
from sayso.records import Act

_ENDS = frozenset({",", ";", ":", ".", "?", "!", "—", "–"})
_REACH = 14  # tokens between a cue and its "that"
_OPENS = frozenset({"DET", "PRON", "PROPN", "NOUN", "NUM", "ADJ"})  # with what a clause without "that" begins
_NEAR = 3  # tokens between a noun and the participle that describes it
_DECLARED: frozenset[Act] = frozenset({"say", "offer", "order", "promise"})


def _clause(matter: Matter, verb: int, use: Cue) -> Fit | None:
    """Said that …; … , he said."""
    if "clause" not in use.takes or not fits_light(matter, verb, use):
        return None
    syntax = matter.syntax
    clauses = [c for c in syntax.children[verb] if syntax.deps[c] == "ccomp" and not _bare_infinitive(matter, c)]
    if not clauses and passive(syntax, verb):
        clauses = [c for c in syntax.children[verb] if syntax.deps[c].startswith("csubj")]
    if not clauses:
        return None
    if clauses[0] < verb:  # more than one: "asked whether it was so, the side observed that …"
        clauses = [c for c in clauses if c > verb and syntax.child(c, "mark") == verb + 1] or clauses
    if use.act == "rule" and syntax.child(clauses[0], "mark") is None:
        return None  # "decided …" without "that" is a plan or a misreading
    if clauses[0] < verb:
        content = clause_before(matter, verb, clauses[0])
        return Fit("clause before", content, use.act) if content else None
    content = subtree(matter, clauses[0], without=verb)
    if any(";" in syntax.words[verb : bisect_left(syntax.starts, begin)] for begin, _ in content[:1]):
        return None  # the next clause, which no cue governs
    content = clause_after(matter, verb, content)
    return Fit("clause after", content, use.act) if content else None


def _raised(matter: Matter, verb: int, use: Cue) -> Fit | None:
    """Is said to have left: the subject is part of the content."""
    syntax = matter.syntax
    about, rest = syntax.child(verb, "nsubj:pass"), syntax.child(verb, "xcomp")
    if "clause" not in use.takes or about is None or rest is None or not is_infinitive(matter, rest):
        return None
    uses = matter.cues.verbs[matter.verbs[verb]]
    addressee = any("object-infinitive" in one.takes and one.act != "believe" for one in uses)
    if syntax.pos[rest] != "VERB" or addressee or syntax.lower[about] in matter.cues.function["relative"]:
        return None
    content = (*subtree(matter, about), *subtree(matter, rest, keep_to=True))
    return Fit("passive with infinitive", content, use.act)


def _after_that(matter: Matter, verb: int, use: Cue) -> Fit | None:
    """Told a crowd in PLACE that …: where the tree gives no clause, what follows "that" to the end of the sentence."""
    syntax = matter.syntax
    if not {"quote", "clause"} <= use.takes or use.light:
        return None
    for i in range(verb + 1, min(verb + _REACH, len(syntax))):
        if matter.sentence[i] != matter.sentence[verb] or (syntax.pos[i] == "VERB" and "Mood=Ind" in syntax.morph[i]):
            return None
        that = syntax.lower[i] in matter.cues.openers["complementisers"] and syntax.pos[i] == "SCONJ"
        if that and syntax.lower[i] != "if" and matter.quoted[i] == matter.quoted[verb]:
            piece = trimmed(syntax, i + 1, sentence(matter, i)[1])
            return None if piece is None else Fit("clause after that", (piece,), use.act)
    return None


def _without_that(matter: Matter, verb: int, use: Cue) -> Fit | None:
    """Said no request had been received: where the tree gives no clause, a finite verb behind a noun phrase that begins
    right after the cue shows one, and it goes to the end of the sentence."""
    syntax = matter.syntax
    if not {"quote", "clause"} <= use.takes or use.light or matter.verbs[verb] in matter.cues.chain["telling"]:
        return None
    first, last = verb + 1, sentence(matter, verb)[1]
    if first >= last or syntax.pos[first] not in _OPENS or "Case=Acc" in syntax.morph[first]:
        return None
    for i in range(first, min(first + _REACH, last)):
        closes = syntax.lower[i] in matter.cues.function["relative"] or syntax.pos[i] in ("PUNCT", "SCONJ", "CCONJ")
        if closes or matter.quoted[i] != matter.quoted[verb] or (i > first and syntax.pos[i] == "PRON"):
            return None
        finite = "Mood=Ind" in syntax.morph[i] or "VerbForm=Fin" in syntax.morph[i]
        if i > first and finite and syntax.pos[i] in ("VERB", "AUX"):
            piece = trimmed(syntax, first, last)
            return None if piece is None else Fit("clause after, no tree", (piece,), use.act)
    return None


def asked(matter: Matter, verb: int, use: Cue) -> Fit | None:
    """Asked by the paper if it was true, …; NAME, asked why, …: from the question word to the next comma."""
    syntax = matter.syntax
    if use.act != "question" or not is_aside(syntax, verb) or syntax.child(verb, "obj") is not None:
        return None
    last = sentence(matter, verb)[1]
    for i in range(verb + 1, min(verb + _REACH, last)):
        if syntax.pos[i] == "VERB" or syntax.words[i] in _ENDS or matter.quoted[i] != matter.quoted[verb]:
            return None
        word = "PronType=Int" in syntax.morph[i]
        if word or (syntax.lower[i] in matter.cues.openers["complementisers"] and syntax.lower[i] != "that"):
            begin = (i if word else i + 1) - (syntax.pos[i - 1] == "ADP" and syntax.heads[i - 1] == i)
            end = next((k for k in range(i, last) if syntax.words[k] in _ENDS and matter.quoted[k] < 0), last)
            piece = trimmed(syntax, begin, end)
            return None if piece is None else Fit("question asked", (piece,), use.act)
    return None


def _parenthesis(matter: Matter, verb: int, use: Cue) -> Fit | None:
    """As he said, …; as he put it, …; but "quoted him as saying"."""
    syntax = matter.syntax
    if syntax.is_ing(verb):
        return None
    opened = any(syntax.lower[c] in matter.cues.openers["parenthesis"] and c < verb for c in syntax.children[verb])
    if "clause" not in use.takes or not opened or syntax.deps[verb] != "advcl" or syntax.heads[verb] == verb:
        return None
    if syntax.child(verb, "xcomp", "ccomp") is not None or not fits_light(matter, verb, use):
        return None
    if not use.light and syntax.child(verb, "obj", "obl") is not None:
        return None
    return Fit("as-clause", around(matter, syntax.heads[verb], verb), use.act)


def _object_infinitive(matter: Matter, verb: int, use: Cue) -> Fit | None:
    """Urged the parties to …; was asked to …; ordered the troops to …"""
    if "object-infinitive" not in use.takes:
        return None
    syntax = matter.syntax
    target = syntax.child(verb, "obj", "iobj")
    rest = _infinitive_child(matter, verb, ("xcomp", "ccomp", "advcl"))
    if rest is None and target is not None and can_speak(matter, target):
        rest = _infinitive_child(matter, target, ("acl",))  # trees hang it on whom one asks
    if rest is None:
        return None
    content = subtree(matter, rest, keep_to=True)
    if passive(syntax, verb):
        return Fit("object and infinitive, passive", content, use.act)
    if target is None and not (syntax.deps[rest] == "ccomp" and syntax.child(rest, "nsubj") is not None):
        return None
    if target is not None and target > verb and content:
        begin = subtree(matter, target)
        content = ((begin[0][0] if begin else content[0][0], content[-1][1]),)
    return Fit("object and infinitive", content, "ask" if use.act == "question" else use.act)


def _addressed(matter: Matter, verb: int, use: Cue) -> Fit | None:
    """Appealed to the court to …; called on both sides to …"""
    if "to-infinitive" not in use.takes:
        return None
    syntax = matter.syntax
    named = [c for c in syntax.children[verb] if syntax.deps[c] in ("obl", "obj") and syntax.cased(c) in use.addressed]
    target = next((c for c in named if c > verb), None)
    if target is None:
        return None
    rest = _infinitive_child(matter, verb, ("xcomp", "advcl"))
    if rest is None or rest < target:
        rest = _infinitive_child(matter, target, ("acl", "advcl"))
    if rest is None:
        return None
    return Fit("addressee and infinitive", subtree(matter, rest, keep_to=True), use.act)


def _nonfinite(matter: Matter, verb: int, use: Cue) -> Fit | None:
    """Promised to …; proposed sending …"""
    syntax = matter.syntax
    if passive(syntax, verb):
        return None
    for child in syntax.children[verb]:
        close = syntax.deps[child] == "advcl" and syntax.left[child] == verb + 1
        if child < verb or not (close or syntax.deps[child] in ("xcomp", "ccomp")):
            continue
        if "infinitive" in use.takes and is_infinitive(matter, child):
            return Fit(f"infinitive, {use.act}", subtree(matter, child, keep_to=True), use.act)
        if "gerund" in use.takes and syntax.is_ing(child):
            return Fit("gerund", subtree(matter, child), use.act)
    return None


def _prepositional(matter: Matter, verb: int, use: Cue) -> Fit | None:
    """Warned of …; called for …; spoke about …"""
    syntax = matter.syntax
    for child in syntax.children[verb]:
        if child < verb or syntax.deps[child] not in ("obl", "advcl", "nmod") or _is_empty(matter, child):
            continue
        if opener_of(matter, child) in use.prepositions:
            return Fit(f"preposition, {use.act}", subtree(matter, child, uncased=True), use.act)
    return None


def _object(matter: Matter, verb: int, use: Cue) -> Fit | None:
    """Announced the sending of …; the sending of … was announced."""
    if "object" not in use.takes:
        return None
    syntax = matter.syntax
    if not passive(syntax, verb):
        target, pattern = syntax.child(verb, "obj"), f"object, {use.act}"
        target = None if target is not None and target < verb else target
    elif syntax.deps[verb] == "acl":
        return _described(matter, verb, use)
    else:
        target, pattern = syntax.child(verb, "nsubj:pass"), f"object, passive, {use.act}"
    if target is None or _is_empty(matter, target) or syntax.pos[target] not in ("NOUN", "PROPN", "VERB", "PRON"):
        return None
    if use.light and syntax.lemmas[target] not in use.light:
        return None
    somebody = syntax.pos[target] == "PROPN" or syntax.lemmas[target] in matter.words.persons
    if use.act != "accuse" and somebody:
        return None
    return Fit(pattern, subtree(matter, target), use.act)


def _figure(matter: Matter, verb: int, use: Cue) -> Fit | None:
    """Counted 58 heads; says 162; put the cost at £400; the loss was put at 40 million."""
    syntax = matter.syntax
    if not {"figure", "figure-at"} & use.takes:
        return None
    target = syntax.child(verb, "nsubj:pass" if passive(syntax, verb) else "obj")
    if target is None or (target < verb) != passive(syntax, verb):
        return None
    if "figure" in use.takes:
        numbered = syntax.pos[target] == "NUM" or any(syntax.deps[c] == "nummod" for c in syntax.children[target])
        content = subtree(matter, target) if numbered and not passive(syntax, verb) else ()
        return Fit("figure", content, use.act) if content else None
    for child in sorted({*syntax.children[verb], *syntax.children[target]}):
        counted = "NUM" in syntax.pos[syntax.left[child] : syntax.right[child] + 1] or matter.quoted[child] >= 0
        if (
            child > max(verb, target)
            and (opener_of(matter, child) or "").split(" ")[0] in matter.cues.function["at"]
            and counted
        ):
            begin, tail = subtree(matter, target), subtree(matter, child)
            if target < verb:
                return Fit("figure", (*begin, *tail), use.act)
            return Fit("figure", ((begin[0][0], tail[-1][1]),) if begin and tail else (), use.act)
    return None


def _instead(matter: Matter, verb: int, use: Cue) -> Fit | None:
    """The radio says so: a word that stands for what was said, and nothing behind it that it opens."""
    syntax = matter.syntax
    if not {"quote", "clause"} <= use.takes or use.light or passive(syntax, verb) or verb + 2 >= len(syntax):
        return None
    alone = syntax.lower[verb + 1] in matter.cues.function["instead"] and syntax.pos[verb + 2] in (
        "PUNCT",
        "ADP",
        "SPACE",
    )
    return Fit("instead", ((syntax.starts[verb + 1], syntax.ends[verb + 1]),), use.act) if alone else None


def _described(matter: Matter, verb: int, use: Cue) -> Fit | None:
    """The deadline announced by X: what the participle belongs to."""
    syntax = matter.syntax
    head = syntax.heads[verb]
    if agent(matter, verb) is None or not verb - _NEAR <= head < verb or use.act not in _DECLARED:
        return None
    case = [c for c in syntax.children[head] if syntax.deps[c] in ("case", "mark", "cop") and c < head]
    begin = syntax.ends[max(case)] + 1 if case else 0
    pieces = ((max(a, begin), b) for a, b in around(matter, head, verb) if b > begin)
    content = tuple((a, b) for a, b in pieces if any(c.isalnum() for c in syntax.text[a:b]))
    return Fit(f"announced by, {use.act}", content, use.act)


def _infinitive_child(matter: Matter, i: int, deps: tuple[str, ...]) -> int | None:
    syntax = matter.syntax
    return next((c for c in syntax.children[i] if c > i and syntax.deps[c] in deps and is_infinitive(matter, c)), None)


def _bare_infinitive(matter: Matter, i: int) -> bool:
    """An infinitive that the parser calls a complement clause, unless a question word opens it ("asked how to …")."""
    asked = any("PronType=Int" in matter.syntax.morph[c] for c in range(matter.syntax.left[i], i))
    return is_infinitive(matter, i) and not asked


def _is_empty(matter: Matter, i: int) -> bool:
    """Whether a phrase is a bare pronoun that holds no content by itself."""
    syntax = matter.syntax
    bare = all(syntax.deps[c] in ("case", "punct") for c in syntax.children[i])
    return bare and syntax.lower[i] in matter.cues.function["empty"]


CONSTRUCTIONS: tuple[Callable[[Matter, int, Cue], Fit | None], ...] = (
    _clause,
    _raised,
    _after_that,
    _without_that,
    _parenthesis,
    _object_infinitive,
    _addressed,
    _nonfinite,
    object_and_more,
    in_marks,
    named_so,
    _prepositional,
    _object,
    _figure,
    _instead,
)
