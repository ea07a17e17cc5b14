"""Statements to their speakers and chains: from the origin over those who relayed it to the outlet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.link import bodies, naming, persons
from sayso.link.descriptions import stripped, unnamed, written
from sayso.link.fold import fold, squeeze, surface
from sayso.link.occurrences import Occurrence, Occurrences
from sayso.link.profiles import Profile
from sayso.link.speaking import speaking
from sayso.link.versions import LINK
from sayso.link.wording import Wording
from sayso.records import (
    Attribution,
    ChainLink,
    Document,
    EntityKind,
    Referent,
    Role,
    Sourcing,
    Span,
    SpeakerKind,
    Statement,
)

UNKNOWN = "unknown"
_KINDS: Mapping[EntityKind, SpeakerKind] = {"person": "person", "law": "document"}


@dataclass(frozen=True, slots=True)
class Cast:
    """Who is who in a document: its mentions, and the referent and profile of each one's group."""

    document: Document
    occurrences: Occurrences
    referents: Mapping[int, Referent]  # by index of a mention
    profiles: Mapping[int, Profile]  # by index of a mention
    speakers: Mapping[str, int]  # index of a mention by statement
    wording: Wording

    def name(self, occurrence: Occurrence) -> str | None:
        """The fullest name of whom a mention refers to, None where it is only described."""
        referent = self.referents.get(occurrence.index)
        return referent.names[0] if referent and referent.names else None


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
            resolved = _resolve(cast, statement, sourcing, names)
            links += resolved
            if speaker is None and _is_own(statement, sourcing):
                speaker = resolved[0]
        known = speaker is not None and speaker.name != UNKNOWN
        found.append(
            Attribution(
                statement=statement.id,
                speaker=speaker.name if speaker and known else None,
                referent=speaker.referent if speaker else None,
                chain=_chain([link for link in (*links, *tail) if link.name != UNKNOWN]),
                by=LINK,
            )
        )
    return tuple(found)


def _is_own(statement: Statement, sourcing: Sourcing) -> bool:
    """Whether it is the source that the statement's own cue names."""
    return statement.source is not None and sourcing.mention is not None and statement.source.touches(sourcing.mention)


def _names(cast: Cast) -> dict[tuple[str, str], Referent]:
    """Referents by their names, for sources and outlets that stand in no mention; names of two of them are left out."""
    found: dict[tuple[str, str], Referent | None] = {}
    for referent in {r.id: r for r in cast.referents.values()}.values():
        for name in referent.names:
            place = _place(referent.kind, name)
            found[place] = referent if found.get(place, referent) == referent else None
    return {place: referent for place, referent in found.items() if referent is not None}


def _place(kind: EntityKind, name: str) -> tuple[str, str]:
    plain = persons.parse(name).text if kind == "person" else "".join(bodies.bare(name))
    return naming.family(kind), squeeze(plain)


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
            referent = names.get(_place("organisation", outlet))
            links.append(ChainLink(outlet, referent.id if referent else None, "media", "outlet", evidence))
    return links


def _resolve(
    cast: Cast, statement: Statement, sourcing: Sourcing, names: Mapping[tuple[str, str], Referent]
) -> list[ChainLink]:
    """One source to one link, or to two where it is an outlet's own informant."""
    word = fold(surface(sourcing.name))
    if not word:
        return [_link(sourcing, UNKNOWN, None, "unnamed")]
    if word in cast.wording.reference.first_singular or word in cast.wording.reference.first_plural:
        return [_first_person(cast, statement, sourcing, plural=word in cast.wording.reference.first_plural)]
    whole = sourcing.mention
    found = speaking(cast.occurrences, whole, sourcing.kind) if whole else []
    described = _described(cast, sourcing, found)
    if described is not None:
        return described
    resolved = {cast.referents[o.index].id: o for o in found if o.index in cast.referents}
    if len(resolved) > 1 and all(cast.name(o) for o in resolved.values()):
        together = " and ".join(dict.fromkeys(cast.name(o) or o.text for o in resolved.values()))
        return [_link(sourcing, together, None, sourcing.kind)]
    if found:
        return [_of_mention(cast, sourcing, found[0])]
    return [_by_name(cast, sourcing, names)]


def _by_name(cast: Cast, sourcing: Sourcing, names: Mapping[tuple[str, str], Referent]) -> ChainLink:
    """A source that stands in no mention: by its name, where another mention has the same one."""
    plain = persons.parse(sourcing.name).text if sourcing.kind == "person" else surface(sourcing.name)
    family: EntityKind = "person" if sourcing.kind == "person" else "organisation"
    referent = names.get(_place(family, plain)) if plain else None
    if referent is not None:
        return _link(sourcing, referent.names[0], referent.id, sourcing.kind)
    if fold(plain) in cast.wording.sources.pronouns or not plain:
        return _link(sourcing, UNKNOWN, None, sourcing.kind)
    return _without_name(cast, sourcing, plain, None)


