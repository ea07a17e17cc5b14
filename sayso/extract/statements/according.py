"""Prepositional phrases that name a source: "according to X", "in the words of X", "in X's view"."""

from __future__ import annotations

from sayso.extract.statements.draft import Draft, Matter, Stretch, stretch
from sayso.extract.statements.party import party
from sayso.extract.statements.spans import around, sentence, trimmed
from sayso.extract.statements.subjects import passive
from sayso.extract.syntax import Syntax
from sayso.records import Act

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "NUM"})
_FAR = 25  # tokens between a preposition and the head of its phrase
_BLANK = frozenset({"PUNCT", "SPACE"})
_STOPS = frozenset({".", "?", "!", ";"})


def phrase_drafts(matter: Matter) -> list[Draft]:
    """A draft for each phrase that names a source, with the clause that it belongs to as content."""
    drafts = []
    syntax = matter.syntax
    for i, lower in enumerate(syntax.lower):
        if lower in ("according", "per") or (lower == "as" and syntax.lower[i + 1 : i + 2] == ["per"]):
            draft = _sourced(matter, i)
        elif syntax.pos[i] == "NOUN" and syntax.lemmas[i] in matter.cues.phrase_nouns:
            draft = _viewed(matter, i, matter.cues.phrase_nouns[syntax.lemmas[i]])
        elif syntax.pos[i] in ("NOUN", "PROPN") and (i in matter.named or syntax.lemmas[i] in matter.words.documents):
            draft = _recorded(matter, i)
        else:
            continue
        if draft is not None:
            drafts.append(draft)
    return drafts


def _sourced(matter: Matter, i: int) -> Draft | None:
    """According to X, …; …, according to X; …, according to X, …"""
    syntax = matter.syntax
    after = next((n for n in (i + 2, i + 1) if " ".join(syntax.lower[i:n]) in matter.cues.sourced), None)
    if after is None or after >= len(syntax):
        return None
    if after == i + 1 and syntax.lower[i] == "per" and not ((i and syntax.words[i - 1] == ",") or i == 0):
        return None  # "ten dollars per head"
    head = _object(matter, i, after)
    if head is None:
        return None
    content = () if _is_no_source(matter, head, after) else clause(matter, i, _phrase_end(syntax, after, head), head)
    return Draft("according to", "say", i, stretch(syntax, i, after), party(matter, head), content) if content else None


def _is_no_source(matter: Matter, head: int, after: int) -> bool:
    """According to me; the plan according to which …; according to plan."""
    syntax, function = matter.syntax, matter.cues.function
    counted = any(syntax.cased(c) in function["of"] for c in syntax.children[head])  # "one of them"
    if syntax.lower[head] in function["relative"] or (syntax.lower[head] in function["self"] and not counted):
        return True
    alone = all(c < after or syntax.pos[c] == "PUNCT" for c in syntax.children[head])
    bare = alone and syntax.pos[head] == "NOUN" and head not in matter.named
    return bare and "Number=Sing" in syntax.morph[head]


def _recorded(matter: Matter, i: int) -> Draft | None:
    """Under the treaty, …; in the report, NAME is listed as …"""
    syntax, cues = matter.syntax, matter.cues
    case = syntax.child(i, "case")
    if case is None or syntax.deps[i] != "obl" or syntax.lower[case] not in cues.under | cues.within:
        return None
    who = party(matter, i)
    verb = syntax.heads[i]
    recorded = syntax.lower[case] in cues.within and syntax.lemmas[verb] in cues.recorded and passive(syntax, verb)
    if who.kind != "document" or not (recorded or syntax.lower[case] in cues.under):
        return None
    first, _ = sentence(matter, case)
    end = syntax.right[i] + 1
    while end > i + 1 and syntax.pos[end - 1] in ("PUNCT", "SPACE"):
        end -= 1
    opening = not any(syntax.pos[k] not in ("PUNCT", "SPACE", "CCONJ", "ADV") for k in range(first, case))
    if not opening or syntax.words[end : end + 1] != [","]:
        return None
    content = clause(matter, case, end, i)
    return Draft("in a document", "say", case, stretch(syntax, case, case + 1), who, content) if content else None


def _object(matter: Matter, i: int, after: int) -> int | None:
    """The head of the phrase after the preposition: by the tree, unless a comma or quotation mark parts the two; else
    that of the first noun's phrase."""
    syntax = matter.syntax
    head = syntax.heads[i]
    parted = any(syntax.words[k] == "," or matter.quoted[k] != matter.quoted[i] for k in range(after, head))
    fits = after <= head < i + _FAR and syntax.pos[head] in _NOMINAL
    if fits and not parted and syntax.deps[i] in ("case", "fixed", "mark", "amod"):
        return head
    for k in range(after, min(after + 12, len(syntax))):
        if syntax.pos[k] in ("NOUN", "PROPN", "PRON"):
            top = syntax.heads[k]
            return top if k < top < k + 10 and syntax.pos[top] in ("NOUN", "PROPN") else k
        if syntax.pos[k] in ("PUNCT", "VERB", "SPACE"):
            break
    return None


