"""A Word document (.docx) to its text (python-docx), headings and footnotes told apart."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml import etree

from sayso.errors import BadFormat, EmptyDocument
from sayso.ingest.limits import MOST_UNPACKED_WORD
from sayso.ingest.names import plain_name
from sayso.records import Given, Region, RegionKind

_BROKEN = (zipfile.BadZipFile, zlib.error, PackageNotFoundError, etree.LxmlError, ValueError, LookupError,
           AttributeError, TypeError, NotImplementedError, RuntimeError, OSError, EOFError)  # fmt: skip
_OLD_OR_ENCRYPTED = b"\xd0\xcf\x11\xe0"
_BREAK = "\n\n"
_TITLE = re.compile(r"title", re.IGNORECASE)
_HEADING = re.compile(r"heading \d|subtitle", re.IGNORECASE)
_PARAGRAPH, _TABLE, _ROW, _CELL = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
# What a run holds beside text; text that was struck out in tracking has another name and so is left out.
_TEXT = qn("w:t")
_MARKS = {qn("w:tab"): " ", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
# What repeats for older programs what stands beside it, and the properties of a paragraph, where a tab is a setting.
_REPEATED = frozenset({"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback", qn("w:pPr")})
# Word's own two footnotes are lines, not notes.
_SEPARATORS = frozenset({"separator", "continuationSeparator", "continuationNotice"})


@dataclass(frozen=True, slots=True)
class _Paragraph:
    text: str
    kind: RegionKind | None


def word(data: bytes, path: str) -> tuple[str, Given]:
    """The text of a Word document, paragraphs apart by a blank line and footnotes at its end, a table row by row, and
    what its properties say that its text bears out.

    Tracked changes are read as accepted. Pictures, comments, and headers and footers of pages are not read; what
    stands outside the file is not fetched. Raises BadFormat, EmptyDocument.
    """
    if data.startswith(_OLD_OR_ENCRYPTED):
        raise BadFormat(path, "it is encrypted or of an old version of Word: save it as .docx without a password")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(info.file_size for info in archive.infolist())
        if size > MOST_UNPACKED_WORD:
            raise BadFormat(path, f"{len(data):,} bytes that unpack to {size:,}: that is no article")
        document = docx.Document(io.BytesIO(data))
        styles = {style.style_id: style.name or "" for style in document.styles}
        found = [*_blocks(document.element.body, styles), *_notes(document)]
        title = document.core_properties.title
    except _BROKEN as error:
        raise BadFormat(path, f"the Word document is broken ({_short(error)})") from None
    if not found:
        raise EmptyDocument(path)
    text, regions = _joined(found)
    first = next((one.text for one in found if one.kind == "title"), None)
    return text, Given(title=first or _borne_out(title, text), regions=regions)


def _blocks(element: Any, styles: dict[str, str]) -> Iterator[_Paragraph]:
    """The paragraphs below an element in order, those in tables, boxes and controls among them."""
    for child in element:
        if child.tag == _TABLE:
            yield from _rows(child, styles)
        elif child.tag == _PARAGRAPH:
            style = child.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
            kind = _kind(styles.get(style.get(qn("w:val")), "") if style is not None else "")
            for line in _text(child).split("\n"):
                if plain := " ".join(line.split()):
                    yield _Paragraph(plain, kind)
        elif child.tag not in _REPEATED:
            yield from _blocks(child, styles)


def _rows(table: Any, styles: dict[str, str]) -> Iterator[_Paragraph]:
    """The rows of a table, their cells side by side; a row with one cell is that cell's paragraphs."""
    for row in _own(table, _ROW, _TABLE):
        filled = [(cell, text) for cell in _own(row, _CELL, _ROW) if (text := _cell(cell))]
        if len(filled) == 1:
            yield from _blocks(filled[0][0], styles)
        elif filled:
            yield _Paragraph(" | ".join(text for _, text in filled), None)


def _own(element: Any, tag: str, holder: str) -> list[Any]:
    """The elements of this name below one that are not those of another such one inside it."""
    return [one for one in element.iter(tag) if next(one.iterancestors(holder)) is element]


def _cell(cell: Any) -> str:
    return " ".join(" ".join(_text(paragraph) for paragraph in cell.iter(_PARAGRAPH)).split())


def _text(paragraph: Any) -> str:
    parts: list[str] = []
    waiting = [paragraph]
    while waiting:
        element = waiting.pop()
        if element.tag == _TEXT:
            parts.append(element.text or "")
        elif element.tag in _MARKS:
            parts.append(_MARKS[element.tag])
        elif element.tag == _PARAGRAPH and element is not paragraph:
            # A box that is anchored in this paragraph: its text stands by itself.
            parts.append(f"\n{_text(element)}\n")
        elif element.tag not in _REPEATED:
            waiting.extend(reversed(element))
    return "".join(parts)


def _kind(style: str) -> RegionKind | None:
    if _TITLE.fullmatch(style):
        return "title"
    return "crosshead" if _HEADING.fullmatch(style) else None


def _notes(document: Any) -> Iterator[_Paragraph]:
    """The footnotes and endnotes."""
    for relation in document.part.rels.values():
        if relation.is_external or relation.reltype not in (RELATIONSHIP_TYPE.FOOTNOTES, RELATIONSHIP_TYPE.ENDNOTES):
            continue
        for note in parse_xml(relation.target_part.blob):
            if note.get(qn("w:type")) not in _SEPARATORS:
                lines = (" ".join(_text(p).split()) for p in note.iter(_PARAGRAPH))
                yield from (_Paragraph(line, "footnote") for line in lines if line)


def _joined(paragraphs: list[_Paragraph]) -> tuple[str, tuple[Region, ...]]:
    regions = []
    at = 0
    for paragraph in paragraphs:
        if paragraph.kind:
            regions.append(Region(at, at + len(paragraph.text), paragraph.kind))
        at += len(paragraph.text) + len(_BREAK)
    return _BREAK.join(paragraph.text for paragraph in paragraphs), tuple(regions)


def _borne_out(title: str, text: str) -> str | None:
    """The title of the properties where the text begins with it: else it is that of some template."""
    plain = plain_name(title or "")
    return " ".join(title.split()) if plain and plain_name(text[: 2 * len(title) + 200]).startswith(plain) else None


def _short(error: Exception) -> str:
    return " ".join(str(error).split())[:80] or type(error).__name__
