"""Training: one pass over all corpora an epoch, every task in every step, masked where a corpus is silent."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as nnf

from sayso.annotate.wordpiece import WordPieces
from training.annotator import labels as label_sets
from training.annotator.batches import BATCH_WORDS, IGNORE, Batch, Windows, collate
from training.annotator.corpora import development_data, training_data
from training.annotator.network import Annotator, Encoder
from training.annotator.vectors import SEED, chosen_spans, teacher_vectors

RATE, HEADS_RATE, WARMUP, DECAY, CLIP = 2e-4, 6e-4, 150, 0.01, 1.0
WEIGHTS = {"starts": 2.0, "vectors": 2.0}


@dataclass(frozen=True)
class Sources:
    """Where the recipe reads."""

    data: Path
    encoder: Path  # folder with model.safetensors and vocab.txt


def losses(network: Annotator, batch: Batch, vectors: Tensor) -> dict[str, Tensor]:
    """The loss of each task, a mean over the words that have it."""
    states = network.states(batch.pieces, batch.shapes, batch.breaks, batch.mask)
    rows = torch.arange(len(states))[:, None]
    words = network.dropout((states[rows, batch.first] + states[rows, batch.last]) / 2)
    flat = words[batch.word]
    targets = {name: value[batch.word] for name, value in batch.targets.items()}
    found: dict[str, Tensor] = {}

    def classify(name: str, scores: Tensor, target: Tensor) -> None:
        if (target != IGNORE).any():
            found[name] = nnf.cross_entropy(scores, target, ignore_index=IGNORE)

    for name, head in (("xpos", network.xpos), ("tags", network.tags), ("lemmas", network.lemmas)):
        classify(name, head(flat), targets[name])
    known = targets["starts"] != IGNORE
    if known.any():
        scores = network.starts(flat).squeeze(-1)
        found["starts"] = nnf.binary_cross_entropy_with_logits(scores[known], targets["starts"][known].float())
    log_names = network.names(flat).log_softmax(-1)
    allowed = batch.allowed_names[batch.word]
    said = ~allowed.all(-1)
    if said.any():
        found["names"] = -log_names.masked_fill(~allowed, -1e9).logsumexp(-1)[said].mean()
    arcs = network.arcs(words).masked_fill(~batch.arc_mask, -1e9)
    classify("arcs", arcs[batch.word], targets["heads"])
    place = (batch.targets["relations"] != IGNORE) & (batch.targets["heads"] != IGNORE)
    if place.any():
        dependents, heads = network.relation_parts(words)
        window = place.nonzero()[:, 0]
        chosen = heads[window, batch.targets["heads"][place]]
        classify("relations", network.relations(dependents[place], chosen), batch.targets["relations"][place])
    if batch.spans:
        pooled = torch.stack([words[number, span.start : span.end].mean(0) for number, span in batch.spans])
        wanted = vectors[[span.target for _, span in batch.spans]]
        found["vectors"] = 1 - nnf.cosine_similarity(network.vectors(pooled), wanted).mean()
    return found


def quick_score(network: Annotator, batches: list[Batch]) -> str:
    """Share of words right on given words and sentences; says whether training goes well, no more."""
    network.eval()
    right: dict[str, list[float]] = {}
    with torch.inference_mode():
        for batch in batches:
            states = network.states(batch.pieces, batch.shapes, batch.breaks, batch.mask)
            rows = torch.arange(len(states))[:, None]
            words = (states[rows, batch.first] + states[rows, batch.last]) / 2
            arcs = network.arcs(words).masked_fill(~batch.arc_mask, -1e9).argmax(-1)
            for name, guess in (
                ("tags", network.tags(words).argmax(-1)),
                ("lemmas", network.lemmas(words).argmax(-1)),
                ("heads", arcs),
                ("starts", (network.starts(words).squeeze(-1) > 0).long()),
            ):
                known = batch.targets[name] != IGNORE
                right.setdefault(name, []).extend((guess == batch.targets[name])[known].float().tolist())
    network.train()
    return " ".join(f"{name} {100 * sum(hits) / len(hits):.2f}" for name, hits in right.items())


@dataclass(frozen=True)
class Plan:
    """How long to train. A run may take up an earlier one's checkpoint and bring its rate down to nothing."""

    epochs: int
    resume: int = 0  # epoch of `planned` whose checkpoint is taken up
    planned: int = 0  # epochs of the run that wrote it
    steps: int | None = None  # stop after so many

    def rate(self, step: int, epoch_steps: int) -> float:
        """Share of the full rate at a step of this run: up over WARMUP steps, then down to nothing in a line."""
        total = self.steps or self.epochs * epoch_steps
        top = 1.0 if not self.resume else 1 - self.resume / self.planned
        warmup = WARMUP if not self.resume else WARMUP // 5
        return top * min((step + 1) / warmup, max(0.01, (total - step) / (total - warmup)))


