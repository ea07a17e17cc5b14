"""What keeps the vectors in the meaning space of the original encoder: its own vectors of sentences and clauses."""

from __future__ import annotations

import random

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional as nnf

from sayso.annotate.wordpiece import WordPieces
from training.annotator.batches import Span
from training.annotator.network import Encoder
from training.annotator.sentences import Sentence

SHARE_WITH_VECTOR = 0.6
SEED = 20261120
LONGEST = 100  # words of a sentence whose words are taught


def teacher_vectors(encoder: Encoder, wordpieces: WordPieces, texts: list[list[str]]) -> Tensor:
    """Unit vectors (texts, 384) that the original encoder gives, mean over all pieces."""
    rows = [
        [wordpieces.start, *(p for word in text for p in wordpieces.pieces(word)), wordpieces.end] for text in texts
    ]
    order = sorted(range(len(rows)), key=lambda number: len(rows[number]))
    found = torch.zeros(len(rows), 384)
    encoder.eval()
    with torch.inference_mode():
        for start in range(0, len(order), 64):
            chosen = order[start : start + 64]
            longest = max(len(rows[number]) for number in chosen)
            pieces = torch.zeros(len(chosen), longest, dtype=torch.long)
            mask = torch.zeros(len(chosen), longest, dtype=torch.bool)
            for place, number in enumerate(chosen):
                pieces[place, : len(rows[number])] = torch.tensor(rows[number])
                mask[place, : len(rows[number])] = True
            states = encoder(pieces, mask) * mask[:, :, None]
            found[chosen] = nnf.normalize(states.sum(1) / mask.sum(1, keepdim=True), dim=-1)
    return found


def word_rows(sentences: list[Sentence]) -> list[int]:
    """First row of each sentence among the teacher's states of words; -1 for those without."""
    found, row = [], 0
    for sentence in sentences:
        taken = sentence.parsed and len(sentence.words) <= LONGEST
        found.append(row if taken else -1)
        row += len(sentence.words) if taken else 0
    return found


def teacher_states(encoder: Encoder, wordpieces: WordPieces, sentences: list[Sentence]) -> NDArray[np.float16]:
    """States (words, 384) that the original encoder gives words, read sentence by sentence: means over their pieces."""
    rows = word_rows(sentences)
    chosen = sorted((number for number, row in enumerate(rows) if row >= 0), key=lambda n: len(sentences[n].words))
    found = np.zeros((sum(len(sentences[number].words) for number in chosen), 384), dtype=np.float16)
    encoder.eval()
    with torch.inference_mode():
        for start in range(0, len(chosen), 48):
            group = chosen[start : start + 48]
            cut = [[wordpieces.pieces(word) for word in sentences[number].words] for number in group]
            longest = max(sum(map(len, words)) for words in cut) + 2
            pieces = torch.zeros(len(group), longest, dtype=torch.long)
            for place, words in enumerate(cut):
                row = [wordpieces.start, *(piece for word in words for piece in word), wordpieces.end]
                pieces[place, : len(row)] = torch.tensor(row)
            states = encoder(pieces, pieces != 0)
            for place, (number, words) in enumerate(zip(group, cut, strict=True)):
                counts = torch.tensor([len(word) for word in words])
                owner = torch.arange(len(words)).repeat_interleave(counts)
                sums = torch.zeros(len(words), 384).index_add_(0, owner, states[place, 1 : len(owner) + 1])
                found[rows[number] : rows[number] + len(words)] = (sums / counts[:, None]).numpy()
    return found


def chosen_spans(sentences: list[Sentence], seed: int) -> tuple[dict[int, list[Span]], list[list[str]]]:
    """Sentences and clauses whose vectors are distilled, and their words."""
    pick = random.Random(seed)
    spans: dict[int, list[Span]] = {}
    texts: list[list[str]] = []
    for number, sentence in enumerate(sentences):
        if not sentence.parsed or not 4 <= len(sentence.words) <= 50 or pick.random() > SHARE_WITH_VECTOR:
            continue
        candidates = [(0, len(sentence.words))]
        clauses = [span for span in subtrees(sentence) if 4 <= span[1] - span[0] <= 25]
        if clauses:
            candidates.append(pick.choice(clauses))
        for start, end in candidates:
            spans.setdefault(number, []).append(Span(start, end, len(texts)))
            texts.append(sentence.words[start:end])
    return spans, texts


def subtrees(sentence: Sentence) -> list[tuple[int, int]]:
    """Spans of the clauses inside a sentence: complements, adverbial and relative clauses, objects."""
    found = []
    for place, relation in enumerate(sentence.relations):
        if relation.split(":")[0] in ("ccomp", "xcomp", "advcl", "acl", "obj", "nsubj", "parataxis"):
            inside = [other for other in range(len(sentence.words)) if _below(sentence.heads, other, place)]
            if inside[-1] - inside[0] + 1 == len(inside):
                found.append((inside[0], inside[-1] + 1))
    return found


def _below(heads: list[int], place: int, top: int) -> bool:
    for _ in range(len(heads)):
        if place in (top, -1):
            break
        place = heads[place]
    return place == top
