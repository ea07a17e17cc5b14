"""Windows of sentences as the annotator will meet them, with the disorder of real text added, and batches of them."""

from __future__ import annotations

import random
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import torch
from torch import Tensor

from sayso.annotate import lemma
from sayso.annotate.forms import Break, Shape, shape
from sayso.annotate.wordpiece import WordPieces
from training.annotator.labels import Labels
from training.annotator.marks import LABELS, NOTHING, POINTERS
from training.annotator.sentences import ANY, Sentence
from training.annotator.swapped import Swapped

IGNORE = -100
BATCH_WORDS = 1000
MARKS = (*LABELS, *POINTERS, "entities", "meanings")
DOUBLE = ('"', "“", "”", "„", "«", "»", "''", "‘‘", "’’")


@dataclass
class Span:
    """Words [start, end) of a window whose vector should be `target`."""

    start: int
    end: int
    target: int  # row of the teacher's vectors


@dataclass
class Window:
    """A run of sentences with all that is to be learnt of it, as numbers."""

    pieces: list[int]
    shapes: list[int]
    breaks: list[int]
    first: list[int]
    last: list[int]
    xpos: list[int]
    tags: list[int]
    lemmas: list[int]
    heads: list[int]  # 0 root, 1 + place in the window; IGNORE
    relations: list[int]
    starts: list[int]
    names: list[int]
    group: list[int]  # sentence number: arcs stay inside
    spans: list[Span]
    marks: dict[str, list[int]]  # labels, pointers (0 none, 1 + place in the window) and entities by name; IGNORE

    def __len__(self) -> int:
        return len(self.first)


