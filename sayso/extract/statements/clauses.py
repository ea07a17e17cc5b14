"""Where the content of a clause begins and ends beside its cue, where the tree has it otherwise."""

from __future__ import annotations

from bisect import bisect_left

from sayso.extract.statements.draft import Matter, Stretch
from sayso.extract.statements.party import can_speak
from sayso.extract.statements.spans import grown, sentence, subtree, trimmed
from sayso.extract.syntax import Syntax

_PARTED = frozenset({",", "”", '"', "»", "?", "!"})  # what stands between content and a cue clause after it
_OWN = ("obj", "iobj", "obl", "advmod", "compound:prt", "nsubj")
_REACH = 14  # tokens between a cue and its "that"
_BEGINS = frozenset({"DET", "NOUN", "PROPN", "PRON", "ADJ", "NUM"})
_JOINED = ("conj", "parataxis", "ccomp")
_STOPS = frozenset({";", ":", "—", "–", "-", "--", "(", ")"})


def clause_before(matter: Matter, verb: int, clause: int) -> tuple[Stretch, ...]:
    """The content of a clause, by its top, that its cue follows behind a comma; none where it is an aside of the cue's
    source ("NAME, asked whether it was paid for, answered")."""
    syntax = matter.syntax
    about = [c for c in syntax.children[verb] if syntax.deps[c].startswith("nsubj")]
    if is_aside(syntax, clause) or any(c < clause for c in about):
        return ()
    # What the tree hangs on the clause from behind the cue is more of the cue: "…, she said, citing a letter".
    before = tuple(piece for piece in subtree(matter, clause, without=verb) if piece[0] < syntax.starts[verb])
    own = (c for c in syntax.children[verb] if clause < c < verb and syntax.pos[c] != "PUNCT")
    begin = min([verb, *(syntax.left[c] for c in own)])
    parted = not _PARTED.isdisjoint(syntax.words[max(begin - 2, 0) : begin])
    same = matter.sentence[clause] == matter.sentence[verb]
    return _whole(matter, before) if parted and same else ()


