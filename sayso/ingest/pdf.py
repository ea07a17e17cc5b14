"""A PDF to the lines that are printed on its pages (pypdf), and to its text."""

from __future__ import annotations

import io
import logging
import math
import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

import pypdf
from pypdf.errors import DependencyError, FileNotDecryptedError, PyPdfError

from sayso.errors import BadFormat
from sayso.ingest.limits import MOST_OPERATIONS, MOST_PAGES
from sayso.ingest.names import persons, plain_name
from sayso.ingest.printed import Line, printed
from sayso.languages import supported
from sayso.records import Given

# It writes to standard error of files that it does not like; what is wrong is said once, by our own line.
logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)

# What it raises on objects that are not what their place asks for, beside errors of its own.
_BROKEN = (PyPdfError, ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError, OSError,
           NotImplementedError, AssertionError)  # fmt: skip
_UNKNOWN = re.compile("[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f]")
_MOST_UNKNOWN = 0.3
_SHOWN_FIRST = 3000


def pdf(data: bytes, path: str) -> tuple[str, Given]:
    """The text of a PDF, paragraphs apart by a blank line, and what its metadata say that the text bears out.

    Raises BadFormat for one that is broken, encrypted, without a text layer or without end.
    """
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise BadFormat(path, "it is encrypted: print it into a new PDF with its password")
        pages = _pages(reader, path)
        known = _properties(reader)
    except (DependencyError, FileNotDecryptedError):
        raise BadFormat(path, "it is encrypted in a way that is not read here: print it into a new PDF") from None
    except _BROKEN as error:
        raise BadFormat(path, f"the PDF is broken ({_short(error)})") from None
    words = "".join(line.text for page in pages for line in page)
    if not words.strip():
        raise BadFormat(path, "it has no text layer, only pictures of pages: run a text recognition (OCR) over it")
    if len(_UNKNOWN.findall(words)) > _MOST_UNKNOWN * len(words):
        raise BadFormat(path, "its fonts do not tell which letters they draw: run a text recognition (OCR) over it")
    text, found = printed(pages)
    return text, _borne_out(known, text, found)


def _pages(reader: pypdf.PdfReader, path: str) -> list[list[Line]]:
    count = len(reader.pages)
    if count > MOST_PAGES:
        raise BadFormat(path, f"{count:,} pages, over the limit of {MOST_PAGES:,}: split it")
    left = MOST_OPERATIONS

    def count_down(*_: Any) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            raise BadFormat(path, "its pages are drawn in too many steps: print it into a new PDF")

    out = []
    for page in reader.pages:
        lines = _Lines()
        page.extract_text(visitor_operand_before=count_down, visitor_text=lines.add)
        out.append(lines.done())
    return out


class _Lines:
    """Gathers the stretches of text of a page, in the order in which they are drawn, into lines.

    A line stands where its first stretch does; its size is that of most of its characters, as a bullet or a name in
    another font may begin it.
    """

    def __init__(self) -> None:
        self._done: list[Line] = []
        self._parts: list[str] = []
        self._start = (0.0, 0.0)
        self._sizes: Counter[float] = Counter()
        self._bold = True

    def add(self, text: str, outer: Sequence[float], inner: Sequence[float], font: Any, size: float) -> None:
        """A stretch of text with its transformation matrices, font and font size, as pypdf tells them."""
        for i, part in enumerate(text.split("\n")):
            if i:
                self._end()
            if part.strip():
                x, y, points = _place(outer, inner, size)
                if not self._sizes:
                    self._start = (x, y)
                self._sizes[points] += len(part)
                self._bold = self._bold and _bold(font)
            self._parts.append(part)

    def done(self) -> list[Line]:
        """The lines of the page."""
        self._end()
        return self._done

    def _end(self) -> None:
        if self._sizes:
            text = " ".join("".join(self._parts).split())
            self._done.append(Line(text, *self._start, self._sizes.most_common(1)[0][0], self._bold))
        self._parts.clear()
        self._sizes.clear()
        self._bold = True


def _place(outer: Sequence[float], inner: Sequence[float], size: float) -> tuple[float, float, float]:
    """Where on the page a stretch begins and how large its letters are, in points; PDF 32000-1, 8.3.3 and 9.4.4."""
    x, y = inner[4], inner[5]
    scale = abs(inner[0] * inner[3] - inner[1] * inner[2]) * abs(outer[0] * outer[3] - outer[1] * outer[2])
    place = (x * outer[0] + y * outer[2] + outer[4], x * outer[1] + y * outer[3] + outer[5], size * math.sqrt(scale))
    return place if all(map(math.isfinite, place)) else (0.0, 0.0, 0.0)


def _bold(font: Any) -> bool:
    return "bold" in str((font or {}).get("/BaseFont", "")).lower()


def _properties(reader: pypdf.PdfReader) -> Given:
    """The document information; its dates are those of the file, which tell nothing of publication."""
    info = reader.metadata
    title, author = (info.title, info.author) if info else (None, None)
    authors = persons(author, supported()[0]) if isinstance(author, str) and author.strip() else None
    return Given(title=" ".join(title.split()) if isinstance(title, str) else None, authors=authors or ())


def _borne_out(known: Given, text: str, found: Given) -> Given:
    """What the beginning of the text says too: a title is often the name of a file, an author that of a typist."""
    first = plain_name(text[:_SHOWN_FIRST])
    title = known.title if known.title and plain_name(known.title) and plain_name(known.title) in first else None
    authors = known.authors if all(plain_name(author) in first for author in known.authors) else ()
    return Given(title=title, authors=authors, url=found.url, regions=found.regions)


def _short(error: Exception) -> str:
    return " ".join(str(error).split())[:80] or type(error).__name__
