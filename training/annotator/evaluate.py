"""Figures of the packaged weights on raw text against gold words, the float weights beside them, and speed."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from spacy.language import Language
from spacy.tokens import Doc

from sayso.annotate.annotator import pipeline
from sayso.annotate.encoder import Encoder as PackagedEncoder
from sayso.annotate.encoder import _session
from sayso.records.handover import SENTENCE_VECTORS
from training.annotator.corpora import development_data
from training.annotator.name_corpora import CROSSNER_KINDS
from training.annotator.network import Encoder
from training.annotator.sentences import NAMES, Sentence
from training.annotator.vectors import teacher_vectors

KINDS = ("PER", "ORG", "LOC")
MEASURES = ("words", "UPOS", "XPOS", "feats", "lemma", "UAS", "LAS", "LAS (universal)", "sentences")
Facts = dict[str, set[tuple[object, ...]]]


def raw_text(sentences: list[Sentence]) -> tuple[str, list[list[int]]]:
    """The text of one document, paragraphs set off by blank lines, and where each word begins."""
    text = ""
    offsets: list[list[int]] = []
    for sentence in sentences:
        if sentence.paragraph and text:
            text = text.rstrip() + "\n\n"
        offsets.append([])
        spaces = sentence.spaces or [True] * len(sentence.words)
        for word, space in zip(sentence.words, spaces, strict=True):
            offsets[-1].append(len(text))
            text += word + (" " if space else "")
    return text, offsets


def gold_facts(sentences: list[Sentence], offsets: list[list[int]]) -> Facts:
    found: Facts = {name: set() for name in (*MEASURES, "names")}
    for sentence, starts in zip(sentences, offsets, strict=True):
        spans = [(start, start + len(word)) for start, word in zip(starts, sentence.words, strict=True)]
        found["sentences"].add((spans[0][0], spans[-1][1]))
        for place, span in enumerate(spans):
            upos, _, feats = sentence.tags[place].partition("|")
            head = spans[sentence.heads[place]] if sentence.heads[place] >= 0 else None
            _add_word(
                found,
                span,
                (upos, sentence.xpos[place], feats, sentence.lemmas[place]),
                head,
                sentence.relations[place],
            )
        found["names"] |= set(gold_names(sentence, spans))
    return found


def gold_names(sentence: Sentence, spans: list[tuple[int, int]]) -> Iterator[tuple[object, ...]]:
    start, kind = -1, ""
    for place, allowed in enumerate([*sentence.names, 1]):
        label = NAMES[(allowed & -allowed).bit_length() - 1]
        if label[0] != "I" and start >= 0:
            if kind in KINDS:
                yield spans[start][0], spans[place - 1][1], kind
            start = -1
        if label[0] == "B":
            start, kind = place, label[2:]


def _add_word(
    found: Facts, span: tuple[int, int], tags: tuple[str, str, str, str], head: tuple[int, int] | None, relation: str
) -> None:
    found["words"].add(span)
    for name, value in zip(("UPOS", "XPOS", "feats", "lemma"), tags, strict=True):
        found[name].add((span, value))
    found["UAS"].add((span, head))
    found["LAS"].add((span, head, relation))
    found["LAS (universal)"].add((span, head, relation.partition(":")[0]))


def own_facts(doc: Doc) -> Facts:
    found: Facts = {name: set() for name in (*MEASURES, "names")}
    for sent in doc.sents:
        words = [token for token in sent if not token.is_space]
        if not words:
            continue
        found["sentences"].add((words[0].idx, words[-1].idx + len(words[-1])))
        for token in words:
            head = (
                None
                if token.head == token or token.dep_ == "root"
                else (token.head.idx, token.head.idx + len(token.head))
            )
            tags = (token.pos_, token.tag_, str(token.morph), token.lemma_)
            _add_word(found, (token.idx, token.idx + len(token)), tags, head, token.dep_.lower())
    found["names"] = {(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents if ent.label_ in KINDS}
    return found


class Tally:
    """Counts of right, gold and own facts by measure."""

    def __init__(self) -> None:
        self.counts: dict[str, list[int]] = {}

    def add(self, gold: Facts, own: Facts) -> None:
        for name in gold:
            self._add(name, gold[name], own[name])
        for kind in KINDS:
            self._add(kind, {f for f in gold["names"] if f[2] == kind}, {f for f in own["names"] if f[2] == kind})

    def _add(self, name: str, gold: set[tuple[object, ...]], own: set[tuple[object, ...]]) -> None:
        row = self.counts.setdefault(name, [0, 0, 0])
        for place, value in enumerate((len(gold & own), len(gold), len(own))):
            row[place] += value

    def f1(self, name: str) -> float:
        right, gold, own = self.counts.get(name, (0, 0, 0))
        return 200 * right / max(gold + own, 1)


def documents(sentences: list[Sentence]) -> list[list[Sentence]]:
    found: dict[str, list[Sentence]] = {}
    for sentence in sentences:
        found.setdefault(sentence.document, []).append(sentence)
    return list(found.values())


def score(annotator: Language, data: list[Sentence]) -> dict[str, Tally]:
    """Tallies by genre, and "gum" over all of GUM."""
    tallies: dict[str, Tally] = {}
    for sentences in documents(data):
        text, offsets = raw_text(sentences)
        gold, own = gold_facts(sentences, offsets), own_facts(annotator(text))
        genre = sentences[0].genre
        for key in (genre,) if genre == "ewt" else (genre, "gum"):
            tallies.setdefault(key, Tally()).add(gold, own)
    return tallies


def score_politics(annotator: Language, path: Path) -> Tally:
    """Names in CrossNER politics, whose text is words with spaces."""
    tally = Tally()
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.split("\n") if line.strip()]
        if not rows:
            continue
        gold: Facts = {"names": set()}
        text, start, kind = "", -1, ""
        for word, label in [*rows, ["", "O"]]:
            if label[0] != "I" and start >= 0:
                if kind in KINDS:
                    gold["names"].add((start, len(text) - 1, kind))
                start = -1
            if label[0] == "B":
                start, kind = len(text), CROSSNER_KINDS[label[2:]]
            text += word + " "
        tally.add(gold, {"names": own_facts(annotator(text))["names"]})
    return tally


def table(tallies: dict[str, Tally]) -> str:
    lines = ["| | " + " | ".join(MEASURES) + " |", "|---" * (len(MEASURES) + 1) + "|"]
    for genre, tally in tallies.items():
        lines.append(f"| {genre} | " + " | ".join(f"{tally.f1(name):.1f}" for name in MEASURES) + " |")
    return "\n".join(lines)


def names_line(tally: Tally) -> str:
    return " ".join(f"{name} {tally.f1(name):.1f}" for name in ("names", *KINDS))


def speed(annotator: Language, texts: list[str], bare: Path) -> str:
    """Words a second from text to Doc, of our graph alone and of the bare original encoder on the same windows."""
    windows = []
    read = PackagedEncoder.read

    def kept(self: PackagedEncoder, *given: object) -> object:
        windows.append(given)
        return read(self, *given)  # type: ignore[arg-type]

    PackagedEncoder.read = kept  # type: ignore[assignment,method-assign]
    words = sum(sum(not token.is_space for token in annotator(text)) for text in texts)
    PackagedEncoder.read = read  # type: ignore[method-assign]
    session, encoder = _session(bare), annotator.get_pipe("sayso")._encoder
    times: dict[str, list[float]] = {"all": [], "graph": [], "bare": []}
    for _ in range(3):
        started = time.perf_counter()
        for text in texts:
            annotator(text)
        times["all"].append(time.perf_counter() - started)
        started = time.perf_counter()
        for given in windows:
            encoder.read(*given)
        times["graph"].append(time.perf_counter() - started)
        started = time.perf_counter()
        for given in windows:
            session.run(None, {"pieces": given[0]})
        times["bare"].append(time.perf_counter() - started)
    rate = {name: words / min(values) for name, values in times.items()}
    return (
        f"{words} words, one thread: {rate['all']:.0f} words/s end to end, {rate['graph']:.0f} our graph alone, "
        f"{rate['bare']:.0f} bare int8 encoder; end to end / bare {rate['all'] / rate['bare']:.2f}, "
        f"best of 3 each"
    )


def _ranks(values: np.ndarray) -> np.ndarray:
    return values.argsort().argsort().astype(float)


def vectors_agree(annotator: Language, encoder: Path, sentences: list[Sentence]) -> str:
    """How alike the sentence vectors' cosines are to those of the original encoder, over all pairs."""
    chosen = [sentence for sentence in sentences if 5 <= len(sentence.words) <= 40][:600]
    own = []
    for sentence in chosen:
        text, _ = raw_text([sentence])
        doc = annotator(text)
        pooled = doc.user_data[SENTENCE_VECTORS].sum(axis=0)
        own.append(pooled / np.linalg.norm(pooled))
    original = Encoder.pretrained(encoder / "model.safetensors")
    teacher = teacher_vectors(
        original, annotator.get_pipe("sayso")._wordpieces, [sentence.words for sentence in chosen]
    ).numpy()
    mine = np.array(own)
    upper = np.triu_indices(len(chosen), 1)
    pairs, wanted = (mine @ mine.T)[upper], (teacher @ teacher.T)[upper]
    crossed = mine @ teacher.T
    return (
        f"{len(chosen)} sentences: Spearman of pair cosines {np.corrcoef(_ranks(pairs), _ranks(wanted))[0, 1]:.3f}, "
        f"Pearson {np.corrcoef(pairs, wanted)[0, 1]:.3f}, mean cosine to the "
        f"original's own vector {np.mean(np.diag(crossed)):.3f}, nearest original is its own "
        f"{100 * np.mean(crossed.argmax(1) == np.arange(len(chosen))):.1f} %"
    )


def evaluate(data: Path, encoder: Path, out: Path, work: Path) -> None:
    """Print every figure of the model card."""
    torch.set_num_threads(1)
    dev = development_data(data)
    for name, folder in (("int8", out), ("float", work / "float")):
        annotator = pipeline("en", folder)
        tallies = score(annotator, dev)
        print(f"\n{name}\n{table(tallies)}")
        print(f"UNER EWT dev: {names_line(tallies['ewt'])}")
        print(
            f"CrossNER politics dev: {names_line(score_politics(annotator, data / 'crossner_politics/dev.txt'))}",
            flush=True,
        )
    annotator = pipeline("en", out)
    print(vectors_agree(annotator, encoder, [sentence for sentence in dev if sentence.genre != "ewt"]))
    news = [raw_text(group)[0] for group in documents(dev) if group[0].genre in ("news", "interview", "speech")]
    print(speed(annotator, news, work / "float" / "bare.onnx"))
