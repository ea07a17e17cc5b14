"""Whether a description ("the Tesmaran minister", "the newspaper") can be of somebody, by what is known of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sayso.link import peoples
from sayso.link.name_words import name_words
from sayso.link.occurrences import Occurrence
from sayso.link.profiles import Office, Profile, office
from sayso.link.wording import Wording
from sayso.records import EntityKind, Gender, Number

# A description by office can go further back than a pronoun.
WINDOW = 200
# From this score on an office, a word of the name or the trade of an outlet speaks for it.
BY_OFFICE = 0.7

_BODIES: frozenset[EntityKind] = frozenset({"organisation", "group", "facility"})


@dataclass(frozen=True, slots=True)
class Wanted:
    """Whom a description asks for."""

    kind: EntityKind
    number: Number | None
    gender: Gender | None
    office: Office
    proper: bool = False  # written with a capital: a word of the name, "the Commission"
    heads: frozenset[str] = frozenset()  # of the offices that it can stand for
    general: bool = False  # can be said of anybody, or of any body, of that kind


def wanted(occurrence: Occurrence, wording: Wording) -> Wanted:
    """What a description says of whom it means."""
    mention, kind = occurrence.mention, occurrence.kind
    asked = office(occurrence.text, occurrence.head, wording)
    proper = kind != "person" and mention.head[:1].isupper() and not occurrence.text.isupper()
    table = wording.reference
    general = table.general_person
    if kind != "person":
        general = table.general_organisation | table.general_country | wording.sources.media_kinds
    heads = table.stands_for.get(asked.head, frozenset()) | {asked.head}
    return Wanted(kind, mention.number, mention.gender, asked, proper, heads, asked.head in general)


def holder(title: str, head: str, wording: Wording) -> Wanted:
    """Whom a title by itself asks for."""
    return Wanted("person", "singular", None, office(title, head, wording))


def possible(want: Wanted, profile: Profile) -> bool:
    """A first look that leaves out most: whether anything can speak for it."""
    if (want.kind == "person") != (profile.kind == "person"):
        return False
    return want.general or not want.heads.isdisjoint(profile.heads) or want.office.head in profile.words


def fit(want: Wanted, profile: Profile, wording: Wording) -> tuple[float, str] | None:
    """How well a description fits somebody (0–1) and why; None where it cannot be or nothing speaks for it."""
    if want.number == "plural" or profile.number == "plural":
        return _plural(want, profile)
    if {want.gender, profile.gender} >= {"feminine", "masculine"}:
        return None
    if want.kind == "person":
        return _person(want.office, profile, wording) if profile.kind == "person" else None
    if want.office.head in wording.reference.general_country and profile.kind == "country":
        return 0.47, "the state last spoken of"
    found = _body(want.office, profile, wording) if profile.kind in _BODIES else None
    return None if found and want.proper and found[0] < BY_OFFICE else found


def excluded(want: Wanted, profile: Profile) -> bool:
    """Whether what is known of somebody speaks against a description: another gender, number, state or body."""
    if {want.gender, profile.gender} >= {"feminine", "masculine"}:
        return True
    if want.kind == "person" and profile.named and want.number == "plural":
        return profile.kind == "person"
    return any(_elsewhere(want.office, held) for held in profile.offices)


def _plural(want: Wanted, profile: Profile) -> tuple[float, str] | None:
    """ "The officials" are the officials of whom the text spoke before; "the Kestan officials" are no "local" ones."""
    if want.number != "plural" or profile.number != "plural" or profile.named:
        return None
    same = [held for held in profile.offices if held.head == want.office.head]
    apart = any(_elsewhere(want.office, held) for held in profile.offices)
    told = want.office.states | want.office.owners
    shared = any(told & (held.states | held.owners) for held in same)
    other = told and not shared and any(held.qualifiers for held in same)
    return (0.7, f"“{want.office.head}” were spoken of before") if same and not apart and not other else None


def _apart(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other and not one & other)


def _elsewhere(one: Office, other: Office) -> bool:
    """Whether two descriptions are of different states or bodies."""
    if _apart(one.states, other.states):
        return True
    related = any(
        a == b or a.isupper() != b.isupper() or peoples.related(a, b) for a in one.owners for b in other.owners
    )
    return bool(one.owners and other.owners and not related)


def _person(want: Office, profile: Profile, wording: Wording) -> tuple[float, str] | None:
    if any(_elsewhere(want, held) for held in profile.offices):
        return None
    same = [held for held in profile.offices if held.head == want.head]
    if same:
        if all(_apart(want.qualifiers, held.qualifiers) for held in same):
            return None
        closer = any(
            want.qualifiers & held.qualifiers or want.states & held.states or want.owners & held.owners for held in same
        )
        bare = not want.owners and all(held.owners for held in same)
        return 0.9 if closer else 0.8 if bare else 0.85, f"the office of “{want.head}”"
    for held in sorted(profile.offices, key=lambda o: (o.head, sorted(o.qualifiers), sorted(o.states))):
        if held.head in wording.reference.stands_for.get(want.head, frozenset()):
            return 0.75, f"“{want.head}” can be said of a “{held.head}”"
    if want.head in wording.reference.general_person and not profile.offices:
        return 0.6, "the person last spoken of"
    return None


def _body(want: Office, profile: Profile, wording: Wording) -> tuple[float, str] | None:
    found: tuple[float, str] | None = None
    if profile.named and want.head in profile.words:
        if not want.qualifiers or want.qualifiers & profile.words:
            found = 0.85, f"“{want.head}” is a word of the name"
    elif want.head in wording.reference.general_country:
        found = None
    elif any(
        want.head == held.head and want.states <= held.states and not _apart(want.qualifiers, held.qualifiers)
        for held in profile.offices
    ):
        # An outlet that has a name is rather meant than another description of one.
        named = profile.named or want.head not in wording.sources.media_kinds
        found = 0.85 if named else 0.65, f"it is called a “{want.head}”"
    elif want.head in wording.sources.media_kinds and profile.media:
        found = 0.75, "an outlet"
    elif want.head in wording.sources.media_kinds and not _trades(profile.heads | profile.words, wording):
        found = 0.5, "an organisation that may be an outlet"
    elif want.head in wording.reference.general_organisation and not want.qualifiers and _known(profile):
        asked, known = _trades({want.head}, wording), _trades(profile.heads | profile.words, wording)
        found = None if asked and known and asked.isdisjoint(known) else (0.55, "the organisation last spoken of")
    return found


def _known(profile: Profile) -> bool:
    """Whether it is a body that more than a pronoun speaks of, no outlet and no state."""
    people = len(profile.words) == 1 and not profile.words.isdisjoint(name_words().states)
    return (profile.named or bool(profile.offices)) and not profile.media and not people


def _trades(words: Iterable[str], wording: Wording) -> set[str]:
    """The kinds of bodies that words speak of."""
    return {wording.reference.trades[word] for word in words if word in wording.reference.trades}
