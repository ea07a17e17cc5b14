"""Docs for tests: from CoNLL-U, and from a few lines written by hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import spacy
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from sayso.records import Document, Passage, whole

VOCAB = spacy.blank("en").vocab


def document(text: str) -> Document:
    return Document(id="d", path="d.txt", name="d.txt", text=text, sha256="")


def passage(text: str) -> Passage:
    return Passage(document(text), whole(text), text)


def from_rows(rows: list[list[str]], vocab: Vocab = VOCAB) -> Doc:
    """A Doc of the word lines of CoNLL-U sentences, one after the other; HEAD counts from 1 inside its sentence."""
    words, spaces, tags, pos, morphs, lemmas, heads, deps, starts = [], [], [], [], [], [], [], [], []
    begin = 0
    for row in rows:
        if row[0] == "1":
            begin = len(words)
        words.append(row[1])
        lemmas.append(row[2])
        pos.append(row[3])
        tags.append(row[4])
        morphs.append("" if row[5] == "_" else row[5])
        heads.append(begin + int(row[6]) - 1 if row[6] != "0" else len(words) - 1)
        deps.append(row[7])
        spaces.append("SpaceAfter=No" not in row[9])
        starts.append(row[0] == "1")
    return Doc(
        vocab, words=words, spaces=spaces, tags=tags, pos=pos, morphs=morphs, lemmas=lemmas, heads=heads, deps=deps,
        sent_starts=None if any(heads[i] != i for i in range(len(heads))) else starts,
    )  # fmt: skip


def written(table: str, names: dict[str, str] | None = None) -> Doc:
    """A Doc from lines `word lemma POS head relation` (head counts from 1 in its sentence, 0 is the root; an empty line
    begins a sentence), with names given as text → label. A word followed by `~` has no space after it."""
    rows: list[list[str]] = []
    number = 0
    for line in table.strip().splitlines():
        if not line.strip():
            number = 0
            continue
        number += 1
        word, lemma, pos, head, dep = line.split()
        tight = word.endswith("~")
        spacing = "SpaceAfter=No" if tight else "_"
        rows.append([str(number), word.removesuffix("~"), lemma, pos, "", "_", head, dep, "_", spacing])
    doc = from_rows(rows)
    spans: list[Span] = []
    for text, label in (names or {}).items():
        at = doc.text.index(text)
        span = doc.char_span(at, at + len(text), label=label)
        assert span is not None, text
        spans.append(span)
    doc.set_ents(spans)
    return doc


def sentences(path: Path) -> Iterator[list[list[str]]]:
    """The sentences of a CoNLL-U file as word lines; words inside a multiword token stand without a space."""
    rows: list[list[str]] = []
    tight: tuple[int, bool] = (0, False)
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            fields = line.rstrip("\n").split("\t")
            if len(fields) < 10:
                if rows and not line.strip():
                    yield rows
                    rows = []
            elif "-" in fields[0]:
                tight = (int(fields[0].split("-")[1]), "SpaceAfter=No" in fields[9])
                inside = range(int(fields[0].split("-")[0]), tight[0])
                pending = set(inside)
            elif fields[0].isdigit():
                number = int(fields[0])
                if tight[0] and number < tight[0] and number in pending:
                    fields[9] = "SpaceAfter=No"
                elif number == tight[0]:
                    fields[9] = "SpaceAfter=No" if tight[1] else "_"
                    tight = (0, False)
                rows.append(fields)
    if rows:
        yield rows
