"""spaCy's own CNN, trained on the open corpora of the recipe, beside our weights: accuracy on raw text, and speed.

    python -m training.annotator compare --data DATA --encoder FOLDER --work FOLDER [--out WEIGHTS]

The CNN is what `spacy init config --optimize efficiency` proposes for tags, features, lemmas, trees and names, as in
spaCy's small English pipelines. It reads the same sentences and the same words: it gets our tokenizer.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

import spacy
from spacy.cli.init_config import init_config
from spacy.cli.train import train as spacy_train
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

from sayso.annotate.annotator import pipeline
from sayso.annotate.tokenizer import TOKENIZERS
from training.annotator.corpora import development_data, training_data
from training.annotator.evaluate import documents, names_line, raw_text, score, table
from training.annotator.sentences import NAMES, Sentence

PIPELINE = ["tagger", "morphologizer", "trainable_lemmatizer", "parser", "ner"]
SENTENCES = 12  # in a training document: enough to learn where sentences end
STEPS = 6_000
TIMED = 3  # runs of which the fastest counts


def compare(data: Path, work: Path, out: Path) -> None:
    """Train the CNN, unless `work` has it, and print both tables."""
    trained = work / "cnn" / "model-last"
    if not trained.exists():
        train(data, work / "cnn")
    cnn = spacy.load(trained)
    cnn.tokenizer = TOKENIZERS["en"](vocab=cnn.vocab).tokenizer
    dev = development_data(data)
    news = [raw_text(group)[0] for group in documents(dev) if group[0].genre in ("news", "interview", "speech")]
    for name, nlp in (("spaCy's CNN", cnn), ("ours", pipeline("en", out))):
        tallies = score(nlp, dev)
        print(f"\n{name}\n{table(tallies)}\nUNER EWT dev: {names_line(tallies['ewt'])}")
        print(f"{speed(nlp, news):.0f} words/s, one thread, fastest of {TIMED}", flush=True)


def speed(nlp: Language, texts: list[str]) -> float:
    """Words a second from text to Doc."""
    seconds, words = [], 0
    for _ in range(TIMED):
        started = time.perf_counter()
        docs = [nlp(text) for text in texts]
        seconds.append(time.perf_counter() - started)
        words = sum(not token.is_space for doc in docs for token in doc)
    return words / min(seconds)


def train(data: Path, folder: Path) -> None:
    """Write the corpora in spaCy's format and train with its own command."""
    folder.mkdir(parents=True, exist_ok=True)
    vocab = spacy.blank("en").vocab
    for name, sentences in (("train", training_data(data)), ("dev", development_data(data))):
        DocBin(docs=examples(vocab, sentences)).to_disk(folder / f"{name}.spacy")
    config = init_config(lang="en", pipeline=PIPELINE, optimize="efficiency", gpu=False)
    config["training"] |= {"max_steps": STEPS, "max_epochs": 0, "eval_frequency": 2_000, "patience": 0}
    config["paths"] |= {"train": str(folder / "train.spacy"), "dev": str(folder / "dev.spacy")}
    config.to_disk(folder / "config.cfg")
    spacy_train(folder / "config.cfg", folder)


def examples(vocab: Vocab, sentences: Iterable[Sentence]) -> Iterator[Doc]:
    """Documents in pieces of a few sentences, those with trees apart from those with names alone."""
    for (_, parsed), group in groupby(sentences, key=lambda sentence: (sentence.document, sentence.parsed)):
        held = list(group)
        for start in range(0, len(held), SENTENCES):
            yield example(vocab, held[start : start + SENTENCES], parsed)


def example(vocab: Vocab, sentences: list[Sentence], parsed: bool) -> Doc:
    """Gold words, tags, trees and names as a Doc; a paragraph's end is a token that hangs on the word before it."""
    rows: list[tuple[str, bool, str, str, str, str, int, str, str | None]] = []
    for sentence in sentences:
        if sentence.paragraph and rows:
            rows[-1] = (rows[-1][0], False, *rows[-1][2:])
            rows.append(("\n\n", False, "_SP", "SPACE", "", "\n\n", len(rows) - 1, "dep", "O"))
        first = len(rows)
        spaces = sentence.spaces or [True] * len(sentence.words)
        for place, word in enumerate(sentence.words):
            tag = lemma = upos = features = relation = ""
            head = len(rows)
            if parsed:
                upos, _, features = sentence.tags[place].partition("|")
                tag, lemma, relation = sentence.xpos[place], sentence.lemmas[place], sentence.relations[place]
                head = first + sentence.heads[place] if sentence.heads[place] >= 0 else head
            name = _name(sentence.names[place])
            rows.append((word, spaces[place], tag, upos, features, lemma, head, relation, name))
    words, spaces, tags, pos, morphs, lemmas, heads, deps, ents = (list(column) for column in zip(*rows, strict=True))
    if not parsed:
        return Doc(vocab, words=words, spaces=spaces, ents=ents)
    return Doc(
        vocab, words=words, spaces=spaces, tags=tags, pos=pos, morphs=morphs, lemmas=lemmas, heads=heads, deps=deps,
        ents=ents,
    )  # fmt: skip


def _name(allowed: int) -> str | None:
    """The one name tag that a corpus allows; None, which spaCy takes for not known, where it allows several."""
    return NAMES[allowed.bit_length() - 1] if allowed & (allowed - 1) == 0 else None
