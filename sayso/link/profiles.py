"""What is known of somebody from all mentions together: kind, gender, offices, states, whether it is an outlet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import TypeVar

from sayso.link.fold import fold, is_abbreviation, words
from sayso.link.name_words import name_words
from sayso.link.occurrences import Occurrence
from sayso.link.variants import gender_of
from sayso.link.wording import Wording
from sayso.records import EntityKind, Gender, Number

_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Office:
    """A title or description taken apart: its head, the other words before the head, the states that it names.

    `owners` are names and nouns that tell whose it is, besides states that a table knows: "the Kestan president", "the
    president of the CAE", "the commission's president".
    """

    head: str
    qualifiers: frozenset[str]
    states: frozenset[str]
    owners: frozenset[str] = frozenset()


@dataclass(slots=True)
class Profile:
    """A group of mentions. `words` are those of its names and `offices` its titles and descriptions."""

    kind: EntityKind
    gender: Gender | None = None
    number: Number | None = None
    named: bool = False
    media: bool = False
    offices: set[Office] = field(default_factory=set)
    heads: set[str] = field(default_factory=set)  # of the offices
    words: set[str] = field(default_factory=set)

    def hold(self, one: Office) -> None:
        """Add an office."""
        self.offices.add(one)
        self.heads.add(one.head)

    def take(self, other: Profile) -> None:
        """Add what another group of the same thing is known by."""
        if other.named and not self.named:
            self.kind = other.kind
        self.gender = self.gender or other.gender
        self.number = self.number or other.number
        self.named |= other.named
        self.media |= other.media
        self.offices |= other.offices
        self.heads |= other.heads
        self.words |= other.words


@lru_cache(maxsize=16384)
def office(text: str, head: str, wording: Wording) -> Office:
    """Take apart "the Tesmaran deputy foreign minister" (head "minister") or a title before a name."""
    known = name_words()
    plain = [fold(word).rstrip(".") for word in words(text)]
    at = plain.index(head) if head in plain else len(plain) - 1
    states = set(_states(plain[:at]))
    if plain[at + 1 : at + 2] and plain[at + 1] == "of":
        states |= _states(plain[at + 1 :])
    skipped = wording.reference.determiners | known.before_titles
    qualifiers = {
        word
        for word, written in zip(plain[:at], words(text), strict=False)
        if word not in skipped and word not in known.states and not is_abbreviation(written)
    }
    owners = _owners(words(text), at, wording) if plain else frozenset()
    bare = plain[at] if plain else head
    called = wording.reference.short_titles.get(bare, bare)  # "Gov. NAME" is whom the text then calls "the governor"
    return Office(called, frozenset(qualifiers), frozenset(states), owners)


def _owners(written: Sequence[str], at: int, wording: Wording) -> frozenset[str]:
    """The words before a head that are names or possessives, and the names in its of-phrase, folded."""
    found: set[str] = set()
    for i, word in enumerate(written[:at]):
        mark = next((m for m in wording.reference.possessive_marks if m and word.endswith(m)), "")
        named = word[:1].isupper() and not written[at][:1].isupper() and i > 0
        if named or mark:
            found.add(_owner(word.removesuffix(mark)))
    rest = written[at + 1 :]
    if rest[:1] == ("of",):
        for word in rest[1:]:
            if not word[:1].isupper() and fold(word) not in wording.reference.definite:
                break
            found.add(_owner(word))
    nobody = wording.reference.definite | wording.reference.general_country | name_words().states.keys()
    return frozenset(found - nobody - name_words().titles)


def _owner(word: str) -> str:
    """Folded; an abbreviation stays in capitals, because it may stand for any of the words of another description."""
    return word.upper() if is_abbreviation(word) else fold(word)


def _states(plain: Sequence[str]) -> set[str]:
    known = name_words().states
    pairs = [f"{a} {b}" for a, b in pairwise(plain)]
    return {known[part] for part in (*plain, *pairs) if part in known}


@lru_cache(maxsize=16384)
def title_head(title: str, wording: Wording) -> str:
    """The head of a title as it stands before a name: its last word before "of", "for", "to" and their like."""
    plain = [fold(word).rstrip(".") for word in words(title)]
    small = name_words().unabbreviated
    cut = next(
        (i for i, word in enumerate(plain) if i and word in small and word not in wording.reference.definite),
        len(plain),
    )
    return plain[cut - 1] if plain else ""


def profile(members: Sequence[Occurrence], outlets: frozenset[int], wording: Wording) -> Profile:
    """What the mentions of one group tell together; `outlets` are the indexes of mentions that a source calls media."""
    longest = max((len(words(o.text)) for o in members if o.form == "name"), default=0)
    kinds = [o.kind for o in members if not longest or (o.form == "name" and len(words(o.text)) == longest)]
    result = Profile(_commonest(kinds or [members[0].kind]), named=longest > 0)
    genders = [gender for o in members if (gender := gender_of(o))]
    numbers = [o.mention.number for o in members if o.mention.number]
    result.gender = _commonest(sorted(genders)) if genders else None
    result.number = _commonest(numbers) if numbers else None
    if result.named and result.kind == "person":
        result.number = "singular"
    for o in members:
        head = title_head(o.mention.title, wording) if o.mention.title else ""
        courtesy = head in wording.sources.titles and head not in wording.reference.short_titles
        if o.mention.title and (not courtesy or head in wording.sources.roles):
            result.hold(office(o.mention.title, head, wording))
        if o.form == "nominal":
            result.hold(office(o.text, o.head, wording))
            result.media |= o.head in wording.sources.media and o.kind == "organisation"
        if o.form == "name" and result.kind != "person":
            result.words.update(fold(word) for word in words(o.text))
            result.media |= not wording.sources.media_names.isdisjoint(words(o.text))
        result.media |= o.index in outlets
    return result


def _commonest(values: Sequence[_Value]) -> _Value:
    """The most frequent; of equals the first."""
    return values[0] if len(values) == 1 else Counter(values).most_common(1)[0][0]
