"""Who a source is: the link of a chain that it becomes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from sayso.link import bodies, naming, nominals, persons
from sayso.link.descriptions import counted, cut, stripped, unnamed, written
from sayso.link.fold import fold, is_abbreviation, squeeze, surface, words
from sayso.link.name_words import name_words
from sayso.link.occurrences import Occurrence, Occurrences
from sayso.link.outlets import outlets, speaks_of_itself
from sayso.link.papers import spoken_of
from sayso.link.profiles import Profile, title_head
from sayso.link.speaking import speaking, together
from sayso.link.turns import Turns
from sayso.link.wording import Wording
from sayso.records import ChainLink, Document, EntityKind, Referent, Sourcing, Span, SpeakerKind, Statement

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
    turns: Turns = field(default_factory=Turns)

    def name(self, occurrence: Occurrence) -> str | None:
        """The fullest name of whom a mention refers to, None where it is only described."""
        referent = self.referents.get(occurrence.index)
        return referent.names[0] if referent and referent.names else None


def resolve(
    cast: Cast, statement: Statement, sourcing: Sourcing, names: Mapping[tuple[str, str], Referent]
) -> list[ChainLink]:
    """One source to one link, or to two where it is an outlet's own informant."""
    at_once = _at_once(cast, statement, sourcing)
    if at_once is not None:
        return [at_once]
    whole = sourcing.mention
    found = speaking(cast.occurrences, whole, sourcing.kind, cast.wording) if whole else []
    if not found and sourcing.kind == "person" and statement.source and is_own(statement, sourcing):
        found = [o for o in cast.occurrences.inside(statement.source) if o.kind == "person"][-1:]
    described = _described(cast, sourcing, found)
    if described is not None:
        return described
    if len(found) == 1 and statement.source and found[0].form == "name" and is_own(statement, sourcing):
        joiners = cast.wording.reference.joiners | name_words().articles
        found = together(cast.occurrences, found[0], statement.source, sourcing.kind, joiners)
    resolved = {cast.referents[o.index].id: o for o in found if o.index in cast.referents}
    if len(resolved) > 1 and all(cast.name(o) for o in resolved.values()):
        all_names = " and ".join(dict.fromkeys(cast.name(o) or o.text for o in resolved.values()))
        return [_link(sourcing, all_names, None, sourcing.kind)]
    if found:
        return [_of_mention(cast, sourcing, found[0])]
    return [_by_name(cast, sourcing, names)]


def _at_once(cast: Cast, statement: Statement, sourcing: Sourcing) -> ChainLink | None:
    """The link of the label of a turn, of no words at all and of "I" and "we"; None for everybody else."""
    turn = cast.turns.at.get(sourcing.mention) if sourcing.mention else None
    if turn is not None:
        return replace(turn, role=sourcing.role)
    word = fold(surface(sourcing.name))
    if not word:
        return _link(sourcing, UNKNOWN, None, "unnamed")
    if word in cast.wording.reference.first_singular or word in cast.wording.reference.first_plural:
        return _first_person(cast, statement, sourcing, plural=word in cast.wording.reference.first_plural)
    return _paper(cast, sourcing, word)


def _paper(cast: Cast, sourcing: Sourcing, word: str) -> ChainLink | None:
    """ "It" of a document, which is no mention."""
    pronoun = cast.wording.sources.pronouns.get(word)
    if pronoun is None or pronoun.kind != "organisation" or sourcing.mention is None:
        return None
    paper = spoken_of(cast.document.text, sourcing.mention.start, cast.wording)
    if paper is None:
        return None
    name = cut(paper.slice(cast.document.text), cast.wording, document=True)
    return ChainLink(name, None, "document", sourcing.role, sourcing.evidence or sourcing.mention)


