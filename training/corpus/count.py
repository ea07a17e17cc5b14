"""How much there is of everything in a list of articles."""

from __future__ import annotations

from collections import Counter

from training.corpus.article import Article


def table(read: list[Article]) -> str:
    """Counts, a line each, and articles by genre, variety and topic."""
    counts = Counter(
        articles=len(read),
        words=sum(len(found.text.split()) for found in read),
        statements=sum(len(found.statements) for found in read),
        nested=sum(one.within is not None for found in read for one in found.statements),
        chains_of_three_or_more=sum(len(one.chain) > 2 for found in read for one in found.statements),
        mentions=sum(len(found.marks.mentions) for found in read),
        names=sum(mention.named for found in read for mention in found.marks.mentions),
        times=sum(len(found.marks.times) for found in read),
        events=sum(len(found.events) for found in read),
    )
    lines = [f"{number:7} {what.replace('_', ' ')}" for what, number in counts.items()]
    for key in ("genre", "variety", "topic"):
        of = Counter(str(found.head.get(key)) for found in read)
        lines.append(f"{key}: " + ", ".join(f"{name} {number}" for name, number in sorted(of.items())))
    return "\n".join(lines)
