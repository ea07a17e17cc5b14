"""Names in one another's place, so that what stands around a name is learnt and not the name (Dai and Adel 2020)."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass, replace

from training.annotator.sentences import NAMES, Sentence

CHANCE = 0.6  # that a name is exchanged, in a sentence in which names are


@dataclass(frozen=True)
class Name:
    """Words [start, end) of a sentence that are a name of one kind, and what another must be like to stand there."""

    start: int
    end: int
    frame: tuple[str, ...]  # kind, then tags of its words where they are known, else one blank for each


def names(sentence: Sentence) -> list[Name]:
    """The names of a sentence whose kind its corpus says for certain."""
    labels = [NAMES[bits.bit_length() - 1] if bits.bit_count() == 1 else "" for bits in sentence.names]
    found = []
    for start, label in enumerate(labels):
        if label[:1] != "B":
            continue
        end = start + 1
        while end < len(labels) and labels[end] == f"I-{label[2:]}":
            end += 1
        if end == len(labels) or labels[end] != "":
            tags = tuple(sentence.tags[start:end]) if sentence.parsed else ("",) * (end - start)
            found.append(Name(start, end, (label[2:], *tags)))
    return found


class Swapped:
    """The names of a corpus by frame, to be put in one another's place."""

    def __init__(self, sentences: Iterable[Sentence], share: float) -> None:
        """`share` of the sentences have their names exchanged."""
        self.share = share
        self.stock: dict[tuple[str, ...], list[tuple[list[str], list[str]]]] = {}
        for sentence in sentences:
            for name in names(sentence) if sentence.marks is None else ():
                words = sentence.words[name.start : name.end]
                if all(word[:1].isupper() for word in words[:1]):
                    self.stock.setdefault(name.frame, []).append((words, sentence.lemmas[name.start : name.end]))

    def __call__(self, sentence: Sentence, chance: random.Random) -> Sentence:
        """The sentence with other names of the same kind and tags, or the sentence itself."""
        if not self.share or sentence.marks is not None or chance.random() >= self.share:
            return sentence
        words, lemmas = list(sentence.words), list(sentence.lemmas)
        for name in names(sentence):
            stock = self.stock.get(name.frame, [])
            if len(stock) > 1 and chance.random() < CHANCE:
                words[name.start : name.end], others = chance.choice(stock)
                if lemmas:
                    lemmas[name.start : name.end] = others
        return sentence if words == sentence.words else replace(sentence, words=words, lemmas=lemmas)
