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
from training.annotator.evaluate_marks import name_words
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
        starts = [start for row in offsets for start in row]
        yield _text(nlp, written, sentences, starts, "gum", sentences[0].document)
    for path in articles.split(corpus)[0]:
        article = story.load(path)
        yield _text(nlp, article.text, articles.sentences(article, article.name, None), None, "own", path.parent.name)


def _text(
    nlp: Language, written: str, sentences: list[Sentence], starts: list[int] | None, corpus: str, group: str
) -> Text:
    """`starts` holds the first character of each word; None where the words are our own tokenizer's."""
    annotator = nlp.get_pipe("sayso")
    assert isinstance(annotator, Annotator)
    doc = nlp.make_doc(written)
    reading, pointers = annotator.read(doc)
    assert pointers is not None
    tokens = {token.idx: token.i for token in doc if not token.is_space}
    places = list(tokens.values()) if starts is None else [tokens.get(start, NOBODY) for start in starts]
    scene = coreference.scene(doc, reading, pointers, coreference.tables("en"), cues("en"))
    return Text(corpus, group, scene, *entities(sentences, places, scene))


def entities(sentences: list[Sentence], places: list[int], scene: Scene) -> tuple[Ints, dict[int, int]]:
    """Who each mention is, and the first token of each entity; `places` are the tokens of the words in order.

    Any word of a name stands for it, as where links are measured: the annotator takes "Ana" of "Ana Suel" for the head
    of one name, the last word of another. Of our articles' names one of twenty stood for nobody without that.
    """
    heads: dict[int, int] = {}
    around: dict[int, int] = {}
    first = 0
    for sentence in sentences:
        numbers = sentence.marks.entities if sentence.marks else []
        for offset, number in enumerate(numbers):
            if number >= 0:
                heads[places[first + offset]] = number
                around |= {places[first + word]: number for word in name_words(sentence, offset)}
        first += len(sentence.words)
    firsts: dict[int, int] = {}
    for token, entity in sorted(heads.items()):
        if token >= 0:
            firsts.setdefault(entity, token)
    known = around | heads
    return np.array([known.get(token, NOBODY) for token in scene.token.tolist()]), firsts
