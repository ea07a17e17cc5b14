"""Verbs that attribute, with the constructions in which their content stands."""

from __future__ import annotations

from collections.abc import Callable

from sayso.extract.statements.draft import Draft, Matter, Stretch
from sayso.extract.statements.party import party
from sayso.extract.statements.spans import around, grown, sentence, subtree, trimmed
from sayso.extract.statements.subjects import agent, passive, subject
from sayso.extract.syntax import Syntax
from sayso.languages.cues import Cue
from sayso.records import Act

_REACH = 14  # tokens between a cue and its "that"
_NEAR = 3  # tokens between a noun and the participle that describes it
_SELF = frozenset({"i", "we", "you", "me", "us", "one"})
_NEGATION = frozenset({"not", "n't", "n’t", "never", "no", "neither", "nor"})
_EMPTY = frozenset(
    {
        "it",
        "this",
        "that",
        "them",
        "him",
        "her",
        "so",
        "which",
        "what",
        "who",
        "me",
        "us",
        "himself",
        "themselves",
        "herself",
        "itself",
    }
)

_NOT_PERSONS = frozenset({"document", "media", "unnamed", "organisation"})

Found = tuple[str, tuple[Stretch, ...], Act]


def verb_drafts(matter: Matter, taken: set[int]) -> list[Draft]:
    """A draft for each verb that attributes words by its syntax; verbs in `taken` already have quoted words."""
    drafts = []
    for verb, lemma in enumerate(matter.verbs):
        uses = matter.cues.verbs.get(lemma)
        if uses is None or verb in taken or matter.syntax.pos[verb] not in ("VERB", "AUX"):
            continue
        draft = verb_draft(matter, verb, uses)
        if draft is not None:
            drafts.append(draft)
    return drafts


def verb_draft(matter: Matter, verb: int, uses: tuple[Cue, ...]) -> Draft | None:
    """The first construction that fits one of the verb's uses, in order of how much it says of the content."""
    syntax = matter.syntax
    source = subject(matter, verb)
    if source is not None and (syntax.lower[source] in _SELF or syntax.lower[source] in ("none", "nobody", "nothing")):
        return None
    who = None if source is None else party(matter, source)
    for construct in _CONSTRUCTIONS:
        for use in uses:
            if use.source is not None and (who is None or who.kind not in _speakers(use)):
                continue
            found = construct(matter, verb, use)
            if found is None:
                continue
            pattern, content, act = found
            negated = any(syntax.lower[c] in _NEGATION and c < verb for c in syntax.children[verb])
            if negated:
                if act != "believe":
                    return None
                act = "deny"
            if use.source is not None:
                pattern += f" of a {use.source}"
            if who is None:
                pattern += ", no source"
                if not passive(syntax, verb) or act == "intend" or pattern.startswith("object"):
                    return None
            return Draft(pattern, act, verb, cue_words(syntax, verb), who, content)
    return None


def _speakers(use: Cue) -> frozenset[str]:
    """The kinds of source that a use of a verb has: a study or an agency finds, only a law provides."""
    if use.source == "document" and use.act != "rule":
        return _NOT_PERSONS
    return frozenset({use.source or ""})


def fits_light(matter: Matter, verb: int, use: Cue) -> bool:
    """Whether the verb has the object that the use demands, where it demands one ("put it")."""
    if not use.light or use.after:
        return True
    return matter.syntax.lower[verb + 1 : verb + 2] != [] and matter.syntax.lower[verb + 1] in use.light


def cue_words(syntax: Syntax, verb: int) -> Stretch:
    """The verb as it is shown: with its auxiliaries and particle where they stand beside it."""
    start, end = verb, verb + 1
    while start and syntax.deps[start - 1] in ("aux", "aux:pass", "advmod") and syntax.heads[start - 1] == verb and (
        syntax.pos[start - 1] in ("AUX", "PART") or start > 1 and syntax.pos[start - 2] == "AUX"
    ):  # fmt: skip
        start -= 1
    if end < len(syntax) and syntax.deps[end] == "compound:prt" and syntax.heads[end] == verb:
        end += 1
    return syntax.starts[start], syntax.ends[end - 1]