def _phrase_end(syntax: Syntax, after: int, head: int) -> int:
    """The token after the phrase: the end of the head's subtree, not past a comma that a clause follows."""
    end = max(syntax.right[head] + 1, after + 1)
    depth = 0
    for k in range(head + 1, min(end, len(syntax))):
        word = syntax.words[k]
        depth += (word in "([") - (word in ")]") if len(word) == 1 else 0
        if "\n" in word or (word in _STOPS and depth <= 0):
            return k
        if word == "," and depth <= 0:
            nxt = next((c for c in syntax.children[head] if c > k and syntax.left[c] in (k, k + 1)), None)
            if nxt is None or syntax.deps[nxt] not in ("appos", "conj", "acl:relcl", "acl", "nmod", "flat"):
                return k
    return end


def clause(matter: Matter, begin: int, end: int, head: int) -> tuple[Stretch, ...]:
    """The clause that a phrase at tokens [begin, end) is set in, without the phrase.

    A phrase that opens its sentence or clause covers what follows; one at its end, what goes before; one inside, its
    clause around it.
    """
    syntax = matter.syntax
    first, last = _between_semicolons(matter, begin, end)
    above = syntax.heads[head]
    opening = not any(syntax.pos[k] not in ("PUNCT", "SPACE", "CCONJ", "ADV", "SCONJ") for k in range(first, begin))
    before = next((k for k in range(begin - 1, first - 1, -1) if syntax.pos[k] not in ("PUNCT", "SPACE")), begin)
    opening = opening or syntax.lower[before] in matter.cues.openers["complementisers"]
    closing = not any(syntax.pos[k] not in ("PUNCT", "SPACE") for k in range(end, last))
    if opening:
        piece = trimmed(syntax, end, last)
        return (piece,) if piece else ()
    if closing and syntax.words[begin - 1] in (",", "—", "–", "-"):
        while first < begin and syntax.pos[first] in ("CCONJ", "PUNCT", "SPACE"):
            first += 1
        piece = trimmed(syntax, first, begin)
        return (piece,) if piece else ()
    if above == head or not first <= above < last:
        piece = trimmed(syntax, first, begin)
        return (piece,) if piece else ()
    top = above
    while (
        syntax.deps[top] not in ("root", "ccomp", "advcl", "parataxis", "conj", "acl:relcl", "xcomp")
        and syntax.heads[top] != top
    ):
        top = syntax.heads[top]
    if not first <= top < last:
        top = above
    while closing and syntax.deps[top] == "conj" and first <= syntax.heads[top] < last:
        top = syntax.heads[top]
    found = around(matter, top, head)
    if any(a < syntax.ends[end - 1] and syntax.starts[begin] < b for a, b in found):
        return _beside(matter, (first, begin), (end, last))  # the tree hangs the clause on the phrase
    return tuple(
        (max(a, syntax.starts[first]), min(b, syntax.ends[last - 1])) for a, b in found if b > syntax.starts[first]
    )


def _beside(matter: Matter, before: tuple[int, int], after: tuple[int, int]) -> tuple[Stretch, ...]:
    """What stands before a phrase where that is a clause, else what stands behind it; both where neither is whole."""
    syntax = matter.syntax
    last = next((i for i in range(before[1] - 1, before[0] - 1, -1) if syntax.pos[i] not in _BLANK), None)
    finite = any("VerbForm=Fin" in syntax.morph[i] for i in range(*before))
    joins = last is None or syntax.pos[last] == "CCONJ" or syntax.lower[last] in matter.cues.function["relative"]
    broken = last is not None and syntax.pos[last] in ("AUX", "ADP", "DET")
    pieces = [trimmed(syntax, *before)] if finite and not joins else []
    if broken or not pieces:
        pieces.append(trimmed(syntax, *after))
    return tuple(piece for piece in pieces if piece is not None)


def _between_semicolons(matter: Matter, begin: int, end: int) -> tuple[int, int]:
    """The tokens [first, last) of the sentence around a phrase, from the semicolon before it to the one after it."""
    syntax = matter.syntax
    first, last = sentence(matter, begin)
    stops = [i for i in range(first, last) if syntax.words[i] == ";" and matter.quoted[i] == matter.quoted[begin]]
    return max([i + 1 for i in stops if i < begin], default=first), min([i for i in stops if i >= end], default=last)


def _viewed(matter: Matter, i: int, act: Act) -> Draft | None:
    """In X's view, …; in the words of X, …"""
    syntax = matter.syntax
    case = syntax.child(i, "case")
    if case is None or syntax.lower[case] not in matter.cues.phrase_prepositions:
        return None
    owner = syntax.child(i, "nmod:poss")
    if owner is None:
        owner = next((c for c in syntax.children[i] if c > i and syntax.cased(c) == "of"), None)
    if owner is None or syntax.lower[owner] in ("my", "our", "your", "me", "us"):
        return None
    if not (
        syntax.deps[i] in ("obl", "nmod", "advmod")
        and (case == 0 or syntax.pos[case - 1] in ("PUNCT", "SPACE", "SCONJ", "CCONJ", "ADV"))
    ):
        return None
    end = max(syntax.right[i] + 1, i + 1)
    content = clause(matter, case, end, i)
    if not content:
        return None
    return Draft("in the view of", act, i, stretch(syntax, case, i + 1), party(matter, owner), content)
