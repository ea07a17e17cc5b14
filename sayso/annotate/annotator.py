"""The annotator: words to pieces, window by window through the encoder, decoded and written into a Doc."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

import numpy as np
from spacy.tokens import Doc

from sayso.annotate.decode import names, relations, sentence_starts, trees
from sayso.annotate.encoder import Encoder, Ints, Scores
from sayso.annotate.fill import Filler
from sayso.annotate.forms import Break, Shape, line_break, shape
from sayso.annotate.tokenizer import TreebankEnglish
from sayso.annotate.windows import forced_end, window_end
from sayso.annotate.wordpiece import WordPieces
from sayso.annotate.words import Words, joined

_TOKENIZERS = {"en": TreebankEnglish}
_TEXT_BEGINS = "\n\n"


class Annotator:
    """One language's tokenizer, vocabulary, encoder and labels; called with a text it gives the filled Doc."""

    def __init__(self, language: str, weights: Path) -> None:
        labels = json.loads((weights / "labels.json").read_text(encoding="utf-8"))
        self.nlp = _TOKENIZERS[language]()
        self.nlp.max_length = 2**31
        self._wordpieces = WordPieces(weights / "vocab.txt")
        self._encoder = Encoder(weights)
        self._filler = Filler(self.nlp.vocab, labels)
        self._kinds = [label[2:] for label in labels["names"] if label.startswith("B-")]
        self._root = labels["relations"].index("root")

    def __call__(self, text: str) -> Doc:
        """Annotate a text, at most some 20,000 words of it (`passages` cuts longer ones).

        Any string is annotated; one without words gives a Doc without any.
        """
        doc = self.nlp.make_doc(text)
        words: list[str] = []
        places: list[int] = []
        breaks: list[Break] = []
        space = _TEXT_BEGINS
        for place, token in enumerate(doc):
            if token.is_space:
                space += token.text
            else:
                words.append(token.text)
                places.append(place)
                breaks.append(line_break(space))
                space = ""
        if words:
            self._filler.fill(doc, words, np.array(places), self._annotate(words, breaks))
        else:
            self._filler.fill_blank(doc)
        return doc

    def _annotate(self, words: list[str], breaks: list[Break]) -> Words:
        pieces = [self._wordpieces.pieces(word) for word in words]
        counts = [len(cut) for cut in pieces]
        runs: list[Words] = []
        start = 0
        while start < len(words):
            end, certain = window_end(start, words, breaks, counts)
            scores = self._encoder.read(*self._inputs(words[start:end], pieces[start:end], breaks[start:end]))
            firsts = sentence_starts(scores.starts, breaks[start:end])
            if not certain:
                # the last sentence may go on behind the window: it is left for the next one
                end = start + int(firsts[-1]) if len(firsts) > 1 else forced_end(start, end, words)
                firsts = firsts[firsts < end - start]
            runs.append(self._decoded(scores, firsts, start, end))
            start = end
        return joined(runs)

    def _decoded(self, scores: Scores, firsts: Ints, start: int, end: int) -> Words:
        """Annotation of words [start, end) from the scores of a window that begins there."""
        size = end - start
        heads = trees(scores.arcs[:size], firsts)
        arcs = self._encoder.relations(scores.dependents[:size], scores.heads[heads + 1])
        return Words(
            scores.xpos[:size],
            scores.tags[:size],
            scores.lemmas[:size],
            np.where(heads < 0, np.arange(size), heads) + start,
            relations(arcs, heads, self._root),
            firsts + start,
            scores.vectors[:size],
            tuple(
                (first + start, last + start, kind)
                for first, last, kind in names(scores.names[:size], firsts, self._kinds)
            ),
        )

    def _inputs(
        self, words: list[str], pieces: list[tuple[int, ...]], breaks: list[Break]
    ) -> tuple[Ints, Ints, Ints, Ints, Ints]:
        counts = np.array([len(cut) for cut in pieces])
        last = np.cumsum(counts)
        first = last - counts + 1
        total = int(last[-1]) + 2
        numbers = np.full(total, self._wordpieces.end)
        numbers[0] = self._wordpieces.start
        numbers[1:-1] = [number for cut in pieces for number in cut]
        shapes = np.full(total, int(Shape.NONE))
        shapes[1:-1] = np.repeat([_shape(word) for word in words], counts)
        lines = np.zeros(total, dtype=np.int64)
        lines[first] = breaks
        return numbers, shapes, lines, first, last


@lru_cache(maxsize=100_000)
def _shape(word: str) -> int:
    return int(shape(word))
