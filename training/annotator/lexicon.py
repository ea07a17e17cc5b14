"""The table of lemmas, counted over the training data, and the common words of the encoder's vocabulary beside it."""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path

from sayso.annotate.lexicon import CLASSES, bases
from training.annotator.sentences import Sentence

SURE = 0.8  # of the times that a form was seen; below it the context decides
BASES = {"VB": "V", "VBP": "V", "NN": "N", "JJ": "A", "RB": "A"}


def count(sentences: list[Sentence]) -> str:
    """Lines `tag form lemma` of forms that the regular endings do not give, and `class word` of lemmas."""
    forms: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    words: dict[str, set[str]] = {"V": set(), "N": set(), "A": set()}
    for sentence in sentences:
        for word, tag, lemma in zip(sentence.words, sentence.xpos, sentence.lemmas, strict=False):
            if tag in CLASSES and tag != "NNPS" and word.isalpha():
                forms[tag, word.lower()][lemma] += 1
            if (tag in BASES or tag in CLASSES) and lemma.isalpha() and lemma.islower() and len(lemma) > 1:
                words[BASES.get(tag) or CLASSES[tag]].add(lemma)
    lines = []
    for (tag, form), seen in sorted(forms.items()):
        lemma = min(seen, key=lambda one: (-seen[one], one))
        if seen[lemma] < SURE * seen.total():
            continue
        known = [base for base in bases(form, tag) if base in words[CLASSES[tag]]]
        if known[:1] != [lemma] or len(seen) > 1:
            lines.append(f"{tag}\t{form}\t{lemma}")
    return "\n".join([*lines, *(f"{name}\t{word}" for name in sorted(words) for word in sorted(words[name]))]) + "\n"


def write(sentences: list[Sentence], path: Path) -> None:
    path.write_text(count(sentences), encoding="utf-8")
