"""Statements to their speakers and chains: from the origin over those who relayed it to the outlet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sayso.link import bodies
from sayso.link.fold import squeeze
from sayso.link.versions import LINK
from sayso.link.voices import UNKNOWN, Cast, is_own, place_of, resolve
from sayso.records import Attribution, ChainLink, Referent, Role, Statement


def attributions(cast: Cast, statements: Sequence[Statement]) -> tuple[Attribution, ...]:
    """Speaker and chain of each statement, in the order given.

    Whoever cannot be told is no link; where it is the speaker, the speaker is None.
    """
    names = _names(cast)
    tail = _outlets(cast, names)
    found: list[Attribution] = []
    for statement in statements:
        links: list[ChainLink] = []
        speaker: ChainLink | None = None
        for sourcing in statement.sourcing:
            resolved = resolve(cast, statement, sourcing, names)
            links += resolved
            if speaker is None and is_own(statement, sourcing):
                speaker = resolved[0]
        chain = _chain([link for link in (*links, *tail) if link.name != UNKNOWN])
        if speaker is not None and speaker.name != UNKNOWN:
            speaker = next((link for link in chain if _same(link, speaker)), speaker)
        known = speaker is not None and speaker.name != UNKNOWN
        found.append(
            Attribution(
                statement=statement.id,
                speaker=speaker.name if speaker and known else None,
                referent=speaker.referent if speaker else None,
                chain=chain,
                by=LINK,
            )
        )
    return tuple(found)


def _names(cast: Cast) -> dict[tuple[str, str], Referent]:
    """Referents by their names, for sources and outlets that stand in no mention; names of two of them are left out."""
    found: dict[tuple[str, str], Referent | None] = {}
    for referent in {r.id: r for r in cast.referents.values()}.values():
        for name in referent.names:
            place = place_of(referent.kind, name)
            found[place] = referent if found.get(place, referent) == referent else None
    return {place: referent for place, referent in found.items() if referent is not None}


def _outlets(cast: Cast, names: Mapping[tuple[str, str], Referent]) -> list[ChainLink]:
    """The outlets that published the text, the first one first: a republished or translated one had another before."""
    found = [
        (d.outlet, d.evidence)
        for d in cast.document.derived_from
        if d.relation in ("republished", "translated") and not d.suspected
    ]
    links: list[ChainLink] = []
    for outlet, evidence in (*found, (cast.document.outlet, None)):
        if outlet:
            referent = names.get(place_of("organisation", outlet))
            links.append(ChainLink(outlet, referent.id if referent else None, "media", "outlet", evidence))
    return links


def _chain(links: Sequence[ChainLink]) -> tuple[ChainLink, ...]:
    """No name twice in a row: an outlet that quotes itself is one link; who comes first is the origin."""
    found: list[ChainLink] = []
    for link in links:
        if found and _same(found[-1], link):
            if link.role == "outlet":
                role: Role = "outlet" if len(found) > 1 else found[-1].role
                known = link.referent or found[-1].referent
                found[-1] = replace(link, role=role, referent=known, evidence=found[-1].evidence)
            continue
        found.append(link)
    roles: list[Role] = [
        "origin" if i == 0 else "relay" if link.role == "origin" else link.role for i, link in enumerate(found)
    ]
    return tuple(replace(link, role=role) for link, role in zip(found, roles, strict=True))


def _same(a: ChainLink, b: ChainLink) -> bool:
    if a.referent and a.referent == b.referent:
        return True
    if "media" in (a.kind, b.kind) and (bodies.abbreviates(a.name, b.name) or bodies.abbreviates(b.name, a.name)):
        return True
    return squeeze("".join(bodies.bare(a.name))) == squeeze("".join(bodies.bare(b.name)))
