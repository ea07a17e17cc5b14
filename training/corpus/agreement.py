"""How far two readers of the same texts agree: one is scored against the other, which is the same either way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sayso.evaluate.card import Figure, found, share
from sayso.evaluate.names import plain
from sayso.evaluate.spans import Detection, Judged, Ratio, iou, total, words
from sayso.evaluate.spans import share as added
from sayso.records import Span
from training.corpus.article import OUTLET, Article, Statement

FOUND = 0.5  # of two statements' words in common (IoU)


def card(pairs: Iterable[tuple[Article, Article]]) -> Iterator[Figure]:
    """Figures over pairs of readings of one text each. Raises ValueError where two texts differ."""
    read = list(pairs)
    for one, other in read:
        if one.text.split() != other.text.split():
            raise ValueError(f"the two texts of {one.name} differ")
    yield from found("statements, overlap", total(_statements(one, other).detection for one, other in read))
    yield from found("statements, same words", total(_same_words(one, other) for one, other in read))
    yield from found("statements inside statements", total(_nested(one, other).detection for one, other in read))
    for name in ("speaker", "kind", "chain", "mode", "act", "said"):
        yield share(f"– {name} of statements that both have", added(_same(name, one, other) for one, other in read))
    yield from found("times", total(_spans(_times(one), _times(other)) for one, other in read))
    yield share("– value of times that both have", added(_values(one, other) for one, other in read))
    yield from found("names", total(_spans(_mentions(one, True), _mentions(other, True)) for one, other in read))
    yield from found(
        "other mentions", total(_spans(_mentions(one, False), _mentions(other, False)) for one, other in read)
    )
    yield share("– pairs of mentions that both have: one entity or two", added(_referents(*pair) for pair in read))
    yield from found("event triggers", total(_spans(_triggers(one), _triggers(other)) for one, other in read))
    for name in ("type", "status"):
        yield share(f"– {name} of events that both have", added(_events(name, *pair) for pair in read))


def _statements(one: Article, other: Article) -> Judged[Statement, Statement]:
    return _overlapping(one, other, one.statements, other.statements)


def _nested(one: Article, other: Article) -> Judged[Statement, Statement]:
    inside = ([statement for statement in article.statements if statement.within] for article in (one, other))
    return _overlapping(one, other, *inside)


def _overlapping(
    one: Article, other: Article, first: Sequence[Statement], second: Sequence[Statement]
) -> Judged[Statement, Statement]:
    def score(a: Statement, b: Statement) -> tuple[float, ...] | None:
        overlap = iou(_held(one, a), _held(other, b))
        return (overlap,) if overlap >= FOUND else None

    return Judged(first, second, score, lambda _: False)


def _same_words(one: Article, other: Article) -> Detection:
    def score(a: Statement, b: Statement) -> tuple[float, ...] | None:
        return (1.0,) if _held(one, a) == _held(other, b) else None

    return Judged(one.statements, other.statements, score, lambda _: False).detection


def _held(article: Article, statement: Statement) -> frozenset[int]:
    return words(article.text, [Span(start, end) for start, end in statement.spans])


def _same(name: str, one: Article, other: Article) -> Ratio:
    pairs = _statements(one, other).pairs
    return Ratio(sum(_value(name, one, a) == _value(name, other, b) for a, b in pairs), len(pairs))


def _value(name: str, article: Article, statement: Statement) -> object:
    if name == "speaker":
        return _called(article, statement.by)
    if name == "chain":
        return [_called(article, link) for link in statement.chain]
    return getattr(statement, name)


def _called(article: Article, link: str) -> str:
    entity = article.entities.get(link)
    return plain(entity.name if entity else (article.outlet or "") if link == OUTLET else link)


def _times(article: Article) -> dict[frozenset[int], object]:
    return {_words(article, time.start, time.end): time.value for time in article.marks.times}


def _mentions(article: Article, named: bool) -> dict[frozenset[int], object]:
    return {
        _words(article, mention.start, mention.end): mention.entity
        for mention in article.marks.mentions
        if mention.named is named
    }


def _triggers(article: Article) -> dict[frozenset[int], object]:
    return {_words(article, event.start, event.end): event for event in article.events}


def _words(article: Article, start: int, end: int) -> frozenset[int]:
    return words(article.text, [Span(start, end)])


def _spans(one: dict[frozenset[int], object], other: dict[frozenset[int], object]) -> Detection:
    return Detection(len(one.keys() & other.keys()), len(one), len(other))


def _values(one: Article, other: Article) -> Ratio:
    first, second = _times(one), _times(other)
    both = first.keys() & second.keys()
    return Ratio(sum(first[span] == second[span] for span in both), len(both))


def _referents(one: Article, other: Article) -> Ratio:
    """Of all pairs of mentions that either reader joins, how many both do (the ids may differ)."""
    first = {**_mentions(one, False), **_mentions(one, True)}
    second = {**_mentions(other, False), **_mentions(other, True)}
    both = sorted(first.keys() & second.keys(), key=sorted)
    joined = agreed = 0
    for place, a in enumerate(both):
        for b in both[place + 1 :]:
            here, there = first[a] == first[b], second[a] == second[b]
            joined += here or there
            agreed += here and there
    return Ratio(agreed, joined)


def _events(name: str, one: Article, other: Article) -> Ratio:
    first, second = _triggers(one), _triggers(other)
    both = first.keys() & second.keys()
    return Ratio(sum(getattr(first[span], name) == getattr(second[span], name) for span in both), len(both))