def train(sources: Sources, out: Path, plan: Plan, threads: int) -> None:
    """Train and write a checkpoint and the label sets after each epoch to `out`."""
    torch.manual_seed(SEED)
    torch.set_num_threads(threads)
    out.mkdir(parents=True, exist_ok=True)
    sentences = training_data(sources.data)
    labels = label_sets.count(sentences)
    labels.write(out / "labels.json")
    wordpieces = WordPieces(sources.encoder / "vocab.txt")
    encoder = Encoder.pretrained(sources.encoder / "model.safetensors")
    print(f"{len(sentences)} sentences, {sum(len(s.words) for s in sentences)} words, {labels.sizes}", flush=True)
    spans, texts = chosen_spans(sentences, SEED)
    cache = out / "teacher.npy"
    if not cache.exists():
        started = time.time()
        np.save(cache, teacher_vectors(encoder, wordpieces, texts).numpy())
        print(f"vectors of {len(texts)} spans in {time.time() - started:.0f} s", flush=True)
    vectors = torch.from_numpy(np.load(cache))
    network = Annotator(encoder, labels.sizes)
    windows = Windows(wordpieces, labels, SEED)
    numbered = list(enumerate(sentences))
    checked = [
        collate(batch, len(labels.names))
        for batch in list(Windows(wordpieces, labels, 1).epoch(list(enumerate(development_data(sources.data))), {}))[
            ::6
        ]
    ]
    epoch_steps = sum(len(sentence.words) for sentence in sentences) // (BATCH_WORDS - 45)
    if plan.resume:
        network.load_state_dict(torch.load(out / f"epoch{plan.resume}.pt", weights_only=True))
        windows.random.seed(SEED + plan.resume)
    inner = [weight for weight in network.encoder.parameters() if weight.requires_grad]
    own = {id(weight) for weight in network.encoder.parameters()}
    outer = [weight for weight in network.parameters() if id(weight) not in own]
    optimiser = torch.optim.AdamW(
        [{"params": inner, "lr": RATE}, {"params": outer, "lr": HEADS_RATE}], weight_decay=DECAY
    )
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: plan.rate(step, epoch_steps))
    network.train()
    started = time.time()
    done = seen = 0
    for epoch in range(plan.resume + 1, plan.resume + plan.epochs + 1):
        sums: dict[str, float] = {}
        for number, group in enumerate(windows.epoch(numbered, spans), 1):
            batch = collate(group, len(labels.names))
            parts = losses(network, batch, vectors)
            loss = torch.stack([value * WEIGHTS.get(name, 1.0) for name, value in parts.items()]).sum()
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_([*inner, *outer], CLIP)
            optimiser.step()
            schedule.step()
            done += 1
            seen += int(batch.word.sum())
            for name, value in parts.items():
                sums[name] = sums.get(name, value.item()) * 0.98 + value.item() * 0.02
            if number % 50 == 0 or done in (5, 20):
                shown = " ".join(f"{name} {value:.3f}" for name, value in sums.items())
                print(f"epoch {epoch} step {done} {seen / (time.time() - started):.0f} words/s {shown}", flush=True)
            if done == plan.steps:
                break
        torch.save(network.state_dict(), out / f"epoch{epoch}.pt")
        print(f"epoch {epoch} after {time.time() - started:.0f} s: {quick_score(network, checked)}", flush=True)
