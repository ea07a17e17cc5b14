"""From trees to stretches of text: what of a subtree is content."""

from __future__ import annotations

from bisect import bisect_left

from sayso.extract.statements.draft import Matter, Stretch
from sayso.extract.statements.party import can_speak
from sayso.extract.syntax import Syntax

_EDGES = frozenset({"PUNCT", "SPACE"})
_QUOTES = frozenset("\"“”„‟«»‘’'`") | {"''", "``"}
_INNER = frozenset({"AUX", "VERB", "NOUN", "PROPN", "ADJ", "NUM"})
_ENDS = frozenset({",", ";", ":", "—", "–", "--", "(", ".", "?", "!"})
_LATE = frozenset({"parataxis"})


def subtree(
    matter: Matter, top: int, *, without: int | None = None, keep_to: bool = False, uncased: bool = False
) -> tuple[Stretch, ...]:
    """The content under a token: its subtree without a leading complementiser and the punctuation around it.

    `without` leaves out what lies under another token; `keep_to` begins at the "to" of an infinitive; `uncased` leaves
    out the preposition. It ends with its sentence.
    """
    syntax = matter.syntax
    left, right = syntax.left[top], syntax.right[top] + 1
    for child in syntax.children[top]:
        if (
            child > top
            and syntax.deps[child] in _LATE
            and child != without
            and matter.verbs[child] in matter.cues.verbs
        ):
            right = min(right, syntax.left[child])
        if child > top and _next_report(matter, top, child):
            right = min(right, syntax.left[child])
    if keep_to:
        right = _before_past(matter, top, right)
    if without is not None and left <= without < right:
        pieces = _without(left, right, without, syntax) if top < without else [(left, min(right, without))]
        if top > without:
            pieces = [(max(left, without + 1), right)]
    else:
        pieces = [(left, right)]
    found: list[Stretch] = []
    for start, end in pieces:
        first, last = _one_sentence(matter, start, end, top if start <= top < end else start)
        piece = trimmed(syntax, _opened(matter, first, last, top, keep_to=keep_to, uncased=uncased), last)
        if piece is not None:
            found.append(piece)
    return tuple(found)


def _next_report(matter: Matter, top: int, child: int) -> bool:
    """Whether what is coordinated with a clause is the cue's next: "said he had left, and later told them that …"; not
    where the clause has a subject of its own that can tell something, unless the tense shows it."""
    syntax = matter.syntax
    if syntax.deps[child] != "conj" or syntax.child(child, "nsubj", "nsubj:pass", "aux") is not None:
        return False
    if as_the_cue(syntax, top, child):
        return True
    uses = matter.cues.verbs.get(matter.verbs[child], ())
    said = any("quote" in use.takes and not use.light for use in uses) and _finite(syntax, child)
    about = syntax.child(top, "nsubj", "nsubj:pass")
    return said and (about is None or syntax.pos[about] == "PRON" or not can_speak(matter, about))


def as_the_cue(syntax: Syntax, top: int, child: int) -> bool:
    """Whether a coordinated verb has the tense of the cue, and the clause of content another: "said it does not discuss
    routes but did not repeat …". Perfects and modal verbs tell nothing: the second verb may go without."""
    if syntax.deps[top] != "ccomp" or syntax.pos[child] != "VERB":
        return False
    cue, inner, other = (_tense(syntax, i) for i in (syntax.heads[top], top, child))
    return cue == other and {cue, inner} == {"Past", "Pres"}


def _tense(syntax: Syntax, i: int) -> str | None:
    """The tense of a verb or its copula or "do"; None of perfects, modal verbs and what is not finite."""
    helpers = [c for c in syntax.children[i] if syntax.deps[c].startswith(("aux", "cop"))]
    first = helpers[0] if helpers else i
    if "VerbForm=Fin" not in syntax.morph[first] or (helpers and syntax.lemmas[first] not in ("be", "do")):
        return None
    return "Past" if "Tense=Past" in syntax.morph[first] else "Pres"


def _before_past(matter: Matter, top: int, right: int) -> int:
    """Where an infinitive ends before a clause that tells of the past: what is ordered, promised or asked lies ahead,
    so that "ordered them to leave after shots fell" gives the reason of the order."""
    syntax = matter.syntax
    for i in range(top + 1, right):
        if syntax.deps[i] == "advcl" and "Tense=Past" in syntax.morph[i] and syntax.right[i] + 1 >= right:
            begin = syntax.left[i]
            if begin > top and syntax.lower[begin] in matter.cues.openers["past"]:
                return begin
    return right