def _first_person(cast: Cast, statement: Statement, sourcing: Sourcing, *, plural: bool) -> ChainLink:
    """ "I" and "we" are whoever says the statement around them, else the author, else the outlet."""
    if statement.within is not None:
        speaker = cast.speakers.get(statement.within)
        if speaker is None:
            return _link(sourcing, UNKNOWN, None, "person")
        return _of_mention(cast, sourcing, cast.occurrences.all[speaker])
    if not plural and len(cast.document.authors) == 1:
        return _link(sourcing, cast.document.authors[0], None, "person")
    return _link(sourcing, cast.document.outlet or UNKNOWN, None, "media" if cast.document.outlet else "unnamed")


def _described(cast: Cast, sourcing: Sourcing, found: Sequence[Occurrence]) -> list[ChainLink] | None:
    """A source without a name, under its description; with the outlet as a relay whose informant it is."""
    if sourcing.kind != "unnamed" or any(cast.name(o) for o in found):
        return None
    referent = cast.referents.get(found[0].index) if found else None
    pronoun = found and found[0].mention.form == "pronoun"
    if pronoun and referent is None:
        return [_link(sourcing, UNKNOWN, None, "unnamed")]
    text = referent.description if pronoun and referent else None
    span = sourcing.mention
    if text is None and span is not None:
        text = written(span, cast.document.text, cast.occurrences, cast.name, cast.wording)
    link = _without_name(cast, sourcing, text or sourcing.name, referent)
    outlet = _informed(cast, span) if span and not pronoun else None
    return [link] if outlet is None else [link, outlet]


def _informed(cast: Cast, span: Span) -> ChainLink | None:
    """The outlet in "the Lantern's sources", "a Lantern source in the ministry"."""
    inside = cast.occurrences.within(span)
    heads = [o for o in inside if o.mention.form == "nominal" and o.head in cast.wording.reference.informants]
    place = heads[0].mention if heads else None
    for o in inside:
        profile = cast.profiles.get(o.index)
        if place is None or not profile or not (profile.media or _owns(cast, o, place.span)):
            continue
        name = cast.name(o)
        if name:
            return ChainLink(name, cast.referents[o.index].id, "media", "relay", o.mention.span)
    return None


def _owns(cast: Cast, occurrence: Occurrence, informants: Span) -> bool:
    """ "The Lantern's sources in the ministry": whoever has informants inside another body is an outlet."""
    rest = cast.document.text[occurrence.mention.span.end : informants.end]
    mark = next((m for m in cast.wording.reference.possessive_marks if rest.startswith(m)), None)
    after = [fold(word) for word in rest.removeprefix(mark or "").split()]
    return mark is not None and len(after) > 2 and any(word in cast.wording.reference.after_head for word in after[1:])


def _of_mention(cast: Cast, sourcing: Sourcing, occurrence: Occurrence) -> ChainLink:
    referent = cast.referents.get(occurrence.index)
    if referent is None:
        return _link(sourcing, UNKNOWN, None, sourcing.kind)
    if not referent.names:
        return _without_name(cast, sourcing, referent.description or occurrence.text, referent)
    profile = cast.profiles[occurrence.index]
    usual: SpeakerKind = "media" if profile.media or sourcing.kind == "media" else "organisation"
    if sourcing.kind == "document" and referent.kind != "person":
        usual = "document"
    return _link(sourcing, referent.names[0], referent.id, _KINDS.get(referent.kind, usual))


def _without_name(cast: Cast, sourcing: Sourcing, text: str, referent: Referent | None) -> ChainLink:
    """Organisations and documents go by their description, persons and media as unnamed; a name stays a name."""
    rest = stripped(text, cast.wording)
    named = (
        referent is None
        and rest[:1].isupper()
        and sourcing.mention is not None
        and sourcing.kind in ("person", "media")
    )
    if sourcing.kind in ("organisation", "document") or named:
        return _link(sourcing, rest or UNKNOWN, referent.id if referent else None, sourcing.kind)
    kind: SpeakerKind = "media" if sourcing.kind == "media" else "unnamed"
    return _link(sourcing, unnamed(text, cast.wording), referent.id if referent else None, kind)


def _link(sourcing: Sourcing, name: str, referent: str | None, kind: SpeakerKind) -> ChainLink:
    return ChainLink(name, referent, kind, sourcing.role, sourcing.evidence or sourcing.mention)


def _chain(links: Sequence[ChainLink]) -> tuple[ChainLink, ...]:
    """No name twice in a row: an outlet that quotes itself is one link; who comes first is the origin."""
    found: list[ChainLink] = []
    for link in links:
        if found and _same(found[-1], link):
            if link.role == "outlet" and len(found) > 1:
                found[-1] = replace(link, referent=link.referent or found[-1].referent, evidence=found[-1].evidence)
            continue
        found.append(link)
    roles: list[Role] = [
        "origin" if i == 0 else "relay" if link.role == "origin" else link.role for i, link in enumerate(found)
    ]
    return tuple(replace(link, role=role) for link, role in zip(found, roles, strict=True))


def _same(a: ChainLink, b: ChainLink) -> bool:
    if a.referent and a.referent == b.referent:
        return True
    return squeeze("".join(bodies.bare(a.name))) == squeeze("".join(bodies.bare(b.name)))
