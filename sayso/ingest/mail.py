"""An e-mail (RFC 5322, MIME): its text is a document, and so is every file attached to it."""

from __future__ import annotations

import email
import re
from collections.abc import Iterator
from email.message import EmailMessage, Message
from email.policy import EmailPolicy, Policy
from functools import lru_cache
from html import escape
from itertools import count
from typing import Any, BinaryIO, cast

from sayso.errors import BadFormat, EmptyDocument
from sayso.ingest.hints import date_given
from sayso.ingest.kinds import FORMATS, suffix
from sayso.ingest.limits import MOST_BOUNDARIES
from sayso.ingest.members import Content, Member, Refused
from sayso.ingest.names import outlet, persons, plain_name
from sayso.languages import supported
from sayso.records import Given

# What Python's reader stumbles over in headers that no mail program wrote.
_BROKEN = (ValueError, LookupError, AttributeError, TypeError, RecursionError)
_MOST_PARTS = 1_000
# A line of a header has 998 characters at most (RFC 5322, 2.1.1), and none of those looked into needs a second; Python
# takes minutes for a hundred thousand addresses.
_MOST_HEADER = 4_000
_OWN_TEXT = -1
_TAG = re.compile(r"<[^<>]*>")
_NAMED_BY_TYPE = {
    "text/plain": ".txt", "text/html": ".html", "application/pdf": ".pdf", "message/rfc822": ".eml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx", "application/zip": ".zip",
}  # fmt: skip
# What programs add, not people: signatures, delivery reports, and the pictures and styles of a page, which are told by
# standing in multipart/related.
_PASSED_OVER = ("application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature",
                "message/delivery-status", "text/rfc822-headers", "text/calendar")  # fmt: skip


def members(stream: BinaryIO, path: str, limit: int) -> Iterator[Member]:
    """The text of a mail, then what is attached to it. Raises BadFormat, EmptyDocument."""
    stream.seek(0)
    data = stream.read()
    if (found := data.count(b"\n--")) > MOST_BOUNDARIES:
        raise BadFormat(path, f"{found:,} boundaries of parts, over the limit of {MOST_BOUNDARIES:,}")
    try:
        message = _message(data)
        own, attached = _parts(message)
    except _BROKEN as error:
        raise BadFormat(path, f"the mail is broken ({type(error).__name__})") from None
    if not message.keys():
        raise BadFormat(path, "it is no e-mail: no header stands at its beginning")
    if not own and not attached:
        raise EmptyDocument(path)
    if len(attached) > _MOST_PARTS:
        raise BadFormat(path, f"{len(attached):,} files attached, over the limit of {_MOST_PARTS:,}")
    if own:
        yield Member("", _OWN_TEXT, _own_text(message, own))
    for at, part in enumerate(attached):
        yield Member(_name(part, at), at, _attached(part, at))


def member(stream: BinaryIO, at: int, limit: int) -> Content | Refused:
    """The mail's own text, or what is attached at this place."""
    stream.seek(0)
    message = _message(stream.read())
    own, attached = _parts(message)
    return _own_text(message, own) if at == _OWN_TEXT else _attached(attached[at], at)


class _Policy(EmailPolicy):
    def header_fetch_parse(self, name: str, value: str) -> Any:
        """The header, cut where it is longer than any that programs write."""
        return super().header_fetch_parse(name, value[:_MOST_HEADER])


_POLICY = cast("Policy[EmailMessage]", _Policy())


# Every attachment asks for the whole mail again.
@lru_cache(maxsize=1)
def _message(data: bytes) -> EmailMessage:
    return email.message_from_bytes(data, policy=_POLICY)


def _parts(message: EmailMessage) -> tuple[list[list[EmailMessage]], list[EmailMessage]]:
    """The parts of the mail's own text, in order, each in all its forms (multipart/alternative), and those that are
    attached."""
    own: dict[int, list[EmailMessage]] = {}
    attached: list[EmailMessage] = []
    waiting: list[tuple[Message, bool, int]] = [(message, False, 0)]
    for number in count(1):
        if not waiting:
            break
        part, related, group = waiting.pop()
        assert isinstance(part, EmailMessage)
        content = part.get_content_type()
        if part.get_content_maintype() == "multipart" and part.is_multipart():
            below = part.get_payload()
            assert isinstance(below, list)
            within = group or (number if content == "multipart/alternative" else 0)
            related = content == "multipart/related"
            waiting += reversed([(one, related and i > 0, within) for i, one in enumerate(below)])
        elif content in _PASSED_OVER:
            continue
        elif content in ("text/plain", "text/html") and not part.is_attachment() and not part.get_filename():
            if _bytes(part).strip():
                own.setdefault(group or number, []).append(part)
        elif not related or part.is_attachment():
            attached.append(part)
    return list(own.values()), attached


