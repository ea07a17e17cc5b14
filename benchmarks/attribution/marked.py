"""Statements on the open texts that we marked ourselves: how many are found, and whose source is right.

    python benchmarks/attribution/marked.py DATA

Matching is that of `polnear.py`; statements inside others count as well. The rules for releases
(`declared.py`) were written while reading the texts of re3d; those of Wikinews and GUM were not read for rules, but for
a look at what the learnt choice adds there. PYTHONPATH must hold the root of the repository.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from polnear import Item, find_all, iou, pairs, words

from sayso.annotate import load
from training.corpus import open_texts, parts
from training.corpus.standoff import attach

HALF = 0.5  # of a source's words in common


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="folder of the open corpora")
    texts = open_texts.texts(parser.parse_args().data)
    annotator = load("en")
    counts: dict[str, Counter[str]] = {}
    for path in sorted((parts.HERE / "open").glob("*.yml")):
        row = counts.setdefault(path.stem.split("-")[0], Counter())
        text = texts[path.stem]
        gold = [Item(words(text, one.spans), words(text, one.source), "", "") for one in attach(path, text).statements]
        found = [item for item, _ in find_all(annotator(text))]
        matched = pairs(found, gold)
        row.update(texts=1, gold=len(gold), found=len(found), right=len(matched))
        row["source"] += sum(
            iou(found[i].source, gold[j].source) >= HALF or not found[i].source | gold[j].source for i, j, _ in matched
        )
    for name, row in counts.items():
        precision, recall = row["right"] / row["found"], row["right"] / row["gold"]
        f1 = 2 * row["right"] / (row["found"] + row["gold"])
        of = f"({row['found']} found, {row['gold']} gold, {row['texts']} texts)"
        source = row["source"] / row["right"]
        print(f"{name:9} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  source {source:.3f}  {of}")


if __name__ == "__main__":
    main()
