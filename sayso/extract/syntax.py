"""What extractors read off a Doc, taken out of it once, as plain lists.

Asking spaCy's tokens one at a time costs more than the rules themselves; lists indexed by token do not.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
from spacy.tokens import Doc

from sayso.ontology import name_labels
from sayso.records import EntityKind
from sayso.records.handover import READING

KEPT: Final = "sayso_syntax"  # read once a Doc, for all extractors
_COLUMNS: Final[list[int | str]] = ["HEAD", "DEP", "LEMMA", "POS", "SENT_START", "MORPH", "ORTH", "IDX", "SPACY"]


@dataclass(frozen=True, slots=True)
class Entity:
    """A name that the annotator marked: tokens [start, end), its label, and the kind that it has by our own corpus."""

    start: int
    end: int
    label: str
    kind: EntityKind | None = None


@dataclass(frozen=True, slots=True)
class Syntax:
    """Tokens with their Universal Dependencies, by position.

    `words` are as written, `lower` and `lemmas` in lower case; `starts` and `ends` are offsets in `text`. `left` and
    `right` are the first and last token under each token, white space aside. `sentence` counts from 0; `name` gives
    each token of a name the name's place in `names`, -1 elsewhere.
    """

    text: str
    words: list[str]
    lower: list[str]
    lemmas: list[str]
    pos: list[str]
    morph: list[str]
    deps: list[str]
    heads: list[int]
    starts: list[int]
    ends: list[int]
    children: list[list[int]]
    left: list[int]
    right: list[int]
    sentence: list[int]
    sentences: list[tuple[int, int]]
    names: list[Entity]
    name: list[int]

    def __len__(self) -> int:
        return len(self.words)

    def child(self, i: int, *deps: str) -> int | None:
        """The first child of a token with one of these relations."""
        return next((c for c in self.children[i] if self.deps[c] in deps), None)

    def token(self, offset: int) -> int:
        """The token at an offset in the text, or the one before it where white space stands there."""
        return max(bisect_right(self.starts, offset) - 1, 0)

    def is_ing(self, i: int) -> bool:
        """Whether a verb is a gerund or present participle, which treebanks of English label either way."""
        morph = self.morph[i]
        return "VerbForm=Ger" in morph or ("VerbForm=Part" in morph and "Tense=Pres" in morph)

    def under(self, i: int, top: int) -> bool:
        """Whether a token is another one or lies below it."""
        for _ in range(len(self.words)):
            if i == top:
                return True
            if self.heads[i] == i:
                return False
            i = self.heads[i]
        return False

    def cased(self, i: int) -> str | None:
        """The adpositions and case markers of a token, joined: "according to"."""
        found = [c for c in self.children[i] if self.deps[c] == "case" and c < i]
        if not found:
            return None
        words = []
        for c in found:
            words.append(self.lower[c])
            words += [self.lower[f] for f in self.children[c] if self.deps[f] == "fixed"]
        return " ".join(words)


def read_doc(doc: Doc) -> Syntax:
    """Everything the extractors need of a Doc. A Doc without a tree reads as one whose tokens are all roots."""
    cached = doc.user_data.get(KEPT)
    if isinstance(cached, Syntax) and len(cached) == len(doc):
        return cached
    strings = doc.vocab.strings
    columns = doc.to_array(_COLUMNS).T if len(doc) else np.zeros((len(_COLUMNS), 0), np.uint64)
    spelled = {key: strings[key] if key else "" for key in np.unique(columns[[1, 2, 3, 5, 6]]).tolist()}
    size = len(doc)
    heads = np.clip(np.arange(size) + columns[0].astype(np.int64), 0, size - 1).tolist()
    deps, lemmas, pos, morph, words = ([spelled[key] for key in columns[k].tolist()] for k in (1, 2, 3, 5, 6))
    lower = [word.lower() for word in words]
    starts = columns[7].tolist()
    begins = columns[4].astype(np.int64) == 1
    begins[:1] = False
    sentence = np.cumsum(begins).tolist()
    children: list[list[int]] = [[] for _ in range(size)]
    for i, head in enumerate(heads):
        if head != i and not words[i].isspace():
            children[head].append(i)
    ink = [i for i in range(size) if not words[i].isspace()]
    left, right = _edges(ink, heads), _edges(ink[::-1], heads)
    learnt = _learnt(doc)
    ours = name_labels()
    names = [
        Entity(ent.start, ent.end, label, _commonest(learnt[ent.start : ent.end]))
        for ent in doc.ents
        if (label := ours.get(ent.label_, ent.label_)) is not None
    ]
    name = [-1] * size
    for k, ent in enumerate(names):
        name[ent.start : ent.end] = [k] * (ent.end - ent.start)
    syntax = Syntax(
        text="".join([word + " " if space else word for word, space in zip(words, columns[8].tolist(), strict=True)]),
        words=words,
        lower=lower,
        lemmas=[lemma.lower() or word for lemma, word in zip(lemmas, lower, strict=True)],
        pos=pos,
        morph=morph,
        deps=deps,
        heads=heads,
        starts=starts,
        ends=[start + len(word) for start, word in zip(starts, words, strict=True)],
        children=children,
        left=left,
        right=right,
        sentence=sentence,
        sentences=_sentences(sentence),
        names=names,
        name=name,
    )
    doc.user_data[KEPT] = syntax
    return syntax


def _learnt(doc: Doc) -> list[EntityKind | None]:
    """The kind that the annotator's second head for names gives to each token of one."""
    found: list[EntityKind | None] = [None] * len(doc)
    given = doc.user_data.get(READING)
    for start, end, kind in given["names"] if given else ():
        found[start:end] = [kind] * (end - start)
    return found


def _commonest(kinds: list[EntityKind | None]) -> EntityKind | None:
    """What half of a name's tokens or more are, the first of equals."""
    best, count = Counter(kinds).most_common(1)[0]
    return best if 2 * count >= len(kinds) else None


def _edges(order: list[int], heads: list[int]) -> list[int]:
    """The first token, in this order, of each token's subtree. A climb ends where an earlier one has been."""
    edge = list(range(len(heads)))
    seen = [False] * len(heads)
    for i in order:
        seen[i] = True
        above = heads[i]
        while not seen[above]:
            seen[above] = True
            edge[above] = i
            above = heads[above]
    return edge


def _sentences(numbers: list[int]) -> list[tuple[int, int]]:
    edges = [i for i, number in enumerate(numbers) if i == 0 or number != numbers[i - 1]]
    return list(pairwise([*edges, len(numbers)])) if edges else []