def grown(matter: Matter, content: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
    """A clause that breaks off where no clause can end, or has no finite verb yet, goes on to the next punctuation: the
    tree lost the rest of it."""
    syntax = matter.syntax
    if not content:
        return content
    start, end = content[-1]
    i = bisect_left(syntax.starts, end)
    if i == 0 or i >= len(syntax) or matter.sentence[i] != matter.sentence[i - 1]:
        return content
    opens = syntax.words[i] in _QUOTES and matter.quoted[i] >= 0 and matter.quoted[i - 1] != matter.quoted[i]
    finite = any(_finite(syntax, k) for k in range(bisect_left(syntax.starts, start), i))
    purpose = syntax.lower[i] in matter.cues.function["infinitive"] and syntax.pos[i] == "PART"
    goes_on = syntax.pos[i] in _INNER or syntax.lower[i] in matter.cues.openers["complementisers"]
    subject = syntax.words[i][:1].islower() and (
        "Case=Nom" in syntax.morph[i] or (syntax.pos[i] == "DET" and "PronType=Int" not in syntax.morph[i])
    )
    if finite and not goes_on and not subject and not opens and not purpose:
        return content
    while not finite and i < len(syntax) and syntax.pos[i] == "PUNCT" and matter.sentence[i] == matter.sentence[i - 1]:
        i += 1
    if i >= len(syntax):
        return content
    last = i
    while last < len(syntax) and matter.sentence[last] == matter.sentence[i] and (
        syntax.words[last] not in _ENDS or matter.quoted[last] >= 0
    ):  # fmt: skip
        last += 1
    piece = trimmed(syntax, i, last)
    return content if piece is None else (*content[:-1], (start, piece[1]))


def _finite(syntax: Syntax, i: int) -> bool:
    return syntax.pos[i] == "AUX" or (
        syntax.pos[i] == "VERB" and ("Mood=" in syntax.morph[i] or "VerbForm=Fin" in syntax.morph[i])
    )


def around(matter: Matter, top: int, inserted: int) -> tuple[Stretch, ...]:
    """The content around a cue that stands inside it: "the plan, she said, is dead"."""
    syntax = matter.syntax
    left, right = syntax.left[top], syntax.right[top] + 1
    pieces = _without(left, right, inserted, syntax)
    found = []
    for start, end in pieces:
        first, last = _one_sentence(matter, start, end, top if start <= top < end else start)
        piece = trimmed(syntax, _opened(matter, first, last, top), last)
        if piece is not None:
            found.append(piece)
    return tuple(found)


def _without(left: int, right: int, inserted: int, syntax: Syntax) -> list[Stretch]:
    begin, end = max(left, syntax.left[inserted]), min(right, syntax.right[inserted] + 1)
    return [(a, b) for a, b in ((left, begin), (end, right)) if a < b]


def _one_sentence(matter: Matter, start: int, end: int, top: int) -> Stretch:
    """What of tokens [start, end) is in one sentence with `top`."""
    number = matter.sentence[top]
    while start < top and matter.sentence[start] != number:
        start += 1
    while end > top + 1 and matter.sentence[end - 1] != number:
        end -= 1
    return start, end


def sentence(matter: Matter, i: int) -> Stretch:
    """The tokens [first, last) of the sentence around a token; of one in a quotation only what is inside it."""
    number, inside = matter.sentence[i], matter.quoted[i]
    first = last = i
    while first > 0 and matter.sentence[first - 1] == number and (inside < 0 or matter.quoted[first - 1] == inside):
        first -= 1
    while (
        last < len(matter.sentence)
        and matter.sentence[last] == number
        and (inside < 0 or matter.quoted[last] == inside)
    ):
        last += 1
    return first, last


def _opened(matter: Matter, start: int, end: int, top: int, *, keep_to: bool = True, uncased: bool = False) -> int:
    """Past what opens the clause and is not content: "that", "whether", a preposition, "and"."""
    syntax = matter.syntax
    while start < end:
        lower = syntax.lower[start]
        skip = syntax.pos[start] in _EDGES or (
            lower in matter.cues.openers["complementisers"] and syntax.deps[start] in ("mark", "case", "advmod", "det")
            and syntax.heads[start] != start and not _determines(syntax, start)
        )  # fmt: skip
        if not skip and uncased:
            skip = syntax.heads[start] == top and syntax.deps[start] in ("case", "mark")
        if not skip and syntax.deps[start] == "cc" and start < top:
            skip = True
        if not skip:
            break
        start += 1
    return start


def _determines(syntax: Syntax, i: int) -> bool:
    """Whether "that" belongs to a noun ("that plan is dead") and is no complementiser."""
    return syntax.deps[i] == "det" and syntax.pos[syntax.heads[i]] in ("NOUN", "PROPN")


def trimmed(syntax: Syntax, start: int, end: int) -> Stretch | None:
    """The characters of tokens [start, end) without punctuation and space at the edges; brackets and quotation marks
    that close something inside stay."""
    while (
        start < end
        and syntax.pos[start] in _EDGES
        and syntax.words[start] not in _QUOTES
        and syntax.words[start] not in "(["
    ):
        start += 1
    while (
        start < end
        and syntax.pos[end - 1] in _EDGES
        and syntax.words[end - 1] not in _QUOTES
        and syntax.words[end - 1] not in ")]?!%"
    ):
        end -= 1
    if start >= end or all(syntax.pos[i] in _EDGES for i in range(start, end)):
        return None
    return syntax.starts[start], syntax.ends[end - 1]
