"""The network: the MiniLM encoder (BERT, Devlin et al. 2019) with a linear or biaffine head for each task."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as nnf

from sayso.annotate.forms import Break, Shape
from training.annotator.marks import POINTERS

WIDTH, LAYERS, ATTENTION_HEADS, INNER = 384, 6, 12, 1536
ARC_WIDTH, RELATION_WIDTH, VECTOR_INNER = 256, 96, 1024
MIDDLE = 3
POINTER_WIDTH, DISTANCES = 64, 10
DROPOUT = 0.1
ENCODER_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


@dataclass(frozen=True)
class Sizes:
    """Number of labels of each head."""

    xpos: int
    tags: int
    lemmas: int
    relations: int
    names: int
    marks: dict[str, int]


class Layer(nn.Module):
    """Self-attention and feed-forward, normalised after each (BERT)."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.mixed = nn.Linear(WIDTH, WIDTH)
        self.mixed_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.inner = nn.Linear(WIDTH, INNER)
        self.outer = nn.Linear(INNER, WIDTH)
        self.outer_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(DROPOUT)

    def forward(self, states: Tensor, mask: Tensor | None) -> Tensor:
        batch, length, _ = states.shape
        cut = self.qkv(states).view(batch, length, 3, ATTENTION_HEADS, WIDTH // ATTENTION_HEADS)
        query, key, value = cut.permute(2, 0, 3, 1, 4).unbind(0)
        mixed = nnf.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        mixed = mixed.transpose(1, 2).reshape(batch, length, WIDTH)
        states = self.mixed_norm(states + self.dropout(self.mixed(mixed)))
        return self.outer_norm(states + self.dropout(self.outer(nnf.gelu(self.inner(states)))))


class Encoder(nn.Module):
    """Pieces to states. The piece embeddings stay as they were trained: faster, and the meaning space is kept."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces = nn.Embedding(30522, WIDTH)
        self.positions = nn.Embedding(512, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.dropout = nn.Dropout(DROPOUT)
        self.pieces.weight.requires_grad_(False)

    def forward(self, pieces: Tensor, mask: Tensor | None = None, extra: Tensor | None = None) -> Tensor:
        """Piece numbers (batch, length) to states (batch, length, 384); `mask` true at real pieces."""
        return self.read(pieces, mask, extra)[1]

    def read(self, pieces: Tensor, mask: Tensor | None, extra: Tensor | None) -> tuple[Tensor, Tensor]:
        """States of the middle layer, which has kept more of what words mean, and of the last."""
        states = self.pieces(pieces) + self.positions.weight[: pieces.shape[1]]
        if extra is not None:
            states = states + extra
        states = self.dropout(self.norm(states))
        wide = None if mask is None else mask[:, None, None, :]
        middle = states
        for number, layer in enumerate(self.layers, 1):
            states = layer(states, wide)
            middle = states if number == MIDDLE else middle
        return middle, states

    @staticmethod
    def pretrained(weights: Path) -> Encoder:
        """all-MiniLM-L6-v2 from its safetensors file."""
        if hashlib.sha256(weights.read_bytes()).hexdigest() != ENCODER_SHA256:
            raise SystemExit(f"{weights} is not all-MiniLM-L6-v2: its SHA-256 differs from {ENCODER_SHA256}")
        given = load_file(weights)
        encoder = Encoder()
        types = given["embeddings.token_type_embeddings.weight"][0]
        own = {
            "pieces.weight": given["embeddings.word_embeddings.weight"],
            "positions.weight": given["embeddings.position_embeddings.weight"] + types,
            "norm.weight": given["embeddings.LayerNorm.weight"],
            "norm.bias": given["embeddings.LayerNorm.bias"],
        }
        for number in range(LAYERS):
            theirs, ours = f"encoder.layer.{number}.", f"layers.{number}."
            for part in ("weight", "bias"):
                own[f"{ours}qkv.{part}"] = torch.cat(
                    [given[f"{theirs}attention.self.{name}.{part}"] for name in ("query", "key", "value")]
                )
                own[f"{ours}mixed.{part}"] = given[f"{theirs}attention.output.dense.{part}"]
                own[f"{ours}mixed_norm.{part}"] = given[f"{theirs}attention.output.LayerNorm.{part}"]
                own[f"{ours}inner.{part}"] = given[f"{theirs}intermediate.dense.{part}"]
                own[f"{ours}outer.{part}"] = given[f"{theirs}output.dense.{part}"]
                own[f"{ours}outer_norm.{part}"] = given[f"{theirs}output.LayerNorm.{part}"]
        encoder.load_state_dict(own)
        return encoder


class Meaning(nn.Module):
    """States of words to vectors in the meaning space of the original encoder: a linear map and a correction."""

    def __init__(self) -> None:
        super().__init__()
        self.plain = nn.Linear(WIDTH, WIDTH)
        self.inner = nn.Linear(2 * WIDTH, VECTOR_INNER)
        self.outer = nn.Linear(VECTOR_INNER, WIDTH)
        nn.init.eye_(self.plain.weight)
        nn.init.zeros_(self.plain.bias)
        nn.init.zeros_(self.outer.weight)
        nn.init.zeros_(self.outer.bias)

    def forward(self, middle: Tensor, words: Tensor) -> Tensor:
        """States (…, 384) of two layers to vectors (…, 384); the mean over a span stands for it."""
        found: Tensor = self.plain(words) + self.outer(nnf.gelu(self.inner(torch.cat([middle, words], dim=-1))))
        return found


class Pointer(nn.Module):
    """Scores of which word a word points to; column 0 is none (biaffine, Dozat and Manning 2017)."""

    def __init__(self) -> None:
        super().__init__()
        self.from_word = nn.Linear(WIDTH, POINTER_WIDTH)
        self.to_word = nn.Linear(WIDTH, POINTER_WIDTH)
        self.none = nn.Parameter(torch.zeros(POINTER_WIDTH))
        self.weight = nn.Parameter(torch.empty(POINTER_WIDTH + 1, POINTER_WIDTH))
        nn.init.normal_(self.weight, std=0.05)
        nn.init.normal_(self.none, std=0.1)

    def sides(self, words: Tensor) -> tuple[Tensor, Tensor]:
        """Rows (…, words, 64) and (…, 1 + words, 64) whose products are the scores."""
        ours = with_bias(nnf.gelu(self.from_word(words))) @ self.weight
        theirs = torch.cat([self.none.expand(words.shape[0], 1, -1), nnf.gelu(self.to_word(words))], dim=1)
        return ours, theirs

    def forward(self, words: Tensor) -> Tensor:
        """Scores (batch, words, 1 + words)."""
        ours, theirs = self.sides(words)
        found: Tensor = ours @ theirs.transpose(1, 2)
        return found


class Annotator(nn.Module):
    """All heads on the states of words: the mean of the first and the last piece of each."""

    def __init__(self, encoder: Encoder, sizes: Sizes) -> None:
        super().__init__()
        self.encoder = encoder
        self.shapes = nn.Embedding(len(Shape), WIDTH)
        self.breaks = nn.Embedding(len(Break), WIDTH)
        nn.init.normal_(self.shapes.weight, std=0.02)
        nn.init.normal_(self.breaks.weight, std=0.02)
        self.xpos = nn.Linear(WIDTH, sizes.xpos)
        self.tags = nn.Linear(WIDTH, sizes.tags)
        self.lemmas = nn.Linear(WIDTH, sizes.lemmas)
        self.starts = nn.Linear(WIDTH, 1)
        self.names = nn.Linear(WIDTH, sizes.names)
        self.vectors = Meaning()
        self.arc_dependent = nn.Linear(WIDTH, ARC_WIDTH)
        self.arc_head = nn.Linear(WIDTH, ARC_WIDTH)
        self.arc_root = nn.Parameter(torch.zeros(ARC_WIDTH))
        self.arc_weight = nn.Parameter(torch.zeros(ARC_WIDTH + 1, ARC_WIDTH))
        self.relation_dependent = nn.Linear(WIDTH, RELATION_WIDTH)
        self.relation_head = nn.Linear(WIDTH, RELATION_WIDTH)
        self.relation_root = nn.Parameter(torch.zeros(RELATION_WIDTH))
        self.relation_weight = nn.Parameter(torch.zeros(RELATION_WIDTH + 1, sizes.relations * (RELATION_WIDTH + 1)))
        nn.init.normal_(self.arc_weight, std=0.02)
        nn.init.normal_(self.relation_weight, std=0.02)
        nn.init.normal_(self.arc_root, std=0.1)
        nn.init.normal_(self.relation_root, std=0.1)
        self.marks = nn.ModuleDict({name: nn.Linear(WIDTH, size) for name, size in sizes.marks.items()})
        self.pointers = nn.ModuleDict({name: Pointer() for name in POINTERS})
        self.antecedents = Pointer()
        self.distances = nn.Parameter(torch.zeros(DISTANCES))
        self.dropout = nn.Dropout(DROPOUT)
        self.sizes = sizes

    def states(self, pieces: Tensor, shapes: Tensor, breaks: Tensor, mask: Tensor | None) -> tuple[Tensor, Tensor]:
        """States (batch, length, 384) of pieces in the middle layer and the last."""
        return self.encoder.read(pieces, mask, self.shapes(shapes) + self.breaks(breaks))

    def arcs(self, words: Tensor) -> Tensor:
        """Scores (batch, words, 1 + words) of each head for each word; column 0 is the root."""
        dependents = self.dropout(nnf.gelu(self.arc_dependent(words)))
        heads = self._with_root(self.dropout(nnf.gelu(self.arc_head(words))), self.arc_root)
        return with_bias(dependents) @ self.arc_weight @ heads.transpose(1, 2)

    def relation_parts(self, words: Tensor) -> tuple[Tensor, Tensor]:
        """What relations are scored from: words as dependents, and root and words as heads, each with a bias."""
        dependents = self.dropout(nnf.gelu(self.relation_dependent(words)))
        heads = self._with_root(self.dropout(nnf.gelu(self.relation_head(words))), self.relation_root)
        return with_bias(dependents), with_bias(heads)

    def relations(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """Scores (arcs, relations) of arcs given as rows of `relation_parts`."""
        sides = (dependents @ self.relation_weight).view(-1, self.sizes.relations, RELATION_WIDTH + 1)
        return (sides @ heads.unsqueeze(-1)).squeeze(-1)

    @staticmethod
    def _with_root(words: Tensor, root: Tensor) -> Tensor:
        return torch.cat([root.expand(words.shape[0], 1, -1), words], dim=1)


def with_bias(states: Tensor) -> Tensor:
    return torch.cat([states, torch.ones_like(states[..., :1])], dim=-1)
