"""Attribution on PolNeAR: how much of what its annotators marked the statements find.

    python benchmarks/attribution/polnear.py DATA/polnear/dev [--misses N] [--patterns]

Contents are matched one to one, best overlap of words first, at intersection over union ≥ 0.5; both parts of an
interrupted content count. A text with several annotations is measured against the first. "Quoted" are contents of which
at least half the words stand in quotation marks. PolNeAR marks no attribution inside another's content, so
statements within statements are left out. A source counts as right where it shares half of its words (IoU ≥ 0.5)
with the gold source, or where both have none. "Core" are attributions whose cue is in `core_cues.toml`: what was found
of those that are marked, and what is right of those that were found.
"""

from __future__ import annotations

import argparse
import re
import time
import tomllib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from spacy.tokens import Doc

from sayso.annotate import load
from sayso.extract.statements import drafts, look
from sayso.extract.statements.nesting import nested
from sayso.extract.statements.quotations import quotations
from sayso.languages.cues import cues

WORD = re.compile(r"\w+(?:[’']\w+)*")
MATCH = 0.5
CORE = tomllib.loads(Path(__file__).with_name("core_cues.toml").read_text("utf-8"))
Words = frozenset[int]


@dataclass(frozen=True)
class Item:
    """An attribution, gold or found, by the words (their first characters) of its parts."""

    content: Words
    source: Words
    cue: str
    text: str
    pattern: str = ""
    quoted: bool = False


@dataclass
class Tally:
    """Counts over documents."""

    right: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    gold: Counter[str] = field(default_factory=Counter)

    def f1(self, name: str, base: str) -> tuple[float, float, float]:
        precision = self.right[name] / max(self.found[base], 1)
        recall = self.right[name] / max(self.gold[base], 1)
        return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def read_gold(folder: Path) -> Iterator[tuple[str, str, list[Item]]]:
    """Name, text and gold attributions of each document of a folder with `text` and `attributions`."""
    annotations: dict[str, list[Path]] = defaultdict(list)
    for path in sorted((folder / "attributions").glob("*.ann")):
        annotations[re.sub(r"_[0-9a-f]{4}$", "", path.stem)].append(path)
    for path in sorted((folder / "text").glob("*.txt")):
        text = path.read_bytes().decode("utf-8")
        files = annotations.get(path.stem, [])
        if files:
            yield path.stem, text, _items(text, files[0].read_text("utf-8"))


def _items(text: str, annotation: str) -> list[Item]:
    parts: dict[str, list[tuple[int, int]]] = {}
    items = []
    rows = [line.split("\t") for line in annotation.splitlines()]
    for row in rows:
        if row[0].startswith("T"):
            places = row[1].split(" ", 1)[1]
            parts[row[0]] = [(int(a), int(b)) for a, b in (piece.split() for piece in places.split(";"))]
    inside = quoted_words(text)
    for row in rows:
        if not row[0].startswith("E"):
            continue
        roles: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for role, key in (pair.split(":") for pair in row[1].split()):
            roles[re.sub(r"\d+$", "", role)] += parts.get(key, [])
        content = words(text, roles["Content"])
        if content:
            cue = " ".join(text[a:b] for a, b in sorted(roles["Cue"]))
            shown = " … ".join(text[a:b] for a, b in sorted(roles["Content"]))
            items.append(Item(content, words(text, roles["Source"]), cue, shown, quoted=_mostly(content, inside)))
    return items


def words(text: str, places: Sequence[tuple[int, int]]) -> Words:
    return frozenset(match.start() for a, b in places for match in WORD.finditer(text, a, b))


def quoted_words(text: str) -> Words:
    return words(text, [(quotation.start, quotation.end) for quotation in quotations(text)])


def _mostly(content: Words, inside: Words) -> bool:
    return 2 * len(content & inside) >= len(content)


def find(doc: Doc) -> list[Item]:
    """What the statements find in a document, those inside others left out."""
    return [item for item, nested_in in find_all(doc) if nested_in is None]


def find_all(doc: Doc) -> list[tuple[Item, int | None]]:
    """What the statements find in a document, each with the place of the one that it stands in."""
    text = doc.text
    inside = quoted_words(text)
    items = []
    for one in nested(text, drafts(look(doc, "en"), "en")):
        draft = one.draft
        content = words(text, draft.content)
        if content:
            source = words(text, [draft.source.phrase] if draft.source else [])
            shown = " … ".join(text[a:b] for a, b in draft.content)
            cue = text[draft.words[0] : draft.words[1]]
            items.append((Item(content, source, cue, shown, draft.pattern, _mostly(content, inside)), one.outer))
    return items


def core(item: Item) -> bool:
    """Whether the cue is a core reporting cue."""
    cue, forms = item.cue.lower(), cues("en").forms
    return any(phrase in cue for phrase in CORE["phrases"]) or any(
        forms.get(word, word) in CORE["verbs"] for word in WORD.findall(cue)
    )


