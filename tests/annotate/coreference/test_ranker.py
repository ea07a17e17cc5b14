from __future__ import annotations

import json
from pathlib import Path

import numpy as np

from sayso import assets
from sayso.annotate.annotator import RANKER
from sayso.annotate.coreference import Ranker


def test_the_packaged_ranker_belongs_to_the_packaged_weights() -> None:
    # After a new annotator: python -m training.coreference --data CORPORA (training/README.md).
    folder = assets.weights("en")
    hash_ = json.loads((folder / "labels.json").read_text(encoding="utf-8"))["weights"]
    assert Ranker.read(folder / RANKER, hash_) is not None


def test_a_ranker_over_other_weights_is_not_used(tmp_path: Path) -> None:
    path = tmp_path / "coreference.npz"
    Ranker({"none_last_bias": np.ones(1, dtype=np.float32)}).write(path, "abc")
    assert Ranker.read(path, "abc") is not None
    assert Ranker.read(path, "abd") is None
    assert Ranker.read(tmp_path / "none.npz", "abc") is None


def test_the_same_weights_are_the_same_bytes(tmp_path: Path) -> None:
    ranker = Ranker({"none_last_bias": np.ones(1, dtype=np.float32)}).biased(0.5)
    ranker.write(tmp_path / "one.npz", "abc")
    ranker.write(tmp_path / "two.npz", "abc")
    assert (tmp_path / "one.npz").read_bytes() == (tmp_path / "two.npz").read_bytes()
