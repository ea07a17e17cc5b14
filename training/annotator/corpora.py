"""The open corpora as one kind of sentence; what a corpus does not annotate is masked."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from spacy.lang.en import English

from training.annotator.marks import NOTHING, Marks, mention
from training.annotator.marks import PRONOUNS as ANAPHORS

KINDS = ("PER", "ORG", "LOC", "MISC")
NAMES = ("O", *(f"{part}-{kind}" for kind in KINDS for part in "BI"))
OUTSIDE = 1
ANY = (1 << len(NAMES)) - 1
# Left out: conversation (Santa Barbara Corpus, no derivatives) and vlog (no licence in GUM's LICENSE.txt).
GUM_GENRES = ("news", "interview", "bio", "voyage", "academic", "textbook", "speech", "court")
GUM_REFERENTS = {"person": "person", "organization": "organisation", "place": "place"}
GUM_KINDS = {"person": ("PER",), "place": ("LOC",), "organization": ("ORG", "LOC")}
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
    for comments, rows in _blocks(path):
        yield comments.get("sent_id", ""), rows


def _blocks(path: Path) -> Iterator[tuple[dict[str, str], list[list[str]]]]:
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
    for _, rows in _blocks(path):
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
    for _, rows in _blocks(path):
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


def training_data(folder: Path) -> list[Sentence]:
    """Everything that may train weights that ship, in reading order."""
    return [
        *ewt(folder / "ud_ewt/en_ewt-ud-train.conllu", folder / "uner_ewt/en_ewt-ud-train.PLO.iob2"),
        *gum(folder / "gum/gum_train_nonNC.conllu"),
        *wikigold(folder / "wikigold/wikigold.conll.txt"),
        *crossner(folder / "crossner_politics/train.txt"),
        *re3d(folder / "re3d"),
    ]


def development_data(folder: Path) -> list[Sentence]:
    return [
        *ewt(folder / "ud_ewt/en_ewt-ud-dev.conllu", folder / "uner_ewt/en_ewt-ud-dev.iob2"),
        *gum(folder / "gum/gum_dev_nonNC.conllu"),
    ]
