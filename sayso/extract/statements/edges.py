"""Where a content begins and ends: the places where it could, and which of them a fitted table takes for right.

The rules draw a content by what usually holds; what is around it tells when that does not. Every place where a clause
or phrase begins or ends near the cue is a candidate, described by signs (`edge_signs`); the likeliest is taken, by a
conditional logit (McFadden 1974) fitted to our corpus, once for beginnings and once for ends.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import inf

from sayso.extract.statements.draft import Draft, Matter, Stretch
from sayso.extract.statements.edge_signs import Frame, begin_signs, begun, end_signs, family
from sayso.extract.statements.spans import as_the_cue, sentence, trimmed
from sayso.extract.syntax import Syntax
from sayso.languages.edges import EdgeWeights

_FAR = 16  # tokens behind where the rules begin a content
_PHRASE = 12  # tokens of what a cue clause says of when and to whom
_LONG = 60  # tokens from where it begins to where it ends
_BLANK = frozenset({"PUNCT", "SPACE"})
_OPENS = frozenset({"PUNCT", "SPACE", "ADP", "SCONJ", "CCONJ", "PART", "VERB", "AUX"})
_CLOSES = frozenset({"PUNCT", "SPACE", "ADP", "SCONJ", "CCONJ", "PART"})
_PARTS = frozenset({",", "-", "–", "—", "--", "―", ";", ":"})
_CLAUSAL = ("nsubj", "obj", "iobj", "obl", "xcomp", "ccomp", "advcl", "acl", "appos", "conj", "parataxis", "advmod")
# Where a choice is open, by family of patterns: the sides on which it gains in articles that it was not fitted to and
# loses nothing in other people's corpora (training/README.md).
_OPEN = {
    "after": frozenset({"begin earlier", "begin later", "end earlier", "end later"}),
    "learnt": frozenset({"begin earlier", "begin later", "end earlier", "end later"}),
    "object": frozenset({"end later"}),
    "quoted": frozenset({"begin earlier"}),
    "other": frozenset({"begin later"}),
}


@dataclass(frozen=True, slots=True)
class Edges:
    """Where a content could begin (first tokens) and end (last tokens), in order, with where the rules have it, in
    tokens; `gaps` are token ranges inside that are no content."""

    begins: tuple[int, ...]
    ends: tuple[int, ...]
    begin: int
    end: int
    gaps: tuple[Stretch, ...]


def settled(matter: Matter, draft: Draft) -> Draft:
    """A draft whose content begins and ends where it is likeliest to."""
    found = edges(matter, draft)
    if found is None:
        return draft
    frame, weights = frame_of(matter, draft, found), matter.edges
    begin = _likeliest(weights, "begins", frame, found.begins, found.begin)
    end = _likeliest(weights, "ends", frame, [i for i in found.ends if i >= begin], found.end)
    if (begin, end) == (found.begin, found.end) or end < begin:
        return draft
    content = drawn(matter, begin, end, found)
    return replace(draft, content=content) if content else draft


def _likeliest(weights: EdgeWeights, side: str, frame: Frame, candidates: Sequence[int], ruled: int) -> int:
    """The best of candidates; that of the rules where no other is better."""
    if len(candidates) < 2:
        return ruled
    table, signs = (weights.begins, begin_signs) if side == "begins" else (weights.ends, end_signs)
    scores = {i: sum(table.get(sign, 0.0) for sign in signs(frame, i)) for i in candidates}
    best = max(candidates, key=lambda i: (scores[i], -i))
    return best if scores[best] > scores.get(ruled, -inf) else ruled


def frame_of(matter: Matter, draft: Draft, found: Edges) -> Frame:
    """What the signs of a draft's candidates are told by."""
    return Frame.of(matter, draft, found.begin, found.end, found.gaps)


def edges(matter: Matter, draft: Draft) -> Edges | None:
    """Where the content of a draft could begin and end; None where its pattern leaves nothing open."""
    syntax = matter.syntax
    ways = _OPEN.get(family(draft.pattern))
    if ways is None or not draft.content:
        return None
    pieces = sorted(_tokens(syntax, piece) for piece in draft.content)
    if any(first > last for first, last in pieces):
        return None
    begin, end = pieces[0][0], pieces[-1][1]
    first, last, gaps = _reach(matter, draft, pieces)
    begins = [
        i
        for i in range(max(first, begin - _LONG), min(begin + _FAR, end + 1))
        if i == begin or (_open(matter, draft, gaps, i, -1) and _way("begin", i, begin) in ways)
    ]
    if _turns_back(syntax, end):
        last = end + 1
    borders = {last for _, last in pieces}
    ends = [
        i
        for i in range(begin, min(last, end + _LONG))
        if i == end or ((i in borders or _open(matter, draft, gaps, i, 1)) and _way("end", i, end) in ways)
    ]
    return Edges(tuple(begins), tuple(ends), begin, end, tuple(gaps))


