"""Annotated texts whose mentions are known: GUM's shippable genres and our own corpus."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from spacy.language import Language

from sayso.annotate import coreference
from sayso.annotate.annotator import Annotator
from sayso.annotate.coreference.scene import Ints, Scene
from sayso.languages.cues import cues
from training.annotator import articles
from training.annotator.corpora import Sentence, gum
from training.annotator.evaluate import documents, raw_text
from training.corpus import story

NOBODY = -9


@dataclass(frozen=True)
class Text:
    """A text by its scene; `entities` (mentions,) tells who each is, NOBODY where the corpus marks none.

    `firsts` leads from each entity to its first token; `group` tells texts of one story.
    """

    corpus: str
    group: str
    scene: Scene
    entities: Ints
    firsts: dict[int, int]

    def fold(self, folds: int) -> int:
        return zlib.crc32(self.group.encode()) % folds


def training_texts(nlp: Language, data: Path, corpus: Path) -> Iterator[Text]:
    """What may train a ranker that ships; development parts are left out."""
    for sentences in documents(gum(data / "gum/gum_train_nonNC.conllu")):
        written, offsets = raw_text(sentences)
        places = {start: number for number, start in enumerate(start for row in offsets for start in row)}
        yield _text(nlp, written, sentences, places, "gum", sentences[0].document)
    for path in articles.split(corpus)[0]:
        article = story.load(path)
        yield _text(nlp, article.text, articles.sentences(article, article.name, None), None, "own", path.parent.name)


def _text(
    nlp: Language, written: str, sentences: list[Sentence], places: dict[int, int] | None, corpus: str, group: str
) -> Text:
    """`places` leads from characters to words; None where the words are our own tokenizer's."""
    annotator = nlp.get_pipe("sayso")
    assert isinstance(annotator, Annotator)
    doc = nlp.make_doc(written)
    reading, pointers = annotator.read(doc)
    assert pointers is not None
    words = [token for token in doc if not token.is_space]
    numbers = [number for one in sentences for number in (one.marks.entities if one.marks else [-1] * len(one.words))]
    known: dict[int, int] = {}
    for place, token in enumerate(words):
        word = place if places is None else places.get(token.idx, -1)
        if word >= 0 and numbers[word] >= 0:
            known[token.i] = numbers[word]
    firsts: dict[int, int] = {}
    for token, entity in sorted(known.items()):
        firsts.setdefault(entity, token)
    scene = coreference.scene(doc, reading, pointers, coreference.tables("en"), cues("en"))
    entities = np.array([known.get(token, NOBODY) for token in scene.token.tolist()])
    return Text(corpus, group, scene, entities, firsts)