def _clause(matter: Matter, verb: int, use: Cue) -> Found | None:
    """said that …; … , he said; as he said, …"""
    if "clause" not in use.takes or not fits_light(matter, verb, use):
        return None
    syntax = matter.syntax
    clause = next(
        (c for c in syntax.children[verb] if syntax.deps[c] == "ccomp" and not _bare_infinitive(syntax, c)), None
    )
    if clause is None and passive(syntax, verb):
        clause = syntax.child(verb, "csubj", "csubj:pass", "csubj:outer")
        if clause is None and syntax.child(verb, "nsubj:pass") is not None and syntax.child(verb, "xcomp") is not None:
            return _raised(matter, verb, use)
    if clause is not None:
        content = grown(matter, subtree(matter, clause, without=verb)) if clause > verb else subtree(matter, clause, without=verb)
        return ("clause after" if clause > verb else "clause before", content, use.act) if content else None
    if syntax.child(verb, "obj", "xcomp") is not None and "quote" not in use.takes:
        return None
    if "quote" in use.takes:
        rest = _after_that(matter, verb)
        if rest is not None:
            return "clause after that", (rest,), use.act
    parenthesis = syntax.deps[verb] == "advcl" and any(
        syntax.lower[c] in matter.cues.openers["parenthesis"] and c < verb for c in syntax.children[verb]
    )
    if parenthesis and syntax.heads[verb] != verb and syntax.child(verb, "obl", "xcomp") is None and (
        use.light or syntax.child(verb, "obj") is None
    ):  # fmt: skip
        content = around(matter, syntax.heads[verb], verb)
        return ("as-clause", content, use.act) if content else None
    return None


def _after_that(matter: Matter, verb: int) -> Stretch | None:
    """Where the tree gives no clause: what follows "that" up to the end of the sentence ("told a crowd in PLACE that")."""
    syntax = matter.syntax
    for i in range(verb + 1, min(verb + _REACH, len(syntax))):
        if matter.sentence[i] != matter.sentence[verb] or (syntax.pos[i] == "VERB" and "Mood=Ind" in syntax.morph[i]):
            return None
        if syntax.lower[i] == "that" and syntax.pos[i] == "SCONJ" and matter.quoted[i] == matter.quoted[verb]:
            return trimmed(syntax, i + 1, sentence(matter, i)[1])
    return None


def _raised(matter: Matter, verb: int, use: Cue) -> Found | None:
    """is said to have left: the subject is part of the content."""
    syntax = matter.syntax
    about, rest = syntax.child(verb, "nsubj:pass"), syntax.child(verb, "xcomp")
    if about is None or rest is None or not _infinitive(syntax, rest):
        return None
    if (
        syntax.lower[about] == "who"
        or not use.takes & {"clause"}
        or "object-infinitive" in use.takes
        and use.act != "believe"
    ):
        return None
    content = (*subtree(matter, about), *subtree(matter, rest, keep_to=True))
    return "passive with infinitive", content, use.act


def _object_infinitive(matter: Matter, verb: int, use: Cue) -> Found | None:
    """urged the parties to …; was asked to …; ordered the troops to …"""
    if "object-infinitive" not in use.takes:
        return None
    syntax = matter.syntax
    rest = next(
        (c for c in syntax.children[verb] if syntax.deps[c] in ("xcomp", "ccomp", "advcl") and _infinitive(syntax, c)),
        None,
    )
    if rest is None or rest < verb:
        return None
    if passive(syntax, verb):
        return ("object and infinitive, passive", subtree(matter, rest, keep_to=True), use.act)
    target = syntax.child(verb, "obj", "iobj")
    act: Act = "ask" if use.act == "question" else use.act
    if target is None:
        if syntax.deps[rest] == "ccomp" and syntax.child(rest, "nsubj") is not None:
            return "object and infinitive", subtree(matter, rest, keep_to=True), act
        return None
    if target < verb:
        return "object and infinitive", subtree(matter, rest, keep_to=True), act
    begin, end = subtree(matter, target)[0][0], subtree(matter, rest, keep_to=True)[-1][1]
    return "object and infinitive", ((begin, end),), act


def _addressed(matter: Matter, verb: int, use: Cue) -> Found | None:
    """appealed to the court to …; called on both sides to …"""
    if "to-infinitive" not in use.takes:
        return None
    syntax = matter.syntax
    rest = next(
        (c for c in syntax.children[verb] if syntax.deps[c] in ("xcomp", "advcl") and _infinitive(syntax, c)), None
    )
    target = next(
        (c for c in syntax.children[verb] if syntax.deps[c] in ("obl", "obj") and syntax.cased(c) in use.addressed),
        None,
    )
    if target is None or target < verb:
        return None
    if rest is None:
        inner = next(
            (c for c in syntax.children[target] if syntax.deps[c] in ("acl", "advcl") and _infinitive(syntax, c)), None
        )
        if inner is None:
            return None
        return "addressee and infinitive", subtree(matter, inner, keep_to=True), use.act
    if rest < target:
        return None
    return "addressee and infinitive", subtree(matter, rest, keep_to=True), use.act


def _nonfinite(matter: Matter, verb: int, use: Cue) -> Found | None:
    """promised to …; proposed sending …"""
    syntax = matter.syntax
    for child in syntax.children[verb]:
        if syntax.deps[child] not in ("xcomp", "ccomp") or child < verb or passive(syntax, verb):
            continue
        if "infinitive" in use.takes and _infinitive(syntax, child):
            return f"infinitive, {use.act}", subtree(matter, child, keep_to=True), use.act
        if "gerund" in use.takes and syntax.is_ing(child):
            return "gerund", subtree(matter, child), use.act
    return None


