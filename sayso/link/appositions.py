"""Descriptions that stand beside or around the name of what they describe."""

from __future__ import annotations

from sayso.link.fold import fold
from sayso.link.groups import Groups
from sayso.link.name_words import name_words
from sayso.link.occurrences import Occurrence, Occurrences
from sayso.link.variants import Joined
from sayso.link.wording import Wording
from sayso.records import Span

_CLOSES = frozenset({",", ".", ";", "”", '"', ")"})
# The longest phrase between a description and the name in apposition to it, in words: "for the ministry of trade".
_OF_A_BODY = 8


def _courtesy(occurrences: Occurrences, occurrence: Occurrence, tables: Wording) -> Occurrence | None:
    """The name in "the minister, Mr Orn": a courtesy title after a comma begins no other person."""
    if occurrence.form != "nominal" or occurrence.kind != "person":
        return None
    end = occurrence.mention.span.end
    for other in occurrences.all[occurrence.index + 1 : occurrence.index + 3]:
        title = other.mention.title
        if (
            other.form != "name"
            or other.mention.span.start < end
            or not title
            or fold(title).rstrip(".") not in tables.sources.titles
        ):
            continue
        if occurrences.text[end : other.mention.span.start].replace(title, "", 1).strip(" ,.") == "":
            return other
    return None


def _holder(occurrences: Occurrences, occurrence: Occurrence, tables: Wording) -> Occurrence | None:
    """The name in "Tesmaran Special Representative for Trade in Pell Ana Suel", where a part was taken for a name."""
    if occurrence.form != "nominal" or occurrence.kind != "person" or occurrence.mention.number == "plural":
        return None
    end = occurrence.mention.span.end
    for other in occurrences.all[occurrence.index + 1 : occurrence.index + 5]:
        if other.form != "name" or other.kind != "person":
            continue
        start = other.mention.span.start
        inside = occurrences.text[occurrence.mention.span.start : start].split() if start < end else []
        if any(fold(word) in tables.reference.after_head for word in inside):
            return None  # "an aide to Suel" is not Suel
        between = occurrences.text[end:start]
        parts = between.split()
        small = tables.reference.after_head | name_words().unabbreviated
        if between.strip(" ").replace(" ", "").isalpha() or not parts:
            # "An aide to Mr Suel" is not Suel: what the small words begin has to end before the name.
            closed = not parts or fold(parts[-1]).rstrip(".") not in small | tables.sources.titles.keys()
            named = closed and all(fold(part) in small or part[:1].isupper() for part in parts)
            return other if named and len(parts) <= 4 and (not parts or fold(parts[0]) in small) else None
        return None
    return None


def _behind(occurrences: Occurrences, occurrence: Occurrence, tables: Wording) -> Occurrence | None:
    """The name in "a spokeswoman for the ministry, Ana Suel, said", which a parser hangs on the ministry."""
    if occurrence.form != "nominal" or occurrence.kind != "person" or occurrence.mention.number == "plural":
        return None
    text, end = occurrences.text, occurrence.mention.span.end
    for other in occurrences.all[occurrence.index + 1 : occurrence.index + 5]:
        place = other.mention.span
        if place.start >= end and other.kind == "person" and other.form == "name" and not other.quoted:
            between = text[end : place.start].removesuffix(f"{other.mention.title} ")
            parts = between.removesuffix(", ").split()
            of_a_body = not parts or (fold(parts[0]) in tables.reference.after_head and len(parts) <= _OF_A_BODY)
            plain = between.endswith(", ") and "," not in between[:-2] and of_a_body
            return other if plain and text[place.end : place.end + 1] in _CLOSES else None
    return None


def appositions(occurrences: Occurrences, groups: Groups, tables: Wording) -> list[Joined]:
    """ "Ana Suel, the president": a description and the name beside it."""
    found: list[Joined] = []
    for occurrence in occurrences.all:
        span = occurrence.mention.defines
        other = occurrences.at(span) if span else _courtesy(occurrences, occurrence, tables)
        other = other or _holder(occurrences, occurrence, tables)
        if other is None or "nominal" not in (occurrence.form, other.form):
            other = _behind(occurrences, occurrence, tables)
            if other is None:
                continue
        if occurrence.text.isupper() and other.text.isupper():
            continue  # a headline in capitals: what stands beside what there is no apposition
        if occurrence.mention.number != other.mention.number and "plural" in (
            occurrence.mention.number,
            other.mention.number,
        ):
            continue  # "the ministers, Suel and Orn": a list of them, not another name
        same_kind = (occurrence.kind == "person") == (other.kind == "person")
        if same_kind and groups.find(other.index) != groups.find(occurrence.index):
            groups.join(other.index, occurrence.index)
            found.append(Joined(occurrence.index, other.index, 0.95, "stands in apposition"))
    return found


def editions(occurrences: Occurrences, groups: Groups, tables: Wording) -> list[Joined]:
    """ "The weekend edition of the Lantern", "the Lantern newspaper", "the company Delta Hydro"."""
    found: list[Joined] = []
    for occurrence in occurrences.all:
        if occurrence.form != "nominal" or occurrence.kind != "organisation":
            continue
        media = occurrence.head in tables.sources.media_kinds
        span = occurrence.mention.span
        for name in occurrences.within(span):
            if name.form != "name" or name.kind in ("person", "country"):
                continue
            before = Span(span.start, name.mention.span.start).slice(occurrences.text).split()
            after = Span(name.mention.span.end, span.end).slice(occurrences.text).split()
            between = (
                before[before.index(occurrence.mention.head) + 1 :] if occurrence.mention.head in before else before
            )
            linked = all(fold(word) in tables.reference.before_name for word in between)
            if linked and (len(after) <= 1 if media else not between and not after and len(before) > 1):
                groups.join(name.index, occurrence.index)
                found.append(Joined(occurrence.index, name.index, 0.85, f"a “{occurrence.head}” of that name"))
                break
    return found
