"""`python -m training.coreference`: train the ranker of antecedents over an annotator's weights; print its figures."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import torch

from sayso.annotate.annotator import RANKER, pipeline
from sayso.annotate.coreference import Ranker, tables
from sayso.annotate.coreference.decode import Decision, pairs
from training.annotator.evaluate_marks import evaluate_referents
from training.annotator.train import CORPUS
from training.coreference.figures import readiest_bias
from training.coreference.network import Sizes, fit
from training.coreference.questions import ask, given
from training.coreference.texts import Text, training_texts

SEED = 20261121
FOLDS = 2


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.coreference", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the open corpora")
    parser.add_argument("--weights", type=Path, default=Path("sayso/weights/en"), help="folder of the annotator")
    asked = parser.parse_args()
    torch.set_num_threads(1)  # the order of sums must not depend on threads
    labels = json.loads((asked.weights / "labels.json").read_text(encoding="utf-8"))
    texts = list(training_texts(pipeline("en", asked.weights), asked.data, CORPUS))
    print(f"{len(texts)} texts", flush=True)
    ranker = train(texts)
    ranker.write(asked.weights / RANKER, labels["weights"])
    evaluate_referents(pipeline("en", asked.weights), asked.data, CORPUS)


def train(texts: list[Text]) -> Ranker:
    """A ranker that has learnt to go on from its own answers, which the texts of other folds taught it."""
    sizes = Sizes.of(texts[0])
    folds = []
    for number in range(FOLDS):
        others = [text for text in texts if text.fold(FOLDS) != number]
        folds.append(fit(ask((text, given(text)) for text in others), sizes, SEED))
    decided = [(text, folds[text.fold(FOLDS)]) for text in texts]
    bias = readiest_bias(decided)
    asked = ((text, pairs(text.scene, tables("en")), ranker.biased(bias)) for text, ranker in decided)
    found = fit(ask((text, Decision(text.scene, of, ranker)) for text, of, ranker in asked), sizes, SEED)
    return found.biased(bias)


if __name__ == "__main__":
    main()
