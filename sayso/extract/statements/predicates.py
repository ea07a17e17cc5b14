"""What somebody says of an object: "accused them of …", "called it …", "described it as …"."""

from __future__ import annotations

from sayso.extract.statements.cues import is_infinitive, opener_of
from sayso.extract.statements.draft import Fit, Matter, Stretch
from sayso.extract.statements.spans import sentence, subtree, trimmed
from sayso.extract.statements.subjects import passive
from sayso.languages.cues import Cue

_REACH = 14  # tokens between a cue and what is said of its object
_BETWEEN = frozenset({"PUNCT", "VERB", "AUX", "ADP", "SCONJ", "CCONJ", "PART", "SPACE"})
_NEAR = 2  # tokens of the shortest object with its predicate


def object_and_more(matter: Matter, verb: int, use: Cue) -> Fit | None:
    """Accused them of …; described it as …; called it …; took responsibility for …"""
    syntax = matter.syntax
    target = syntax.child(verb, "obj", "iobj")
    if target is None and "object-predicate" in use.takes and not passive(syntax, verb):
        return _small_clause(matter, verb, use)
    if target is None or passive(syntax, verb):
        return None
    if use.light:
        return _light(matter, verb, target, use)
    for child in syntax.children[verb]:
        if child < verb or child == target:
            continue
        opener = opener_of(matter, child)
        as_phrase = "object-as" in use.takes and opener in matter.cues.function["as"]
        predicate = "object-predicate" in use.takes and syntax.deps[child] == "xcomp"
        after = opener in use.after and syntax.deps[child] in ("obl", "advcl", "xcomp", "ccomp")
        if as_phrase or after or (predicate and not is_infinitive(matter, child)):
            own = None if after else _own_words(matter, verb, target, child)
            if own is not None:
                return Fit("object and predicate", (own,), use.act)
            tail, begin = subtree(matter, child)[-1:], subtree(matter, target)[:1]
            if target > verb and begin and tail:
                tail = ((begin[0][0], max(tail[0][1], begin[0][1])),)
            return Fit("object and predicate", tail, use.act)
    return None


def _small_clause(matter: Matter, verb: int, use: Cue) -> Fit | None:
    """Called the change a hoax, where the tree makes the object the subject of what it is called."""
    syntax = matter.syntax
    called = next((c for c in syntax.children[verb] if c > verb and syntax.deps[c] in ("xcomp", "ccomp")), None)
    about = None if called is None else syntax.child(called, "nsubj")
    if called is None or about is None or syntax.pos[called] == "VERB" or syntax.child(called, "cop") is not None:
        return None
    own = _own_words(matter, verb, about, called)
    return Fit("object and predicate", subtree(matter, called) if own is None else (own,), use.act)


def _own_words(matter: Matter, verb: int, target: int, child: int) -> Stretch | None:
    """Called it “a gift from us”: of a predicate that is all in quotation marks these are the content, unless what they
    are said of is as long."""
    syntax = matter.syntax
    k = matter.quoted[child]
    if k < 0 or matter.quoted[verb] == k:
        return None
    quotation = matter.quotations[k]
    left = next(i for i in range(syntax.left[child], child + 1) if matter.quoted[i] == k)
    before = left - 1
    opened = before > verb and syntax.starts[left] == quotation.start
    long = len(syntax.text[quotation.start : quotation.end].split()) > syntax.right[target] - syntax.left[target] + 1
    return (quotation.start, quotation.end) if opened and quotation.closed and long else None


def in_marks(matter: Matter, verb: int, use: Cue) -> Fit | None:
    """Called the note “a letter to the wrong address”: read off the surface, where the tree has it otherwise."""
    syntax = matter.syntax
    if not {"object-predicate", "object-as"} & use.takes or passive(syntax, verb):
        return None
    for i in range(verb + 1, min(verb + _REACH, len(syntax))):
        k = matter.quoted[i]
        if k >= 0 and k != matter.quoted[verb]:
            quotation = matter.quotations[k]
            linked = "object-predicate" in use.takes or syntax.lower[i - 1] in matter.cues.function["as"]
            if quotation.start != syntax.starts[i] or not quotation.closed or not linked or i - verb < _NEAR:
                return None
            words = len(syntax.text[quotation.start : quotation.end].split())
            begin = quotation.start if words >= i - verb - 1 else syntax.starts[verb + 1]
            return Fit("object and predicate", ((begin, quotation.end),), use.act)
        if syntax.pos[i] in ("PUNCT", "VERB", "AUX", "SPACE") or matter.sentence[i] != matter.sentence[verb]:
            return None
    return None


def named_so(matter: Matter, verb: int, use: Cue) -> Fit | None:
    """Called the offer a trap: a phrase with "a" right behind another, which the tree makes one."""
    syntax = matter.syntax
    if "object-predicate" not in use.takes or passive(syntax, verb) or "Reflex=Yes" in syntax.morph[verb + 1]:
        return None
    for i in range(verb + 1, min(verb + _REACH, sentence(matter, verb)[1] - 1)):
        if i > verb + 1 and "Definite=Ind" in syntax.morph[i] and syntax.pos[i - 1] in ("NOUN", "PROPN", "PRON"):
            head = max(syntax.heads[i], i + 1)
            last = max(syntax.right[verb + 1], syntax.right[head], head) + 1
            comma = next((k for k in range(i, last) if syntax.words[k] == "," and matter.quoted[k] < 0), last)
            piece = trimmed(syntax, verb + 1, comma)
            return None if piece is None else Fit("object and predicate", (piece,), use.act)
        if syntax.pos[i] in _BETWEEN or matter.quoted[i] != matter.quoted[verb]:
            return None
    return None


def _light(matter: Matter, verb: int, target: int, use: Cue) -> Fit | None:
    """Took responsibility for …"""
    syntax = matter.syntax
    if syntax.lemmas[target] not in use.light:
        return None
    for child in sorted([*syntax.children[verb], *syntax.children[target]]):
        if child > target and opener_of(matter, child) in use.after:
            return Fit("light noun", subtree(matter, child, uncased=True), use.act)
    return None
