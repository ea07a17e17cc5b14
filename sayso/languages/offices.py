"""Offices and bodies of a language: what belongs to what, and who speaks for whom (`offices.toml`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from sayso.languages import table


@dataclass(frozen=True, slots=True, eq=False)
class Offices:
    """Lemmas in lower case.

    `speak` are heads of offices whose holder speaks for the body, `belong` those of its people who speak for
    themselves; `state` are offices of a state whose name stands beside them, `local` those of a town or province,
    `bound` those that nobody holds for himself, `behalf` those that speak for whom "for" names. `between` may stand
    between a state and its office; `former` and `hopeful` say that it is held no more, or not yet. `plurals` are
    endings for several and for one. `of` and `at` are the small words behind which the body stands, `ministries` leads
    from an office to the body that it heads. `state_bodies`, `independent`, `parts` and `led` are heads of names of
    bodies: of a state, of one but speaking for themselves, of another body, and called after who leads them; `owned`
    makes an outlet the state's; `stateless` are parts of the world without a government.
    """

    speak: frozenset[str]
    belong: frozenset[str]
    state: frozenset[str]
    bound: frozenset[str]
    behalf: frozenset[str]
    between: frozenset[str]
    former: frozenset[str]
    hopeful: frozenset[str]
    local: frozenset[str]
    stateless: frozenset[str]
    plurals: tuple[tuple[str, str], ...]
    of: frozenset[str]
    at: frozenset[str]
    ministries: Mapping[str, str]
    state_bodies: frozenset[str]
    independent: frozenset[str]
    parts: frozenset[str]
    led: frozenset[str]
    owned: frozenset[str]

    def singular(self, noun: str) -> str:
        """One of those whom a noun in lower case names: "officials" → "official"."""
        if noun in self.speak or noun in self.belong:
            return noun
        for many, one in self.plurals:
            if noun.endswith(many) and (found := noun.removesuffix(many) + one) in self.speak | self.belong:
                return found
        return noun


@cache
def offices(language: str) -> Offices:
    """The table of a language; raises LanguageUnsupported for a language without data."""
    data = table(language, "offices")
    held, bodies = data["offices"], data["bodies"]
    return Offices(
        speak=frozenset(held["speak"]) | frozenset(held["behalf"]),
        belong=frozenset(held["belong"]),
        state=frozenset(held["state"]),
        bound=frozenset(held["bound"]),
        behalf=frozenset(held["behalf"]),
        between=frozenset(held["between"]),
        former=frozenset(held["former"]),
        hopeful=frozenset(held["hopeful"]),
        local=frozenset(held["local"]),
        stateless=frozenset(bodies["stateless"]),
        plurals=tuple((many, one) for many, one in held["plurals"]),
        of=frozenset(held["of"]),
        at=frozenset(held["at"]),
        ministries=held["ministries"],
        state_bodies=frozenset(bodies["state"]),
        independent=frozenset(bodies["independent"]),
        parts=frozenset(bodies["parts"]),
        led=frozenset(bodies["led"]),
        owned=frozenset(bodies["owned"]),
    )
