"""What is wrong in articles and stories of the corpus, a line each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from edtf import EDTFParseException, parse_edtf

from sayso.ontology import acts, kinds
from training.corpus import story as stories
from training.corpus.article import OUTLET, Article, ArticleError, Statement
from training.corpus.story import STORY, Story

_FIELDS = yaml.safe_load(Path(__file__).with_name("fields.yml").read_text(encoding="utf-8"))
_LISTS: dict[str, frozenset[str]] = {name: frozenset(words) for name, words in _FIELDS.items()}
_LISTS["kinds"] = frozenset(kinds()) | {"unnamed"}
_LISTS["acts"] = frozenset(acts())

_DURATION = re.compile(r"P(?=.)(\d+(\.\d+)?[YMWD]|X[YMWD])*(T(\d+(\.\d+)?[HMS]|X[HMS])+)?")
_CLOCK = re.compile(r"T\d\d(:\d\d){0,2}(Z|[+-]\d\d:\d\d)?$")
PRONOUNS = {"he", "she", "it", "they", "him", "her", "them", "his", "its", "their", "i", "we", "us", "our", "my"}
_REFERENCE = re.compile(r"([a-z0-9][a-z0-9-]*):(.+)", re.DOTALL)


@cache
def is_time(value: str) -> bool:
    """Whether a value is EDTF, an EDTF interval with clock times, or an ISO 8601 duration."""
    if _DURATION.fullmatch(value):
        return True
    parts = [_CLOCK.sub("", part) for part in value.split("/")]
    plain = "/".join(parts)
    if any(re.fullmatch(r"\d{4}-\d\d-\d\d", part) for part in parts) or plain == value:
        try:
            parse_edtf(plain)
        except (EDTFParseException, ValueError):
            return False
        return True
    return False


def path(root: Path) -> Iterator[str]:
    """Complaints about every article and story under a folder, or about one file."""
    for file in stories.articles(root):
        try:
            found = stories.load(file)
        except ArticleError as error:
            yield f"{file}: {error}"
            continue
        yield from (f"{file}: {what}" for what in article(found))
    for file in sorted(root.rglob(STORY)) if root.is_dir() else ():
        try:
            given = stories.read(file.parent)
            told = {part.stem: stories.load(part) for part in stories.articles(file.parent)}
        except ArticleError as error:
            yield f"{file}: {error}"
            continue
        yield from (f"{file}: {what}" for what in story(given, told))


def _listed(what: str, value: str | None, allowed: str) -> Iterator[str]:
    if value not in _LISTS[allowed]:
        yield f"{what} {value!r} is none of {' '.join(sorted(_LISTS[allowed]))}"


def article(found: Article) -> Iterator[str]:
    """Complaints about one article."""
    head, known, marks = found.head, found.entities, found.marks
    for key, allowed in (("genre", "genres"), ("variety", "varieties"), ("topic", "topics")):
        yield from _listed(key, head.get(key), allowed)
    published = head.get("published")
    if published not in (None, "", "null") and not is_time(published):
        yield f"published {published!r} is no EDTF"
    for row in head.get("derived_from") or ():
        if not isinstance(row, dict) or row.get("relation") not in _LISTS["relations"]:
            yield f"derived_from {row!r} has no known relation"
        elif row.get("at") and row["at"] not in marks.text:
            yield f"derived_from: {row['at']!r} does not stand in the text"
    for entity in known.values():
        yield from _listed(f"entity {entity.id}: kind", entity.kind, "kinds")
        if not entity.name:
            yield f"entity {entity.id} has no name"
        for other in (entity.part_of, entity.camp):
            if other and other not in known:
                yield f"entity {entity.id}: {other} has no entry"
    for mention in marks.mentions:
        words = marks.text[mention.start : mention.end]
        if mention.entity not in known:
            yield f"{mention.entity} ({words!r}) has no entry under entities"
        if mention.named and words.lower() in PRONOUNS - {"us"}:
            yield f"{words!r} is marked as a name"
    for time in marks.times:
        if time.value and not is_time(time.value):
            yield f"<{time.value}|{marks.text[time.start : time.end]}> is no EDTF"
    for one in found.statements:
        yield from _statement(one, found)
    yield from _events(found)
    for parts, what in ((marks.cues, "cue"), (marks.sources, "source")):
        yield from (f"{name} has a {what} and no content" for name in parts if name not in marks.contents)
    yield from (f"{name} is in the table and not in the text" for name in found.unread)
    if len(found.text.split()) < 60:
        yield f"only {len(found.text.split())} words"


def _statement(one: Statement, found: Article) -> Iterator[str]:
    known = found.entities
    words = found.text[one.spans[0][0] : one.spans[0][1]]
    name = f"{one.id} ({words[:30]!r})"
    if one.by not in known:
        yield f"{name}: by {one.by!r} has no entry under entities"
    if one.by in known:
        yield from _listed(f"{name}: kind", one.kind, "speakers")
    if one.mode not in _LISTS["modes"]:
        yield f"{name}: mode {one.mode!r} is none of {' '.join(sorted(_LISTS['modes']))}"
    if one.act not in _LISTS["acts"]:
        yield f"{name}: act {one.act!r} is none of {' '.join(sorted(_LISTS['acts']))}"
    if one.said and not is_time(one.said):
        yield f"{name}: said {one.said!r} is no EDTF"
    for link in one.chain:
        if link != OUTLET and link not in known and not _outlet_named(link, found):
            yield f"{name}: {link!r} of its chain has no entry"
    if OUTLET in one.chain[:-1]:
        yield f"{name}: its chain goes on after the outlet"
    if re.match(r"that\b", words) and not words.startswith(("that's", "that’s")):
        first = words.split()[1:2]
        if first and first[0].lower() in {"the", "a", "an", "he", "she", "it", "they", "we", "there", "his", "its"}:
            yield f"{name}: begins with a complementiser"
    for start, end in one.cue:
        if any(start < last and first < end for first, last in one.spans):
            yield f"{name}: its cue stands in its content"
    for start, end in one.source:
        if any(start < last and first < end for first, last in one.spans):
            yield f"{name}: its source stands in its content"


def _outlet_named(link: str, found: Article) -> bool:
    return any(isinstance(row, dict) and row.get("outlet") == link for row in found.head.get("derived_from") or ())


def _events(found: Article) -> Iterator[str]:
    known, numbers = found.entities, {one.id for one in found.statements}
    for event in found.events:
        name = f"{event.id} ({found.text[event.start : event.end]!r})"
        yield from _listed(f"{name}: type", event.type, "types")
        yield from _listed(f"{name}: status", event.status, "statuses")
        if event.when and not is_time(event.when):
            yield f"{name}: when {event.when!r} is no EDTF"
        if event.statement and event.statement not in numbers:
            yield f"{name}: statement {event.statement!r} is not in the text"
        if event.quantity:
            yield from _listed(f"{name}: bound", event.quantity.get("bound", "exact"), "bounds")
        for role, ones in event.roles.items():
            yield from (f"{name}: {role} {one!r} has no entry" for one in ones if one not in known)


def story(given: Story, told: dict[str, Article]) -> Iterator[str]:
    """Complaints about what a story says of its articles."""
    if not 3 <= len(told) <= 8:
        yield f"{len(told)} articles, not 3 to 8"
    for name, row in given.happenings.items():
        for at in row.get("events") or ():
            yield from _reference(f"happening {name}", at, told)
    for name, row in given.claims.items():
        if not row.get("text"):
            yield f"claim {name} has no text"
        yield from _listed(f"claim {name}: verdict", row.get("verdict"), "verdicts")
        for at in row.get("members") or ():
            yield from _reference(f"claim {name}", at, told)
        for origin in row.get("origins") or ():
            if not isinstance(origin, dict):
                yield f"claim {name}: origin {origin!r} is no mapping"
    for name, row in given.disputes.items():
        yield from _listed(f"dispute {name}: attribute", row.get("attribute"), "attributes")
        yield from _listed(f"dispute {name}: nature", row.get("nature"), "natures")
        sides = row.get("sides") or ()
        if len(sides) < 2:
            yield f"dispute {name} has fewer than two sides"
        for side in sides:
            yield from _reference(f"dispute {name}", side.get("at") if isinstance(side, dict) else side, told)
    for row in given.look_alikes:
        for key in ("a", "b"):
            yield from _reference("look-alike", row.get(key), told)


def _reference(where: str, at: Any, told: dict[str, Article]) -> Iterator[str]:
    if isinstance(at, dict) and len(at) == 1:  # `review: "words"` in YAML is a mapping
        at = ":".join(str(part).strip() for part in next(iter(at.items())))
    given = _REFERENCE.fullmatch(str(at))
    if not given or given[1] not in told:
        yield f"{where}: {at!r} is not FILE:sN, FILE:eN or FILE:words of one of its articles"
        return
    found, what = told[given[1]], given[2].strip().strip('"')
    if re.fullmatch(r"s\d+", what):
        if what not in found.marks.contents:
            yield f"{where}: {at} is not in the text"
    elif re.fullmatch(r"e\d+", what):
        if what not in found.marks.triggers:
            yield f"{where}: {at} is not in the text"
    elif found.text.count(what) != 1:
        yield f"{where}: {what!r} stands {found.text.count(what)} times in {given[1]}"
