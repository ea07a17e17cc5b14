"""Articles of our own corpus as sentences with marks.

Our corpus has no trees. A teacher, weights trained mostly on the treebanks, gives it some: without them a network
that learns marks from these articles forgets the syntax of texts like them. Of 166 articles ("the", "a") of our case
tables it called 52 something else than determiners, its teacher one; on GUM each called one of 954 so.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Token

from sayso.annotate.tokenizer import TreebankEnglish
from training.annotator.marks import KINDS, LABELS, NOTHING, POINTERS, PRONOUNS, STATUSES, UNKNOWN, Marks, mention
from training.annotator.sentences import ANY, OUTSIDE, Sentence, bits, outside
from training.corpus import parts, story
from training.corpus.article import Article, ArticleError, Statement
from training.corpus.open_texts import texts
from training.corpus.standoff import attach

CORPUS = parts.HERE
TAUGHT = "re3d-*.yml"  # of the open texts; the others, Wikinews and GUM's, measure how real news is read
READ_REGIONS = ("title", "crosshead", "text")  # in the other regions nothing is marked
LONGEST = 100
NAME_LABELS = {"person": "PER", "organisation": "ORG", "country": "LOC", "place": "LOC"}
REFERENTS = {
    "person": "person",
    "unnamed": "person",
    "organisation": "organisation",
    "country": "place",
    "place": "place",
}
Span = tuple[int, int]


@cache
def tokenizer() -> TreebankEnglish:
    return TreebankEnglish()


def split(corpus: Path) -> tuple[list[Path], list[Path]]:
    """Files to train on and files of the development part; a story is in one of them as a whole."""
    train: list[Path] = []
    dev: list[Path] = []
    for path in story.articles(corpus):
        (dev if path.parent.name.startswith(parts.MEASURES) else train).append(path)
    return train, dev


def some(paths: list[Path], share: float) -> list[Path]:
    """About this share of the files, stories whole; a smaller share is a part of a larger one."""

    def place(path: Path) -> float:
        kept = path.parent.name if (path.parent / story.STORY).is_file() else str(path.relative_to(path.parents[1]))
        return zlib.crc32(kept.encode()) / 2**32

    return [path for path in paths if place(path) <= share]


def read(paths: Iterable[Path], data: Path, teacher: Language | None) -> list[Sentence]:
    """Sentences of the articles at `paths` and of the open texts that train, with trees of `teacher` if there is one.

    An article that does not validate is left out with a line that says so.
    """
    open_texts = texts(data)
    found = []
    for path in (*paths, *sorted((CORPUS / "open").glob(TAUGHT))):
        try:
            article = story.load(path) if path.suffix != ".yml" else attach(path, open_texts[path.stem])
            found += sentences(article, path.relative_to(CORPUS).as_posix(), teacher)
        except ArticleError as error:
            print(f"left out {path.name}: {error}", flush=True)
    return found


class _Words:
    """The words of an article, white space left out, and where they stand in its text."""

    def __init__(self, text: str) -> None:
        self.words: list[str] = []
        self.starts: list[int] = []
        self.paragraphs: list[bool] = []
        self.lines: list[bool] = []
        space = "\n\n"
        for token in tokenizer()(text):
            if token.is_space:
                space += token.text
                continue
            self.words.append(token.text)
            self.starts.append(token.idx)
            self.paragraphs.append(space.count("\n") > 1)
            self.lines.append("\n" in space)
            space = ""

    def span(self, start: int, end: int) -> Span:
        """Words [first, last) that the characters [start, end) touch; empty where they touch none."""
        inside = [
            place
            for place, (at, word) in enumerate(zip(self.starts, self.words, strict=True))
            if at < end and at + len(word) > start
        ]
        return (inside[0], inside[-1] + 1) if inside else (0, 0)


def sentences(article: Article, document: str, teacher: Language | None) -> list[Sentence]:
    """The article's words with all that is marked on them, and with trees of the teacher's."""
    words = _Words(article.text)
    taught = None if teacher is None else [token for token in teacher(article.text) if not token.is_space]
    size = len(words.words)
    marked = [True] * size
    for region in article.marks.regions:
        if region.kind not in READ_REGIONS:
            first, last = words.span(region.start, region.end)
            marked[first:last] = [False] * (last - first)
    labels = {name: [0] * size for name in LABELS}
    pointers = {name: [UNKNOWN] * size for name in POINTERS}
    entities = [NOTHING] * size
    names = [outside(word) for word in words.words]
    _mentions(article, words, labels, entities, names)
    for time in article.marks.times:
        _begin(labels["times"], words.span(time.start, time.end))
    for event in article.events:
        if event.status in STATUSES:
            first, last = words.span(event.start, event.end)
            labels["events"][first : first + 1] = [1 + STATUSES.index(event.status)] * (last > first)
    _statements(article.statements, words, labels, pointers)
    for place in range(size):
        if not marked[place]:
            names[place] = ANY
            entities[place] = NOTHING
            for row in (*labels.values(), *pointers.values()):
                row[place] = UNKNOWN
    return [
        Sentence(
            words.words[first:last],
            names[first:last],
            **_syntax(taught[first:last] if taught else []),
            paragraph=words.paragraphs[first],
            boundary=taught is not None,
            genre="own",
            document=document,
            marks=Marks(
                first,
                {name: row[first:last] for name, row in labels.items()},
                {name: row[first:last] for name, row in pointers.items()},
                entities[first:last],
            ),
        )
        for first, last in (_cuts(words) if taught is None else _sentences(taught))
    ]


def _sentences(taught: Sequence[Token]) -> list[Span]:
    """The sentences of a teacher, as words [first, last)."""
    begins = [place for place, token in enumerate(taught) if place == 0 or token.sent != taught[place - 1].sent]
    return list(zip(begins, [*begins[1:], len(taught)], strict=True))


def _syntax(taught: Sequence[Token]) -> dict[str, Any]:
    """The fields of a Sentence that a teacher's tokens fill."""
    places = {token.i: place for place, token in enumerate(taught)}
    return {
        "xpos": [token.tag_ for token in taught],
        "tags": [f"{token.pos_}|{token.morph}" for token in taught],
        "lemmas": [token.lemma_ for token in taught],
        "heads": [-1 if token.head == token else places[token.head.i] for token in taught],
        "relations": [token.dep_ for token in taught],
    }


