"""`python -m benchmarks.speed.linking`: how linking across documents grows with their number, over synthetic casts."""

from __future__ import annotations

import argparse
import math
import random
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from sayso.ledger import Entry, Input, writer
from sayso.pipeline.across import link_across
from sayso.pipeline.rooms import ours
from sayso.records import Document, EntityKind, Facts, Linked, Referent, digest

SIZES = (1_000, 10_000)
# Linking may grow a little faster than what is linked, and no more.
STEEPEST = 1.1
# Referents of a document, and how many of them nobody spoke of before: news keeps bringing new people.
REFERENTS, NEW = 8, 2
BATCH = 500
_SYLLABLES = [f"{c}{v}{e}" for c in "bdfgklmnprstvz" for v in "aeiou" for e in ("", "l", "n", "r", "sk")]
_BODIES = ("Authority", "Council", "Institute", "Holdings", "Bank", "Union", "Ministry")


def main() -> int:
    """Print the seconds for each number of documents; the exit status is 1 where they grow too fast."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed.linking", description=__doc__)
    parser.add_argument("--documents", type=int, nargs="+", default=list(SIZES), help="numbers of documents")
    measured = [(size, seconds(size)) for size in parser.parse_args().documents]
    print("\n".join(f"{size:>9,} documents  {taken:8.2f} s of processor time" for size, taken in measured))
    steepest = max(exponents(measured), default=0.0)
    print(f"growth exponent {steepest:.2f}, at most {STEEPEST}")
    return 0 if steepest <= STEEPEST else 1


def exponents(measured: Sequence[tuple[int, float]]) -> Iterator[float]:
    """The slopes between neighbours on logarithmic scales: 1 where twice as much takes twice as long."""
    for (less, before), (more, after) in pairwise(measured):
        yield math.log(after / before) / math.log(more / less)


def seconds(documents: int, seed: int = 0) -> float:
    """Processor time of linking so many documents in an empty ledger; writing them is not counted."""
    with tempfile.TemporaryDirectory() as folder, writer(Path(folder) / "cast.sayso") as ledger:
        for number, entry in enumerate(entries(documents, seed)):
            name = entry.document.path
            ledger.put(Input(f"key {name}", name, name, entry.document.sha256), entry)
            if number % BATCH == BATCH - 1:
                ledger.commit()
        ledger.commit()
        before = time.process_time()
        link_across(ledger.clusters, ours(), ledger.commit)
        return time.process_time() - before


def entries(documents: int, seed: int) -> Iterator[Entry]:
    """Documents that nothing is known of but whom they speak of; whoever was spoken of often is spoken of again."""
    chance = random.Random(seed)
    spoken: list[tuple[EntityKind, str]] = []
    for number in range(documents):
        path = f"{number}.txt"
        document = Document(digest("document", path), path, path, "", digest("text", path), language="en")
        cast = [_somebody(chance) for _ in range(NEW)]
        cast += [chance.choice(spoken) for _ in range(REFERENTS - NEW) if spoken]
        spoken += cast
        referents = tuple(_referent(chance, document, *one, place) for place, one in enumerate(dict.fromkeys(cast)))
        yield Entry(document, 0, True, Facts(document.id), Linked(document.id, referents), {"hand": "benchmark"})


def _somebody(chance: random.Random) -> tuple[EntityKind, str]:
    """A person, or in one case of four an organisation.

    Surnames have three syllables: of two, there are so few whose consonants differ that blocking keys fill up in step
    with the documents, and what is compared grows faster than they do (exponent 1.3).
    """
    given, surname = ("".join(chance.choices(_SYLLABLES, k=k)).capitalize() for k in (2, 3))
    if chance.random() < 0.25:
        return "organisation", f"{surname} {chance.choice(_BODIES)}"
    return "person", f"{given} {surname}"


def _referent(chance: random.Random, document: Document, kind: EntityKind, name: str, place: int) -> Referent:
    """Under the whole name, in one case of five under the surname or the first word alone."""
    short = name.split()[-1 if kind == "person" else 0]
    names = (short,) if chance.random() < 0.2 else (name,)
    identity = digest("mention", document.id, str(place))
    return Referent(identity, document.id, kind, names, None, (), (identity,), None, place, None, "benchmark")


if __name__ == "__main__":
    raise SystemExit(main())