def _reach(matter: Matter, draft: Draft, pieces: Sequence[Stretch]) -> tuple[int, int, list[Stretch]]:
    """The tokens [first, last) among which a content could lie, and what in them is the cue's: where it is whole,
    commas around the cue clause show that it may go on behind that, or begin before it."""
    words, begin, end = matter.syntax.words, pieces[0][0], pieces[-1][1]
    first, last = sentence(matter, draft.cue)
    own = sentence(matter, end)[1]
    if len(pieces) > 1:
        gaps = [(before[1] + 1, after[0]) for before, after in pairwise(pieces)]
        return min(begin, sentence(matter, begin)[0] if begin < draft.cue else begin), own, gaps
    clause = _cue_clause(matter, draft)
    if begin > draft.cue:
        apart = clause[0] - 1 > first and words[clause[0] - 1] in _PARTS
        return (first, own, [(clause[0] - 1, begin)]) if apart else (draft.cue + 1, own, [])
    if end > draft.cue:
        return begin, own, []
    first = min(begin, sentence(matter, begin)[0])
    on = next((i for i in range(clause[1], min(last, clause[1] + _PHRASE)) if words[i] in _PARTS), None)
    return (first, own, []) if on is None else (first, last, [(end + 1, on + 1)])


def _open(matter: Matter, draft: Draft, gaps: Sequence[Stretch], i: int, step: int) -> bool:
    """Whether a content can begin (`step` -1) or end (1) with a token."""
    if any(first <= i < last for first, last in gaps) or _cuts(matter, draft.cue, i, step):
        return False
    return _can_begin(matter, i) if step < 0 else _can_end(matter, i)


def drawn(matter: Matter, begin: int, end: int, found: Edges) -> tuple[Stretch, ...]:
    """The content from a first to a last token, without the gaps; quotation marks that enclose a piece stand in it."""
    pieces, first = [], begin
    for gap in found.gaps:
        if first < gap[0] and gap[1] <= end:
            pieces.append((first, gap[0]))
            first = gap[1]
    pieces.append((first, end + 1))
    content = (_with_marks(matter, *piece) for piece in pieces)
    return tuple(piece for piece in content if piece is not None)


def _with_marks(matter: Matter, first: int, last: int) -> Stretch | None:
    """The characters of tokens [first, last) with the quotation marks around them."""
    syntax, quoted = matter.syntax, matter.quoted
    opens = first > 0 and quoted[first] >= 0 and syntax.pos[first - 1] == "PUNCT"
    opens = opens and matter.quotations[quoted[first]].start == syntax.starts[first - 1]
    closes = last < len(syntax) and quoted[last - 1] >= 0 and syntax.pos[last] == "PUNCT"
    closes = closes and matter.quotations[quoted[last - 1]].end == syntax.ends[last]
    return trimmed(syntax, first - opens, last + closes)


def _tokens(syntax: Syntax, piece: Stretch) -> Stretch:
    """The first and the last token of a piece that are words."""
    first, last = bisect_left(syntax.ends, piece[0] + 1), bisect_left(syntax.starts, piece[1]) - 1
    while first <= last and syntax.pos[first] in _BLANK:
        first += 1
    while last >= first and syntax.pos[last] in _BLANK:
        last -= 1
    return first, last


def _cue_clause(matter: Matter, draft: Draft) -> Stretch:
    """Tokens [first, last) of the cue and its source, where the two stand in one sentence."""
    syntax = matter.syntax
    first, last = draft.cue, draft.cue + 1
    if draft.source is not None:
        a, b = _tokens(syntax, draft.source.phrase)
        if a <= b and matter.sentence[a] == matter.sentence[draft.cue]:
            first, last = min(first, a), max(last, b + 1)
    while first > 0 and syntax.pos[first - 1] in ("AUX", "ADV"):
        first -= 1
    return first, last


def _way(side: str, i: int, ruled: int) -> str:
    return f"{side} {'earlier' if i < ruled else 'later'}"


def _turns_back(syntax: Syntax, end: int) -> bool:
    """Whether the tense shows that a verb joined on behind a content is the cue's next."""
    joining = end + 1
    if joining >= len(syntax) or syntax.pos[joining] != "CCONJ":
        return False
    verb = syntax.heads[joining]
    return syntax.deps[verb] == "conj" and as_the_cue(syntax, syntax.heads[verb], verb)


def _cuts(matter: Matter, cue: int, i: int, step: int) -> bool:
    """Whether a token is in a quotation that the cue is not in, and more of this stands on the other side of it."""
    k, syntax = matter.quoted[i], matter.syntax
    if k < 0 or matter.quoted[cue] == k or not matter.quotations[k].closed:
        return False
    i += step
    while 0 <= i < len(syntax) and syntax.pos[i] in _BLANK:
        i += step
    return 0 <= i < len(syntax) and matter.quoted[i] == k


def _can_begin(matter: Matter, i: int) -> bool:
    """Whether a clause or phrase begins with a token, or something that opens one stands before it."""
    syntax = matter.syntax
    if syntax.pos[i] in _BLANK:
        return False
    if i == 0 or matter.sentence[i - 1] != matter.sentence[i] or syntax.pos[i - 1] in _OPENS:
        return True
    return syntax.deps[begun(syntax, i)].startswith(_CLAUSAL)


def _can_end(matter: Matter, i: int) -> bool:
    """Whether a clause or phrase could end with a token: by what follows."""
    syntax, after = matter.syntax, i + 1
    if syntax.pos[i] in _BLANK:
        return False
    if after >= len(syntax) or matter.sentence[after] != matter.sentence[i]:
        return True
    related = "PronType=Rel" in syntax.morph[after] or syntax.is_ing(after)
    return syntax.pos[after] in _CLOSES or related or syntax.deps[begun(syntax, after)].startswith(_CLAUSAL)
