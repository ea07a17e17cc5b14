"""What an entity is called and of what kind it is: what most of its referents say, where no table knows better."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from sayso.link import bodies, naming
from sayso.link.fold import fold
from sayso.link.name_words import name_words
from sayso.ontology.gazetteer import gazetteer
from sayso.ontology.gazetteer.known import well_known
from sayso.records import EntityKind

# Kinds of what lies somewhere: a town is taken for one of them now and for another then.
_LYING: Final[frozenset[EntityKind]] = frozenset({"country", "place", "facility", "route"})
# Of so many referents one must be of something that lies somewhere for a well-known place's name to be that place's:
# bodies are called after places too.
SHARE = 4
# Of kinds that as many referents have, the last ones are the more often wrong.
_ORDER: Final[tuple[EntityKind, ...]] = (
    "person", "country", "organisation", "place", "group", "facility", "route", "law", "event", "weapon",
)  # fmt: skip


def usual_kind(counted: Mapping[EntityKind, int], name: str) -> EntityKind:
    """The kind of an entity by how many referents have each kind, and by its name.

    A listed state is a country; a place that the gazetteer has as well known is a place wherever some took it for one,
    and so is any that it has where as many took it for a place as for something else.
    """
    most = max(counted.values())
    equals = sorted((kind for kind in counted if counted[kind] == most), key=_ORDER.index)
    kind = equals[0]
    if len(counted) == 1 or naming.family(kind) != "body":
        return kind
    if naming.state(kind, name):
        return "country"
    if kind == "place" or ("place" in equals and gazetteer().find(name)):
        return "place"
    lying = sum(n for other, n in counted.items() if other in _LYING)
    known = lying * SHARE >= sum(counted.values()) and fold(name) not in name_words().seats and well_known(name)
    return "place" if known else kind


def usual_name(
    kind: EntityKind, ordered: Sequence[str], counted: Mapping[str, int], short: Collection[str]
) -> str | None:
    """The commonest of its full names, of equals the fullest that is not shouted, and of a group the word for many.

    `ordered` has the fullest first, `counted` how many referents have each name; names in `short` are short forms of
    others. Of a listed state it is the usual one; None where there is no name.
    """
    if not ordered:
        return None
    code = naming.state(kind, ordered[0])
    if code:
        return name_words().state_names[code]
    full = [name for name in ordered if not naming.partial(kind, name) and name not in short]

    def rank(name: str) -> tuple[bool, int, bool]:
        return (kind == "group" and bodies.one_of(name) != name, counted[name], not name.isupper())

    return max(full, key=rank) if full else ordered[0]
