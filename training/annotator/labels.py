"""The label sets of the heads, counted over the training data and kept beside the weights."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict, dataclass
from pathlib import Path

from sayso.annotate import lemma
from training.annotator.marks import LABELS
from training.annotator.network import Sizes
from training.annotator.sentences import NAMES, Sentence


@dataclass(frozen=True)
class Labels:
    """Labels by number for each head."""

    xpos: list[str]
    tags: list[str]
    lemmas: list[str]
    relations: list[str]
    names: list[str]
    marks: dict[str, list[str]]

    @property
    def sizes(self) -> Sizes:
        return Sizes(
            len(self.xpos),
            len(self.tags),
            len(self.lemmas),
            len(self.relations),
            len(self.names),
            {name: len(own) for name, own in self.marks.items()},
        )

    def write(self, path: Path) -> None:
        path.write_text(json.dumps(asdict(self), ensure_ascii=False, indent=0) + "\n", encoding="utf-8")

    @staticmethod
    def read(path: Path) -> Labels:
        return Labels(**json.loads(path.read_text(encoding="utf-8")))


def count(sentences: list[Sentence]) -> Labels:
    """Labels seen at least twice (lemma scripts three times); the rest is not learnt."""
    xpos: Counter[str] = Counter()
    tags: Counter[str] = Counter()
    lemmas: Counter[str] = Counter()
    relations: Counter[str] = Counter()
    for sentence in sentences:
        xpos.update(sentence.xpos)
        tags.update(sentence.tags)
        relations.update(sentence.relations)
        for word, base in zip(sentence.words, sentence.lemmas, strict=False):
            lemmas[lemma.script(word, base)] += 2
            lemmas[lemma.script(word.upper(), base)] += 1
            lemmas[lemma.script(word.lower(), base)] += 1
    return Labels(
        *(
            sorted(label for label, seen in counts.items() if seen >= least)
            for counts, least in ((xpos, 2), (tags, 2), (lemmas, 8), (relations, 2))
        ),
        list(NAMES),
        {name: list(own) for name, own in LABELS.items()},
    )
