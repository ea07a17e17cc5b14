"""`python -m training.annotator STEP`: the whole recipe, or one step of it."""

from __future__ import annotations

import argparse
from pathlib import Path

from sayso.annotate.annotator import pipeline
from training.annotator.articles import CORPUS
from training.annotator.bundle import pack, unpack
from training.annotator.compare import compare
from training.annotator.evaluate import evaluate
from training.annotator.evaluate_marks import evaluate_marks
from training.annotator.export import export
from training.annotator.robustness import robustness
from training.annotator.train import Plan, Sources, merge, train

# Epochs of the three stages: over the open corpora alone, after which the network gives our own corpus trees; over
# both, our own twice an epoch and the open ones in part; over all of both, with the rate brought down again. The last
# stage is run twice, the second time with names exchanged in half of the sentences, and the mean of both is the result.
OPEN, BOTH, LAST = 3, 5, 3
SWAP = (0.0, 0.5)
OWN, REPLAY = 2, 0.7


def whole(sources: Sources, work: Path, threads: int, device: str) -> None:
    """The run that makes the weights; after its first stage the network is the teacher of syntax for the rest."""
    teacher = work / "teacher"
    train(sources, work, Plan(OPEN, own=0, level=True), threads, device)
    export(work, sources.encoder, teacher, OPEN)
    both = OPEN + BOTH
    train(sources, work, Plan(BOTH, OPEN, both + LAST, None, OWN, REPLAY, teacher), threads, device)
    for seed, swap in enumerate(SWAP):
        train(
            sources, work, Plan(LAST, both, both + LAST, None, 1, 1.0, teacher, seed=seed, swap=swap), threads, device
        )
    merge(work, both + LAST, len(SWAP))


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.annotator", description=__doc__)
    parser.add_argument("step", choices=("train", "export", "evaluate", "all", "compare", "pack", "unpack"))
    parser.add_argument("--data", type=Path, required=True, help="folder of the open corpora")
    parser.add_argument("--encoder", type=Path, required=True, help="folder with model.safetensors and vocab.txt")
    parser.add_argument("--work", type=Path, required=True, help="folder for checkpoints")
    parser.add_argument("--out", type=Path, default=Path("sayso/weights/en"), help="folder for the packaged weights")
    parser.add_argument("--epochs", type=int, default=8, help="of `train`; `all` has its own")
    parser.add_argument("--resume", type=int, default=0, help="take up the checkpoint of this epoch")
    parser.add_argument("--planned", type=int, default=0, help="epochs of the run that is taken up")
    parser.add_argument("--steps", type=int, help="stop after so many steps")
    parser.add_argument("--own", type=int, default=1, help="how often an epoch goes over our own corpus")
    parser.add_argument("--replay", type=float, default=1.0, help="share of the open corpora in an epoch")
    parser.add_argument("--teacher", type=Path, help="exported weights whose trees our own corpus gets")
    parser.add_argument("--share", type=float, default=1.0, help="how much of our own corpus to use, by stories")
    parser.add_argument("--level", action="store_true", help="keep the rate up for a later run")
    parser.add_argument("--seed", type=int, default=0, help="which of several runs from one checkpoint")
    parser.add_argument("--swap", type=float, default=0.0, help="share of sentences whose names are exchanged")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--device", default="cpu", help="where torch trains: cpu, cuda")
    parser.add_argument("--bundle", type=Path, help="pack, unpack: folder of the parts that go to another machine")
    parser.add_argument("--checkpoint", type=int, help="the epoch to export; the last one by default")
    asked = parser.parse_args()
    sources = Sources(asked.data, asked.encoder)
    if asked.step == "train":
        plan = Plan(
            *(asked.epochs, asked.resume, asked.planned, asked.steps, asked.own, asked.replay),
            *(asked.teacher, asked.share, asked.level, asked.seed, asked.swap),
        )
        train(sources, asked.work, plan, asked.threads, asked.device)
    if asked.step == "all":
        whole(sources, asked.work, asked.threads, asked.device)
        export(asked.work, asked.encoder, asked.out, OPEN + BOTH + LAST + 1)
    if asked.step == "export":
        export(asked.work, asked.encoder, asked.out, asked.checkpoint or asked.resume + asked.epochs)
    if asked.step in ("evaluate", "all"):
        evaluate(asked.data, asked.encoder, asked.out, asked.work)
        evaluate_marks(asked.data, asked.out, CORPUS)
        print(robustness(pipeline("en", asked.out), asked.data))
    if asked.step == "pack":
        pack(asked.data, asked.encoder, asked.bundle)
    if asked.step == "unpack":
        unpack(asked.bundle, asked.data, asked.encoder)
    if asked.step == "compare":
        compare(asked.data, asked.work, asked.out)


if __name__ == "__main__":
    main()