def _cuts(words: _Words) -> list[Span]:
    """Runs of at most LONGEST words: lines, and longer ones cut after a full stop where there is one."""
    size = len(words.words)
    begins = [place for place in range(size) if words.lines[place] or place == 0]
    found = []
    for begin, last in zip(begins, [*begins[1:], size], strict=True):
        first = begin
        while last - first > LONGEST:
            stops = [place for place in range(first + 20, first + LONGEST) if words.words[place - 1] in (".", "!", "?")]
            cut = stops[-1] if stops else first + LONGEST
            found.append((first, cut))
            first = cut
        found.append((first, last))
    return [span for span in found if span[1] > span[0]]


def _begin(row: list[int], span: Span) -> None:
    """Write a span as B and I."""
    first, last = span
    row[first:last] = [1 if place == first else 2 for place in range(first, last)]


def _mentions(
    article: Article, words: _Words, labels: dict[str, list[int]], entities: list[int], names: list[int]
) -> None:
    numbers = {entity: number for number, entity in enumerate(sorted(article.entities))}
    spans = [(words.span(one.start, one.end), one) for one in article.marks.mentions]
    for (first, last), one in sorted(spans, key=lambda item: (item[0][0] - item[0][1], item[0][0])):
        entity = article.entities.get(one.entity)
        if entity is None or last == first:
            continue
        head = head_of(words.words[first:last], one.named and entity.kind == "person") + first
        pronoun = words.words[head].lower() in PRONOUNS
        form = "name" if one.named else "pronoun" if pronoun else "nominal"
        label = mention(form, REFERENTS.get(entity.kind, ""))
        if label:
            labels["mentions"][head] = label
            entities[head] = numbers[one.entity]
        if one.named and entity.kind in KINDS and not any(labels["kinds"][first:last]):
            number = LABELS["kinds"].index(f"B-{entity.kind}")
            labels["kinds"][first:last] = [number + (place > first) for place in range(first, last)]
            names[first:last] = _allowed(article.text[one.start : one.end], entity.kind, entity.name, last - first)


def _allowed(text: str, kind: str, name: str, size: int) -> list[int]:
    """Name labels of the open corpora that a name of ours may have; they disagree on adjectives of countries."""
    if kind == "country" and text not in name:
        return [ANY] * size
    label = NAME_LABELS.get(kind)
    if label is None:
        kept = ("MISC", "ORG") + (("LOC",) if kind in ("facility", "route") else ())
        return [
            bits(*(f"{'I' if place else 'B'}-{other}" for other in kept)) | (OUTSIDE if kind == "group" else 0)
            for place in range(size)
        ]
    return [bits(f"{'I' if place else 'B'}-{label}") for place in range(size)]


def head_of(words: Sequence[str], person: bool) -> int:
    """Place of the head of a noun phrase: a person's first name, else the last word before an of-phrase."""
    if person:
        return 0
    end = next((place for place, word in enumerate(words) if place and word.lower() in _AFTER_HEAD), len(words))
    while end > 1 and (words[end - 1] in ("'s", "’s", "'", "’") or not any(map(str.isalnum, words[end - 1]))):
        end -= 1
    return end - 1


_AFTER_HEAD = frozenset(("of", "for", "in", "at", "on", "to", "from", "with", "against", "who", ","))


def _statements(
    statements: Sequence[Statement], words: _Words, labels: dict[str, list[int]], pointers: dict[str, list[int]]
) -> None:
    depth: dict[str, int] = {}
    for one in statements:
        depth[one.id] = depth.get(one.within or "", -1) + 1
        row = labels["contents" if depth[one.id] == 0 else "inner"]
        spans = [span for span in (words.span(*piece) for piece in one.spans) if span[1] > span[0]]
        cues = [span for span in (words.span(*piece) for piece in one.cue) if span[1] > span[0]]
        sources = [span for span in (words.span(*piece) for piece in one.source) if span[1] > span[0]]
        if depth[one.id] < 2:
            for span in spans:
                _begin(row, span)
        for span in cues:
            _begin(labels["cues"], span)
        for span in sources:
            _begin(labels["sources"], span)
        cue = cues[0][0] if cues else NOTHING
        source = sources[0][0] if sources else NOTHING
        for first, _ in spans:
            pointers["cue"][first] = cue
            if not cues:
                pointers["source"][first] = source
        for first, _ in cues:
            pointers["source"][first] = source