def _by_name(cast: Cast, sourcing: Sourcing, names: Mapping[tuple[str, str], Referent]) -> ChainLink:
    """A source that stands in no mention: by its name, where another mention has the same one."""
    plain = persons.parse(sourcing.name).text if sourcing.kind == "person" else surface(sourcing.name)
    itself = _itself(cast, plain) if sourcing.kind == "organisation" else None
    if itself:
        return _link(sourcing, itself, None, "media")
    family: EntityKind = "person" if sourcing.kind == "person" else "organisation"
    referent = names.get(place_of(family, plain)) if plain else None
    if referent is None and plain:
        referent = _in_full(cast, " ".join(bodies.bare(plain)))
    if referent is not None:
        return _link(sourcing, referent.names[0], referent.id, sourcing.kind)
    holder = _by_office(cast, sourcing) if sourcing.kind == "person" else None
    if holder is not None:
        return _of_mention(cast, sourcing, holder)
    if fold(plain) in cast.wording.sources.pronouns or not plain:
        return _link(sourcing, UNKNOWN, None, sourcing.kind)
    return _without_name(cast, sourcing, plain, None)


def _in_full(cast: Cast, short: str) -> Referent | None:
    """The one body of the document whose initials an unmarked abbreviation gives."""
    if not is_abbreviation(short):
        return None
    every = {r.id: r for r in cast.referents.values() if r.kind != "person"}
    found = [r for r in every.values() if any(bodies.abbreviates(short, name) for name in r.names)]
    return found[0] if len(found) == 1 else None


def place_of(kind: EntityKind, name: str) -> tuple[str, str]:
    """Under what a name is looked up: its family, and its letters without titles and articles."""
    plain = persons.parse(name).text if kind == "person" else "".join(bodies.bare(name))
    return naming.family(kind), squeeze(plain)


def _by_office(cast: Cast, sourcing: Sourcing) -> Occurrence | None:
    """ "The Tesmaran Energy Minister", where nobody marked it as a mention: the last person before with that office."""
    if sourcing.mention is None:
        return None
    title = stripped(sourcing.name, cast.wording)
    asked = nominals.holder(title, title_head(title, cast.wording), cast.wording)
    best: tuple[float, Occurrence] | None = None
    for other in cast.occurrences.before(sourcing.mention, nominals.WINDOW):
        profile = cast.profiles.get(other.index)
        fit = nominals.fit(asked, profile, cast.wording) if profile and profile.named else None
        if fit and fit[0] >= nominals.BY_OFFICE and (best is None or fit[0] > best[0]):
            best = (fit[0], other)
    return best[1] if best else None


def _first_person(cast: Cast, statement: Statement, sourcing: Sourcing, *, plural: bool) -> ChainLink:
    """ "I" and "we" are whoever says the statement around them, else the author, else the outlet."""
    if statement.within is not None:
        if statement.within in cast.turns.of:
            return replace(cast.turns.of[statement.within], role=sourcing.role)
        speaker = cast.speakers.get(statement.within)
        if speaker is None:
            return _link(sourcing, UNKNOWN, None, "person")
        return _of_mention(cast, sourcing, cast.occurrences.all[speaker])
    if not plural and len(cast.document.authors) == 1:
        return _link(sourcing, cast.document.authors[0], None, "person")
    return _link(sourcing, cast.document.outlet or UNKNOWN, None, "media" if cast.document.outlet else "unnamed")


def asker(cast: Cast, *, bare: bool) -> ChainLink | None:
    """Who asks what the text asks in its own voice: the outlet; of a question with no word of asking, one author."""
    document = cast.document
    if bare and len(document.authors) == 1:
        return ChainLink(document.authors[0], None, "person", "origin", None)
    return ChainLink(document.outlet, None, "media", "outlet", None) if document.outlet else None


def is_own(statement: Statement, sourcing: Sourcing) -> bool:
    """Whether it is the source that the statement's own cue names."""
    return statement.source is not None and sourcing.mention is not None and statement.source.touches(sourcing.mention)


def _described(cast: Cast, sourcing: Sourcing, found: Sequence[Occurrence]) -> list[ChainLink] | None:
    """A source without a name, under its description; with the outlet as a relay whose informant it is."""
    first = found[0] if found else None
    span = sourcing.mention
    part = first is not None and first.form == "pronoun" and first.mention.span != span  # "one of them"
    if sourcing.kind != "unnamed" or (not part and any(cast.name(o) for o in found)):
        return None
    referent = cast.referents.get(first.index) if first else None
    pronoun = first is not None and first.form == "pronoun"
    if part and (referent is None or referent.names):
        return [_without_name(cast, sourcing, sourcing.name, None)]
    if pronoun and referent is None:
        return [_link(sourcing, UNKNOWN, None, "unnamed")]
    text = referent.description if pronoun and referent else None
    if text is None and span is not None:
        text = written(span, cast.document.text, cast.occurrences, cast.name, cast.wording)
    link = _without_name(cast, sourcing, text or sourcing.name, referent)
    outlet = _informed(cast, span) if span and not pronoun else None
    return [link] if outlet is None else [link, outlet]


