"""Linking inside one document: its mentions to referents, its sources to speakers and chains."""

from __future__ import annotations

from sayso.link.anaphora import Scene, resolve
from sayso.link.chains import attributions
from sayso.link.fold import fold
from sayso.link.groups import Groups
from sayso.link.occurrences import Occurrences
from sayso.link.profiles import Profile, profile
from sayso.link.referents import referents
from sayso.link.speaking import speakers
from sayso.link.variants import Joined, link_names
from sayso.link.versions import LINK
from sayso.link.voices import Cast
from sayso.link.wording import Wording, wording
from sayso.records import Document, Facts, Link, Linked, Ref, Span


def within(document: Document, facts: Facts) -> Linked:
    """Who the mentions of a document refer to, and who its statements come from, through whom.

    A pure function: the order of the facts does not matter. Links point from a mention to an earlier one with score,
    reason and both wordings. A document in no supported language is linked with the tables of the first one.
    """
    tables = wording(document.language)
    occurrences = Occurrences(document, facts)
    groups = Groups(len(occurrences.all))
    joined = link_names(occurrences.all, document.text, groups)
    joined += _appositions(occurrences, groups)
    joined += _editions(document, occurrences, groups, tables)
    spoken = speakers(occurrences, facts.statements)
    profiles = _profiles(occurrences, groups, facts, tables)
    scene = Scene(occurrences.all, groups, profiles, spoken, tables)
    joined += resolve(scene)
    members = groups.members()
    found = referents(document, occurrences, members, profiles, tables)
    cast = Cast(
        document,
        occurrences,
        {i: found[root] for root, group in members.items() if root in found for i in group},
        {i: profiles[root] for root, group in members.items() for i in group},
        spoken,
        tables,
    )
    ordered = sorted(facts.statements, key=lambda s: (s.spans, s.id))
    return Linked(
        document=document.id,
        referents=tuple(sorted(found.values(), key=lambda r: (r.start, r.id))),
        links=tuple(_link(occurrences, one) for one in sorted(joined, key=lambda j: (j.later, j.earlier))),
        attributions=attributions(cast, ordered),
    )


def _appositions(occurrences: Occurrences, groups: Groups) -> list[Joined]:
    """ "Ana Suel, the president": a description and the name beside it."""
    found: list[Joined] = []
    for occurrence in occurrences.all:
        span = occurrence.mention.defines
        other = occurrences.at(span) if span else None
        if other is None or "nominal" not in (occurrence.mention.form, other.mention.form):
            continue
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


def _editions(document: Document, occurrences: Occurrences, groups: Groups, tables: Wording) -> list[Joined]:
    """ "The weekend edition of the Lantern", "the Lantern newspaper": a word for an outlet around its name."""
    found: list[Joined] = []
    for occurrence in occurrences.all:
        if occurrence.mention.form != "nominal" or occurrence.head not in tables.sources.media_kinds:
            continue
        span = occurrence.mention.span
        for name in occurrences.within(span):
            if name.mention.form != "name" or name.kind != "organisation":
                continue
            before = Span(span.start, name.mention.span.start).slice(document.text).split()
            after = Span(name.mention.span.end, span.end).slice(document.text).split()
            between = (
                before[before.index(occurrence.mention.head) + 1 :] if occurrence.mention.head in before else before
            )
            if len(after) <= 1 and all(fold(word) in tables.reference.before_name for word in between):
                groups.join(name.index, occurrence.index)
                found.append(Joined(occurrence.index, name.index, 0.85, f"a “{occurrence.head}” of that name"))
                break
    return found


def _profiles(occurrences: Occurrences, groups: Groups, facts: Facts, tables: Wording) -> dict[int, Profile]:
    media = {link.mention for s in facts.statements for link in s.sourcing if link.kind == "media" and link.mention}
    outlets = {o.index for span in sorted(media) for o in occurrences.inside(span) if o.kind != "person"}
    return {
        root: profile([occurrences.all[i] for i in group], frozenset(outlets), tables)
        for root, group in groups.members().items()
    }


def _link(occurrences: Occurrences, one: Joined) -> Link:
    a, b = occurrences.all[one.later], occurrences.all[one.earlier]
    return Link(
        relation="same_entity",
        a=Ref("mention", a.mention.id),
        b=Ref("mention", b.mention.id),
        score=one.score,
        reason=one.reason,
        values=(a.text, b.text),
        by=LINK,
    )
