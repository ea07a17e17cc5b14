"""Annotation written into a spaCy Doc."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from spacy.tokens import Doc
from spacy.vocab import Vocab

from sayso.annotate import lemma
from sayso.annotate.encoder import Floats, Ints
from sayso.annotate.lexicon import Lexicon
from sayso.annotate.words import Words
from sayso.records.handover import SENTENCE_VECTORS

_COLUMNS = ["TAG", "POS", "MORPH", "LEMMA", "DEP", "HEAD", "ENT_IOB", "ENT_TYPE"]
_INSIDE, _OUTSIDE, _BEGINS = 1, 2, 3  # spaCy's codes of ENT_IOB
_DIMENSIONS = 384
_CACHED = 200_000  # lemmas kept before all are forgotten
_SOFT_HYPHEN = "\u00ad"


class Filler:
    """The labels as numbers of a vocabulary's string store."""

    def __init__(self, vocab: Vocab, labels: dict[str, list[str]], lexicon: Lexicon) -> None:
        self._strings = vocab.strings
        self._lexicon = lexicon
        self._tags = labels["xpos"]
        self._xpos = self._numbers(labels["xpos"])
        self._relations = self._numbers(labels["relations"])
        split = [label.partition("|") for label in labels["tags"]]
        self._pos = self._numbers([upos for upos, _, _ in split])
        self._morph = np.array([vocab.morphology.add(features) for _, _, features in split], dtype=np.uint64)
        self._scripts = labels["lemmas"]
        self._known: dict[tuple[str, int, int], str] = {}  # lemmas by word, script and tag
        no_features = vocab.morphology.add("")
        self._space = np.array(
            [*self._numbers(["_SP", "SPACE"]), no_features, 0, *self._numbers(["dep"]), 0, _OUTSIDE, 0], dtype=np.uint64
        )

    def _numbers(self, labels: Sequence[str]) -> np.ndarray[tuple[int], np.dtype[np.uint64]]:
        return np.array([self._strings.add(label) for label in labels], dtype=np.uint64)

    def fill(self, doc: Doc, texts: Sequence[str], places: Ints, words: Words) -> None:
        """Set tags, parts of speech, features, lemmas, trees, sentences, names and vectors of `doc`.

        `texts` are the words and `places` the token of each. A white-space token hangs on the word before it (at the
        beginning of the text, on the first word).
        """
        size = len(doc)
        rows = np.tile(self._space, (size, 1))
        rows[places, 0] = self._xpos[words.xpos]
        rows[places, 1] = self._pos[words.tags]
        rows[places, 2] = self._morph[words.tags]
        rows[:, 3] = doc.to_array("ORTH")
        rows[places, 3] = self._lemmas(texts, words.lemmas, words.xpos)
        rows[places, 4] = self._relations[words.relations]
        before = np.searchsorted(places, np.arange(size), side="right") - 1
        heads = places[np.maximum(before, 0)]
        heads[places] = places[words.heads]
        rows[:, 5] = (heads - np.arange(size)).astype(np.uint64)
        for start, end, kind in words.names:
            named = slice(places[start], places[end - 1] + 1)
            rows[named, 6] = _INSIDE
            rows[named, 7] = self._strings.add(kind)
            rows[places[start], 6] = _BEGINS
        _write(doc, _COLUMNS, rows)
        tensor = np.zeros((size, _DIMENSIONS), dtype=np.float32)
        tensor[places] = words.vectors
        doc.tensor = tensor  # type: ignore[assignment] # the stub says float64, spaCy itself stores float32
        doc.user_data[SENTENCE_VECTORS] = sentence_vectors(words.vectors, words.sentences)

    def fill_blank(self, doc: Doc) -> None:
        """Annotate a Doc without words: at most one sentence, of white space, with nothing in it."""
        rows = np.tile(self._space, (len(doc), 1))
        rows[:, 3] = doc.to_array("ORTH")
        rows[:, 5] = (-np.arange(len(doc))).astype(np.uint64)
        _write(doc, _COLUMNS, rows)
        doc.tensor = np.zeros((len(doc), _DIMENSIONS), dtype=np.float32)
        doc.user_data[SENTENCE_VECTORS] = np.zeros((min(len(doc), 1), _DIMENSIONS), dtype=np.float32)

    def _lemmas(self, texts: Sequence[str], scripts: Ints, tags: Ints) -> list[int]:
        known, add = self._known, self._strings.add
        if len(known) > _CACHED:
            known.clear()
        found = []
        for key in zip(texts, scripts.tolist(), tags.tolist(), strict=True):
            form = known.get(key)
            if form is None:
                form = known[key] = self._lemma(*key)
            found.append(add(form))  # each time: spaCy forgets the strings of a memory zone
        return found

    def _lemma(self, text: str, edit: int, tag: int) -> str:
        """Number of script and tag to a lemma; a soft hyphen is no letter."""
        word = text.replace(_SOFT_HYPHEN, "") or text
        return self._lexicon.lemma(word, self._tags[tag], lemma.apply(self._scripts[edit], word))


def sentence_vectors(vectors: Floats, sentences: Ints) -> Floats:
    """Unit vectors (sentences, 384): the mean of each sentence's word vectors, normalised."""
    ends = [*sentences[1:].tolist(), len(vectors)]
    sums = np.stack([vectors[start:end].sum(axis=0) for start, end in zip(sentences.tolist(), ends, strict=True)])
    found: Floats = sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-9)
    return found


def _write(doc: Doc, columns: list[str], rows: np.ndarray[tuple[int, int], np.dtype[np.uint64]]) -> None:
    doc.from_array(columns, rows)  # type: ignore[arg-type] # the stub wants its own array protocol
