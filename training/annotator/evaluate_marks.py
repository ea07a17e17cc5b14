"""Figures of the heads beyond syntax: our own development articles, and coreference in GUM's development part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from spacy.language import Language

from sayso.annotate.annotator import pipeline
from sayso.records.handover import READING, Reading, reading_of
from training.annotator import articles
from training.annotator.articles import READ_REGIONS
from training.annotator.evaluate import documents, raw_text
from training.annotator.marks import LABELS
from training.annotator.sentences import Sentence
from training.annotator.treebanks import gum
from training.corpus import story
from training.corpus.article import Article

Span = tuple[int, int]
FOLLOWED = ("person", "organisation")


def f1(counts: Counter[str], name: str) -> str:
    right, gold, own = (counts[f"{name} {what}"] for what in ("right", "gold", "own"))
    return f"{name} {200 * right / max(gold + own, 1):.1f} ({right} of {gold}, {own} found)"


def overlap(one: Iterable[Span], other: Iterable[Span]) -> float:
    """Shared characters over all characters of both."""
    ours = {place for start, end in one for place in range(start, end)}
    theirs = {place for start, end in other for place in range(start, end)}
    return len(ours & theirs) / max(len(ours | theirs), 1)


def score_article(annotator: Language, article: Article, counts: Counter[str]) -> None:
    """Add the article's statements, names, times, events and referents to the counts."""
    doc = annotator(article.text)
    found = reading_of(doc.user_data[READING])
    silent = [(region.start, region.end) for region in article.marks.regions if region.kind not in READ_REGIONS]

    def at(span: Span) -> Span:
        last = doc[span[1] - 1]
        return doc[span[0]].idx, last.idx + len(last)

    def heard(span: Span) -> bool:
        return not any(start <= span[0] < end for start, end in silent)

    def tally(name: str, gold: set[object], own: set[object]) -> None:
        counts[f"{name} right"] += len(gold & own)
        counts[f"{name} gold"] += len(gold)
        counts[f"{name} own"] += len(own)

    tally("times", {(t.start, t.end) for t in article.marks.times}, {s for s in map(at, found.times) if heard(s)})
    names = {
        (one.start, one.end, article.entities[one.entity].kind)
        for one in _outermost(article)
        if article.entities[one.entity].kind != "unnamed"
    }
    kinds = {(*at((start, end)), kind) for start, end, kind in found.names if heard(at((start, end)))}
    tally("names by kind", set(names), set(kinds))
    tally("names", {name[:2] for name in names}, {name[:2] for name in kinds})
    gold_events = {article.events[n].start: article.events[n].status for n in range(len(article.events))}
    own_events = {doc[token].idx: status for token, status in found.events if heard(at((token, token + 1)))}
    tally("events", set(gold_events), set(own_events))
    tally("events with status", set(gold_events.items()), set(own_events.items()))
    _statements(article, [one for one in found.attributions if heard(at(one.contents[0]))], at, counts)
    gold = articles.sentences(article, article.name, None)
    words = [token.i for token in doc if not token.is_space]
    _referents(gold, words, found, counts)


def _outermost(article: Article) -> list[object]:
    named = [one for one in article.marks.mentions if one.named and one.entity in article.entities]
    return [
        one
        for one in named
        if not any(
            other is not one
            and other.start <= one.start
            and one.end <= other.end
            and other.end - other.start > one.end - one.start
            for other in named
        )
    ]


def _statements(article: Article, own: list[object], at: object, counts: Counter[str]) -> None:
    counts["contents gold"] += len(article.statements)
    counts["contents own"] += len(own)
    free = list(own)
    for one in article.statements:
        best = max(free, key=lambda other: overlap(one.spans, map(at, other.contents)), default=None)
        if best is None or overlap(one.spans, map(at, best.contents)) < 0.5:
            continue
        free.remove(best)
        counts["contents right"] += 1
        counts["contents exact"] += sorted(one.spans) == sorted(map(at, best.contents))
        for name, gold, ours in (("cue", one.cue, best.cue), ("source", one.source, best.source)):
            counts[f"{name} of found"] += 1
            counts[f"{name} right"] += (
                ours is None
                if not gold
                else ours is not None and any(overlap([span], [at(ours)]) >= 0.5 for span in gold)
            )


