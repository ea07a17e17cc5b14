"""The bare encoder: word pieces in, vectors out, nothing decoded. The whole build is measured against it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.language import Language

from sayso.annotate.encoder import Ints
from sayso.annotate.forms import Break
from sayso.annotate.windows import MOST_PIECES, MOST_WORDS

Window = dict[str, Ints]
INPUTS = ("pieces", "shapes", "breaks", "first", "last")
VECTORS = "vectors"


def windows(nlp: Language, text: str) -> list[Window]:
    """The text as the encoder takes it: windows of the annotator's own size, each word in exactly one of them.

    The annotator itself reads some words twice, where a window ends inside a sentence; that is part of its price.
    """
    words = [token.text for token in nlp.make_doc(text) if not token.is_space]
    annotator = nlp.get_pipe("sayso")
    pieces = [annotator._wordpieces.pieces(word) for word in words]
    return [
        dict(zip(INPUTS, annotator._inputs(words[a:b], pieces[a:b], [Break.NONE] * (b - a)), strict=True))
        for a, b in _cuts(pieces)
    ]


def _cuts(pieces: Sequence[Sequence[int]]) -> Iterator[tuple[int, int]]:
    start, room = 0, MOST_PIECES
    for place, cut in enumerate(pieces):
        if place - start == MOST_WORDS or len(cut) > room:
            yield start, place
            start, room = place, MOST_PIECES
        room -= len(cut)
    if start < len(pieces):
        yield start, len(pieces)


def run(nlp: Language, given: Sequence[Window]) -> None:
    """Put the windows through the session of the annotator, on its own number of threads.

    The graph's linear heads run with it: with and without them differed by less than the runs among themselves.
    """
    session = nlp.get_pipe("sayso")._encoder._words
    for window in given:
        session.run([VECTORS], window)
