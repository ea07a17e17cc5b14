"""What is known of a place where a content could begin or end, as signs with fitted weights (`edges.toml`)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.extract.statements.draft import Draft, Matter, Stretch
from sayso.extract.syntax import Syntax
from sayso.records.handover import Attribution

_BLANK = frozenset({"PUNCT", "SPACE"})
_CLOSED = frozenset({"ADP", "AUX", "CCONJ", "DET", "PART", "PRON", "SCONJ"})
_AWAY = 1000  # tokens from where an attribution of the heads begins to a further piece of it
_LINKS = frozenset({"case", "mark", "cc"})
_FAMILIES = (
    ("quotation a", "alone"),
    ("transcript", "alone"),
    ("name and", "alone"),
    ("instead", "alone"),
    ("clause after", "after"),
    ("clause around", "around"),
    ("clause before", "around"),
    ("quotation", "quoted"),
    ("cue, then", "quoted"),
    ("colon", "quoted"),
    ("according", "according"),
    ("as-clause", "around"),
    ("infinitive", "infinitive"),
    ("gerund", "infinitive"),
    ("addressee", "urged"),
    ("object and infinitive", "urged"),
    ("object and predicate", "called"),
    ("light", "called"),
    ("object", "object"),
    ("announced", "object"),
    ("figure", "object"),
    ("preposition", "object"),
    ("noun", "noun"),
    ("adjective", "noun"),
    ("question", "question"),
    ("learnt", "learnt"),
)


def family(pattern: str) -> str:
    """What a pattern is like, for signs that rare patterns share."""
    return next((name for start, name in _FAMILIES if pattern.startswith(start)), "other")


@dataclass(frozen=True, slots=True)
class Frame:
    """A draft as the signs see it: where the rules begin and end its content, its cue, the first finite verb of the
    content, what the heads mark."""

    matter: Matter
    pattern: str
    family: str
    act: str
    lemma: str
    cue: int
    begin: int
    end: int
    gaps: tuple[Stretch, ...]
    tense: str
    finite: int
    read: bool
    marked: frozenset[int]
    firsts: frozenset[int]
    lasts: frozenset[int]

    @classmethod
    def of(cls, matter: Matter, draft: Draft, begin: int, end: int, gaps: tuple[Stretch, ...]) -> Frame:
        """The frame of a draft whose content the rules draw from token `begin` to token `end`."""
        # They stand in order of where they begin, so that a long text is not gone through for each draft.
        first = bisect_left(matter.attributions, begin - _AWAY, key=_start)
        last = bisect_right(matter.attributions, end, key=_start)
        near = [
            span
            for one in matter.attributions[first:last]
            for span in one.contents
            if span[0] <= end and begin < span[1] and (one.cue is None or one.cue[0] <= draft.cue < one.cue[1])
        ]
        return cls(
            matter,
            draft.pattern.split(",", 1)[0],
            family(draft.pattern),
            draft.act,
            matter.verbs[draft.cue],
            draft.cue,
            begin,
            end,
            gaps,
            tense(matter.syntax, draft.cue),
            next((i for i in range(begin, len(matter.syntax)) if _finite(matter.syntax, i)), len(matter.syntax)),
            bool(matter.attributions),
            frozenset(i for span in near for i in range(*span)),
            frozenset(_word(matter.syntax, span[0], 1) for span in near),
            frozenset(_word(matter.syntax, span[1] - 1, -1) for span in near),
        )


def begin_signs(frame: Frame, i: int) -> Iterator[str]:
    """The signs of token `i` as the first of the content."""
    matter, family_ = frame.matter, frame.family
    syntax = matter.syntax
    place = "same" if i == frame.begin else "earlier" if i < frame.begin else "later"
    top = begun(syntax, i)
    dep, host = syntax.deps[top], _host(frame, syntax.heads[top])
    before = "first" if i == 0 or matter.sentence[i - 1] != matter.sentence[i] else _shown(syntax, i - 1)
    before = "cue" if i - 1 == frame.cue else before
    word = _shown(syntax, i)
    yield f"{place} {frame.pattern}"
    yield f"{place} {family_} {before}"
    yield f"{place} {family_} {dep} {host}"
    yield f"{family_} {word} {before}"
    yield f"{frame.act} {dep} {host} {before}"
    yield f"{frame.lemma} {dep} {host}"
    yield f"{frame.lemma} {place} {before}"
    yield f"{family_} {syntax.pos[i]} {syntax.pos[top]} {dep}"
    yield f"{place} {_size(abs(i - frame.begin))} {family_}"
    side = "before" if i < frame.cue else "after"
    yield f"{side} {family_} {place} {host}"
    inside, around = matter.quoted[i], matter.quoted[i - 1] if i else -1
    opens = inside >= 0 and matter.quotations[inside].start >= syntax.starts[i - 1 if i else 0]
    marks = "opens" if opens else "inside" if inside >= 0 else "behind" if around >= 0 else "none"
    yield f"{place} marks {marks} {family_}"
    if side == "before":
        yield from _back(frame, place, i)
    if place == "later":
        left = range(frame.begin, i)
        lost = _clause(syntax, left)
        yield f"without {lost} {family_}"
        yield f"without {syntax.deps[begun(syntax, frame.begin)]} {family_} {word}"
        yield f"without {word} {before} {lost}"
        yield f"without {syntax.deps[begun(syntax, frame.begin)]} then {dep} {host}"
    elif place == "earlier":
        yield f"with {_clause(syntax, range(i, frame.begin))} {family_}"
    if frame.read:
        yield f"heads {place} {_marked(frame.marked, i, i - 1)}{' first' if i in frame.firsts else ''}"
        yield f"heads {place} {i in frame.firsts} {family_} {bool(frame.marked)}"


def end_signs(frame: Frame, i: int) -> Iterator[str]:
    """The signs of token `i` as the last of the content."""
    matter, family_ = frame.matter, frame.family
    syntax = matter.syntax
    place = "same" if i == frame.end else "earlier" if i < frame.end else "later"
    sign, after = _next(matter, i)
    yield f"{place} {frame.pattern}"
    yield f"{place} {_size(abs(i - frame.end))} {family_}"
    yield f"{syntax.pos[i]} last"
    gone = any(first <= frame.cue < last and first > i for first, last in frame.gaps)
    behind = any(first <= frame.cue < last <= i for first, last in frame.gaps)
    yield f"{place} {family_} {'short of cue' if gone else 'behind cue' if behind else 'whole'}"
    if gone or behind:
        yield from _over(frame, "short" if gone else f"over {place}", i)
    yield f"{place} {family_} {'finite' if frame.finite <= i else 'verbless'}"
    if after < 0:
        yield f"{place} sentence {family_}"
        yield f"sentence {family_} {sign}"
    else:
        top = begun(syntax, after)
        dep, host = syntax.deps[top], _host(frame, syntax.heads[top], i)
        word = _shown(syntax, after)
        if syntax.pos[after] == "CCONJ" and after + 1 < len(syntax) and syntax.pos[after + 1] == "SCONJ":
            word += f" {syntax.lower[after + 1]}"
        yield f"{place} {sign} {word}"
        yield f"{sign} {word} {dep}"
        yield f"{family_} {sign} {dep} {host}"
        yield f"{place} {sign} {dep} {host}"
        yield f"{family_} {place} {sign} {syntax.pos[after]}"
        yield f"{family_} {frame.tense} {sign} {word}"
        kind = _follows(frame, after, top)
        yield f"{sign} {kind}"
        yield f"{family_} {kind} {frame.tense}"
        yield f"{place} {kind} {host}"
    inside = matter.quoted[i]
    following = matter.quoted[after] if after >= 0 else -1
    opened = matter.quoted[frame.begin]
    if inside >= 0:
        closes = after < 0 or following != inside
        yield f"{place} marks {'closed' if closes else 'cut'} {'own' if inside == opened else 'further'} {family_}"
    elif following >= 0:
        yield f"{place} marks ahead {family_}"
    elif opened >= 0:
        yield f"{place} marks left {family_}"
    if frame.read:
        last = " last" if i in frame.lasts else ""
        yield f"heads {place} {_marked(frame.marked, i, after)}{last}"
        yield f"heads {place} {i in frame.lasts} {family_} {bool(frame.marked)}"


def _over(frame: Frame, name: str, i: int) -> Iterator[str]:
    """What stands behind a cue clause that the content goes on over, or stops before."""
    gap = next(gap for gap in frame.gaps if gap[0] <= frame.cue < gap[1])
    syntax, after = frame.matter.syntax, _word(frame.matter.syntax, gap[1], 1)
    if after >= len(syntax):
        return
    top, mark = begun(syntax, after), _shown(syntax, gap[1] - 1)
    yield f"{name} {mark} {_shown(syntax, after)} {syntax.deps[top]}"
    yield f"{name} {mark} {_follows(frame, after, top)}"
    yield f"{name} {syntax.deps[top]} {_host(frame, syntax.heads[top], gap[0] - 1)} {frame.family}"
    if i >= after:
        yield f"{name} {mark} {_clause(syntax, range(after, i + 1))} {_size(i + 1 - after)}"


def _back(frame: Frame, place: str, i: int) -> Iterator[str]:
    """What stands on both sides of a cue clause that the content begins before."""
    gap = next((gap for gap in frame.gaps if gap[0] <= frame.cue < gap[1]), None)
    syntax = frame.matter.syntax
    after = len(syntax) if gap is None else _word(syntax, gap[1], 1)
    if gap is None or after >= len(syntax):
        return
    top, said = begun(syntax, after), _clause(syntax, range(i, gap[0]))
    yield f"back {place} {said} {_shown(syntax, after)}"
    yield f"back {place} {said} {syntax.deps[top]} {_host(frame, syntax.heads[top])} {frame.family}"
    host = "ahead" if i <= syntax.heads[top] < gap[0] else "behind"
    yield f"back {place} {said} {host} {frame.matter.quoted[after] >= 0}"


def begun(syntax: Syntax, i: int) -> int:
    """The top of the largest subtree that begins with a token."""
    top = i
    while syntax.heads[top] != top and syntax.left[syntax.heads[top]] == i:
        top = syntax.heads[top]
    return top


def _start(one: Attribution) -> int:
    return one.contents[0][0]


def _word(syntax: Syntax, i: int, step: int) -> int:
    while 0 <= i < len(syntax) and syntax.pos[i] in _BLANK:
        i += step
    return i


def _shown(syntax: Syntax, i: int) -> str:
    """A closed word or sign as it is written; the part of speech of others, with what tells of a verb."""
    pos = syntax.pos[i]
    if pos in _CLOSED or pos == "PUNCT" or syntax.deps[i] in _LINKS:
        return syntax.lower[i]
    if pos == "VERB":
        return "VERB ing" if syntax.is_ing(i) else "VERB fin" if _finite(syntax, i) else "VERB"
    return "SPACE" if pos == "SPACE" else pos


def _host(frame: Frame, head: int, end: int | None = None) -> str:
    """What something hangs on: the cue, the content so far, or anything else."""
    if head == frame.cue:
        return "cue"
    return "content" if frame.begin <= head <= (frame.end if end is None else end) else "outside"


def _size(tokens: int) -> str:
    return "0" if tokens == 0 else "1" if tokens == 1 else "few" if tokens <= 4 else "some" if tokens <= 10 else "many"


def _next(matter: Matter, i: int) -> Stretch | tuple[str, int]:
    """The first sign behind a token, and the next word of its sentence, -1 where there is none."""
    syntax, sign = matter.syntax, "none"
    for k in range(i + 1, len(syntax)):
        if matter.sentence[k] != matter.sentence[i]:
            break
        if syntax.pos[k] not in _BLANK:
            return sign, k
        if sign == "none" or syntax.words[k] in ";:":
            sign = syntax.words[k] if syntax.pos[k] == "PUNCT" else "line" if "\n" in syntax.words[k] else sign
    return sign, -1


def _finite(syntax: Syntax, i: int) -> bool:
    return syntax.pos[i] in ("VERB", "AUX") and "VerbForm=Fin" in syntax.morph[i]


def tense(syntax: Syntax, i: int) -> str:
    """The tense of a verb, or of the first of its auxiliaries."""
    helper = next((c for c in syntax.children[i] if c < i and syntax.deps[c].startswith(("aux", "cop"))), i)
    morph = syntax.morph[helper]
    if "VerbForm=Fin" not in morph:
        return "none"
    return "past" if "Tense=Past" in morph else "present" if "Tense=Pres" in morph else "modal"


def _clause(syntax: Syntax, tokens: range) -> str:
    """Whether there is a clause among tokens."""
    if any(_finite(syntax, k) for k in tokens):
        return "clause"
    return "verb" if any(syntax.pos[k] == "VERB" for k in tokens) else "phrase" if len(tokens) > 1 else "word"


def _follows(frame: Frame, after: int, top: int) -> str:
    """What begins behind a place: a clause with a subject of its own or without, a cue or not, in which tense beside
    the cue's; a phrase."""
    matter, syntax = frame.matter, frame.matter.syntax
    verb = syntax.heads[after] if syntax.pos[after] in ("CCONJ", "SCONJ") else top
    if syntax.pos[verb] != "VERB" and not any(syntax.deps[c] == "cop" for c in syntax.children[verb]):
        return f"phrase {syntax.deps[top]}"
    about = next((c for c in syntax.children[verb] if syntax.deps[c].startswith("nsubj")), None)
    own = "pronoun" if about is not None and syntax.pos[about] == "PRON" else "none" if about is None else "noun"
    cue = "cue" if matter.verbs[verb] in matter.cues.verbs else "other"
    form = tense(syntax, verb)
    return f"{syntax.deps[verb]} {own} {cue} {'same' if form == frame.tense else form}"


def _marked(marked: frozenset[int], inside: int, outside: int) -> str:
    return f"{'in' if inside in marked else 'out'} {'in' if outside in marked else 'out'}"
