"""What keeps the vectors in the meaning space of the original encoder: its own vectors of sentences and clauses."""

from __future__ import annotations

import random

import torch
from torch import Tensor
from torch.nn import functional as nnf

from sayso.annotate.wordpiece import WordPieces
from training.annotator.batches import Span
from training.annotator.corpora import Sentence
from training.annotator.network import Encoder

SHARE_WITH_VECTOR = 0.6
SEED = 20261120


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
