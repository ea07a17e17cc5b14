"""The treebanks, EWT with names from UNER and GUM with entities, as sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from training.annotator.marks import NOTHING, Marks, mention
from training.annotator.marks import PRONOUNS as ANAPHORS
from training.annotator.name_corpora import OFFICES, TITLES, blocks
from training.annotator.sentences import ANY, NAMES, OUTSIDE, Sentence, bio, bits, outside

# Left out: conversation (Santa Barbara Corpus, no derivatives) and vlog (no licence in GUM's LICENSE.txt).
GUM_GENRES = ("news", "interview", "bio", "voyage", "academic", "textbook", "speech", "court")
GUM_REFERENTS = {"person": "person", "organization": "organisation", "place": "place"}
GUM_KINDS = {"person": ("PER",), "place": ("LOC",), "organization": ("ORG", "LOC")}


def conllu(path: Path) -> Iterator[tuple[dict[str, str], list[list[str]]]]:
    """Comments and word rows of each sentence; multi-word ranges and empty nodes are left out."""
    comments: dict[str, str] = {}
    rows: list[list[str]] = []
    ranges: dict[int, str] = {}
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("#"):
            key, _, value = line[1:].partition("=")
            key = key.strip()
            comments["newpar" if key.startswith("newpar") and key != "newpar_block" else key] = value.strip()
        elif line:
            row = line.split("\t")
            if row[0].isdigit():
                inside = any(start <= int(row[0]) < end for start, end in ranges.items() for end in [int(end)])
                row[9] += "|SpaceAfter=No" if inside else ""
                rows.append(row)
            elif "-" in row[0]:
                start, end = row[0].split("-")
                ranges[int(start)] = end
                if "SpaceAfter=No" in row[9]:
                    ranges[int(end)] = str(int(end) + 1)
        elif rows:
            yield comments, rows
            comments, rows, ranges = {}, [], {}


def treebank(path: Path) -> Iterator[tuple[str, Sentence, list[list[str]]]]:
    document = ""
    for comments, rows in conllu(path):
        document = comments.get("newdoc id", document)
        yield (
            comments.get("sent_id", ""),
            Sentence(
                words=[row[1] for row in rows],
                names=[ANY] * len(rows),
                xpos=[row[4] for row in rows],
                tags=[row[3] if row[5] == "_" else f"{row[3]}|{row[5]}" for row in rows],
                lemmas=[row[2] if row[2] != "_" or row[1] == "_" else row[1] for row in rows],
                heads=[int(row[6]) - 1 for row in rows],
                relations=[row[7] for row in rows],
                paragraph="newpar" in comments or "newdoc id" in comments,
                spaces=["SpaceAfter=No" not in row[9] for row in rows],
                document=document,
            ),
            rows,
        )


def ewt(treebank_path: Path, names_path: Path) -> list[Sentence]:
    """UD English-EWT with the names of Universal NER laid over it, sentence by sentence where the words agree."""
    names = dict(_iob(names_path))
    found = []
    for key, sentence, _ in treebank(treebank_path):
        rows = names.get(key)
        if rows is not None and [row[1] for row in rows] == sentence.words:
            sentence.names = [outside(row[1]) if row[2] not in NAMES or row[2] == "O" else bits(row[2]) for row in rows]
        sentence.genre = "ewt"
        found.append(sentence)
    return found


def _iob(path: Path) -> Iterator[tuple[str, list[list[str]]]]:
    for comments, rows in blocks(path):
        yield comments.get("sent_id", ""), rows


def gum(path: Path) -> list[Sentence]:
    """GUM with names where the head of an annotated mention is a proper noun; shippable genres only."""
    found: list[Sentence] = []
    opened: dict[str, tuple[int, str]] = {}
    offset = 0
    for _, sentence, rows in treebank(path):
        sentence.genre = sentence.document.split("_")[1]
        if sentence.genre not in GUM_GENRES:
            continue
        offset = offset + len(found[-1].words) if found and found[-1].document == sentence.document else 0
        mentions: list[tuple[int, int, str]] = []
        groups: list[str] = []
        opened.clear()
        for place, row in enumerate(rows):
            for bracket, content, closing in re.findall(r"(\()?([^()]+)(\))?", _misc(row[9], "Entity")):
                parts = content.split("-")
                if bracket and closing:
                    mentions.append((place, place + 1, parts[1]))
                    groups.append(parts[0])
                elif bracket:
                    opened[parts[0]] = (place, parts[1])
                elif closing and parts[0] in opened:
                    start, kind = opened.pop(parts[0])
                    mentions.append((start, place + 1, kind))
                    groups.append(parts[0])
        sentence.names = _gum_names(sentence, mentions)
        sentence.marks = _gum_marks(sentence, mentions, groups, offset)
        found.append(sentence)
    return found


def _gum_marks(sentence: Sentence, mentions: list[tuple[int, int, str]], groups: list[str], offset: int) -> Marks:
    """Heads of mentions of persons, organisations and places, and who they are."""
    labels = [0] * len(sentence.words)
    entities = [NOTHING] * len(sentence.words)
    for (start, end, kind), group in sorted(
        zip(mentions, groups, strict=True), key=lambda pair: pair[0][0] - pair[0][1]
    ):
        head = next((place for place in range(start, end) if not start <= sentence.heads[place] < end), start)
        tag, word = sentence.xpos[head], sentence.words[head].lower()
        form = "pronoun" if word in ANAPHORS else "name" if tag.startswith("NNP") else "nominal"
        label = mention(form, GUM_REFERENTS.get(kind, ""))
        if label and not (tag.startswith("W") or tag in ("DT", "EX")):
            labels[head] = label
            entities[head] = int(group)
    return Marks(offset, {"mentions": labels}, {}, entities)


def _misc(column: str, key: str) -> str:
    return next((part[len(key) + 1 :] for part in column.split("|") if part.startswith(f"{key}=")), "")


def _gum_names(sentence: Sentence, mentions: list[tuple[int, int, str]]) -> list[int]:
    proper = [tag.startswith("NNP") for tag in sentence.xpos]
    names = [ANY if is_name else outside(word) for word, is_name in zip(sentence.words, proper, strict=True)]
    spans = []
    for start, end, kind in mentions:
        head = next((place for place in range(start, end) if not start <= sentence.heads[place] < end), start)
        if not proper[head] or sentence.words[head].islower():
            continue
        first, last = head, head + 1
        while first > start and (
            proper[first - 1] or (_joins(sentence, first - 1) and first - 1 > start and proper[first - 2])
        ):
            first -= 1
        while last < end:
            following = next((place for place in range(last, min(last + 3, end)) if proper[place]), None)
            between = sentence.words[last:following] if following is not None else []
            if following is None or not all(word in ("of", "the", "-", "and", "&", "for") for word in between):
                break
            if between and (kind == "person" or "and" in between):
                break
            last = following + 1
        if kind == "person":
            while last - first > 1 and sentence.words[first].lower() in TITLES:
                first += 1
            if any(word.lower() in OFFICES for word in sentence.words[first:last]):
                continue
        spans.append((first, last, kind))
    taken = [False] * len(proper)
    for first, last, kind in sorted(spans, key=lambda span: (span[0] - span[1], span)):
        if any(taken[first:last]):
            continue
        for place in range(first, last):
            taken[place] = True
            if kind in GUM_KINDS:
                names[place] = bio(GUM_KINDS[kind], place == first)
            else:
                names[place] = OUTSIDE if kind == "time" else OUTSIDE | bio(("MISC", "ORG"), place == first)
    return names


def _joins(sentence: Sentence, place: int) -> bool:
    return sentence.words[place] in ("-", "'", "’", "&")
