"""The open corpora together."""

from __future__ import annotations

from pathlib import Path

from training.annotator.name_corpora import crossner, re3d, wikigold
from training.annotator.sentences import Sentence
from training.annotator.treebanks import ewt, gum


def training_data(folder: Path) -> list[Sentence]:
    """Everything that may train weights that ship, in reading order."""
    return [
        *ewt(folder / "ud_ewt/en_ewt-ud-train.conllu", folder / "uner_ewt/en_ewt-ud-train.PLO.iob2"),
        *gum(folder / "gum/gum_train_nonNC.conllu"),
        *wikigold(folder / "wikigold/wikigold.conll.txt"),
        *crossner(folder / "crossner_politics/train.txt"),
        *re3d(folder / "re3d"),
    ]


def development_data(folder: Path) -> list[Sentence]:
    return [
        *ewt(folder / "ud_ewt/en_ewt-ud-dev.conllu", folder / "uner_ewt/en_ewt-ud-dev.iob2"),
        *gum(folder / "gum/gum_dev_nonNC.conllu"),
    ]
