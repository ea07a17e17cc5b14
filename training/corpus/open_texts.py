"""Open real texts that are annotated stand-off: where each is found among the open corpora, and what it says."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.etree import ElementTree

GUM_GENRES = ("news", "interview")
RE3D = {
    "Australian Department of Foreign Affairs": "au",
    "CENTCOM": "centcom",
    "UK Government": "uk",
    "US State Department": "us",
}
_NO_SPACE_BEFORE = re.compile(r"[.,;:!?%)\]}’”]|'s|n't|'re|'ve|'ll|'d|'m|\.\.\.")
_NO_SPACE_AFTER = frozenset("([{“‘$£€#")


def texts(data: Path) -> Mapping[str, str]:
    """All of them by a name, as `re3d-uk-09ff20bb` or `gum-news-afghan`; `data` holds the open corpora."""
    return dict(sorted((*_re3d(data / "re3d"), *_wikinews(data / "semeval15_trial"), *_gum(data / "gum"))))


def _re3d(folder: Path) -> Iterator[tuple[str, str]]:
    for source, short in RE3D.items():
        for line in (folder / source / "documents.json").read_text(encoding="utf-8").splitlines():
            if line.strip():
                row = json.loads(line)
                yield f"re3d-{short}-{row['_id'][:8].lower()}", f"{row['title']}\n\n{row['text'].strip()}\n"


def _wikinews(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted((folder / "Corpus-trial-data_task4").glob("*.xml")):
        root = ElementTree.parse(path).getroot()
        sentences: dict[str, list[str]] = {}
        for token in root.iter("token"):
            sentences.setdefault(token.attrib["sentence"], []).append(token.text or "")
        lines = [_joined(words) for words in sentences.values()]
        yield f"wikinews-{root.attrib['doc_id']}", "\n".join([*lines[:2], "", *lines[2:]]) + "\n"


def _joined(words: list[str]) -> str:
    """Tokens as a line of text; straight quotation marks open and close by turns."""
    line, quoted = "", False
    for place, word in enumerate(words):
        before = words[place - 1] if place else ""
        closing = word == '"' and quoted
        glued = not place or _NO_SPACE_BEFORE.fullmatch(word) or before in _NO_SPACE_AFTER
        if glued or closing or (before == '"' and quoted and word != '"'):
            line += word
        else:
            line += f" {word}"
        if word == '"':
            quoted = not quoted
    return line


def _gum(folder: Path) -> Iterator[tuple[str, str]]:
    for part in ("train", "dev"):
        name, text = "", ""
        for line in [*(folder / f"gum_{part}_nonNC.conllu").read_text(encoding="utf-8").split("\n"), "# newdoc id ="]:
            if line.startswith("# newdoc id"):
                if name.startswith(GUM_GENRES):
                    yield f"gum-{name}", text.strip() + "\n"
                name, text = line.partition("=")[2].strip().removeprefix("GUM_").replace("_", "-"), ""
            elif line.startswith("# newpar") and text:
                text = text.rstrip() + "\n\n"
            elif line.startswith("# text = "):
                text += line.removeprefix("# text = ") + " "
