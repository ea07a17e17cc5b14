"""What the head of an HTML page says about its article: JSON-LD (schema.org), <meta> (Open Graph and others)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import htmldate
from lxml.html import HtmlElement

from sayso.ingest.hints import date_given
from sayso.ingest.names import outlet, persons
from sayso.languages import supported
from sayso.languages.metadata import metadata_words
from sayso.records import Given

_TITLE = ("og:title", "twitter:title", "dc.title", "citation_title", "parsely-title")
_OUTLET = ("og:site_name", "dc.publisher", "citation_publisher", "application-name", "twitter:app:name:iphone")
_AUTHOR = ("author", "article:author", "parsely-author", "dc.creator", "sailthru.author", "citation_author", "byl")
_DATE = (
    "article:published_time", "og:published_time", "og:article:published_time", "datepublished", "parsely-pub-date",
    "publishdate", "publish-date", "pubdate", "dc.date.issued", "dc.date", "dcterms.created", "date",
    "citation_publication_date", "sailthru.date",
)  # fmt: skip
_URL = ("og:url", "twitter:url", "parsely-link")
_ARTICLE = re.compile(r"Article|Posting|Report|Review|Statement", re.IGNORECASE)
# htmldate takes the clock for its latest date where none is given; here the same page gives the same date for ever.
_EARLIEST, _LATEST = "1800-01-01", "2999-12-31"
_MOST_NODES = 10_000


def page_metadata(tree: HtmlElement) -> Given:
    """What a page's metadata knows of its article. `tree` is not changed. Fields that are missing or make no sense
    stay unknown."""
    metas = _metas(tree)
    data = next(_articles(tree), {})
    return Given(
        url=_url(data, metas, tree),
        title=_line(data.get("headline")) or _first(metas, _TITLE),
        outlet=_outlet(data, metas, tree),
        authors=_authors(data, metas, tree),
        published=_published(data, metas, tree),
    )


def _metas(tree: HtmlElement) -> dict[str, list[str]]:
    out: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = _line(element.get("content"))
        if name and content:
            out.setdefault(name.lower(), []).append(content)
    return out


def _articles(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """The JSON-LD objects of the page that describe an article."""
    for element in tree.iter("script"):
        if (element.get("type") or "").split(";")[0].strip().lower() != "application/ld+json" or not element.text:
            continue
        try:
            waiting: list[Any] = [json.loads(element.text, strict=False)]
        except (ValueError, RecursionError):
            continue
        for _ in range(_MOST_NODES):
            if not waiting:
                break
            node = waiting.pop(0)
            if isinstance(node, list):
                waiting.extend(node)
            elif isinstance(node, dict):
                if _ARTICLE.search(str(node.get("@type"))) and ("headline" in node or "datePublished" in node):
                    yield node
                waiting.extend(
                    value for key, value in node.items() if key in ("@graph", "mainEntity", "mainEntityOfPage")
                )


def _url(data: dict[str, Any], metas: dict[str, list[str]], tree: HtmlElement) -> str | None:
    canonical = [link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    main = data.get("mainEntityOfPage")
    candidates = [*canonical, _first(metas, _URL), data.get("url"), main.get("@id") if isinstance(main, dict) else main]
    return next((c.strip() for c in candidates if isinstance(c, str) and re.match(r"https?://\S+$", c.strip())), None)


def _outlet(data: dict[str, Any], metas: dict[str, list[str]], tree: HtmlElement) -> str | None:
    """The publisher's or the site's name, or the link to the start page in the page's banner."""
    publisher = data.get("publisher")
    named = _line(publisher.get("name")) if isinstance(publisher, dict) else _line(publisher)
    return _first(metas, _OUTLET[:1]) or named or _first(metas, _OUTLET[1:]) or _banner(tree)


def _banner(tree: HtmlElement) -> str | None:
    for link in tree.xpath("//header//a[@href] | //*[@role='banner']//a[@href]")[:50]:
        text = _line(link.text_content())
        at_start = re.fullmatch(r"(?:https?://[^/]+)?/?(?:index\.html?)?", link.get("href").strip())
        if not text or not at_start or len(text) > 60 or not text[0].isupper():
            continue
        if any(outlet(text, language) == text and _is_name(text, language) for language in supported()):
            return text
    return None


def _is_name(text: str, language: str) -> bool:
    words = {word.casefold() for word in text.split()}
    known = metadata_words(language)
    return len(words) > 1 or not words & (known.outlet_words | {"home"})


def _authors(data: dict[str, Any], metas: dict[str, list[str]], tree: HtmlElement) -> tuple[str, ...]:
    author = data.get("author")
    found = author if isinstance(author, list) else [author]
    lines = [_line(one.get("name")) if isinstance(one, dict) else _line(one) for one in found[:50]]
    if not any(lines):
        lines = [next((n for key in _AUTHOR for n in metas.get(key, ()) if "://" not in n), None)]
    if not any(lines):
        places = tree.xpath("//*[contains(@class, 'byline') or contains(@class, 'author-name') or @rel='author']")
        lines = [_line(place.text_content()) for place in places[:1]]
    names = [line for line in lines if line and len(line) < 120]
    for language in supported():
        words = metadata_words(language)
        out: list[str] = []
        for name in names:
            byline = words.byline.match(name)
            out.extend(persons(byline[1] if byline else name, language) or ())
        if out:
            return tuple(dict.fromkeys(out))
    return ()


def _published(data: dict[str, Any], metas: dict[str, list[str]], tree: HtmlElement) -> str | None:
    for value in [data.get("datePublished"), *(v for key in _DATE for v in metas.get(key, ()))]:
        if isinstance(value, str) and (found := date_given(value)):
            return found
    found = htmldate.find_date(
        tree, extensive_search=False, original_date=True, min_date=_EARLIEST, max_date=_LATEST, outputformat="%Y-%m-%d"
    )
    return found if isinstance(found, str) else None


def _first(metas: dict[str, list[str]], names: tuple[str, ...]) -> str | None:
    return next((metas[name][0] for name in names if name in metas), None)


def _line(value: object) -> str | None:
    text = " ".join(value.split()) if isinstance(value, str) else ""
    return text if 0 < len(text) <= 500 else None