class Windows:
    """Makes windows; all randomness comes from `seed`."""

    def __init__(
        self,
        wordpieces: WordPieces,
        labels: Labels,
        seed: int,
        rows: Sequence[int] = (),
        swapped: Swapped | None = None,
    ) -> None:
        """`rows`: the first row of each sentence among the teacher's states of words, or -1. `swapped`: other names."""
        self.wordpieces = wordpieces
        self.rows = rows
        self.swapped = swapped or Swapped((), 0.0)
        self.random = random.Random(seed)
        self.xpos = {label: number for number, label in enumerate(labels.xpos)}
        self.tags = {label: number for number, label in enumerate(labels.tags)}
        self.lemmas = {label: number for number, label in enumerate(labels.lemmas)}
        self.relations = {label: number for number, label in enumerate(labels.relations)}

    def epoch(self, parts: list[list[tuple[int, Sentence]]], spans: dict[int, list[Span]]) -> Iterator[list[Window]]:
        """Each part of the data once, as batches of about 1,000 words of windows of like length, in random order."""
        windows = [self.window(group, spans) for part in parts for group in self._groups(part)]
        windows.sort(key=lambda window: len(window.pieces) + self.random.randrange(-12, 13))
        batches: list[list[Window]] = [[]]
        for window in windows:
            if sum(map(len, batches[-1])) + len(window) > BATCH_WORDS:
                batches.append([])
            batches[-1].append(window)
        self.random.shuffle(batches)
        yield from (batch for batch in batches if batch)

    def some(self, numbered: list[tuple[int, Sentence]], share: float) -> list[tuple[int, Sentence]]:
        """Runs of fifty sentences, so many at random that they are about this share of all."""
        return [
            pair
            for start in range(0, len(numbered), 50)
            if self.random.random() < share
            for pair in numbered[start : start + 50]
        ]

    def _groups(self, numbered: list[tuple[int, Sentence]]) -> Iterator[list[tuple[int, Sentence]]]:
        """Documents in random order, cut into runs of 40 to 120 words (one in ten shorter)."""
        documents: dict[tuple[str, str], list[tuple[int, Sentence]]] = {}
        for number, sentence in numbered:
            key = (sentence.genre, sentence.document or str(number // 20))
            documents.setdefault(key, []).append((number, sentence))
        order = sorted(documents)
        self.random.shuffle(order)
        group: list[tuple[int, Sentence]] = []
        length = 0
        room = self._room()
        for key in order:
            for number, sentence in documents[key]:
                if group and length + len(sentence.words) > room:
                    yield group
                    group, length, room = [], 0, self._room()
                group.append((number, sentence))
                length += len(sentence.words)
        if group:
            yield group

    def _room(self) -> int:
        return self.random.randint(5, 40) if self.random.random() < 0.1 else self.random.randint(40, 125)

    def window(self, group: list[tuple[int, Sentence]], spans: dict[int, list[Span]]) -> Window:
        chance = self.random.random
        paragraphs = self.random.choices((Break.PARAGRAPH, Break.NEWLINE, Break.NONE), (55, 25, 20))[0]
        wrapped = self.random.randint(9, 16) if chance() < 0.04 else 0
        found = Window(
            [self.wordpieces.start], [Shape.NONE], [0], *([] for _ in range(11)), {name: [] for name in MARKS}
        )
        for place, (number, original) in enumerate(group):
            named = self.swapped(original, self.random)
            sentence = self._disordered(named)
            begun = paragraphs if sentence.paragraph and place else Break.NONE
            if place == 0:
                begun = self.random.choice((Break.PARAGRAPH, Break.NEWLINE, Break.NONE))
            offset = len(found.first)
            for word_place, word in enumerate(sentence.words):
                pieces = self.wordpieces.pieces(word)
                line = begun if word_place == 0 else Break.NONE
                if wrapped and line is Break.NONE and (offset + word_place) % wrapped == wrapped - 1:
                    line = Break.NEWLINE
                found.first.append(len(found.pieces))
                found.pieces += pieces
                found.shapes += [shape(word)] * len(pieces)
                found.breaks += [line, *([0] * (len(pieces) - 1))]
                found.last.append(len(found.pieces) - 1)
            self._targets(found, sentence, offset, place)
            row = self.rows[number] if 0 <= number < len(self.rows) and named is original else -1
            found.marks["meanings"] += (
                range(row, row + len(sentence.words)) if row >= 0 else [IGNORE] * len(sentence.words)
            )
            for span in spans.get(number, ()) if named is original else ():
                end = min(span.end, len(sentence.words))
                found.spans.append(Span(offset + span.start, offset + end, span.target))
        found.pieces.append(self.wordpieces.end)
        found.shapes.append(Shape.NONE)
        found.breaks.append(0)
        self._place_pointers(found, group)
        if chance() < 0.12 and all(sentence.marks is None for _, sentence in group):
            self._cut_short(found)
        return found

    def _place_pointers(self, found: Window, group: list[tuple[int, Sentence]]) -> None:
        """Places in the document to places in the window; unknown where the word pointed to is outside of it."""
        begins = [found.group.index(number) for number in range(len(group))]
        places: dict[tuple[str, int], int] = {}
        for place, number in enumerate(found.group):
            sentence = group[number][1]
            if sentence.marks:
                places[sentence.document, sentence.marks.offset + place - begins[number]] = place
        for name in POINTERS:
            row = found.marks[name]
            for place, target in enumerate(row):
                if target >= 0:
                    document = group[found.group[place]][1].document
                    row[place] = places.get((document, target), IGNORE - 1) + 1
                elif target == NOTHING:
                    row[place] = 0

    def _targets(self, found: Window, sentence: Sentence, offset: int, place: int) -> None:
        length = len(sentence.words)
        nothing = [IGNORE] * length
        marks = sentence.marks
        for name in LABELS:
            found.marks[name] += marks.labels.get(name, nothing) if marks else nothing
        for name in POINTERS:
            found.marks[name] += marks.pointers.get(name, nothing) if marks else nothing
        document = zlib.crc32(sentence.document.encode()) << 12
        found.marks["entities"] += (
            [document + one if one >= 0 else IGNORE for one in marks.entities] if marks else nothing
        )
        found.group += [place] * length
        found.names += sentence.names
        found.starts += ([1] + [0] * (length - 1)) if sentence.boundary else nothing
        if not sentence.parsed:
            for column in (found.xpos, found.tags, found.lemmas, found.heads, found.relations):
                column.extend(nothing)
            return
        found.xpos += [self.xpos.get(label, IGNORE) for label in sentence.xpos]
        found.tags += [self.tags.get(label, IGNORE) for label in sentence.tags]
        found.lemmas += [
            self.lemmas.get(lemma.script(word, base), IGNORE)
            for word, base in zip(sentence.words, sentence.lemmas, strict=True)
        ]
        found.heads += [0 if head < 0 else offset + head + 1 for head in sentence.heads]
        found.relations += [self.relations.get(label, IGNORE) for label in sentence.relations]

    def _cut_short(self, found: Window) -> None:
        """End the window inside its last sentence, as windows of very long sentences end."""
        start = found.group.index(found.group[-1])
        if start == 0 or len(found) - start < 6:
            return
        keep = self.random.randint(start + 2, len(found) - 1)
        pieces = found.last[keep - 1] + 1
        for field in (found.pieces, found.shapes, found.breaks):
            end = field[-1]
            del field[pieces:]
            field.append(end)
        for field in (found.first, found.last, found.xpos, found.tags, found.lemmas, found.heads, found.relations):
            del field[keep:]
        for field in (found.starts, found.names, found.group, *found.marks.values()):
            del field[keep:]
        for place in range(start, keep):
            if found.heads[place] > keep:
                found.heads[place] = found.relations[place] = IGNORE
        found.spans = [span for span in found.spans if span.end <= keep]

    def _disordered(self, sentence: Sentence) -> Sentence:
        """Capitals, lower case, other quotation marks, a missing full stop: as careless text has them."""
        chance = self.random.random
        if chance() < 0.05 and len(sentence.words) > 2 and sentence.words[-1] == ".":
            last = len(sentence.words) - 1
            if last not in sentence.heads and (not sentence.heads or sentence.heads[last] >= 0):
                fields = ("words", "names", "xpos", "tags", "lemmas", "heads", "relations")
                marks = sentence.marks.first(last) if sentence.marks else None
                sentence = replace(sentence, marks=marks, **{name: getattr(sentence, name)[:last] for name in fields})
        draw = chance()
        if draw < 0.03:
            sentence = replace(sentence, words=[word.upper() for word in sentence.words])
        elif draw < 0.05:
            sentence = replace(sentence, words=[word.lower() for word in sentence.words])
        elif draw < 0.07:
            sentence = replace(sentence, words=[word[:1].upper() + word[1:] for word in sentence.words])
        if any(mark in word for word in sentence.words for mark in "\"'`"):
            draw = chance()
            if draw < 0.35:
                sentence = replace(sentence, words=list(self._curly(sentence.words)))
            elif draw < 0.45:
                sentence = replace(sentence, words=list(self._mismatched(sentence.words)))
        return sentence

    def _mismatched(self, words: list[str]) -> Iterator[str]:
        """Quotation marks that do not fit one another, as machine translation and bad conversion leave them."""
        for word in words:
            yield self.random.choice(DOUBLE) if word in ('"', "''", "``", "“", "”") else word

    @staticmethod
    def _curly(words: list[str]) -> Iterator[str]:
        opened = False
        for word in words:
            if word in ('"', "''", "``"):
                opened = not opened
                yield "“" if opened else "”"
            else:
                yield word.replace("'", "’") if word != "'" else "’"


@dataclass
class Batch:
    """Windows padded to one shape; word rows are flat over the batch where a loss wants them."""

    pieces: Tensor
    shapes: Tensor
    breaks: Tensor
    mask: Tensor
    first: Tensor
    last: Tensor
    word: Tensor  # true at real words
    targets: dict[str, Tensor]  # (batch, words)
    allowed_names: Tensor  # (batch, words, labels) bool
    arc_mask: Tensor  # (batch, words, 1 + words) true where a head is allowed
    spans: list[tuple[int, Span]]
    marks: dict[str, Tensor]  # (batch, words)

    def to(self, device: torch.device) -> Batch:
        """The same on a device."""

        def moved(value: object) -> object:
            if isinstance(value, dict):
                return {name: tensor.to(device) for name, tensor in value.items()}
            return value.to(device) if isinstance(value, Tensor) else value

        return Batch(**{name: moved(value) for name, value in vars(self).items()})


def filled_rows(rows: list[list[int]], width: int, value: int) -> Tensor:
    """Rows padded to one width."""
    found = np.full((len(rows), width), value, dtype=np.int64)
    for number, row in enumerate(rows):
        found[number, : len(row)] = row
    return torch.from_numpy(found)


def collate(windows: list[Window], name_labels: int) -> Batch:
    """Windows to tensors."""
    longest = max(len(window.pieces) for window in windows)
    words = max(map(len, windows))

    def filled(name: str, width: int, value: int) -> Tensor:
        return filled_rows([getattr(window, name) for window in windows], width, value)

    names = filled("names", words, ANY)
    group = filled("group", words, -1)
    same = group[:, :, None] == group[:, None, :]
    return Batch(
        pieces=filled("pieces", longest, 0),
        shapes=filled("shapes", longest, int(Shape.NONE)),
        breaks=filled("breaks", longest, 0),
        mask=filled("pieces", longest, -1) >= 0,
        first=filled("first", words, 0),
        last=filled("last", words, 0),
        word=group >= 0,
        targets={
            name: filled(name, words, IGNORE) for name in ("xpos", "tags", "lemmas", "heads", "relations", "starts")
        },
        allowed_names=(names[:, :, None] >> torch.arange(name_labels)) & 1 > 0,
        arc_mask=torch.cat([torch.ones_like(same[:, :, :1]), same], dim=2),
        spans=[(number, span) for number, window in enumerate(windows) for span in window.spans],
        marks={name: filled_rows([window.marks[name] for window in windows], words, IGNORE) for name in MARKS},
    )
