"""Training: one pass over all corpora an epoch, every task in every step, masked where a corpus is silent."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional as nnf

from sayso.annotate.annotator import pipeline
from sayso.annotate.wordpiece import WordPieces
from training.annotator import articles, lexicon
from training.annotator import labels as label_sets
from training.annotator.articles import CORPUS
from training.annotator.batches import BATCH_WORDS, IGNORE, Batch, Windows, collate
from training.annotator.corpora import development_data, training_data
from training.annotator.network import DISTANCES, Annotator, Encoder
from training.annotator.swapped import Swapped
from training.annotator.vectors import SEED, chosen_spans, teacher_states, teacher_vectors, word_rows

RATE, HEADS_RATE, WARMUP, DECAY, CLIP = 2e-4, 6e-4, 150, 0.01, 2.0
WEIGHTS = {
    **{"starts": 2.0, "vectors": 2.0, "pairs": 60.0, "meanings": 1.0},
    **{"mentions": 0.5, "antecedents": 0.5, "cue": 0.4, "source": 0.4, "events": 0.7},
}
AVERAGED = 0.998  # share of the old in the running mean of the weights that is kept


@dataclass(frozen=True)
class Sources:
    """Where the recipe reads."""

    data: Path
    encoder: Path  # folder with model.safetensors and vocab.txt


def word_states(network: Annotator, batch: Batch) -> tuple[Tensor, Tensor]:
    """States (batch, words, 384) of the middle layer and the last: the mean of a word's first and last piece."""
    rows = torch.arange(len(batch.pieces), device=batch.pieces.device)[:, None]
    middle, last = network.states(batch.pieces, batch.shapes, batch.breaks, batch.mask)
    return tuple((states[rows, batch.first] + states[rows, batch.last]) / 2 for states in (middle, last))


def losses(network: Annotator, batch: Batch, vectors: Tensor, meanings: NDArray[np.float16]) -> dict[str, Tensor]:
    """The loss of each task, a mean over the words that have it."""
    middle, last = word_states(network, batch)
    words = network.dropout(last)
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
    for name, head in network.marks.items():
        target = batch.marks[name][batch.word]
        known = target != IGNORE
        if known.any():
            found[name] = nnf.cross_entropy(head(flat[known]), target[known])
    for name, pointer in network.pointers.items():
        place = batch.marks[name] != IGNORE
        if place.any():
            scores = pointer(words).masked_fill(~with_none(batch.word), -1e9)[place]
            target = batch.marks[name][place]
            found[name] = nnf.cross_entropy(scores, target)
    linked = antecedent_loss(network, words, batch)
    if linked is not None:
        found["antecedents"] = linked
    rows = batch.marks["meanings"]
    if batch.spans or (rows != IGNORE).any():
        meant = network.vectors(middle, last)
    if (rows != IGNORE).any():
        taught = torch.from_numpy(meanings[rows[rows != IGNORE].cpu().numpy()]).float().to(rows.device)
        found["meanings"] = nnf.mse_loss(meant[rows != IGNORE], taught) / taught.var(0).mean()
    if batch.spans:
        pooled = torch.stack([meant[number, span.start : span.end].mean(0) for number, span in batch.spans])
        wanted = vectors[[span.target for _, span in batch.spans]]
        own = nnf.normalize(pooled, dim=-1)
        found["vectors"] = 1 - (own * wanted).sum(-1).mean()
        found["pairs"] = ((own @ own.T) - (wanted @ wanted.T)).square().mean()
    return found


def with_none(words: Tensor) -> Tensor:
    """Words (batch, words) that may be pointed to, as (batch, 1, 1 + words): none, and every real word."""
    return torch.cat([torch.ones_like(words[:, :1]), words], dim=1)[:, None, :]


def distances(size: int, device: torch.device) -> Tensor:
    """Buckets (size, size) of how many words a word stands behind another: doubling, from 1."""
    places = torch.arange(size, device=device)
    return ((places[:, None] - places).clamp(min=1).float().log2().floor().long()).clamp(max=DISTANCES - 1)


