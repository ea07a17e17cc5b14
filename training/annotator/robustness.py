"""What disorder of real text costs: GUM's development part written as careless text is, against its gold words."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from spacy.language import Language

from training.annotator.evaluate import Tally, documents, gold_facts, own_facts, raw_text
from training.annotator.treebanks import gum

Change = Callable[[list[str]], list[str]]
SHOWN = ("UPOS", "lemma", "LAS", "sentences")
QUOTES = ('"', "''", "``", "“", "”")
SOFT_HYPHEN = "\u00ad"
EVERY = 10  # one word in so many is broken


def quotes(*marks: str) -> Change:
    """Quotation marks by turns as `marks`, whatever they were."""

    def changed(words: list[str]) -> list[str]:
        places = [place for place, word in enumerate(words) if word in QUOTES]
        found = list(words)
        for turn, place in enumerate(places):
            found[place] = marks[turn % len(marks)]
        return found

    return changed


def bare(words: list[str]) -> list[str]:
    """Letters without diacritics."""
    return ["".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c)) for word in words]


def hyphenated(words: list[str]) -> list[str]:
    """A soft hyphen in the middle of one word in ten that is long enough to be broken."""
    found = list(words)
    long = [place for place, word in enumerate(words) if word.isalpha() and len(word) > 5]
    for place in long[:: max(1, EVERY * len(long) // max(len(words), 1))]:
        middle = len(words[place]) // 2
        found[place] = words[place][:middle] + SOFT_HYPHEN + words[place][middle:]
    return found


CHANGES: dict[str, Change] = {
    "as it is": list,
    "capitals only": lambda words: [word.upper() for word in words],
    "Every Word With One": lambda words: [word[:1].upper() + word[1:] for word in words],
    "no capitals": lambda words: [word.lower() for word in words],
    "no diacritics": bare,
    "curly quotes": quotes("“", "”"),
    "straight quotes": quotes('"'),
    "two closing quotes": quotes("”", "”"),
    "low and closing quotes": quotes("„", "“"),
    "guillemets": quotes("«", "»"),
    "soft hyphens": hyphenated,
}


def robustness(annotator: Language, data: Path) -> str:
    """A table: a row a change, F1 of what survives it; lemmas are compared as the changed words' gold has them."""
    sentences = gum(data / "gum/gum_dev_nonNC.conllu")
    lines = ["| | " + " | ".join((*SHOWN, "names")) + " |", "|---" * (len(SHOWN) + 2) + "|"]
    for name, change in CHANGES.items():
        tally = Tally()
        for group in documents([replace(one, words=change(one.words)) for one in sentences]):
            text, offsets = raw_text(group)
            tally.add(gold_facts(group, offsets), own_facts(annotator(text)))
        lines.append(f"| {name} | " + " | ".join(f"{tally.f1(shown):.1f}" for shown in (*SHOWN, "names")) + " |")
    return "\n".join(lines)
