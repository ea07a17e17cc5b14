"""Files of every kind that is read, made here, so that none lies in the repository as a blob."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from gzip import compress
from pathlib import Path

import docx

from sayso.config import Config
from sayso.ingest import Failed, Hints, Source, find, take
from sayso.records import Document

FIRST = "The road to the north was closed on Monday night after the river rose by a metre, the governor said."
SECOND = (
    "It will stay closed for ten days, according to the transport department, and nobody in the valley believes it."
)
THIRD = "Lorries are being sent over the old pass, where eleven of them had to be pulled out of the snow last week."
ARTICLE = f"<article><h1>Road closed</h1><p>{FIRST}</p><h2>Ten days</h2><p>{SECOND}</p><p>{THIRD}</p></article>"
PAGE = f"<!DOCTYPE html><html><head><meta charset=utf-8><title>Road closed</title></head><body>{ARTICLE}</body></html>"

# A string at a place of a page: x and y in points from the lower left corner, size, text.
Drawn = tuple[float, float, float, str]


def found(*paths: Path, config: Config | None = None) -> list[Source | Failed]:
    return list(find(list(paths), config or Config()))


def documents(*paths: Path, hints: Hints | None = None, config: Config | None = None) -> list[Document]:
    """The documents under paths, none of which may fail."""
    sources = found(*paths, config=config)
    failed = [str(one.error) for one in sources if isinstance(one, Failed)]
    assert not failed
    return [take(one, config or Config(), hints or Hints()) for one in sources if isinstance(one, Source)]


def reasons(*paths: Path, config: Config | None = None) -> list[str]:
    """Why inputs under paths failed when they were looked for."""
    return [str(one.error) for one in found(*paths, config=config) if isinstance(one, Failed)]


def shown(document: Document) -> str:
    """What was read of a document, for a golden text."""
    lines = [
        f"path: {document.path}",
        f"title: {document.title}",
        f"outlet: {document.outlet}",
        f"authors: {', '.join(document.authors)}",
        f"published: {document.published}",
        f"retrieved: {document.retrieved}",
        f"url: {document.url}",
        *(f"{region.kind}: {document.text[region.start : region.end]!r}" for region in document.regions),
    ]
    return "\n".join([*lines, "", document.text, ""])


def pdf(pages: Sequence[Sequence[Drawn]], extra: Mapping[str, bytes] | None = None) -> bytes:
    """A PDF of pages on which strings are drawn; `extra` goes into the trailer ("Info", "Encrypt")."""
    streams = [
        "".join(f"BT /F1 {size} Tf 1 0 0 1 {x} {y} Tm ({_escaped(text)}) Tj ET\n" for x, y, size, text in page).encode(
            "cp1252"
        )
        for page in pages
    ]
    return pdf_of(streams, extra)


def pdf_of(streams: Sequence[bytes], extra: Mapping[str, bytes] | None = None, filtered: bytes = b"") -> bytes:
    """A PDF of pages with these content streams."""
    kids = b" ".join(b"%d 0 R" % (4 + 2 * i) for i in range(len(streams)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(streams)),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for i, stream in enumerate(streams):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> /XObject << /X1 %d 0 R >> >> >>" % (5 + 2 * i, 5 + 2 * i)
        )
        objects.append(b"<< /Length %d %s >> stream\n%s\nendstream" % (len(stream), filtered, stream))
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj %s endobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    more = b" ".join(b"/%s %s" % (name.encode(), value) for name, value in (extra or {}).items())
    out += b"trailer << /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, more, start)
    return bytes(out)


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def wrapped(text: str, x: float, y: float, width: int, size: float = 10) -> Iterator[Drawn]:
    """A paragraph in lines of at most so many characters, 12 points apart, downward from y."""
    line = ""
    for word in text.split(" "):
        if line and len(line) + 1 + len(word) > width:
            yield x, y, size, line
            line, y = word, y - 12
        else:
            line = f"{line} {word}".strip()
    yield x, y, size, line


def word() -> bytes:
    """A Word document with a title, headings, a table and a run in bold."""
    document = docx.Document()
    document.core_properties.title = "Road closed"
    document.core_properties.author = "A template"
    document.add_heading("Road closed", 0)
    document.add_paragraph("By Jo Ferrin")
    document.add_paragraph("8 May 2031")
    paragraph = document.add_paragraph("The road to the north was ")
    paragraph.add_run("closed").bold = True
    paragraph.add_run(" on Monday night after the river rose by a metre, the governor said.")
    document.add_heading("Ten days", 1)
    document.add_paragraph(SECOND)
    table = document.add_table(2, 2)
    for row, cells in enumerate((("Road", "Closed until"), ("North", "18 May"))):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    document.add_paragraph(THIRD)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def packed(files: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip archive; its files have one date."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in files.items():
            info = zipfile.ZipInfo(name, (2031, 5, 8, 0, 0, 0))
            info.compress_type = method
            archive.writestr(info, data)
    return out.getvalue()


# An answer of a server: address, status, media type, body.
Answer = tuple[str, str, str, bytes]


def warc(answers: Sequence[Answer], *, gzip: bool = True) -> bytes:
    """A web archive of a crawl on 8 May 2031."""
    info = b"software: made for a test\r\n"
    records = [_record("warcinfo", "application/warc-fields", None, info)]
    for address, status, media, body in answers:
        block = f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\n\r\n".encode() + body
        records.append(_record("request", "application/http; msgtype=request", address, b"GET / HTTP/1.1\r\n\r\n"))
        records.append(_record("response", "application/http; msgtype=response", address, block))
    return b"".join(compress(record, mtime=0) if gzip else record for record in records)


def _record(kind: str, media: str, address: str | None, block: bytes) -> bytes:
    lines = ["WARC/1.0", f"WARC-Type: {kind}", "WARC-Date: 2031-05-08T10:00:00Z"]
    lines += [f"WARC-Target-URI: {address}"] if address else []
    lines += ["WARC-Record-ID: <urn:uuid:0>", f"Content-Type: {media}", f"Content-Length: {len(block)}", "", ""]
    return "\r\n".join(lines).encode() + block + b"\r\n\r\n"


def mail(body: str, *headers: str) -> bytes:
    """A mail with these headers beside the usual ones; `body` begins with those of its content."""
    usual = (
        "From: Ana Suel <ana@courier.example>",
        "To: desk@paper.example",
        "Subject: Road closed",
        "Date: Thu, 08 May 2031 23:30:00 +0200",
        "MIME-Version: 1.0",
    )
    return "\r\n".join([*usual, *headers, *body.split("\n")]).encode("utf-8", "surrogateescape")


def feed(items: str, kind: str = "rss") -> bytes:
    """A feed with these items."""
    if kind == "atom":
        return (
            '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom">'
            f'<title>The Coast Courier</title><link href="https://courier.example/"/>{items}</feed>'
        ).encode()
    return (
        '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>Coast Courier - World news</title><link>https://coastcourier.example/</link>{items}</channel></rss>"
    ).encode()
