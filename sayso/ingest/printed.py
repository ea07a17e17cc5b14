"""Lines as they stand on printed pages, to paragraphs; what runs along the pages' edges is told apart."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from sayso.ingest.hyphens import stray_hyphens
from sayso.ingest.language import language
from sayso.records import Given, Region

_BREAK = "\n\n"
# So many lines at the top and at the bottom of a page can be what runs along. It stands on three pages, as a chapter's
# title does, or in a short document on two and so many of its pages.
_EDGE = 3
_ENOUGH_PAGES, _FEW_PAGES, _LEAST_SHARE = 3, 2, 0.4
_NUMBER = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"[^\w#]*(?:page |p\. ?)?#(?: ?(?:/|of|\|) ?#)?[^\w#]*", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://[^\s/]+/\S+")

_FINAL = re.compile(r"[.!?…:;][\"'”’»)\]]*(?:\d{1,2})?$")
_ITEM = re.compile(r"(?:[•·▪●◦‣■►*–—-]|\(?\d{1,3}[.)])\s")
_LIGATURE = re.compile("[\ufb00-\ufb06]")
# In letters' heights: a first line is set in by one or two, a gap is a third more than lines are apart.
_INDENT = 0.7
_GAP = 1.25
_OTHER_SIZE = 1.08
# Shares of the width of full lines: a last line of a paragraph, and a line that stands alone.
_SHORT, _ALONE = 0.85, 0.6
_WIDE = 0.9  # of the lines' lengths: this share of them is shorter than a full one


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page: where it begins, in points from the lower left corner, and how large its letters are."""

    text: str
    x: float
    y: float
    size: float
    bold: bool = False


def printed(pages: Sequence[Sequence[Line]]) -> tuple[str, Given]:
    """The text of pages, paragraphs apart by a blank line, and what its form shows.

    Lines that layout broke are joined, with the words that their ends broke. Page numbers are dropped; of running
    headers and footers, the first of each stands at the end as a region; an address in one is where the document was
    published.
    """
    running = _running(pages)
    along = [_along(page, running) for page in pages]
    body = [[line for line in page if line not in edge] for page, edge in zip(pages, along, strict=True)]
    kept: dict[str, str] = {}
    for line in (line for edge in along for line in edge):
        if not _PAGE_NUMBER.fullmatch(_mould(line)[0]):
            kept.setdefault(_mould(line)[0], line.text)
    paragraphs = _together(_paragraphs(body))
    at = sum(len(paragraph) + len(_BREAK) for paragraph in paragraphs)
    edge = "\n".join(kept.values())
    regions = (Region(at, at + len(edge), "boilerplate"),) if edge and paragraphs else ()
    addresses = {found for text in kept.values() for found in _ADDRESS.findall(text) if "…" not in found}
    url = addresses.pop() if len(addresses) == 1 else None
    return _BREAK.join([*paragraphs, *filter(None, [edge])]), Given(url=url, regions=regions)


def _running(pages: Sequence[Sequence[Line]]) -> frozenset[_Mould]:
    """What stands at one height near the edge of several pages."""
    near = ({_mould(line) for line in _top(page)[:_EDGE] + _top(page)[-_EDGE:]} for page in pages)
    counts = Counter(mould for moulds in near for mould in moulds)
    least = min(_ENOUGH_PAGES, max(_FEW_PAGES, _LEAST_SHARE * len(pages)))
    # Figures alone are a table's, unless they are the page's number.
    return frozenset(
        mould
        for mould, count in counts.items()
        if count >= least and (any(map(str.isalpha, mould[0])) or _PAGE_NUMBER.fullmatch(mould[0]))
    )


def _along(page: Sequence[Line], running: frozenset[_Mould]) -> list[Line]:
    """The lines of a page that run along: from its edges inward up to the first that does not."""
    found: list[Line] = []
    for lines in (_top(page)[:_EDGE], _top(page)[: -_EDGE - 1 : -1]):
        found += [line for line in takewhile(lambda line: _mould(line) in running, lines) if line not in found]
    return found


