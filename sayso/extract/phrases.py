"""Noun phrases: where one begins and ends, and what stands before a name."""

from __future__ import annotations

from sayso.extract.syntax import Syntax
from sayso.languages.sources import Sources

_BEFORE = frozenset(
    [
        "det",
        "amod",
        "compound",
        "nummod",
        "nmod",
        "nmod:poss",
        "nmod:desc",
        "nmod:npmod",
        "nmod:unmarked",
        "det:predet",
        "flat",
        "advmod",
        "case",
        "obl:npmod",
        "cc",
        "conj",
        "goeswith",
        "punct",
    ]
)
_AFTER = frozenset(["nmod", "flat", "fixed", "goeswith", "compound", "nummod", "nmod:npmod", "nmod:unmarked", "acl"])
_NOUNS = frozenset({"NOUN", "PROPN"})
_IN_TITLE = frozenset({"NOUN", "PROPN", "ADJ"})
_TITLE_REACH = 10


def core(syntax: Syntax, head: int) -> tuple[int, int]:
    """Tokens [start, end) of a noun phrase: its head, what stands before it, and the prepositional and reduced
    clauses after it that say which one ("officials in the ministry familiar with the plan"), up to a comma."""
    start = end = head
    for child in reversed([c for c in syntax.children[head] if c < head]):
        if syntax.deps[child] == "case" or syntax.deps[child] not in _BEFORE or syntax.right[child] != start - 1:
            break
        start = syntax.left[child]
    for child in syntax.children[head]:
        if child < head:
            continue
        if syntax.deps[child] not in _AFTER or syntax.left[child] != end + 1 or _closed(syntax, child):
            break
        end = max(syntax.right[child], end)
    while start < head and (syntax.pos[start] == "PUNCT" or syntax.deps[start] in ("case", "cc")):
        start += 1
    while end > head and syntax.pos[end] in ("PUNCT", "SPACE"):
        end -= 1
    return start, end + 1


def _closed(syntax: Syntax, child: int) -> bool:
    """A finite clause or anything that holds a comma is not part of what the phrase refers by."""
    left, right = syntax.left[child], syntax.right[child]
    inside = syntax.words[left : right + 1]
    return "," in inside or "(" in inside or (syntax.deps[child] == "acl" and right - left > 12)


def _beside(syntax: Syntax, i: int, start: int) -> bool:
    """Whether a word stands before a title and is no part of it: "the first time President NAME has lost", "by the
    evening Judge NAME had left"."""
    noun = syntax.pos[i] == "NOUN" and syntax.words[i].islower()
    return not i < syntax.heads[i] <= syntax.right[start] or (noun and syntax.words[i + 1][:1].isupper())


def title_start(syntax: Syntax, words: Sources, start: int) -> int:
    """The first token of the title before a name that begins at `start`; `start` itself where there is none.

    "Deputy Foreign Minister NAME", "special envoy for trade NAME": nouns and adjectives back to an office, with what
    belongs to it; a verb, comma or sentence edge ends the search.
    """
    if start == 0 or syntax.pos[start - 1] not in _NOUNS or syntax.sentence[start - 1] != syntax.sentence[start]:
        return start
    found = start
    i = start - 1
    while i >= 0 and start - i <= _TITLE_REACH and syntax.sentence[i] == syntax.sentence[start]:
        allowed = syntax.pos[i] in _IN_TITLE or (found == start and syntax.pos[i] in ("ADP", "DET", "CCONJ"))
        if not allowed and syntax.lower[i] not in words.titles:
            break
        if syntax.lemmas[i] in words.roles or syntax.lower[i].rstrip(".") in words.titles:
            found = i
        elif found < start and syntax.pos[i] == "NOUN" and syntax.lemmas[i] in words.persons:
            break
        elif found < start and not i < syntax.heads[i] < syntax.right[start] + 1:
            break  # "the first time President NAME has lost": the noun before the title is no part of it
        elif (
            found < start and syntax.pos[i] == "NOUN" and syntax.words[i].islower() and syntax.words[i + 1][0].isupper()
        ):
            break  # "by the evening Judge NAME had left"
        elif found < start:
            found = i if syntax.pos[i] in _IN_TITLE else found
        i -= 1
    return found
