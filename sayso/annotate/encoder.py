"""The two graphs of the weights, run by onnxruntime on one thread: words to scores, and arcs to relations."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Scores:
    """What the encoder says of the n words of a window."""

    xpos: Ints  # (n,) label numbers
    tags: Ints  # (n,)
    lemmas: Ints  # (n,)
    starts: Floats  # (n,) log-odds that a sentence starts here
    names: Floats  # (n, name labels) log-odds
    arcs: Floats  # (n, 1 + n) log-odds of each head; column 0 is the root
    dependents: Floats  # (n, r) what relations are scored from
    heads: Floats  # (1 + n, r)
    kinds: Floats  # (n, labels of kinds) log-odds
    marks: Ints  # (heads, n) label numbers, in the order of `reading.MARKS`
    cues: Floats  # (n, 1 + n) log-odds of the cue that a content belongs to; column 0 is none
    sources: Floats  # (n, 1 + n) the same of the source that a cue or a content belongs to
    anaphors: Floats  # (n, 64) what antecedents are scored from
    candidates: Floats  # (1 + n, 64); row 0 is none
    vectors: Floats  # (n, 384) in the meaning space of the original encoder; their mean stands for a span


class Encoder:
    """Both graphs of one language."""

    def __init__(self, folder: Path) -> None:
        self._words = _session(folder / "model.onnx")
        self._relations = _session(folder / "relations.onnx")

    def read(self, pieces: Ints, shapes: Ints, breaks: Ints, first: Ints, last: Ints) -> Scores:
        """Scores of the words whose first and last pieces stand at `first` and `last` among `pieces`.

        `pieces` has the start and end marks; `shapes` and `breaks` are as long. One window a call: the quantised
        products take their scale from the whole input, so a batch would make its members depend on each other.
        """
        given = {"pieces": pieces, "shapes": shapes, "breaks": breaks, "first": first, "last": last}
        return Scores(*self._words.run(None, given))

    def relations(self, dependents: Floats, heads: Floats) -> Floats:
        """Scores (arcs, relations) of arcs given by rows of `Scores.dependents` and `Scores.heads`."""
        found: Floats = self._relations.run(None, {"dependents": dependents, "heads": heads})[0]
        return found


def _session(path: Path) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1  # the order of sums, hence the result, must not depend on threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