def _prepositional(matter: Matter, verb: int, use: Cue) -> Found | None:
    """warned of …; called for …; spoke about …"""
    syntax = matter.syntax
    if not use.prepositions or syntax.lower[verb] == "called" and passive(syntax, verb):
        return None
    for child in syntax.children[verb]:
        if child < verb or syntax.deps[child] not in ("obl", "advcl", "nmod"):
            continue
        case = syntax.cased(child)
        mark = syntax.child(child, "mark")
        if case in use.prepositions or (mark is not None and syntax.lower[mark] in use.prepositions):
            if syntax.lower[child] in _EMPTY and all(syntax.deps[c] in ("case", "punct") for c in syntax.children[child]):
                continue
            content = subtree(matter, child, uncased=True)
            return f"preposition, {use.act}", content, use.act
    return None


def _object_and_more(matter: Matter, verb: int, use: Cue) -> Found | None:
    """accused them of …; described it as …; called it …; took responsibility for …"""
    syntax = matter.syntax
    target = syntax.child(verb, "obj")
    if target is None or passive(syntax, verb):
        return None
    for child in syntax.children[verb]:
        if child < verb or child == target:
            continue
        case, mark = syntax.cased(child), syntax.child(child, "mark")
        opener = case or (syntax.lower[mark] if mark is not None else None)
        if use.light:
            if syntax.lemmas[target] in use.light and opener in use.after:
                return "light noun", subtree(matter, child, uncased=True), use.act
            continue
        as_phrase = "object-as" in use.takes and opener == "as"
        predicate = "object-predicate" in use.takes and syntax.deps[child] == "xcomp" and not _infinitive(syntax, child)
        if (
            as_phrase
            or predicate
            or (use.after and opener in use.after and syntax.deps[child] in ("obl", "advcl", "xcomp"))
        ):
            tail = subtree(matter, child)[-1:] or subtree(matter, target)
            if target < verb:
                return "object and predicate", tail, use.act
            begin = subtree(matter, target)
            return (
                ("object and predicate", ((begin[0][0], max(tail[0][1], begin[-1][1])),), use.act)
                if begin and tail
                else None
            )
    if use.light:
        for child in syntax.children[target]:
            if syntax.lemmas[target] in use.light and syntax.cased(child) in use.after:
                return "light noun", subtree(matter, child, uncased=True), use.act
    return None


def _object(matter: Matter, verb: int, use: Cue) -> Found | None:
    """announced the sending of …; the sending of … was announced"""
    if "object" not in use.takes:
        return None
    syntax = matter.syntax
    if passive(syntax, verb) and syntax.deps[verb] == "acl":
        return _described(matter, verb, use)
    if passive(syntax, verb):
        target, pattern = syntax.child(verb, "nsubj:pass"), f"object, passive, {use.act}"
    else:
        target, pattern = syntax.child(verb, "obj"), f"object, {use.act}"
        if target is not None and target < verb:
            return None
    if target is None or syntax.lower[target] in _EMPTY or syntax.pos[target] not in ("NOUN", "PROPN", "VERB", "PRON"):
        return None
    if use.act not in ("accuse",) and (syntax.pos[target] == "PROPN" or syntax.lemmas[target] in matter.words.persons):
        return None
    content = subtree(matter, target)
    return (pattern, content, use.act) if content else None


def _described(matter: Matter, verb: int, use: Cue) -> Found | None:
    """the deadline announced by X: what the participle belongs to"""
    syntax = matter.syntax
    head = syntax.heads[verb]
    if agent(syntax, verb) is None or not verb - _NEAR <= head < verb or use.act not in ("say", "offer", "order", "promise"):
        return None
    content = tuple(
        piece for piece in around(matter, head, verb) if any(c.isalnum() for c in syntax.text[piece[0] : piece[1]])
    )
    case = [c for c in syntax.children[head] if syntax.deps[c] in ("case", "mark", "cop") and c < head]
    if case and content:
        begin = syntax.starts[max(case) + 1]
        content = tuple((max(a, begin), b) for a, b in content if b > begin)
    return (f"announced by, {use.act}", content, use.act) if content else None


def _infinitive(syntax: Syntax, i: int) -> bool:
    return any(syntax.lower[c] == "to" and c < i and syntax.deps[c] in ("mark", "aux") for c in syntax.children[i])


def _bare_infinitive(syntax: Syntax, i: int) -> bool:
    """An infinitive that the parser calls a complement clause, unless a question word opens it ("asked how to …")."""
    return _infinitive(syntax, i) and not any("PronType=Int" in syntax.morph[c] for c in range(syntax.left[i], i))


_CONSTRUCTIONS: tuple[Callable[[Matter, int, Cue], Found | None], ...] = (
    _clause, _object_infinitive, _addressed, _nonfinite, _object_and_more, _prepositional, _object,
)  # fmt: skip
