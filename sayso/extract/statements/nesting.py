"""Statements inside statements, and two attributions of the same words."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sayso.extract.statements.draft import Draft, Party, Stretch

_SAME = 0.85  # share of the letters that two contents must have in common to be the same words

_MOST = 0.6  # share of its outer statement's letters that an order or a promise can be and tell something else
_ASKED = ("infinitive", "object and infinitive", "addressee", "preposition")
_TIMELESS = "according to"
_REPORTING = (
    "clause",
    "quotation",
    "cue",
    "according",
    "in the view",
    "as-clause",
    "addressee",
    "object and",
    "light",
    "noun with clause",
    "passive",
    "learnt",
    "question",
    "retold",
    "figure",
    "infinitive, promise",
    "infinitive, warn",
    "preposition, warn",
)


@dataclass(frozen=True, slots=True)
class Nested:
    """A draft with the number of the one in whose content it stands, and its whole chain from the origin."""

    draft: Draft
    outer: int | None
    chain: tuple[Party | None, ...]


def nested(text: str, drafts: list[Draft]) -> list[Nested]:
    """Drafts in order of place, those of the same words joined, each with its outer one; chains run outwards."""
    kept = _joined(text, sorted(drafts, key=_place))
    kept = [draft for k, draft in enumerate(kept) if _stands(draft, kept, _outer(kept, k))]
    outer = [_outer(kept, k) for k in range(len(kept))]
    result = []
    for k, one in enumerate(kept):
        draft = _then(one, None if outer[k] is None else kept[outer[k] or 0])
        chain = [*draft.earlier, draft.source, *draft.relays]
        above, steps = outer[k], 0
        while above is not None and steps < len(kept):
            further = kept[above]
            chain += [*further.earlier, further.source, *further.relays]
            above, steps = outer[above], steps + 1
        result.append(Nested(draft, outer[k], _once(chain)))
    return result


def _stands(draft: Draft, drafts: list[Draft], outer: int | None) -> bool:
    """Whether a draft is worth a row where it is: inside another one it has to report, and an order or a promise not to
    be all that the other tells of ("X has agreed to pay, the paper reported")."""
    if outer is None:
        return True
    whole = draft.pattern.startswith(_ASKED) and _size(draft.content) >= _MOST * _size(drafts[outer].content)
    return _reports(draft) and not whole


def _reports(draft: Draft) -> bool:
    """Whether a statement inside another one is worth a row: its speaker tells of somebody's words. What somebody
    wants or fears is there the speaker's own account."""
    return draft.act not in ("intend", "believe") and draft.pattern.startswith(_REPORTING)


def _place(draft: Draft) -> tuple[int, int, int]:
    return draft.content[0][0], -_size(draft.content), draft.cue


def _size(content: tuple[Stretch, ...]) -> int:
    return sum(end - start for start, end in content)


def _once(chain: list[Party | None]) -> tuple[Party | None, ...]:
    seen: set[Stretch] = set()
    kept: list[Party | None] = []
    for k, one in enumerate(chain):
        if one is None:
            if k == 0:
                kept.append(None)
        elif one.mention not in seen:
            seen.add(one.mention)
            kept.append(one)
    return tuple(kept)


def _joined(text: str, drafts: list[Draft]) -> list[Draft]:
    """One draft for each stretch of words: the inner attribution with the outer as a relay."""
    kept: list[Draft] = []
    for draft in drafts:
        for k, other in enumerate(kept):
            if other.content[0][0] > draft.content[-1][1] or draft.content[0][0] > other.content[-1][1]:
                continue
            pair = _layers(text, other, draft)
            if pair is not None:
                kept[k] = _relayed(*pair)
                break
        else:
            kept.append(draft)
    return kept


def _layers(text: str, a: Draft, b: Draft) -> tuple[Draft, Draft] | None:
    """The inner and the outer of two drafts with the same words; None where their words differ.

    Words of the inner cue and its source do not count: "X said that, according to Y, P" has the words P twice.
    """
    for inner, outer in ((a, b), (b, a)):
        if _holds(outer.content, inner.words):
            if inner.pattern != _TIMELESS:
                return None
            letters = _letters(text, outer.content) - _letters(text, (inner.words,))
            if inner.source is not None:
                letters -= _letters(text, (inner.source.phrase,))
            mine = _letters(text, inner.content)
            if mine and letters and mine <= _letters(text, outer.content) and len(mine) / len(letters | mine) >= _SAME:
                return inner, outer
            return None
    first, second = _letters(text, a.content), _letters(text, b.content)
    if first and len(first & second) / len(first | second) >= _SAME:
        return (b, a) if _carries(a, b) else (a, b)
    return None


def _carries(a: Draft, b: Draft) -> bool:
    """Whether the first of two cues over the same words is the outer one: an outlet or a document relays a person."""
    rank = {"media": 2, "document": 1}
    return rank.get(a.source.kind if a.source else "", 0) > rank.get(b.source.kind if b.source else "", 0)


def _then(inner: Draft, outer: Draft | None) -> Draft:
    """ "According to X" tells no time of its own: it was said when the statement around it was."""
    if outer is None or inner.said is not None or inner.pattern != _TIMELESS:
        return inner
    return replace(inner, said=outer.said)


def _relayed(inner: Draft, outer: Draft) -> Draft:
    if inner.source is None:
        return replace(outer, content=inner.content)
    if outer.source is None or outer.source.mention == inner.source.mention:
        return inner
    relays = (*inner.relays, *outer.earlier, outer.source, *outer.relays)
    return replace(_then(inner, outer), relays=relays)


def _letters(text: str, content: tuple[Stretch, ...]) -> set[int]:
    return {i for start, end in content for i in range(start, end) if text[i].isalnum()}


def _holds(content: tuple[Stretch, ...], inner: Stretch) -> bool:
    return any(start <= inner[0] and inner[1] <= end for start, end in content)


def _outer(drafts: list[Draft], k: int) -> int | None:
    """The smallest other content that holds this draft's cue and content."""
    draft = drafts[k]
    best: tuple[int, int] | None = None
    for j, other in enumerate(drafts):
        if (
            j == k
            or not _holds(other.content, draft.words)
            or not all(_holds(other.content, piece) for piece in draft.content)
        ):
            continue
        size = (_size(other.content), j)
        if size[0] > _size(draft.content) and (best is None or size < best):
            best = size
    return None if best is None else best[1]