def antecedent_loss(network: Annotator, words: Tensor, batch: Batch) -> Tensor | None:
    """Pronouns and nominals to any earlier mention of the same, or to none (Lee et al. 2017), inside a window."""
    entities, labels = batch.marks["entities"], batch.marks["mentions"]
    head = entities != IGNORE
    anaphor = head & ((labels - 1) % 3 > 0)
    if not anaphor.any():
        return None
    size = entities.shape[1]
    allowed = head[:, None, :] & torch.ones(size, size, dtype=torch.bool, device=head.device).tril(-1)
    same = allowed & (entities[:, :, None] == entities[:, None, :])
    scores = network.antecedents(words)
    scores[:, :, 1:] += network.distances[distances(size, words.device)]
    none = torch.ones_like(allowed[:, :, :1])
    right = torch.cat([~same.any(-1, keepdim=True), same], dim=2)[anaphor]
    scores = scores.masked_fill(~torch.cat([none, allowed], dim=2), -1e9)[anaphor].log_softmax(-1)
    return -scores.masked_fill(~right, -1e9).logsumexp(-1).mean()


def quick_score(network: Annotator, batches: list[Batch]) -> str:
    """Share of words right on given words and sentences; says whether training goes well, no more."""
    network.eval()
    batch_device = next(network.parameters()).device
    right: dict[str, list[float]] = {}
    with torch.inference_mode():
        for given in batches:
            batch = given.to(batch_device)
            _, words = word_states(network, batch)
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


class Averaged:
    """The running mean of a network's weights, which does better than any single step's (Polyak and Juditsky 1992)."""

    def __init__(self, network: Annotator) -> None:
        self.network = network
        self.weights = [weight for weight in network.parameters() if weight.requires_grad]
        self.means = [weight.detach().clone() for weight in self.weights]
        self.steps = 0

    @torch.no_grad()
    def follow(self) -> None:
        """Take the network's weights in; the first ones count for more."""
        self.steps += 1
        share = min(AVERAGED, (1 + self.steps) / (10 + self.steps))
        torch._foreach_lerp_(self.means, self.weights, 1 - share)

    @torch.no_grad()
    def swap(self) -> None:
        """Exchange the network's weights and their means."""
        for weight, mean in zip(self.weights, self.means, strict=True):
            kept = weight.clone()
            weight.copy_(mean)
            mean.copy_(kept)


@dataclass(frozen=True)
class Plan:
    """How long to train. A run may take up an earlier one's checkpoint and bring its rate down to nothing."""

    epochs: int
    resume: int = 0  # epoch of `planned` whose checkpoint is taken up
    planned: int = 0  # epochs of the run that wrote it
    steps: int | None = None  # stop after so many
    own: int = 0  # how often an epoch goes over our own corpus
    replay: float = 1.0  # how much of the open corpora an epoch goes over
    teacher: Path | None = None  # exported weights of a run without our corpus, whose trees our corpus gets
    share: float = 1.0  # of our corpus, to see what its size is worth
    level: bool = False  # the rate stays up: a later run takes it down
    seed: int = 0  # which of several runs from one checkpoint
    swap: float = 0.0  # of the sentences of the open corpora have names in one another's place

    def rate(self, step: int, epoch_steps: int) -> float:
        """Share of the full rate at a step of this run: up over WARMUP steps, then down to nothing in a line."""
        total = self.steps or self.epochs * epoch_steps
        top = 1.0 if not self.resume else 1 - self.resume / self.planned
        warmup = WARMUP // 3 if self.resume else WARMUP
        if self.level:
            return top * min((step + 1) / warmup, 1.0)
        return top * min((step + 1) / warmup, max(0.01, (total - step) / (total - warmup)))


def checkpoint(work: Path, epoch: int, seed: int = 0) -> Path:
    """Where the weights after an epoch lie; each of several runs from one checkpoint has its own."""
    return work / (f"epoch{epoch}-{seed}.pt" if seed else f"epoch{epoch}.pt")


def merge(work: Path, epoch: int, seeds: int) -> None:
    """Write the mean of the weights of several runs as the next epoch's checkpoint.

    Runs from one checkpoint end so near one another that the mean of their weights does better than each of them
    (Wortsman et al. 2022, "Model soups").
    """
    runs = [torch.load(checkpoint(work, epoch, seed), weights_only=True, map_location="cpu") for seed in range(seeds)]
    mean = {name: torch.stack([run[name] for run in runs]).mean(0) for name in runs[0]}
    torch.save(mean, checkpoint(work, epoch + 1))


