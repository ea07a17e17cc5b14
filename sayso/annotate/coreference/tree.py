"""The syntax of a Doc as plain lists, read once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from spacy.tokens import Doc

ROLES = ("nsubj", "obj", "iobj", "obl", "nmod:poss", "nmod", "appos", "conj", "root", "other")


@dataclass(frozen=True, slots=True)
class Tree:
    """Per token: words as written and in lower case, lemmas in lower case, tags, relations, heads, children; the
    sentence and the paragraph (set off by an empty line) in which it stands, counted from 0."""

    words: Sequence[str]
    lower: Sequence[str]
    lemmas: Sequence[str]
    pos: Sequence[str]
    tags: Sequence[str]
    relations: Sequence[str]
    heads: Sequence[int]
    children: Sequence[Sequence[int]]
    sentences: Sequence[int]
    paragraphs: Sequence[int]
    firsts: Sequence[int]  # first token of each sentence

    def __len__(self) -> int:
        return len(self.words)

    def sentence_span(self, token: int) -> tuple[int, int]:
        """Tokens [start, end) of the sentence of a token."""
        number = self.sentences[token]
        return self.firsts[number], self.firsts[number + 1] if number + 1 < len(self.firsts) else len(self)

    def ancestors(self, token: int, most: int) -> list[int]:
        """What a token hangs on, the nearest first."""
        found: list[int] = []
        while len(found) < most and self.heads[token] != token:
            token = self.heads[token]
            found.append(token)
        return found


def read(doc: Doc) -> Tree:
    """The tree of an annotated Doc."""
    strings = doc.vocab.strings
    array = doc.to_array(["HEAD", "SENT_START", "DEP", "LEMMA", "POS", "TAG", "ORTH", "LOWER"])
    spelled = {key: strings[key] for key in np.unique(array[:, 2:]).tolist()}
    relations, lemmas, pos, tags, words, lower = ([spelled[key] for key in row] for row in array[:, 2:].T.tolist())
    heads = (np.arange(len(doc)) + array[:, 0].astype(np.int64)).tolist()
    begins = array[:, 1].astype(np.int64) == 1
    begins[:1] = True
    children: list[list[int]] = [[] for _ in words]
    for place, head in enumerate(heads):
        if head != place:
            children[head].append(place)
    breaks = [word.isspace() and word.count("\n") > 1 for word in words]
    return Tree(
        words,
        lower,
        [lemma.lower() for lemma in lemmas],
        pos,
        tags,
        relations,
        heads,
        children,
        (np.cumsum(begins) - 1).tolist(),
        (np.cumsum(breaks) - breaks).tolist(),
        np.flatnonzero(begins).tolist(),
    )
