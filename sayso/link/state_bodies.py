"""Bodies that every state has under the same name: which body a name is of, and of which state."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sayso.link import bodies, naming, peoples
from sayso.link.fold import fold, squeeze, words
from sayso.link.name_words import name_words
from sayso.link.occurrences import Occurrence


@dataclass(frozen=True, slots=True)
class StateBody:
    """`body` are the words that say what it is, sorted, in one spelling; `owner` is whose, as written, or empty.

    "Ministry of Defence of Kesta" and "the Kestan Defense Ministry" are one body of Kesta and of Kestan.
    """

    body: tuple[str, ...]
    owner: str


@lru_cache(maxsize=65536)
def state_body(name: str) -> StateBody | None:
    """What a name tells of a body of a state; None for a name of anything else.

    Words that do not say what it is are the owner where they stand together before the body ("Kestan Supreme Court") or
    behind "of" at its end ("Supreme Court of Kesta"), and make it another kind of name elsewhere.
    """
    known = name_words()
    parts = [_unmarked(word) for word in bodies.bare(name)]
    plain = [fold(word) for word in parts]
    small = known.unabbreviated
    own = [i for i, word in enumerate(plain) if word in known.state_bodies or word in known.state_body_words]
    if not own or not any(plain[i] in known.state_bodies for i in own):
        return None
    if any(plain[i] not in small for i in range(own[0], own[-1]) if i not in own):
        return None
    before, after = parts[: own[0]], parts[own[-1] + 1 :]
    if before and after:
        return None
    if after and (fold(after[0]) not in small or len(after) < 2):
        return None
    owner = [word for word in before or after if fold(word) not in small]
    return StateBody(tuple(sorted({_spelling(plain[i]) for i in own} - {""})), " ".join(owner))


def _unmarked(word: str) -> str:
    """A word without the mark of a possessive."""
    return next((word.removesuffix(m) for m in name_words().possessive_marks if word.endswith(m)), word)


def _spelling(word: str) -> str:
    return name_words().state_body_words.get(word, word)


def bare(name: str) -> bool:
    """Whether a name is one that a body of any state could bear: "the Ministry of Defence"."""
    found = state_body(name)
    return found is not None and not found.owner


def same_owner(one: str, other: str) -> bool:
    """Whether two words for a state, names or words for its people, are for the same."""
    if not one or not other:
        return False
    code, other_code = (naming.state("country", owner) for owner in (one, other))
    if code or other_code:
        return code == other_code
    return squeeze(one) == squeeze(other) or peoples.named_after(one, other) or peoples.named_after(other, one)


def same(one: str, other: str) -> bool:
    """Whether two names are of the same body of the same state; without an owner on one side, nothing says so."""
    a, b = state_body(one), state_body(other)
    return a is not None and b is not None and a.body == b.body and same_owner(a.owner, b.owner)


def differ(one: str, other: str) -> bool:
    """Whether two names are of one kind of body of different states."""
    a, b = state_body(one), state_body(other)
    return bool(a and b and a.owner and b.owner and a.body == b.body and not same_owner(a.owner, b.owner))


def with_owner(name: str, owner: str) -> str:
    """A bare name with the state whose body it is: "Ministry of Defence of Kesta"."""
    return f"{' '.join(bodies.bare(name))} of {owner}"


def keys(name: str) -> tuple[str, ...]:
    """Under which keys the names of one body of one state meet; sorted, none where the name tells no state."""
    found = state_body(name)
    if found is None or not found.owner:
        return ()
    code = naming.state("country", found.owner)
    owners = {code} if code else {squeeze(found.owner), *peoples.keys(found.owner)}
    return tuple(sorted(f"body@{'-'.join(found.body)}@{owner}" for owner in owners))


def owners(
    text: str,
    occurrences: Sequence[Occurrence],
    members: Mapping[int, Sequence[int]],
    names: Mapping[int, Sequence[str]],
) -> dict[int, str]:
    """Whose the bodies are that a document calls by a bare name, by the group's smallest index.

    A state that stands right before the name ("Kesta's Ministry of Defence", "the Kestan Ministry of Defence") or
    behind it after a small word ("of Kesta") is plain; else the only state whose bodies the document tells of, else its
    only state, where a table lists it. Where none of these is one state, the body has no entry.
    """
    group_of = {i: root for root, group in members.items() for i in group}
    states = {root: names[root][0] for root in names if any(occurrences[i].kind == "country" for i in members[root])}
    beside: dict[int, set[str]] = {}
    told: list[str] = []
    for root, found in names.items():
        named = {
            body.owner
            for name in found
            if (body := state_body(name)) and any(same_owner(body.owner, state) for state in states.values())
        }
        told += sorted(named)
        if not any(bare(name) for name in found):
            continue
        beside[root] = {
            states[group_of[other.index]]
            for i in members[root]
            for other in (*occurrences[max(0, i - 1) : i], *occurrences[i + 1 : i + 2])
            if group_of[other.index] in states and adjoins(text, occurrences[i], other)
        }
        told += sorted(beside[root])
        beside[root] |= named
    # A name that no table lists is taken for a state's too often to say by itself where a text is at home.
    listed = all(naming.state("country", state) for state in states.values())
    only = _one(told or (states.values() if listed else ()))
    result = {root: _one(near) if near else only for root, near in beside.items()}
    return {root: owner for root, owner in result.items() if owner}


def _one(states: Iterable[str]) -> str | None:
    """The only state of some names and words for people, or None where they are of several or of none."""
    every = sorted(set(states))
    return every[0] if every and all(same_owner(every[0], other) for other in every[1:]) else None


def adjoins(text: str, body: Occurrence, state: Occurrence) -> bool:
    """Whether nothing but a mark of possession or, behind the body, small words stand between the two."""
    first, second = sorted((body, state), key=lambda o: o.mention.span)
    between = text[first.mention.span.end : second.mention.span.start]
    if first is state:
        return between.strip() in {"", *name_words().possessive_marks} and between != ""
    small = [fold(word) for word in words(between)]
    return (
        bool(small)
        and between.strip() == " ".join(words(between))
        and set(small) <= name_words().unabbreviated - {"and"}
    )