def clause_after(matter: Matter, verb: int, content: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
    """The content of a clause behind its cue, a verb; none where the tree took the next sentence for it."""
    begun = _behind_that(matter, verb, _from_cue(matter, verb, content))
    if begun and matter.sentence[matter.syntax.token(begun[0][0])] != matter.sentence[verb]:
        return ()
    return _joined(matter, verb, grown(matter, _before_aside(matter, verb, begun)))


def is_aside(syntax: Syntax, i: int) -> bool:
    """Whether a verb can be a past participle that is set aside: without auxiliary or subject, at the beginning of a
    sentence or after a comma."""
    past = "Tense=Past" in syntax.morph[i] and not any(
        syntax.deps[c].startswith(("aux", "nsubj")) for c in syntax.children[i]
    )
    return past and (i == 0 or syntax.pos[i - 1] in ("PUNCT", "SPACE", "CCONJ", "ADV"))


def _whole(matter: Matter, content: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
    """A clause before its cue from the beginning of its sentence, where the tree lost its subject: no verb stands
    between the two."""
    syntax = matter.syntax
    if len(content) != 1:
        return content
    begin = syntax.token(content[0][0])
    first, _ = sentence(matter, begin)
    lost = range(first, begin)
    stops = any(syntax.pos[i] in ("VERB", "AUX", "CCONJ", "SCONJ") or syntax.words[i] in _STOPS for i in lost)
    piece = None if stops or not lost else trimmed(syntax, first, begin)
    return content if piece is None else ((piece[0], content[0][1]),)


def _behind_that(matter: Matter, verb: int, content: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
    """Content without what belongs to the cue, where the tree hung it on the clause: "said [on 4 May] that …"."""
    syntax = matter.syntax
    if not content or matter.sentence[syntax.token(content[0][0])] != matter.sentence[verb]:
        return content
    if syntax.pos[verb + 1] == "SCONJ" and syntax.lower[verb + 1] == "that":
        begin = verb + 2 + (syntax.words[verb + 2 : verb + 3] == [","])
        return ((min(syntax.starts[begin], content[0][0]), content[0][1]), *content[1:])
    for i in range(verb + 1, min(verb + _REACH, len(syntax))):
        if syntax.pos[i] in ("VERB", "AUX", "PUNCT") or matter.sentence[i] != matter.sentence[verb]:
            break
        if syntax.pos[i] == "SCONJ" and syntax.lower[i] == "that":
            kept = [(max(a, syntax.starts[i + 1]), b) for a, b in content if i + 1 < len(syntax) and b > syntax.ends[i]]
            return tuple(kept) or content
    return content


def _from_cue(matter: Matter, verb: int, content: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
    """Content that begins with the word after its cue, where what lies between is no phrase of the cue's own: the tree
    lost the clause's subject ("said the rates “do nothing”")."""
    syntax = matter.syntax
    if not content or not _BEGINS.issuperset(syntax.pos[verb + 1 : verb + 2]):
        return content
    gap = range(verb + 1, bisect_left(syntax.starts, content[0][0]))
    own = any(syntax.heads[i] == verb and syntax.deps[i].startswith(_OWN) for i in gap)
    apart = any(matter.sentence[i] != matter.sentence[verb] or syntax.pos[i] in ("SCONJ", "PUNCT") for i in gap)
    if not gap or own or apart or matter.quoted[verb + 1] != matter.quoted[verb]:
        return content
    return ((syntax.starts[verb + 1], content[0][1]), *content[1:])


def _before_aside(matter: Matter, verb: int, content: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
    """Content without what the text adds behind a comma: whom it is from ("said it was safe, citing a study"), or what
    it makes of the words in quotation marks before it ("said it “takes note”, which may mean much")."""
    syntax = matter.syntax
    if not content:
        return content
    start, end = content[-1]
    first, finite = syntax.token(start), False
    for i in range(first + 1, len(syntax)):
        if syntax.starts[i] >= end:
            break
        finite = finite or "VerbForm=Fin" in syntax.morph[i - 1]
        if not finite or matter.quoted[i] != matter.quoted[verb]:
            continue
        if syntax.words[i - 1] == ";" and _tells(matter, i, end):
            piece = trimmed(syntax, first, i - 1)
            return content if piece is None else (*content[:-1], (start, piece[1]))
        if syntax.words[i - 1] != ",":
            continue
        cites = syntax.is_ing(i) and matter.verbs[i] in matter.cues.chain["citing"]
        head = syntax.heads[i] if syntax.pos[i] == "DET" else i
        of_the_words = matter.quoted[i - 2] >= 0 and matter.quoted[i] < 0
        if cites or (of_the_words and ("PronType=Rel" in syntax.morph[i] or syntax.deps[head] == "appos")):
            piece = trimmed(syntax, first, i - 1)
            return content if piece is None else (*content[:-1], (start, piece[1]))
    return content


def _tells(matter: Matter, i: int, end: int) -> bool:
    """Whether the clause from a token on, up to an offset, is a cue with a subject that can speak: "…; NAME said"."""
    syntax = matter.syntax
    for k in range(i, len(syntax)):
        if syntax.starts[k] >= end or syntax.words[k] == ";":
            return False
        if syntax.pos[k] == "VERB" and any("quote" in use.takes for use in matter.cues.verbs.get(matter.verbs[k], ())):
            head = syntax.child(k, "nsubj")
            return head is not None and i <= head < k and syntax.pos[head] != "PRON" and can_speak(matter, head)
    return False


def _joined(matter: Matter, verb: int, content: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
    """Content with the clause that "and that …" or ", but she …" joins to it, where the tree hangs that on the cue and
    it is no cue itself."""
    syntax = matter.syntax
    if not content:
        return content
    start, end = content[-1]
    i = bisect_left(syntax.starts, end)
    comma = syntax.words[i : i + 1] == [","]
    i += comma
    if i + 2 >= len(syntax) or syntax.pos[i] != "CCONJ" or matter.sentence[i] != matter.sentence[verb]:
        return content
    joined = next((c for c in syntax.children[verb] if c > i and syntax.deps[c] in _JOINED), None)
    if joined is None:
        return content
    that = syntax.lower[i + 1] == "that" and syntax.pos[i + 1] == "SCONJ"
    about = syntax.child(joined, "nsubj", "nsubj:pass")
    pronoun = about is not None and i < about < joined and syntax.pos[about] == "PRON"
    if not that and not (comma and pronoun and matter.verbs[joined] not in matter.cues.verbs):
        return content
    last = syntax.right[joined] + 1
    while matter.sentence[last - 1] != matter.sentence[verb]:
        last -= 1
    piece = trimmed(syntax, i, last)
    return content if piece is None else (*content[:-1], (start, piece[1]))