def _own_text(message: EmailMessage, own: list[list[EmailMessage]]) -> Content:
    """The text of a mail, each part of it in the form that says more."""
    chosen = [part for forms in own for part in _form(forms)]
    given = _given(message)
    as_text = all(part.get_content_type() == "text/plain" for part in chosen)
    if len(chosen) == 1:
        data, charset = _bytes(chosen[0]), _charset(chosen[0])
    elif as_text:
        data, charset = "\n\n".join(map(_decoded, chosen)).encode("utf-8", "replace"), "utf-8"
    else:
        data, charset = "\n".join(map(_as_markup, chosen)).encode("utf-8", "replace"), "utf-8"
    # Lines end in CRLF because mails are sent so (RFC 5322, 2.3).
    lines = data.replace(b"\r\n", b"\n").strip(b"\n")
    return Content(lines, kind="text" if as_text else "fragment", charset=charset, given=given)


def _form(forms: list[EmailMessage]) -> list[EmailMessage]:
    """Of one text in several forms those parts that say more: programs fill the plain one with a line that there is
    another."""
    plain = [part for part in forms if part.get_content_type() == "text/plain"]
    pages = [part for part in forms if part.get_content_type() == "text/html"]
    return plain if plain and 2 * _words(plain) >= _words(pages) else pages


def _as_markup(part: EmailMessage) -> str:
    text = _decoded(part)
    if part.get_content_type() == "text/html":
        return f"<div>{text}</div>"
    return "".join(f"<p>{escape(paragraph)}</p>" for paragraph in re.split(r"\n\s*\n", text.replace("\r\n", "\n")))


def _words(parts: list[EmailMessage]) -> int:
    return sum(len(_TAG.sub(" ", _decoded(part)).split()) for part in parts)


def _decoded(part: EmailMessage) -> str:
    try:
        return _bytes(part).decode(_charset(part) or "utf-8", "replace")
    except LookupError:
        return _bytes(part).decode("utf-8", "replace")


def _attached(part: EmailMessage, at: int) -> Content | Refused:
    name = _name(part, at)
    content = part.get_content_type()
    if suffix(name) not in FORMATS:
        name += _NAMED_BY_TYPE.get(content, "")
    if content == "message/rfc822":
        below = part.get_payload()
        if not isinstance(below, list) or not isinstance(below[0], Message):
            return EmptyDocument
        return Content(below[0].as_bytes(), name, "mail")
    data = _bytes(part)
    if not data.strip():
        return EmptyDocument
    return Content(data, name, charset=_charset(part))


def _bytes(part: EmailMessage) -> bytes:
    found = part.get_payload(decode=True)
    return found if isinstance(found, bytes) else b""


def _charset(part: EmailMessage) -> str | None:
    found = part.get_content_charset()
    return None if found in (None, "us-ascii") else found


def _name(part: EmailMessage, at: int) -> str:
    try:
        named = part.get_filename()
    except _BROKEN:
        named = None
    return named or f"attachment {at + 1}{_NAMED_BY_TYPE.get(part.get_content_type(), '')}"


def _given(message: EmailMessage) -> Given:
    """What the headers say: the subject, the day, and who sent it, as a person or as an outlet."""
    title = _header(message, "subject")
    authors, sender = _sender(message)
    return Given(
        title=title, outlet=_header(message, "organization") or sender, authors=authors, published=_day(message)
    )


def _day(message: EmailMessage) -> str | None:
    written = _header(message, "date")
    return date_given(written) if written else None


def _sender(message: EmailMessage) -> tuple[tuple[str, ...], str | None]:
    """Who sent it: persons, or the name of something that is no person, as the domain of its address or a single word
    tells."""
    name, domain = "", ""
    try:
        header = message["from"]
        if header and header.addresses:
            name, domain = " ".join(header.addresses[0].display_name.split()), header.addresses[0].domain
    except _BROKEN:
        pass
    for language in supported() if name else ():
        own_domain = plain_name(name).replace(" ", "") in domain.casefold()
        found = persons(name, language)
        if found and not own_domain and all(" " in person for person in found):
            return found, None
        if found_outlet := outlet(name, language):
            return (), found_outlet
    return (), None


def _header(message: EmailMessage, name: str) -> str | None:
    try:
        text = " ".join(str(message[name] or "").split())
    except _BROKEN:
        return None
    return text if 0 < len(text) <= 500 else None
