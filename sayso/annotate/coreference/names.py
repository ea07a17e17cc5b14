"""Names of one text that are the same by their letters: what pronouns and nominals choose among."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.annotate.coreference.expressions import Expression


def same_names(found: Sequence[Expression], small: frozenset[str]) -> list[tuple[int, int]]:
    """Pairs (later, earlier) of mentions by name: the same words, a part of a person's name, an abbreviation.

    `small` are words that an abbreviation passes over.
    """
    pairs: list[tuple[int, int]] = []
    whole: dict[frozenset[str], int] = {}
    parts: dict[str, int] = {}
    letters: dict[str, int] = {}
    for number, one in enumerate(found):
        if one.form != "name" or not one.names:
            continue
        words = one.names - small or one.names
        earlier = whole.get(words)
        if earlier is None and one.referent == "person":
            partners = {parts[word] for word in sorted(words) if word in parts}
            partners = {other for other in partners if _contained(words, found[other].names)}
            earlier = max(partners, default=None)
        if earlier is None and len(words) == 1:
            earlier = letters.get(next(iter(words)))
        if earlier is not None:
            pairs.append((number, earlier))
        whole[words] = number
        if one.referent == "person":
            for word in words:
                parts[word] = number
        elif len(words) > 1:
            letters.setdefault(_initials(one, small), number)
    return pairs


def _contained(one: frozenset[str], other: frozenset[str]) -> bool:
    return one <= other or other <= one


def _initials(one: Expression, small: frozenset[str]) -> str:
    return "".join(word[0] for word in one.ordered if word not in small)