def iou(a: Words, b: Words) -> float:
    return len(a & b) / max(len(a | b), 1)


def pairs(found: Sequence[Item], gold: Sequence[Item]) -> list[tuple[int, int, float]]:
    scored = [
        (-iou(f.content, g.content), -iou(f.source, g.source), i, j)
        for i, f in enumerate(found)
        for j, g in enumerate(gold)
        if iou(f.content, g.content) >= MATCH
    ]
    used_i: set[int] = set()
    used_j: set[int] = set()
    result = []
    for score, _, i, j in sorted(scored):
        if i not in used_i and j not in used_j:
            used_i.add(i)
            used_j.add(j)
            result.append((i, j, -score))
    return result


def count(tally: Tally, found: Sequence[Item], gold: Sequence[Item]) -> tuple[set[int], set[int]]:
    """Add one document; the indices of finds and gold items that matched."""
    matched = pairs(found, gold)
    tally.found["all"] += len(found)
    tally.gold["all"] += len(gold)
    tally.found["quoted"] += sum(item.quoted for item in found)
    tally.gold["quoted"] += sum(item.quoted for item in gold)
    tally.found["core"] += sum(map(core, found))
    tally.gold["core"] += sum(map(core, gold))
    for i, j, score in matched:
        f, g = found[i], gold[j]
        sourced = iou(f.source, g.source) >= MATCH or not f.source | g.source
        touched = bool(f.source & g.source) or not f.source | g.source
        tally.right["content"] += 1
        tally.right["exact"] += score == 1.0
        tally.right["content + source"] += sourced
        tally.right["content + source touched"] += touched
        tally.right["core found"] += core(f)
        if core(g):
            tally.right["core"] += 1
            tally.right["core + source"] += sourced
            tally.right["core + source touched"] += touched
        if g.quoted:
            tally.right["quoted"] += 1
            tally.right["quoted + source"] += sourced
    return {i for i, _, _ in matched}, {j for _, j, _ in matched}


def measure(folder: Path, annotate: Callable[[str, str], Doc], misses: int, patterns: bool) -> None:
    tally = Tally()
    missed: list[Item] = []
    spurious: list[Item] = []
    by_pattern: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    seconds = tokens = 0.0
    for name, text, gold in read_gold(folder):
        doc = annotate(name, text)
        start = time.perf_counter()
        found = find(doc)
        seconds += time.perf_counter() - start
        tokens += len(doc)
        right_found, right_gold = count(tally, found, gold)
        missed += [item for j, item in enumerate(gold) if j not in right_gold]
        spurious += [item for i, item in enumerate(found) if i not in right_found]
        for i, item in enumerate(found):
            by_pattern[item.pattern][0] += 1
            by_pattern[item.pattern][1] += i in right_found
    for name, base in (
        ("content", "all"), ("exact", "all"), ("content + source", "all"), ("content + source touched", "all"),
        ("quoted", "quoted"), ("quoted + source", "quoted"),
    ):  # fmt: skip
        precision, recall, f1 = tally.f1(name, base)
        counts = f"({tally.found[base]} found, {tally.gold[base]} gold)"
        print(f"{name:26} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}   {counts}")
    right = tally.right
    precision, recall = right["core found"] / max(tally.found["core"], 1), right["core"] / max(tally.gold["core"], 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    counts = f"({tally.found['core']} found, {tally.gold['core']} gold)"
    print(f"{'core cues: content':26} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}   {counts}")
    given = max(right["core"], 1)
    half, shared = right["core + source"] / given, right["core + source touched"] / given
    print(f"{'core cues: source':26} {half:.3f} of the matched overlap by half, {shared:.3f} share a word")
    print(f"{tokens / seconds:,.0f} tokens/s in statements alone")
    if patterns:
        for pattern, (n, right) in sorted(by_pattern.items(), key=lambda row: -row[1][0]):
            print(f"{pattern:44} {n:5} {right / n:.2f}")
    if misses:
        commonest = Counter(item.cue.lower() for item in missed)
        print("cues missed most:", ", ".join(f"{cue} {n}" for cue, n in commonest.most_common(60)))
        step = max(len(missed) // misses, 1)
        for item in missed[::step][:misses]:
            print("MISSED  ", repr(item.cue), "|", item.text[:110].replace("\n", "⏎"))
        step = max(len(spurious) // misses, 1)
        for item in spurious[::step][:misses]:
            print("SPURIOUS", repr(item.cue), item.pattern, "|", item.text[:110].replace("\n", "⏎"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="a part of PolNeAR: a folder with text/ and attributions/")
    parser.add_argument("--misses", type=int, default=0, help="show so many misses and so many spurious finds")
    parser.add_argument("--patterns", action="store_true", help="precision by pattern")
    given = parser.parse_args()
    annotator = load("en")
    measure(given.folder, lambda _, text: annotator(text), given.misses, given.patterns)


if __name__ == "__main__":
    main()
