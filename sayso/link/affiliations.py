"""What the people and bodies of one document belong to, and for whom they speak."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from sayso.link import body_wholes, holders, offices
from sayso.link.occurrences import Occurrences
from sayso.link.wholes import Whole, Wholes
from sayso.link.wording import Wording
from sayso.records import Affiliation, Referent, Span


def affiliations(
    occurrences: Occurrences,
    members: Mapping[int, Sequence[int]],
    referents: Mapping[int, Referent],
    apposed: Collection[int],
    tables: Wording,
) -> dict[int, tuple[Affiliation, ...]]:
    """What each referent belongs to, by the smallest index of its mentions; `apposed` are the indexes of descriptions
    that stand beside the name of what they describe."""
    wholes = Wholes(occurrences, members, referents, tables)
    result: dict[int, tuple[Affiliation, ...]] = {}
    serving: dict[int, Whole] = {}
    for root, referent in referents.items():
        if referent.kind != "person":
            continue
        found: list[Affiliation] = []
        for o in holders.held([occurrences.all[i] for i in members[root]], apposed, named=bool(referent.names)):
            one = offices.phrase(o, occurrences, tables)
            told = holders.belonging(one, wholes) if one is not None else None
            if one is not None and told is not None:
                whole, span, speaks = told
                former = offices.former(one, occurrences.text, tables.offices)
                found.append(_affiliation(whole, wholes, span, speaks=speaks, former=former))
                if whole is not None and speaks and not former:
                    serving.setdefault(root, whole)
        for o in (occurrences.all[i] for i in members[root] if occurrences.all[i].form == "name"):
            if (behind := holders.surnamed(o, wholes)) is not None:
                found.append(_affiliation(behind[0], wholes, behind[1], speaks=False, former=False))
        result[root] = _each_once(referent, found)
    for root, referent in referents.items():
        if referent.kind == "organisation":
            mentioned = [occurrences.all[i] for i in members[root]]
            told_of = body_wholes.found(root, mentioned, apposed, wholes, serving)
            bodies = [_affiliation(f.whole, wholes, f.span, speaks=f.speaks, former=False) for f in told_of]
            result[root] = _each_once(referent, bodies)
    return {root: every for root, every in result.items() if every}


def _affiliation(whole: Whole | None, wholes: Wholes, span: Span, *, speaks: bool, former: bool) -> Affiliation:
    other = wholes.referents[whole.root].id if whole is not None and whole.root is not None else None
    return Affiliation(other, whole.name if whole else None, speaks, former, span)


def _each_once(referent: Referent, found: Sequence[Affiliation]) -> tuple[Affiliation, ...]:
    """The first that tells of each whole. Nothing is a part of itself, and an office of nobody says nothing beside one
    whose body is known."""
    kept: dict[tuple[str | None, str | None, bool], Affiliation] = {}
    for one in found:
        if one.whole != referent.id:
            kept.setdefault((one.whole, one.name, one.former), one)
    known = any((one.whole or one.name) and not one.former for one in kept.values())
    return tuple(one for one in kept.values() if one.whole or one.name or not known)
