"""Linking inside one document: its mentions to referents, its sources to speakers and chains."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from sayso.link.affiliations import affiliations
from sayso.link.anaphora import Scene, resolve
from sayso.link.appositions import appositions, editions
from sayso.link.chains import attributions
from sayso.link.groups import Groups
from sayso.link.introductions import introduced
from sayso.link.occurrences import Occurrences
from sayso.link.outlets import own
from sayso.link.places.locate import located
from sayso.link.profiles import Profile, profile
from sayso.link.referents import referents
from sayso.link.roles import roles
from sayso.link.speaking import speakers
from sayso.link.turns import turns
from sayso.link.variants import Joined, link_names
from sayso.link.versions import LINK
from sayso.link.voices import Cast
from sayso.link.wording import Wording, wording
from sayso.records import Document, Facts, Link, Linked, Ref, Referent


def within(document: Document, facts: Facts) -> Linked:
    """Who the mentions of a document refer to, and who its statements come from, through whom.

    A pure function: the order of the facts does not matter. Links point from a mention to an earlier one with score,
    reason and both wordings. A document in no supported language is linked with the tables of the first one.
    """
    tables = wording(document.language)
    occurrences = Occurrences(document, facts)
    groups = Groups(len(occurrences.all))
    joined = link_names(occurrences.all, document.text, groups)
    beside = [*appositions(occurrences, groups, tables), *editions(occurrences, groups, tables)]
    joined += beside
    spoken = speakers(occurrences, facts.statements, tables)
    profiles = _profiles(occurrences, groups, facts, tables)
    scene = Scene(occurrences.all, groups, profiles, spoken, tables, own(document, occurrences.all, tables))
    joined += resolve(scene)
    joined += introduced(scene)
    members = groups.members()
    found = located(occurrences, members, referents(document, occurrences, members, profiles, tables), tables.places)
    found = _in_office(occurrences, members, found, frozenset(i for j in beside for i in (j.later, j.earlier)), tables)
    by_index = {i: found[root] for root, group in members.items() if root in found for i in group}
    cast = Cast(
        document,
        occurrences,
        by_index,
        {i: profiles[root] for root, group in members.items() for i in group},
        spoken,
        tables,
        turns(document, occurrences, by_index, facts.statements, tables),
    )
    ordered = sorted(facts.statements, key=lambda s: (s.spans, s.id))
    return Linked(
        document=document.id,
        referents=tuple(sorted(found.values(), key=lambda r: (r.start, r.id))),
        links=tuple(_link(occurrences, one) for one in sorted(joined, key=lambda j: (j.later, j.earlier))),
        attributions=attributions(cast, ordered),
    )


def _in_office(
    occurrences: Occurrences,
    members: Mapping[int, Sequence[int]],
    found: Mapping[int, Referent],
    apposed: Collection[int],
    tables: Wording,
) -> dict[int, Referent]:
    """The referents with what they belong to and the offices that people hold."""
    belong = affiliations(occurrences, members, found, apposed, tables)
    held = roles(occurrences, members, found, apposed, tables)
    return {
        root: replace(referent, roles=held.get(root, ()), affiliations=belong.get(root, ()))
        for root, referent in found.items()
    }


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