def train(sources: Sources, out: Path, plan: Plan, threads: int, device: str) -> None:
    """Train and write a checkpoint and the label sets after each epoch to `out`. `device` is torch's name of one."""
    torch.manual_seed(SEED + 1000 * plan.seed)
    torch.set_num_threads(threads)
    out.mkdir(parents=True, exist_ok=True)
    sentences = training_data(sources.data)
    labels = label_sets.count(sentences)
    labels.write(out / "labels.json")
    lexicon.write(sentences, out / "lexicon.tsv")
    wordpieces = WordPieces(sources.encoder / "vocab.txt")
    encoder = Encoder.pretrained(sources.encoder / "model.safetensors")
    print(f"{len(sentences)} sentences, {sum(len(s.words) for s in sentences)} words, {labels.sizes}", flush=True)
    spans, texts = chosen_spans(sentences, SEED)
    cache = out / "teacher.npy"
    if not cache.exists():
        started = time.time()
        np.save(cache, teacher_vectors(encoder, wordpieces, texts).numpy())
        print(f"vectors of {len(texts)} spans in {time.time() - started:.0f} s", flush=True)
    place = torch.device(device)
    vectors = torch.from_numpy(np.load(cache)).to(place)
    network = Annotator(encoder, labels.sizes)
    cache = out / "teacher_words.npy"
    if not cache.exists():
        started = time.time()
        np.save(cache, teacher_states(encoder, wordpieces, sentences))
        print(f"states of words in {time.time() - started:.0f} s", flush=True)
    meanings = np.load(cache)
    windows = Windows(wordpieces, labels, SEED, word_rows(sentences), Swapped(sentences, plan.swap))
    numbered = list(enumerate(sentences))
    taught = pipeline("en", plan.teacher) if plan.teacher else None
    ours = (
        [
            (-1, sentence)
            for sentence in articles.read(articles.some(articles.split(CORPUS)[0], plan.share), sources.data, taught)
        ]
        if plan.own
        else []
    )
    print(f"our corpus: {sum(len(s.words) for _, s in ours)} words, {plan.own} times an epoch", flush=True)
    checked = [
        collate(batch, len(labels.names))
        for batch in list(Windows(wordpieces, labels, 1).epoch([list(enumerate(development_data(sources.data)))], {}))[
            ::6
        ]
    ]
    size = sum(len(sentence.words) for sentence in sentences) * plan.replay
    size += sum(len(sentence.words) for _, sentence in ours) * plan.own
    epoch_steps = int(size) // (BATCH_WORDS - 45)
    if plan.resume:
        given = torch.load(checkpoint(out, plan.resume), weights_only=True, map_location="cpu")
        fresh = network.load_state_dict(given, strict=False)
        print(f"new: {sorted({key.split('.')[0] for key in fresh.missing_keys})}", flush=True)
        windows.random.seed(SEED + 1000 * plan.seed + plan.resume)
    network.to(place)
    inner = [weight for weight in network.encoder.parameters() if weight.requires_grad]
    own = {id(weight) for weight in network.encoder.parameters()}
    outer = [weight for weight in network.parameters() if id(weight) not in own]
    optimiser = torch.optim.AdamW(
        [{"params": inner, "lr": RATE}, {"params": outer, "lr": HEADS_RATE}], weight_decay=DECAY, fused=True
    )
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: plan.rate(step, epoch_steps))
    network.train()
    averaged = Averaged(network)
    started = time.time()
    done = seen = 0
    for epoch in range(plan.resume + 1, plan.resume + plan.epochs + 1):
        sums: dict[str, float] = {}
        parts_read = [windows.some(numbered, plan.replay), *[ours] * plan.own]
        for number, group in enumerate(windows.epoch(parts_read, spans), 1):
            batch = collate(group, len(labels.names)).to(place)
            parts = losses(network, batch, vectors, meanings)
            loss = torch.stack([value * WEIGHTS.get(name, 1.0) for name, value in parts.items()]).sum()
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_([*inner, *outer], CLIP)
            optimiser.step()
            schedule.step()
            averaged.follow()
            done += 1
            seen += int(batch.word.sum())
            for name, value in parts.items():
                sums[name] = sums.get(name, value.item()) * 0.98 + value.item() * 0.02
            if number % 50 == 0 or done in (5, 20):
                shown = " ".join(f"{name} {value:.3f}" for name, value in sums.items())
                print(f"epoch {epoch} step {done} {seen / (time.time() - started):.0f} words/s {shown}", flush=True)
            if done == plan.steps:
                break  # the checkpoint of a part of an epoch is written as any other
        averaged.swap()
        torch.save(network.state_dict(), checkpoint(out, epoch, plan.seed))
        print(f"epoch {epoch} after {time.time() - started:.0f} s: {quick_score(network, checked)}", flush=True)
        averaged.swap()
        if done == plan.steps:
            return
