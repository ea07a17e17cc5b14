"""From drafts to rows: places in the document, mode, hedges."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from sayso.extract.statements.draft import Draft, Matter, Party, Stretch
from sayso.extract.statements.nesting import Nested
from sayso.extract.statements.transcripts import TURN
from sayso.records import Mode, Passage, Role, Sourcing, Span, Spans, Statement, fact_id

_DIRECT, _INDIRECT = 0.97, 0.03  # shares of letters in quotation marks; a stray word outside them is a broken mark


def rows(
    matter: Matter, found: Sequence[Nested], passage: Passage, sure: Sequence[float], by: str
) -> tuple[Statement, ...]:
    """The statements, in order of place, each as sure as `sure` says; drafts of which nothing stands in the document
    are left out."""
    spans = [_spans(passage, item.draft.content) for item in found]
    document = passage.document.id
    ids = [fact_id(document, place, "statement") if place else "" for place in spans]
    result: dict[str, Statement] = {}
    for k, item in enumerate(found):
        draft = item.draft
        if not spans[k] or ids[k] in result:
            continue
        outer = item.outer
        while outer is not None and (not ids[outer] or ids[outer] == ids[k]):
            outer = found[outer].outer
        result[ids[k]] = Statement(
            id=ids[k],
            document=document,
            spans=spans[k],
            cue=_span(passage, draft.words),
            source=None if draft.source is None else _span(passage, draft.source.phrase),
            kind="unnamed" if draft.source is None else draft.source.kind,
            sourcing=_sourcing(matter, item, passage),
            mode=mode(matter, draft),
            act=draft.act,
            said=draft.said,
            hedges=hedges(matter, draft, passage),
            within=None if outer is None else ids[outer],
            confidence=sure[k],
            by=by,
        )
    return tuple(sorted(result.values(), key=lambda row: (row.spans[0], row.spans[-1].end, row.id)))


def _span(passage: Passage, stretch: Stretch) -> Span | None:
    try:
        return passage.span(*stretch)
    except ValueError:  # words that ingest put in
        return None


def _spans(passage: Passage, content: tuple[Stretch, ...]) -> Spans:
    """Spans in the text, in order, without overlap."""
    found: list[Span] = []
    for span in sorted(span for piece in content if (span := _span(passage, piece)) is not None):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return tuple(found)


def _sourcing(matter: Matter, item: Nested, passage: Passage) -> tuple[Sourcing, ...]:
    """The chain as the text gives it: the first is the origin. One that is only implied has no name and no place."""
    evidence = _span(passage, item.draft.words)
    links = []
    for k, one in enumerate(item.chain):
        role: Role = "origin" if k == 0 else "relay"
        links.append(_link(matter, one, role, passage, evidence))
    return tuple(links)


def _link(matter: Matter, one: Party | None, role: Role, passage: Passage, evidence: Span | None) -> Sourcing:
    if one is None:
        return Sourcing(name="", kind="unnamed", role=role, mention=None, evidence=evidence)
    name = " ".join(matter.syntax.text[one.mention[0] : one.mention[1]].split())
    place = _span(passage, one.phrase)
    return Sourcing(
        name=name, kind=one.kind, role=role, mention=_span(passage, one.mention), evidence=place or evidence
    )


def mode(matter: Matter, draft: Draft) -> Mode:
    """Direct, indirect or mixed, by the share of letters in quotation marks; a quotation around the cue as well is
    somebody else's. A turn of a transcript is direct without marks."""
    if draft.pattern == TURN:
        return "direct"
    text, at = matter.syntax.text, draft.words[0]
    own = [q for q in matter.quotations if not q.start < at < q.end]
    total = sum(_letters(text[start:end]) for start, end in draft.content)
    quoted = sum(
        _letters(text[max(start, q.start) : min(end, q.end)])
        for start, end in draft.content
        for q in own
        if q.start < end and start < q.end
    )
    share = quoted / total if total else 0.0
    return "direct" if share >= _DIRECT else "indirect" if share <= _INDIRECT else "mixed"


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))


def hedges(matter: Matter, draft: Draft, passage: Passage) -> Spans:
    """The words that weaken the content: in it, and the cue itself where it does."""
    syntax, words = matter.syntax, matter.cues.hedges
    found = []
    if syntax.lemmas[draft.cue] in words["cues"]:
        found.append(draft.cue)
    for start, end in draft.content:
        for i in _tokens(syntax.starts, start, end):
            lower, pos = syntax.lower[i], syntax.pos[i]
            if (
                (lower in words["adverbs"] and pos in ("ADV", "ADJ"))
                or (lower in words["adjectives"] and pos in ("ADJ", "VERB", "ADV"))
                or (lower in words["modals"] and pos == "AUX")
            ):
                found.append(i)
    spans = [_span(passage, (syntax.starts[i], syntax.ends[i])) for i in found]
    return tuple(sorted({span for span in spans if span is not None}))


def _tokens(starts: list[int], begin: int, end: int) -> range:
    return range(bisect_left(starts, begin), bisect_left(starts, end))
