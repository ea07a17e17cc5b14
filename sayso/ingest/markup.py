"""An HTML page to the text of its article (trafilatura), with what its markup shows."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, replace

import trafilatura
from lxml import etree
from lxml.html import HtmlElement
from trafilatura.settings import Document

from sayso.errors import BadFormat, EmptyDocument
from sayso.ingest.limits import MOST_ELEMENTS
from sayso.ingest.names import plain_name
from sayso.ingest.page_metadata import page_metadata
from sayso.records import Given, Region, RegionKind

# They write to standard error of pages that they do not like; what is wrong is said once, by our own line.
for _name in ("trafilatura", "htmldate", "courlan", "justext", "readability", "charset_normalizer"):
    logging.getLogger(_name).setLevel(logging.CRITICAL + 1)

_UNSEEN = (
    "//script[not(@type='application/ld+json')] | //style | //template | //noscript | //iframe | //object | //embed"
    " | //*[@hidden] | //*[contains(translate(@style, ' ', ''), 'display:none')]"
    " | //*[contains(translate(@style, ' ', ''), 'visibility:hidden')] | //*[@role='dialog'] | //dialog[not(@open)]"
)
_OPENS_BLOCK = re.compile(r"<(?:p|div|table|ul|ol|blockquote|article|section|h[1-6])[\s>]", re.IGNORECASE)
_BLOCKS = frozenset({"head", "p", "item", "quote", "row", "code", "ab", "div"})


@dataclass(frozen=True, slots=True)
class _Paragraph:
    text: str
    kind: RegionKind | None


def page(html: str, path: str) -> tuple[str, Given]:
    """The text of a page's article, paragraphs apart by a blank line and readers' comments at its end, and what its
    metadata and its markup say; raises BadFormat, and EmptyDocument for a page without an article.

    Scripts and what the page hides are dropped unread; nothing is executed or fetched.
    """
    try:
        known, paragraphs = _extracted(html, path)
    except (etree.LxmlError, ValueError, RecursionError, AttributeError, TypeError, KeyError, IndexError) as error:
        raise BadFormat(path, f"its markup cannot be understood ({type(error).__name__})") from None
    if not paragraphs:
        raise EmptyDocument(path)
    if all(paragraph.kind in ("comment", "title") for paragraph in paragraphs):
        raise BadFormat(path, "no article was found in the page: save its text as a .txt file")
    text, regions = _joined(paragraphs)
    return text, replace(known, regions=regions)


def fragment(html: str, path: str) -> tuple[str, Given]:
    """As `page`, for markup that is all article: the content of a feed's entry, the body of a mail."""
    body = html if _OPENS_BLOCK.search(html) else f"<p>{html}</p>"
    return page(f"<!DOCTYPE html><html><body><article>{body}</article></body></html>", path)


def _extracted(html: str, path: str) -> tuple[Given, list[_Paragraph]]:
    tree = trafilatura.load_html(html)
    if tree is None:
        raise ValueError
    if (count := sum(1 for _ in tree.iter())) > MOST_ELEMENTS:
        raise BadFormat(path, f"{count:,} elements, over the limit of {MOST_ELEMENTS:,}: save its text as a .txt file")
    for element in tree.xpath(_UNSEEN):
        # What follows the element stays: lxml keeps it as the element's tail.
        element.drop_tree()
    known = page_metadata(tree)
    heading = _heading(tree, known.title)
    title = heading or known.title
    found = trafilatura.bare_extraction(deepcopy(tree), include_comments=True, include_tables=True)
    if not isinstance(found, Document):
        return known, []
    body = [_Paragraph(text, _kind(element, text, title)) for element, text in _paragraphs(found.body)]
    if title and not any(paragraph.kind == "title" for paragraph in body) and body:
        body.insert(0, _Paragraph(title, "title"))
    shown = {paragraph.text for paragraph in body}
    comments = [_Paragraph(t, "comment") for _, t in _paragraphs(found.commentsbody) if t not in shown]
    return replace(known, title=title), body + comments


def _heading(tree: HtmlElement, title: str | None) -> str | None:
    """The page's first-level heading: the one that its metadata call its title, or the only one."""
    found = [text for text in (" ".join(h.text_content().split()) for h in tree.iter("h1")) if 0 < len(text) <= 500]
    for text in found:
        if title and (plain_name(text) in plain_name(title) or plain_name(title) in plain_name(text)):
            return text
    return found[0] if len(found) == 1 and not title else None


def _kind(element: HtmlElement, text: str, title: str | None) -> RegionKind | None:
    if title and plain_name(text) == plain_name(title):
        return "title"
    return "crosshead" if element.tag == "head" else None


def _paragraphs(body: HtmlElement | None) -> Iterator[tuple[HtmlElement, str]]:
    """The innermost blocks of trafilatura's tree and their text; a line break in one is a paragraph's end."""
    if body is None:
        return
    stack = [body]
    while stack:
        element = stack.pop()
        if not isinstance(element.tag, str):
            continue
        inner = [child for child in element if child.tag in _BLOCKS or any(True for _ in child.iter(*_BLOCKS))]
        if element.tag == "row":
            cells = (" ".join("".join(cell.itertext()).split()) for cell in element.iter("cell"))
            yield from _lines(element, " | ".join(cell for cell in cells if cell))
        elif inner and element.tag not in ("head", "p"):
            stack.extend(reversed(element))
        else:
            for lb in element.iter("lb"):
                lb.text = "\n"
            yield from _lines(element, "".join(element.itertext()))


def _lines(element: HtmlElement, text: str) -> Iterator[tuple[HtmlElement, str]]:
    for line in text.split("\n"):
        if cleaned := line.strip():
            yield element, cleaned


def _joined(paragraphs: list[_Paragraph]) -> tuple[str, tuple[Region, ...]]:
    out: list[str] = []
    regions: list[Region] = []
    at = 0
    for paragraph in paragraphs:
        end = at + len(paragraph.text)
        if paragraph.kind == "comment" and regions and regions[-1].kind == "comment":
            regions[-1] = Region(regions[-1].start, end, "comment")
        elif paragraph.kind:
            regions.append(Region(at, end, paragraph.kind))
        out.append(paragraph.text)
        at = end + 2
    return "\n\n".join(out), tuple(regions)
