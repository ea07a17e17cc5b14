"""Checkpoint to the packaged weights: two plain ONNX graphs, quantised to int8, labels and vocabulary."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from sayso.annotate.reading import MARKS
from training.annotator.labels import Labels
from training.annotator.network import RELATION_WIDTH, Annotator, Encoder
from training.annotator.train import checkpoint

OPSET = 17
OUTPUTS = ("xpos", "tags", "lemmas", "starts", "names", "arcs", "dependents", "heads")
MORE = ("kinds", "marks", "cues", "sources", "anaphors", "candidates", "vectors")


class WordGraph(nn.Module):
    """One window, without a batch axis or padding: nothing that is not read can change a result."""

    def __init__(self, network: Annotator) -> None:
        super().__init__()
        self.network = network

    def forward(
        self, pieces: Tensor, shapes: Tensor, breaks: Tensor, first: Tensor, last: Tensor
    ) -> tuple[Tensor, ...]:
        network = self.network
        layers = network.states(pieces[None], shapes[None], breaks[None], None)
        middle, words = (((states[0, first] + states[0, last]) / 2)[None] for states in layers)
        dependents, heads = network.relation_parts(words)
        anaphors, candidates = network.antecedents.sides(words)
        return (
            network.xpos(words).argmax(-1)[0],
            network.tags(words).argmax(-1)[0],
            network.lemmas(words).argmax(-1)[0],
            network.starts(words)[0, :, 0],
            network.names(words).log_softmax(-1)[0],
            network.arcs(words)[0],
            dependents[0],
            heads[0],
            network.marks["kinds"](words).log_softmax(-1)[0],
            torch.stack([network.marks[name](words).argmax(-1)[0] for name in MARKS]),
            network.pointers["cue"](words)[0],
            network.pointers["source"](words)[0],
            anaphors[0],
            candidates[0],
            network.vectors(middle, words)[0],
        )


class RelationGraph(nn.Module):
    """Arcs to relation scores.

    The heads' side is a product and no sum over a product by element, which takes onnxruntime half as long again.
    """

    def __init__(self, network: Annotator) -> None:
        super().__init__()
        self.network = network

    def forward(self, dependents: Tensor, heads: Tensor) -> Tensor:
        width, count = RELATION_WIDTH + 1, self.network.sizes.relations
        sides = (dependents[None] @ self.network.relation_weight).view(-1, count, width)
        return (sides @ heads[:, :, None])[..., 0]


def write_graphs(network: Annotator, folder: Path) -> None:
    """The two graphs in 32-bit floats."""
    window = (torch.full((9,), 2000), torch.zeros(9, dtype=torch.long), torch.zeros(9, dtype=torch.long))
    words = (torch.arange(1, 7), torch.arange(1, 7))
    pieces, rows = {0: "pieces"}, {0: "words"}
    square, candidates = {0: "words", 1: "candidates"}, {0: "candidates"}
    torch.onnx.export(
        WordGraph(network).eval(),
        (*window, *words),
        str(folder / "model.onnx"),
        input_names=["pieces", "shapes", "breaks", "first", "last"],
        output_names=[*OUTPUTS, *MORE],
        dynamic_axes={
            **dict.fromkeys(("pieces", "shapes", "breaks"), pieces),
            **dict.fromkeys(("first", "last", *OUTPUTS, *MORE), rows),
            **dict.fromkeys(("arcs", "cues", "sources"), square),
            **dict.fromkeys(("heads", "candidates"), candidates),
            "marks": {1: "words"},
        },
        opset_version=OPSET,
        dynamo=False,
    )
    side = torch.zeros(5, RELATION_WIDTH + 1)
    torch.onnx.export(
        RelationGraph(network).eval(),
        (side, side),
        str(folder / "relations.onnx"),
        input_names=["dependents", "heads"],
        output_names=["scores"],
        dynamic_axes={name: {0: "arcs"} for name in ("dependents", "heads", "scores")},
        opset_version=OPSET,
        dynamo=False,
    )


class BareGraph(nn.Module):
    """The original encoder without any head: what speed is compared with."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, pieces: Tensor) -> Tensor:
        states: Tensor = self.encoder(pieces[None])
        return states[0].mean(0)


def write_bare(encoder: Path, target: Path) -> None:
    plain = target.with_suffix(".float.onnx")
    torch.onnx.export(
        BareGraph(Encoder.pretrained(encoder / "model.safetensors")).eval(),
        (torch.full((9,), 2000),),
        str(plain),
        input_names=["pieces"],
        output_names=["vector"],
        dynamic_axes={"pieces": {0: "pieces"}},
        opset_version=OPSET,
        dynamo=False,
    )
    quantise(plain, target)
    plain.unlink()


def quantise(source: Path, target: Path) -> None:
    """Weights to int8 a channel, in seven bits: products of eight saturate on processors without VNNI."""
    quantize_dynamic(
        source,
        target,
        weight_type=QuantType.QInt8,
        per_channel=True,
        reduce_range=True,
        op_types_to_quantize=["MatMul", "Gather"],
    )


def export(work: Path, encoder: Path, out: Path, epoch: int) -> None:
    """Write the packaged files to `out`, and the float graphs, for comparison, to `work/float`."""
    labels = Labels.read(work / "labels.json")
    network = Annotator(Encoder.pretrained(encoder / "model.safetensors"), labels.sizes)
    network.load_state_dict(torch.load(checkpoint(work, epoch), weights_only=True))
    plain = work / "float"
    plain.mkdir(exist_ok=True)
    out.mkdir(parents=True, exist_ok=True)
    write_graphs(network, plain)
    write_bare(encoder, plain / "bare.onnx")
    with tempfile.TemporaryDirectory() as scratch:
        digest = hashlib.sha256()
        for name in ("model.onnx", "relations.onnx"):
            quantise(plain / name, Path(scratch) / name)
            digest.update((Path(scratch) / name).read_bytes())
            shutil.copyfile(Path(scratch) / name, out / name)
        digest.update((work / "lexicon.tsv").read_bytes())
    for folder, weights in ((out, digest.hexdigest()), (plain, "float")):
        shutil.copyfile(encoder / "vocab.txt", folder / "vocab.txt")
        shutil.copyfile(work / "lexicon.tsv", folder / "lexicon.tsv")
        described = {
            "weights": weights,
            **json.loads((work / "labels.json").read_text(encoding="utf-8")),
            "distances": [round(value, 4) for value in network.distances.tolist()],
        }
        text = json.dumps(described, ensure_ascii=False, indent=0) + "\n"
        (folder / "labels.json").write_text(text, encoding="utf-8")
    size = sum(path.stat().st_size for path in out.iterdir()) / 1e6
    print(f"{size:.1f} MB, {digest.hexdigest()[:12]}")
