"""The annotation of words before it is written into a Doc."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sayso.annotate.encoder import Floats, Ints


@dataclass(frozen=True, slots=True)
class Words:
    """The annotation of a run of words, white space left out; places count from the first word of the text."""

    xpos: Ints  # label numbers, as tags, lemmas and relations are
    tags: Ints
    lemmas: Ints
    heads: Ints  # place of the head; a root is its own head
    relations: Ints
    sentences: Ints  # place of each sentence's first word
    vectors: Floats  # (words, 384)
    names: tuple[tuple[int, int, str], ...]  # start, end, kind
    kinds: tuple[tuple[int, int, str], ...]  # the same with the kinds of the ontology
    marks: Ints  # (heads, words) label numbers, in the order of `reading.MARKS`
    pointers: Ints  # (2, words) the cue and the source that a word points to, -1 none
    anaphors: Floats  # (words, 64): times `candidates`, how likely the one refers back to the other
    candidates: Floats  # (words, 64)
    fresh: Floats  # (words,) how likely a word refers back to nothing

    def __len__(self) -> int:
        return len(self.xpos)


def joined(runs: Sequence[Words]) -> Words:
    """Runs that follow one another, as one."""
    return Words(
        np.concatenate([run.xpos for run in runs]),
        np.concatenate([run.tags for run in runs]),
        np.concatenate([run.lemmas for run in runs]),
        np.concatenate([run.heads for run in runs]),
        np.concatenate([run.relations for run in runs]),
        np.concatenate([run.sentences for run in runs]),
        np.concatenate([run.vectors for run in runs]),
        tuple(name for run in runs for name in run.names),
        tuple(name for run in runs for name in run.kinds),
        np.concatenate([run.marks for run in runs], axis=1),
        np.concatenate([run.pointers for run in runs], axis=1),
        np.concatenate([run.anaphors for run in runs]),
        np.concatenate([run.candidates for run in runs]),
        np.concatenate([run.fresh for run in runs]),
    )
