"""The syntax of a Doc as plain lists, read once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

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
    rows = doc.to_array(["HEAD", "DEP", "LEMMA", "POS", "TAG", "SENT_START", "ORTH", "LOWER"]).tolist()
    names = {number: strings[number] for number in {value for row in rows for value in (*row[1:5], *row[6:])}}
    words = [names[row[6]] for row in rows]
    heads = [place + _signed(row[0]) for place, row in enumerate(rows)]
    children: list[list[int]] = [[] for _ in words]
    for place, head in enumerate(heads):
        if head != place:
            children[head].append(place)
    sentences, paragraphs, firsts = [], [], []
    paragraph = 0
    for place, row in enumerate(rows):
        if row[5] == 1 or place == 0:
            firsts.append(place)
        sentences.append(len(firsts) - 1)
        paragraphs.append(paragraph)
        if words[place].isspace() and words[place].count("\n") > 1:
            paragraph += 1
    return Tree(
        words,
        [names[row[7]] for row in rows],
        [names[row[2]].lower() for row in rows],
        [names[row[3]] for row in rows],
        [names[row[4]] for row in rows],
        [names[row[1]] for row in rows],
        heads,
        children,
        sentences,
        paragraphs,
        firsts,
    )


def _signed(number: int) -> int:
    """spaCy writes offsets to heads as unsigned numbers."""
    return number - 2**64 if number >= 2**63 else number
