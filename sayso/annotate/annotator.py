"""The annotator, a component of a spaCy pipeline: words to pieces, window by window through the encoder, decoded and
written into the Doc."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from sayso import assets
from sayso.annotate import reading
from sayso.annotate.coreference import Pointers, Ranker, Resolver
from sayso.annotate.decode import names, relations, sentence_starts, trees
from sayso.annotate.encoder import Encoder, Ints, Scores
from sayso.annotate.fill import Filler
from sayso.annotate.forms import Break, Shape, line_break, shape
from sayso.annotate.lexicon import Lexicon
from sayso.annotate.tokenizer import TOKENIZERS
from sayso.annotate.windows import forced_end, window_end
from sayso.annotate.wordpiece import WordPieces
from sayso.annotate.words import Words, joined
from sayso.records.handover import READING, Reading, plain

RANKER = "coreference.npz"
LONGEST = 2**31  # characters of a text: only memory sets a limit
_TEXT_BEGINS = "\n\n"


class Annotator:
    """One language's vocabulary, encoder and labels; called with the tokens of a text it fills their Doc."""

    def __init__(self, vocab: Vocab, weights: Path) -> None:
        labels = json.loads((weights / "labels.json").read_text(encoding="utf-8"))
        self._wordpieces = WordPieces(weights / "vocab.txt")
        self._encoder = Encoder(weights)
        self._filler = Filler(vocab, labels, Lexicon.read(weights / "lexicon.tsv"))
        self._kinds = [label[2:] for label in labels["names"] if label.startswith("B-")]
        self._marks = labels["marks"]
        self._distances = labels["distances"]
        self._own_kinds = [label[2:] for label in self._marks["kinds"] if label.startswith("B-")]
        self._root = labels["relations"].index("root")
        ranker = Ranker.read(weights / RANKER, labels.get("weights", ""))
        self._resolver = None if ranker is None else Resolver.of(vocab.lang, ranker)

    def __call__(self, doc: Doc) -> Doc:
        """Annotate a text, at most some 20,000 words of it (`passages` cuts longer ones); gives the same Doc.

        Any text is annotated; a Doc without words stays without annotation.
        """
        found, pointers = self.read(doc)
        if pointers is not None:
            resolver = self._resolver
            found = reading.linked(found, pointers) if resolver is None else resolver(doc, found, pointers)
        doc.user_data[READING] = plain(found)
        return doc

    def read(self, doc: Doc) -> tuple[Reading, Pointers | None]:
        """Fill a Doc; what else the encoder says of it, without antecedents, and its pointer to them."""
        words: list[str] = []
        tokens: list[int] = []
        breaks: list[Break] = []
        space = _TEXT_BEGINS
        strings = doc.vocab.strings
        for place, orth in enumerate(doc.to_array("ORTH").tolist()):
            text = strings[orth]
            if text.isspace():
                space += text
            else:
                words.append(text)
                tokens.append(place)
                breaks.append(line_break(space))
                space = ""
        if not words:
            self._filler.fill_blank(doc)
            return Reading(), None
        annotated, places = self._annotate(words, breaks), np.array(tokens)
        self._filler.fill(doc, words, places, annotated)
        found = reading.placed(reading.read(annotated, self._marks), places)
        return found, Pointers(
            places,
            annotated.anaphors,
            annotated.candidates,
            annotated.fresh,
            annotated.vectors,
            np.array(self._distances, dtype=np.float32),
        )

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
        marks = scores.marks[:, :size]
        cues, sources = (reading.span_starts(marks[reading.MARKS.index(name)]) for name in ("cues", "sources"))
        pointers = np.stack(
            [reading.pointed(scores.cues[:size], cues), reading.pointed(scores.sources[:size], sources)]
        )
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
            tuple(
                (first + start, last + start, kind)
                for first, last, kind in names(scores.kinds[:size], firsts, self._own_kinds)
            ),
            marks,
            np.where(pointers < 0, -1, pointers + start),
            scores.anaphors[:size],
            scores.candidates[1 : size + 1],
            scores.anaphors[:size] @ scores.candidates[0],
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


@Language.factory(
    "sayso",
    assigns=[
        *("token.tag", "token.pos", "token.morph", "token.lemma", "token.dep", "token.head"),
        *("doc.sents", "doc.ents", "doc.tensor"),
    ],
    default_config={"weights": None},
)
def component(nlp: Language, name: str, weights: str | None) -> Annotator:
    """The annotator of a pipeline's language: spaCy's factory "sayso".

    `weights` is a folder as `training.annotator` exports it; without one they are those of the package. Raises
    LanguageUnsupported where it carries none.
    """
    return Annotator(nlp.vocab, Path(weights) if weights else assets.weights(nlp.lang or ""))


def pipeline(language: str, weights: Path | None = None) -> Language:
    """A pipeline of our tokenizer and the annotator, with the package's weights or those of a folder."""
    nlp = TOKENIZERS[language]()
    nlp.max_length = LONGEST
    nlp.add_pipe("sayso", config={"weights": str(weights) if weights else None})
    return nlp