def _referents(sentences: list[Sentence], places: list[int], found: Reading, counts: Counter[str]) -> None:
    """Whether pronouns and nominals of persons and organisations are linked to an earlier mention of the same.

    `places` are the tokens of the words in order. Any word of a name stands for it where the corpus marks whole names:
    of "Ana Suel" one annotator takes the first word for the head, another the last.
    """
    entity: dict[int, int] = {}
    seen: set[int] = set()
    heads = {one.token: one for one in found.mentions}
    place = 0
    for sentence in sentences:
        for offset in range(len(sentence.words)):
            token = places[place]
            place += 1
            number = sentence.marks.entities[offset] if sentence.marks else -1
            if number < 0:
                continue
            form, _, referent = LABELS["mentions"][sentence.marks.labels["mentions"][offset]].partition("-")
            if form != "name" and referent in FOLLOWED and number in seen and token >= 0:
                ours = heads.get(token)
                linked = ours is not None and ours.antecedent is not None
                right = linked and entity.get(ours.antecedent) == number
                for name in (form, "referents"):
                    counts[f"{name} gold"] += 1
                    counts[f"{name} own"] += linked
                    counts[f"{name} right"] += right
            for word in name_words(sentence, offset):
                entity.setdefault(places[place - 1 - offset + word], number)
            entity[token] = number
            seen.add(number)


def name_words(sentence: Sentence, offset: int) -> range:
    """The words of the name in which a word stands, by the labels of its kind: odd where a name begins, even inside."""
    kinds = sentence.marks.labels.get("kinds", []) if sentence.marks else []
    if not kinds or kinds[offset] <= 0:
        return range(offset, offset)
    start = offset
    while start and kinds[start] % 2 == 0 and kinds[start - 1] > 0:
        start -= 1
    end = offset + 1
    while end < len(kinds) and kinds[end] > 0 and kinds[end] % 2 == 0:
        end += 1
    return range(start, end)


def score_gum(annotator: Language, data: Path) -> Counter[str]:
    counts: Counter[str] = Counter()
    for group in documents(gum(data / "gum/gum_dev_nonNC.conllu")):
        text, offsets = raw_text(group)
        doc = annotator(text)
        tokens = {token.idx: token.i for token in doc}
        _referents(
            group,
            [tokens.get(start, -1) for row in offsets for start in row],
            reading_of(doc.user_data[READING]),
            counts,
        )
    return counts


def share(counts: Counter[str], name: str) -> str:
    right, gold, own = (counts[f"{name} {what}"] for what in ("right", "gold", "own"))
    return f"{name} {100 * right / max(gold, 1):.1f} % of {gold}, {100 * right / max(own, 1):.1f} % of {own} links"


def evaluate_referents(annotator: Language, data: Path, corpus: Path) -> None:
    """Print how often pronouns and nominals are linked right."""
    dev = articles.split(corpus)[1]
    for name, counts in (("GUM dev", score_gum(annotator, data)), ("our dev", score_referents(annotator, dev))):
        print(f"{name}:", "; ".join(share(counts, one) for one in ("pronoun", "nominal", "referents")), flush=True)


def score_referents(annotator: Language, paths: list[Path]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for path in paths:
        article = story.load(path)
        doc = annotator(article.text)
        words = [token.i for token in doc if not token.is_space]
        found = reading_of(doc.user_data[READING])
        _referents(articles.sentences(article, article.name, None), words, found, counts)
    return counts


def evaluate_marks(data: Path, weights: Path, corpus: Path) -> None:
    """Print the figures of the heads beyond syntax."""
    annotator = pipeline("en", weights)
    counts = score_gum(annotator, data)
    print("GUM dev:", "; ".join(share(counts, name) for name in ("pronoun", "nominal", "referents")), flush=True)
    counts = Counter()
    dev = articles.split(corpus)[1]
    for path in dev:
        score_article(annotator, story.load(path), counts)
    print(f"our dev, {len(dev)} articles:", "; ".join(share(counts, n) for n in ("pronoun", "nominal", "referents")))
    for name in ("names", "names by kind", "times", "events", "events with status", "contents"):
        print(" ", f1(counts, name))
    found = max(counts["contents right"], 1)
    print(
        f"  of contents found: exact {100 * counts['contents exact'] / found:.1f}, "
        f"cue {100 * counts['cue right'] / found:.1f}, source {100 * counts['source right'] / found:.1f} %",
        flush=True,
    )
