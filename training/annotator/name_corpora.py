"""The corpora that mark names alone, as sentences; what they do not annotate is masked."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from spacy.lang.en import English

from training.annotator.sentences import ANY, OUTSIDE, Sentence, bio, outside

CROSSNER_KINDS = {
    "politician": "PER",
    "person": "PER",
    "organisation": "ORG",
    "politicalparty": "ORG",
    "country": "LOC",
    "location": "LOC",
    "event": "MISC",
    "election": "MISC",
    "misc": "MISC",
}
RE3D_KINDS = {"Person": ("PER",), "Organisation": ("ORG", "LOC"), "Location": ("LOC",), "Nationality": ("MISC",)}
JOINING = {
    "of",
    "the",
    "and",
    "for",
    "al",
    "el",
    "de",
    "bin",
    "ibn",
    "von",
    "van",
    "-",
    "’s",
    "'s",
    "&",
    "'",
    "’",
    "on",
}
TITLES = {
    *("president", "minister", "secretary", "general", "gen.", "dr", "dr.", "mr", "mr.", "mrs", "mrs.", "ms", "ms."),
    *("sir", "ambassador", "spc.", "sgt.", "col.", "colonel", "lt.", "maj.", "capt.", "king", "queen", "he", "lord"),
    *("prime", "foreign", "envoy", "commander", "leader", "sheikh", "special", "representative", "deputy", "vice"),
}
# A capitalised mention of a person that holds one of these after its titles names an office, not a person.
OFFICES = TITLES | {
    *("undersecretary", "commissioner", "director", "chancellor", "mayor", "governor", "senator", "officer", "chief"),
    *("professor", "judge", "justice", "spokesman", "spokeswoman", "chargé", "prince", "princess", "bishop", "of"),
}
PRONOUNS = {"i", "we", "he", "she", "they", "it", "you", "our", "his", "her", "their", "my", "its", "who", "us", "this"}


def blocks(path: Path) -> Iterator[tuple[dict[str, str], list[list[str]]]]:
    comments: dict[str, str] = {}
    rows: list[list[str]] = []
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        if re.match(r"# \w+( id)? = ", line):
            key, _, value = line[1:].partition("=")
            comments[key.strip()] = value.strip()
        elif line.strip():
            rows.append(line.split("\t") if "\t" in line else line.split(" "))
        elif rows:
            yield comments, rows
            comments, rows = {}, []


@cache
def tokenizer() -> English:
    return English()


def _retokenised(rows: list[tuple[str, int, int]]) -> tuple[list[str], list[int]]:
    """Words cut as spaCy cuts them, the later parts of a name's first word inside the name."""
    words: list[str] = []
    names: list[int] = []
    for word, first, rest in rows:
        for place, part in enumerate(tokenizer().tokenizer(word)):
            words.append(part.text)
            names.append(rest if place else first)
    return words, names


def wikigold(path: Path) -> list[Sentence]:
    found = []
    for _, rows in blocks(path):
        if rows[0][0] == "-DOCSTART-":
            continue
        previous = "O"
        cut = []
        for word, label in rows:
            kind = label[2:]
            if label == "O":
                cut.append((word, OUTSIDE, OUTSIDE))
            else:
                cut.append((word, bio((kind,), previous[2:] != kind), bio((kind,), False)))
            previous = label
        words, names = _retokenised(cut)
        found.append(Sentence(words, names, genre="wikigold"))
    return found


def crossner(path: Path) -> list[Sentence]:
    found = []
    for _, rows in blocks(path):
        cut = []
        for word, label in rows:
            if label == "O":
                cut.append((word, outside(word), outside(word)))
            else:
                kind = (CROSSNER_KINDS[label[2:]],)
                cut.append((word, bio(kind, label[0] == "B"), bio(kind, False)))
        words, names = _retokenised(cut)
        found.append(Sentence(words, names, paragraph=True, genre="crossner"))
    return found


def re3d(folder: Path) -> list[Sentence]:
    """Documents by paragraph; a mention is a name if what is left without titles is capitalised throughout."""
    found = []
    for source in sorted(path for path in folder.iterdir() if path.is_dir()):
        entities: dict[str, list[tuple[int, int, str]]] = {}
        for line in (source / "entities.json").read_text(encoding="utf-8").splitlines():
            if line.strip():
                entity = json.loads(line)
                if entity["type"] in RE3D_KINDS:
                    entities.setdefault(entity["documentId"], []).append(
                        (entity["begin"], entity["end"], entity["type"])
                    )
        for line in (source / "documents.json").read_text(encoding="utf-8").splitlines():
            if line.strip():
                document = json.loads(line)
                found += _re3d_document(document["text"], entities.get(document["_id"], []))
    return found


def _re3d_document(text: str, mentions: list[tuple[int, int, str]]) -> list[Sentence]:
    doc = tokenizer().tokenizer(text)
    allowed = [outside(token.text) for token in doc]
    spans = []
    for begin, end, kind in sorted(set(mentions)):
        span = doc.char_span(begin, end, alignment_mode="expand")
        if span is None or not span.text.strip():
            continue
        first = span.start
        titles = [place for place in range(span.start, span.end - 1) if doc[place].lower_ in TITLES]
        if kind == "Person" and titles:
            first = titles[-1] + 1
        while first < span.end - 1 and doc[first].lower_ in ("the", "a", "an"):
            first += 1
        words = [token.text for token in doc[first : span.end]]
        if words[0].lower() in PRONOUNS:
            continue
        office = words[0] in ("for", "of", "on") or (
            kind == "Person" and any(word.lower() in OFFICES for word in words)
        )
        if (
            not office
            and all(word[:1].isupper() or word in JOINING or word[:1].isdigit() for word in words)
            and words[-1][:1].isupper()
        ):
            spans.append((first, span.end, kind))
        else:
            for place in range(span.start, span.end):
                if doc[place].text[:1].isupper():
                    allowed[place] = ANY
    taken: set[int] = set()
    for first, last, kind in sorted(spans, key=lambda span: (span[0] - span[1], span)):
        if taken.isdisjoint(range(first, last)):
            taken.update(range(first, last))
            for place in range(first, last):
                allowed[place] = bio(RE3D_KINDS[kind], place == first)
    found: list[Sentence] = []
    current: Sentence | None = None
    for token in doc:
        if token.is_space:
            current = None if "\n" in token.text else current
            continue
        if current is None or len(current.words) >= 100:
            current = Sentence([], [], paragraph=current is None, boundary=False, genre="re3d")
            found.append(current)
        current.words.append(token.text)
        current.names.append(allowed[token.i])
    return found
