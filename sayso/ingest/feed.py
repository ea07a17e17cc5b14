"""A feed (RSS, RDF, Atom): every entry is a document."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, BinaryIO

import feedparser

from sayso.errors import BadFormat, EmptyDocument
from sayso.ingest.decode import clean
from sayso.ingest.hints import date_given
from sayso.ingest.limits import MOST_FEED, MOST_MEMBERS
from sayso.ingest.members import Content, Member, Refused
from sayso.ingest.names import outlet, persons, plain_name
from sayso.languages import supported
from sayso.records import Given

_TAG = re.compile(r"<[^<>]*>")
_ADDRESS = re.compile(r"https?://\S+")
_LETTERS = re.compile(r"[\W_]+")
_PARTS = re.compile(r"\s+[-–—|»:·]+\s+|:\s+")
_WITH_ADDRESS = re.compile(r"\S+@\S+ \((.+)\)")
_DATES = ("published", "updated", "created")
_MARKUP = ("text/html", "application/xhtml+xml")


def members(stream: BinaryIO, path: str, limit: int) -> Iterator[Member]:
    """The entries, called by their ids, or else by their addresses. Raises BadFormat."""
    size = stream.seek(0, io.SEEK_END)
    if size > MOST_FEED:
        raise BadFormat(path, f"{size:,} bytes, over the limit of {MOST_FEED:,} a feed: split it")
    stream.seek(0)
    feed = _parsed(stream.read())
    if not feed.entries and not feed.get("version"):
        raise BadFormat(path, "it is no feed that can be understood")
    if len(feed.entries) > MOST_MEMBERS:
        raise BadFormat(path, f"{len(feed.entries):,} entries in it, over the limit of {MOST_MEMBERS:,}")
    for at, entry in enumerate(feed.entries):
        name = _line(entry, "id") or _line(entry, "link") or _line(entry, "title") or f"entry {at + 1}"
        yield Member(name, at, _content(feed, entry))


def member(stream: BinaryIO, at: int, limit: int) -> Content | Refused:
    """The entry at this place."""
    stream.seek(0)
    feed = _parsed(stream.read())
    return _content(feed, feed.entries[at])


# Every entry asks for the whole feed again. Its text is given as a stream, since of a name or an address the parser
# would fetch what is there; what pages hide is dropped by our own reading, which needs the attributes that hide it.
@lru_cache(maxsize=1)
def _parsed(data: bytes) -> Any:
    return feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)


def _content(feed: Any, entry: Any) -> Content | Refused:
    bodies = [*entry.get("content", ()), *filter(None, (entry.get("summary_detail"),))]
    body: Any = max(bodies, key=lambda one: len(one.get("value") or ""), default={})
    title = _line(entry, "title")
    text = body.get("value") or ""
    given = Given(
        url=_url(entry), title=title, outlet=_outlet(feed, entry), authors=_authors(entry), published=_published(entry)
    )
    if text.strip():
        return Content(_bytes(text), kind="fragment" if body.get("type") in _MARKUP else "text", given=given)
    if title:
        return Content(_bytes(title), kind="text", given=given)
    return EmptyDocument


def _bytes(text: str) -> bytes:
    return clean(text).encode()


def _url(entry: Any) -> str | None:
    found = (_line(entry, name) for name in ("link", "id"))
    return next((one for one in found if one and _ADDRESS.fullmatch(one)), None)


def _outlet(feed: Any, entry: Any) -> str | None:
    """Where an entry was published: in the feed that it was taken from, or in this one."""
    source = entry.get("source") or {}
    for holder, name in ((source, "title"), (entry, "publisher"), (feed.feed, "publisher"), (feed.feed, "title")):
        if named := _line(holder, name):
            part = _site(named, _line(holder, "link") or _line(holder, "href") or _line(entry, "link") or "")
            for language in supported():
                if found := outlet(part, language):
                    return found
    return None


def _site(name: str, address: str) -> str:
    """Of a name like "Coast Courier - World news" the part that the site's address has too, or else all of it."""
    host = _LETTERS.sub("", address.partition("://")[2].partition("/")[0].lower())
    parts = [part for part in _PARTS.split(name) if len(plain_name(part)) > 3]
    return next((part for part in parts if _LETTERS.sub("", plain_name(part)) in host), name)


def _authors(entry: Any) -> tuple[str, ...]:
    # RSS writes the address first: "desk@courier.example (Ana Suel)". The parser divides it at the endings of domains
    # that it knows.
    written = _WITH_ADDRESS.fullmatch(_line(entry, "author") or "")
    names = [written[1]] if written else [_line(one, "name") for one in entry.get("authors", ())]
    found = [one for name in names if name for language in supported() for one in persons(name, language) or ()]
    return tuple(dict.fromkeys(found))


def _published(entry: Any) -> str | None:
    # Looked up as they stand: the parser's own look-up of a date that is missing falls back and warns.
    for name in _DATES:
        if name in entry.keys() and (found := date_given(str(entry[name]))):  # noqa: SIM118
            return found
    return None


def _line(holder: Any, name: str) -> str | None:
    value = holder.get(name)
    text = " ".join(clean(html.unescape(_TAG.sub("", value))).split()) if isinstance(value, str) else ""
    return text if 0 < len(text) <= 500 else None
