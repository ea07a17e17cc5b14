"""The score card of the public gold: what its own scorer says of an export."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from sayso.evaluate import card
from sayso.evaluate.card import Figure
from sayso.evaluate.spans import Detection, Ratio
from sayso.export import jsonl
from sayso.ledger import Ledger

ROOMS = ("statements", "times", "documents", "entities")  # that have something to be scored yet
# Shares of what should not be: the card has what is left of them, so that of every figure more is better.
WRONG = {
    "documents.article_wrongly_marked": "documents.article_kept",
    "entities.wrong_merges": "entities.kept_apart",
}


def figures(ledger: Ledger, shared: Path, folder: Path) -> Iterator[Figure]:
    """Export the ledger of the story to `folder` and have it scored; raises ValueError for a complaint of its form."""
    jsonl.write(ledger, folder)
    result = folder / "score.json"
    command = [shared / "score" / "score.py", folder, "--gold", shared / "gold", "--json", result]
    subprocess.run([sys.executable, *map(str, command)], check=True, capture_output=True)
    scored = json.loads(result.read_text("utf-8"))
    if scored["problems"]["counts"]:
        raise ValueError(f"the scorer complains of the export: {scored['problems']}")
    for room in ROOMS:
        for metric, values in scored["metrics"][room].items():
            name = f"{room}.{metric}"
            if "f1" in values:
                yield from card.found(name, Detection(values["right"], values["predicted"], values["gold"]))
            elif name in WRONG:
                yield card.share(WRONG[name], Ratio(values["of"] - values["right"], values["of"]))
            elif values["of"]:
                yield card.share(name, Ratio(values["right"], values["of"]))
    found = [scored["metrics"][room]["overlap"] for room in ("statements", "times")]
    every = sum(values["predicted"] for values in found)
    yield card.share("facts.allowed", Ratio(every - sum(values["in_boilerplate"] for values in found), every))
