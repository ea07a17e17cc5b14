"""A sentence as training has it, whatever corpus it comes from, and the labels of names that the corpora share."""

from __future__ import annotations

from dataclasses import dataclass, field

from training.annotator.marks import Marks

KINDS = ("PER", "ORG", "LOC", "MISC")
NAMES = ("O", *(f"{part}-{kind}" for kind in KINDS for part in "BI"))
OUTSIDE = 1
ANY = (1 << len(NAMES)) - 1


@dataclass
class Sentence:
    """Words with what is known of them; `names` holds for each word the set of name tags allowed, as bits."""

    words: list[str]
    names: list[int]
    xpos: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)  # UPOS and features: "NOUN|Number=Sing"
    lemmas: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)  # position in the sentence, -1 for the root
    relations: list[str] = field(default_factory=list)
    paragraph: bool = False  # begins one
    boundary: bool = True  # false where the corpus does not say where sentences begin
    spaces: list[bool] = field(default_factory=list)  # after each word
    genre: str = ""
    document: str = ""
    marks: Marks | None = None

    @property
    def parsed(self) -> bool:
        return bool(self.heads)


def bits(*labels: str) -> int:
    return sum(1 << NAMES.index(label) for label in labels)


def bio(kinds: tuple[str, ...], first: bool) -> int:
    return bits(*(f"{'B' if first else 'I'}-{kind}" for kind in kinds))


def outside(word: str) -> int:
    """O, or a miscellaneous name where the corpus marks none of those and the word is capitalised."""
    return bits("O", "B-MISC", "I-MISC") if word[:1].isupper() else OUTSIDE
