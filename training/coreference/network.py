"""The ranker as a torch network, its training, and its weights for numpy."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn

from sayso.annotate import coreference
from sayso.annotate.coreference import decode
from sayso.annotate.coreference.features import POINTED
from sayso.annotate.coreference.ranker import Ranker
from sayso.annotate.coreference.scene import FOUND
from training.coreference.questions import Asked
from training.coreference.texts import Text

HIDDEN, SECOND, NONE = 48, 24, 32
BATCH, EPOCHS, RATE, DECAY = 48, 4, 4e-3, 2e-2
# The annotator has learnt the training texts: what its pointer and its mention head say there is better than it is
# elsewhere. So they are blurred, and left out of half the questions.
BLUR, LEFT_OUT = 0.6, 0.5


@dataclass(frozen=True)
class Sizes:
    """Columns of each part of a row of pairs; `taught` are those of `own` and of `fixed` that the annotator's heads
    for mentions and antecedents make."""

    own: int
    fixed: int
    products: int
    changing: int
    found: int
    pointed: int

    @staticmethod
    def of(text: Text) -> Sizes:
        """The sizes of a text's numbers."""
        tables = coreference.tables("en")
        one, _ = next(decode.questions(text.scene, tables, decode.pairs(text.scene, tables), lambda _: None))
        return Sizes(
            text.scene.own.shape[1],
            one.fixed.shape[1],
            text.scene.anaphors.shape[1],
            one.changing.shape[1],
            FOUND,
            POINTED,
        )


class Network(nn.Module):
    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.first = nn.Linear(2 * sizes.own + sizes.fixed + sizes.products + sizes.changing, HIDDEN)
        self.second = nn.Linear(HIDDEN, SECOND)
        self.last = nn.Linear(SECOND, 1, bias=False)
        self.none_first = nn.Linear(sizes.own + sizes.fixed + sizes.changing, NONE)
        self.none_last = nn.Linear(NONE, 1)
        self.dropout = nn.Dropout(0.2)

    def pairs(self, rows: Tensor) -> Tensor:
        first = self.dropout(torch.relu(self.first(rows)))
        found: Tensor = self.last(torch.relu(self.second(first))).squeeze(-1)
        return found

    def none(self, rows: Tensor) -> Tensor:
        found: Tensor = self.none_last(self.dropout(torch.relu(self.none_first(rows)))).squeeze(-1)
        return found


def fit(asked: Asked, sizes: Sizes, seed: int) -> Ranker:
    """A ranker by the likelihood of the right candidates together, or of none (Lee et al. 2017)."""
    torch.manual_seed(seed)
    shuffle = np.random.default_rng(seed)
    mean, spread = asked.pairs.mean(0), np.maximum(asked.pairs.std(0), 0.05)
    none_mean, none_spread = asked.none.mean(0), np.maximum(asked.none.std(0), 0.05)
    pairs, none = ((asked.pairs - mean) / spread), ((asked.none - none_mean) / none_spread)
    network = Network(sizes)
    optimizer = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=DECAY)
    steps = EPOCHS * math.ceil(len(asked.counts) / BATCH)
    rate = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, steps)
    ends = np.cumsum(asked.counts)
    order = np.arange(len(ends))
    for epoch in range(EPOCHS):
        network.train()
        shuffle.shuffle(order)
        total = 0.0
        for start in range(0, len(order), BATCH):
            chosen = order[start : start + BATCH]
            rows = np.concatenate([np.arange(ends[n] - asked.counts[n], ends[n]) for n in chosen])
            owner = torch.from_numpy(np.repeat(np.arange(len(chosen)), asked.counts[chosen]))
            of_pairs, of_none = torch.from_numpy(pairs[rows]), torch.from_numpy(none[chosen])
            _blur(of_pairs, of_none, owner, sizes)
            loss = _loss(network.pairs(of_pairs), network.none(of_none), owner, torch.from_numpy(asked.right[rows]))
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            rate.step()
            total += loss.item() * len(chosen)
        print(f"epoch {epoch + 1}: loss {total / len(order):.4f}", flush=True)
    return _ranker(network, sizes, (mean, spread), (none_mean, none_spread))


def _blur(pairs: Tensor, none: Tensor, owner: Tensor, sizes: Sizes) -> None:
    start = 2 * sizes.own
    columns = [*range(start, start + sizes.pointed)]
    columns += range(start + sizes.fixed, start + sizes.fixed + sizes.products)
    own = [*range(sizes.own, sizes.own + sizes.pointed)]
    kept = (torch.rand(len(none)) >= LEFT_OUT).float()
    pairs[:, columns] = (pairs[:, columns] + BLUR * torch.randn(len(pairs), len(columns))) * kept[owner][:, None]
    none[:, own] = (none[:, own] + BLUR * torch.randn(len(none), len(own))) * kept[:, None]
    kept = (torch.rand(len(none)) >= LEFT_OUT).float()
    pairs[:, sizes.found] *= kept[owner]
    none[:, sizes.found] *= kept


def _loss(pairs: Tensor, none: Tensor, owner: Tensor, right: Tensor) -> Tensor:
    size = len(none)
    owners = torch.cat([owner, torch.arange(size)])
    any_right = torch.zeros(size).index_add(0, owner, right.float()) > 0
    wanted = torch.cat([pairs.masked_fill(~right, -1e9), none.masked_fill(any_right, -1e9)])
    return (_sum(torch.cat([pairs, none]), owners, size) - _sum(wanted, owners, size)).mean()


def _sum(scores: Tensor, owners: Tensor, size: int) -> Tensor:
    """The logarithm of the sum of exponentials by owner."""
    highest = torch.full((size,), -1e9).scatter_reduce(0, owners, scores, "amax").detach()
    return highest + torch.zeros(size).index_add(0, owners, torch.exp(scores - highest[owners])).log()


Scale = tuple[np.ndarray, np.ndarray]


def _ranker(network: Network, sizes: Sizes, scale: Scale, none_scale: Scale) -> Ranker:
    """The weights with the scaling of what goes in taken into them, cut into the parts of a row."""

    def plain(layer: nn.Linear, by: Scale) -> tuple[np.ndarray, np.ndarray]:
        weight = layer.weight.detach().numpy().T / by[1][:, None]
        return weight, layer.bias.detach().numpy() - by[0] @ weight

    first, bias = plain(network.first, scale)
    none, none_bias = plain(network.none_first, none_scale)
    cuts = np.cumsum([sizes.own, sizes.own, sizes.fixed, sizes.products])
    later, earlier, fixed, products, changing = np.split(first, cuts)
    return Ranker(
        {
            "later": later,
            "earlier": earlier,
            "fixed": fixed,
            "products": products,
            "changing": changing,
            "bias": bias,
            "second": network.second.weight.detach().numpy().T,
            "second_bias": network.second.bias.detach().numpy(),
            "last": network.last.weight.detach().numpy()[0],
            "none_own": none[: sizes.own],
            "none_best": none[sizes.own :],
            "none_bias": none_bias,
            "none_last": network.none_last.weight.detach().numpy()[0],
            "none_last_bias": network.none_last.bias.detach().numpy(),
        }
    )