def _informed(cast: Cast, span: Span) -> ChainLink | None:
    """The outlet in "the Lantern's sources", "a Lantern source in the ministry"."""
    inside = cast.occurrences.within(span)
    heads = [o for o in inside if o.form == "nominal" and o.head in cast.wording.reference.informants]
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
    itself = _itself(cast, occurrence.text) if occurrence.kind != "person" else None
    if itself:
        return _link(sourcing, itself, None, "media")
    if not referent.names:
        text = occurrence.text if counted(occurrence.text, cast.wording) else referent.description
        return _without_name(cast, sourcing, text or occurrence.text, referent)
    profile = cast.profiles[occurrence.index]
    trades = cast.wording.sources.organisations | cast.wording.sources.media
    short = [name for name in (" ".join(bodies.bare(one)) for one in referent.names) if fold(name) in trades]
    outlet = _own_outlet(cast, short[0]) if short else None
    if outlet:
        return _link(sourcing, outlet, None, "media")
    usual: SpeakerKind = "media" if profile.media or sourcing.kind == "media" else "organisation"
    if sourcing.kind == "document" and referent.kind != "person":
        usual = "document"
    return _link(sourcing, referent.names[0], referent.id, _KINDS.get(referent.kind, usual))


def _without_name(cast: Cast, sourcing: Sourcing, text: str, referent: Referent | None) -> ChainLink:
    """Organisations and documents go by their description, persons and media as unnamed; a name stays a name."""
    own = outlets(cast.document)[:1] if speaks_of_itself(text, cast.wording) else ()
    if own:
        return _link(sourcing, own[0], referent.id if referent else None, "media")
    rest = stripped(text, cast.wording)
    named = (
        referent is None
        and rest[:1].isupper()
        and sourcing.mention is not None
        and sourcing.kind in ("person", "media")
        and fold(rest.split()[-1]) not in name_words().titles
    )
    outlet = _own_outlet(cast, rest) if sourcing.kind in ("organisation", "media") and not named else None
    if outlet:
        return _link(sourcing, outlet, None, "media")
    if sourcing.kind in ("organisation", "document") or named:
        name = rest if named else cut(text, cast.wording, document=sourcing.kind == "document")
        return _link(sourcing, name or UNKNOWN, referent.id if referent else None, sourcing.kind)
    kind: SpeakerKind = "media" if sourcing.kind == "media" else "unnamed"
    body = referent.kind != "person" if referent else title_head(rest, cast.wording) in cast.wording.reference.bodies
    if kind == "unnamed" and body:
        return _link(sourcing, rest, referent.id if referent else None, "organisation")
    # No referent: an entity's name is a description here, and who is not named must be seen to be unnamed.
    return _link(sourcing, unnamed(text, cast.wording), None, kind)


def _itself(cast: Cast, text: str) -> str | None:
    """The outlet that "the Office" is in what the Office for Safety publishes."""
    word = " ".join(bodies.bare(text))
    return _own_outlet(cast, word) if fold(word) in cast.wording.sources.organisations else None


def _own_outlet(cast: Cast, description: str) -> str | None:
    """The outlet that calls itself "the Centre" or "this newspaper": by a word of its name."""
    if not description or " " in description or not description[0].isupper():
        return None
    document = cast.document
    outlets = (*(d.outlet for d in document.derived_from), document.outlet)
    named = next((o for o in outlets if o and fold(description) in {fold(word) for word in words(o)}), None)
    if named or not document.outlet or fold(description) not in cast.wording.reference.selves:
        return named
    # "The Company": a business that publishes its own news.
    return document.outlet if cast.wording.sources.media_names.isdisjoint(words(document.outlet)) else None


def _link(sourcing: Sourcing, name: str, referent: str | None, kind: SpeakerKind) -> ChainLink:
    return ChainLink(name, referent, kind, sourcing.role, sourcing.evidence or sourcing.mention)