def _top(page: Sequence[Line]) -> list[Line]:
    return sorted(page, key=lambda line: -line.y)


# A line's text without its figures, and its height on the page.
_Mould = tuple[str, int]


def _mould(line: Line) -> _Mould:
    return _NUMBER.sub("#", line.text).casefold(), round(line.y)


def _paragraphs(pages: Sequence[Sequence[Line]]) -> Iterator[list[str]]:
    """The lines of each paragraph."""
    lines = [(number, line) for number, page in enumerate(pages) for line in page]
    apart, widths = _apart(pages), _widths(pages)
    current: list[str] = [lines[0][1].text] if lines else []
    for (page, line), (next_page, following) in pairwise(lines):
        if _continues(line, following, page == next_page, apart, widths):
            current.append(following.text)
        else:
            yield current
            current = [following.text]
    if current:
        yield current


def _continues(line: Line, following: Line, same_page: bool, apart: dict[int, float], widths: dict[int, int]) -> bool:
    """Whether the next line goes on with the paragraph of this one."""
    size = max(line.size, following.size)
    if size > _OTHER_SIZE * min(line.size, following.size) or _ITEM.match(following.text):
        return False
    width = widths[_rounded(line.size)]
    filled = len(line.text) / width
    final = _FINAL.search(line.text) is not None
    down = line.y - following.y
    if not same_page or down < -0.5 * size:
        # The next column or page: a sentence goes on.
        return not final and (following.text[0].islower() or filled >= _SHORT)
    if down > _GAP * apart.get(_rounded(line.size), math.inf):
        return False
    set_in = following.x > line.x + _INDENT * size and not _ITEM.match(line.text)
    if set_in or (line.bold != following.bold and filled < _SHORT and not following.text[0].islower()):
        return False
    goes_on = following.text[0].islower() or line.text.endswith((",", "-"))
    return goes_on or filled >= (_SHORT if final else _ALONE)


def _apart(pages: Sequence[Sequence[Line]]) -> dict[int, float]:
    """How far the lines of paragraphs are apart, by the size of letters: the smallest distance that is common."""
    found: dict[int, list[float]] = defaultdict(list)
    for page in pages:
        for line, following in pairwise(page):
            if _rounded(line.size) == _rounded(following.size) and line.y - following.y > 0.5 * line.size:
                found[_rounded(line.size)].append(line.y - following.y)
    return {size: sorted(distances)[len(distances) // 10] for size, distances in found.items()}


def _widths(pages: Sequence[Sequence[Line]]) -> dict[int, int]:
    """How many characters a full line has, by the size of letters."""
    found: dict[int, list[int]] = defaultdict(list)
    for page in pages:
        for line in page:
            found[_rounded(line.size)].append(len(line.text))
    return {size: sorted(lengths)[int(_WIDE * (len(lengths) - 1))] for size, lengths in found.items()}


def _rounded(size: float) -> int:
    """A size in half points."""
    return round(2 * size)


def _together(paragraphs: Iterator[list[str]]) -> list[str]:
    """Each paragraph in one line, its words as they were before lines ended inside them."""
    broken = [_plain("\n".join(lines)) for lines in paragraphs]
    text = _BREAK.join(broken)
    stray = stray_hyphens(text, language(text))
    out = []
    for paragraph in broken:
        at, parts = 0, []
        for start, end in stray(paragraph):
            parts.append(paragraph[at:start])
            at = end
        joined = "".join([*parts, paragraph[at:]])
        out.append(re.sub(r"(?<=\w-)\n(?=\w)", "", joined).replace("\n", " "))
    return out


def _plain(text: str) -> str:
    """Letters instead of their ligatures, and hyphens that only a line's end asked for as such."""
    whole = _LIGATURE.sub(lambda match: unicodedata.normalize("NFKC", match.group()), text)
    return whole.replace("\u00ad\n", "-\n").replace("\u2010", "-").replace("\u00ad", "")
