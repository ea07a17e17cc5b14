"""Groups of mentions to referents: under which names, or by which description."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from sayso.link import bodies, naming, persons, state_bodies
from sayso.link.descriptions import stripped
from sayso.link.fold import is_abbreviation, squeeze, surface
from sayso.link.name_words import name_words
from sayso.link.occurrences import Occurrence, Occurrences
from sayso.link.outlets import outlets, published_by, speaks_of_itself
from sayso.link.profiles import Profile
from sayso.link.variants import gender_of, name_of
from sayso.link.versions import LINK
from sayso.link.wording import Wording
from sayso.records import Document, EntityKind, Gender, Referent


def referents(
    document: Document,
    occurrences: Occurrences,
    members: Mapping[int, Sequence[int]],
    profiles: Mapping[int, Profile],
    wording: Wording,
) -> dict[int, Referent]:
    """One referent a group that is named or described, by the group's smallest index; pronouns alone make none."""
    names = {
        root: _names([occurrences.all[i] for i in group], profiles[root].kind)
        for root, group in members.items()
        if profiles[root].named
    }
    for root, found_names in names.items():
        outlet = published_by(document, found_names, profiles[root])
        names[root] = found_names if outlet is None else (outlet, *found_names)
    for root, group in members.items():
        selves = [occurrences.all[i] for i in group if occurrences.all[i].form == "nominal"]
        if root not in names and any(speaks_of_itself(o.text, wording) for o in selves):
            names[root] = outlets(document)[:1]
    bodies_named = {root: found for root, found in names.items() if naming.family(profiles[root].kind) == "body"}
    owners = state_bodies.owners(document.text, occurrences.all, members, bodies_named)
    for root, owner in owners.items():
        name_alone = next(one for one in names[root] if state_bodies.bare(one))
        whole = state_bodies.with_owner(name_alone, owner)
        names[root] = (*names[root], *({whole} - {*names[root]}))

    found: dict[int, Referent] = {}
    for root, group in members.items():
        mentioned = [occurrences.all[i] for i in group]
        nominals = [o for o in mentioned if o.form == "nominal"]
        if root not in names and not nominals:
            continue
        first = mentioned[0].mention
        found[root] = Referent(
            id=first.id,
            document=document.id,
            kind=profiles[root].kind,
            names=names.get(root, ()),
            description=None if root in names else stripped(nominals[0].text, wording) or nominals[0].text,
            roles=(),
            mentions=tuple(o.mention.id for o in mentioned),
            gender=_gender(mentioned),
            start=first.span.start,
            published=document.published,
            by=LINK,
        )
    return found


def _gender(mentioned: Sequence[Occurrence]) -> Gender | None:
    """What names, titles and descriptions tell, if they agree; a pronoun was only guessed to be theirs."""
    told = {gender_of(o) for o in mentioned if o.form != "pronoun"} - {None}
    return told.pop() if len(told) == 1 else None


def _names(mentioned: Sequence[Occurrence], kind: EntityKind) -> tuple[str, ...]:
    written = [o for o in mentioned if o.form == "name"]
    forms: Counter[str] = Counter()
    titled: Counter[str] = Counter()
    for o in written:
        name, short = name_of(o.text)
        plain = persons.parse(name).text if kind == "person" else name
        forms[plain] += 1
        if short:
            forms[short] += 1
        if kind == "person" and (o.mention.title or plain != name):
            titled[f"{surface(o.mention.title)} {plain}" if o.mention.title else name] += 1
    spellings: dict[str, list[str]] = {}
    for name in sorted(forms, key=lambda name: (-forms[name], "-" in name, name)):
        spellings.setdefault(squeeze(name), []).append(name)
    ordered = sorted(
        (same[0] for same in spellings.values()), key=lambda name: (*fullness(kind, name), -forms[name], name)
    )
    code = naming.state(kind, ordered[0])
    if code:
        usual = name_words().state_names[code]
        ordered = [usual, *(name for name in ordered if name != usual)]
    return (*ordered, *sorted(titled.keys() - forms.keys(), key=lambda name: (-titled[name], name)))


def fullness(kind: EntityKind, name: str) -> tuple[int, int]:
    """Smaller for a fuller name: whole words before initials and abbreviations, more of them before fewer."""
    parts = persons.parse(name).text.split() if kind == "person" else bodies.bare(name)
    short = sum(1 for part in parts if len(part.rstrip(".")) == 1) if kind == "person" else int(is_abbreviation(name))
    return (-(len(parts) - short), short)
