"""The offices and titles that a document gives its people, each with the words that do."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from sayso.link import holders, offices
from sayso.link.fold import fold, surface, words
from sayso.link.occurrences import Occurrence, Occurrences
from sayso.link.wholes import Wholes
from sayso.link.wording import Wording
from sayso.records import EntityRole, Referent, Span


def roles(
    occurrences: Occurrences,
    members: Mapping[int, Sequence[int]],
    referents: Mapping[int, Referent],
    apposed: Collection[int],
    tables: Wording,
) -> dict[int, tuple[EntityRole, ...]]:
    """The titles before names and the descriptions beside them, each once a person, by the smallest index of their
    mentions."""
    wholes = Wholes(occurrences, members, referents, tables)
    found: dict[int, tuple[EntityRole, ...]] = {}
    for root, referent in referents.items():
        if referent.kind == "person":
            its: dict[tuple[str, str | None], EntityRole] = {}
            for o in holders.held([occurrences.all[i] for i in members[root]], apposed, named=True):
                role = _role(o, referent, wholes)
                if role is not None:
                    its.setdefault((fold(role.title), role.organisation), role)
            found[root] = _fullest(tuple(its.values()))
    return {root: every for root, every in found.items() if every}


def _role(o: Occurrence, referent: Referent, wholes: Wholes) -> EntityRole | None:
    tables = wholes.tables
    if o.form == "name" and _courtesy(o.mention.title or "", tables):
        return None
    title = surface(o.mention.title or "") if o.form == "name" else _plain(o.text, tables)
    support = o.mention.span
    if o.form == "name":
        support = Span(max(0, support.start - len(o.mention.title or "") - 1), support.end)
    one = offices.phrase(o, wholes.occurrences, tables)
    told = holders.belonging(one, wholes) if one is not None else None
    organisation = None
    if told is not None and told[0] is not None:
        whole = told[0]
        other = wholes.referents[whole.root] if whole.root is not None else None
        organisation = whole.name if other is None else (*other.names, other.description)[0]
        support = Span(min(support.start, told[1].start), max(support.end, told[1].end))
    former = one is not None and offices.former(one, wholes.occurrences.text, tables.offices)
    return EntityRole(title, organisation, referent.document, support, referent.published, former)


def _fullest(found: tuple[EntityRole, ...]) -> tuple[EntityRole, ...]:
    """A title whose organisation is told elsewhere need not stand without it too."""
    told = {fold(role.title) for role in found if role.organisation}
    return tuple(role for role in found if role.organisation or fold(role.title) not in told)


def _plain(text: str, tables: Wording) -> str:
    """A description without the article or another small word before it."""
    first, _, rest = text.partition(" ")
    return rest if rest and fold(first) in tables.reference.determiners else text


def _courtesy(title: str, tables: Wording) -> bool:
    """Whether a title tells no office: "Mrs", "the Hon."."""
    known = tables.sources
    plain = [fold(word).rstrip(".") for word in words(title)]
    return all((word in known.titles and word not in known.roles) or word in known.definite for word in plain)
