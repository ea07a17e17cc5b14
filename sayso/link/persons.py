"""Names of people: their parts, and whether two of them can be of one person."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from sayso.link.fold import fold, skeleton, sounds, words
from sayso.link.name_words import name_words

# Short words differ by one letter too easily (Lena, Lina); the shortest pair that should meet is Antony/Anthony.
SHORTEST_VARIANT = 6


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name without titles: given names, surname with its particles ("bin Sael"), suffix ("Jr."), as written."""

    given: tuple[str, ...]
    surname: tuple[str, ...]
    suffix: str | None

    @property
    def text(self) -> str:
        """The name written out."""
        return " ".join((*self.given, *self.surname, *((self.suffix,) if self.suffix else ())))

    @property
    def full(self) -> bool:
        """Whether it holds more than a surname."""
        return bool(self.given)


def _plain(word: str) -> str:
    return fold(word).rstrip(".")


def title_length(parts: tuple[str, ...]) -> int:
    """How many words at the start of a name are a title; the last word never is."""
    known = name_words()
    plain = [_plain(part) for part in parts]
    i = end = 0
    while i < len(plain) - 1:
        phrase = next((p for p in known.title_phrases if tuple(plain[i : i + len(p)]) == p), ())
        if phrase and i + len(phrase) < len(plain):
            i = end = i + len(phrase)
        elif plain[i] in known.titles:
            i = end = i + 1
        elif plain[i] in known.before_titles or plain[i] in known.states:
            i += 1
        else:
            break
    return end


@lru_cache(maxsize=65536)
def parse(name: str) -> PersonName:
    """The parts of a person's name as a text gives it; the last word is taken for the surname."""
    known = name_words()
    parts = words(name)
    parts = parts[title_length(parts) :]
    if len(parts) > 3 and _plain(parts[0]) in known.unabbreviated:
        parts = parts[-2:]  # "(Ambassador) to Tesmara Ana Suel": what belongs to the title, and a name
    suffix = None
    if len(parts) > 1 and _plain(parts[-1]) in known.suffixes:
        parts, suffix = parts[:-1], parts[-1]
    if not parts:
        return PersonName((), (name,), suffix)
    start = len(parts) - 1
    while start > 1 and _plain(parts[start - 1]) in known.particles:
        start -= 1
    if start == 1 and len(parts) == 2 and _plain(parts[0]) in known.particles - known.given.keys():
        start = 0
    return PersonName(parts[:start], parts[start:], suffix)


@lru_cache(maxsize=65536)
def spelt_alike(a: str, b: str) -> bool:
    """Whether two words are spellings of one name: the same sounds, or one letter apart in a long word.

    A different last letter tells genders and cases apart (Daniel, Daniela) and makes another name.
    """
    x, y = sounds(a), sounds(b)
    if x == y:
        return True
    if min(len(x), len(y)) < SHORTEST_VARIANT - 1 or max(len(x), len(y)) < SHORTEST_VARIANT:
        return False
    return x[:1] == y[:1] and x[-2:] == y[-2:] and skeleton(a) == skeleton(b) and Levenshtein.distance(x, y) <= 1


def _given_fit(a: str, b: str) -> float:
    """How well two given names fit: 1 the same, less for a variant or an initial, 0 for different names."""
    x, y = _plain(a), _plain(b)
    if x == y:
        return 1.0
    if min(len(x), len(y)) == 1:
        return 0.85 if x[0] == y[0] else 0.0
    if spelt_alike(x, y):
        return 0.9
    short = name_words().short_given
    return 0.8 if y in short.get(x, ()) or x in short.get(y, ()) else 0.0


def _surname(name: PersonName) -> str:
    """The surname without its particles, which come and go ("al-Sael", "Sael")."""
    kept = [part for part in name.surname if _plain(part) not in name_words().particles]
    text = _plain("".join(kept or name.surname))
    for particle in ("al-", "el-", "ul-"):
        text = text.removeprefix(particle)
    return text


def surname_key(name: PersonName) -> str:
    """What every spelling of the surname has in common."""
    return skeleton(_surname(name))


def _called(name: PersonName, other: PersonName) -> str:
    """The given name to go by: the second of "J. Robert" beside somebody's only one."""
    first = _plain(name.given[0])
    by_second = len(name.given) > 1 and len(first) == 1 and len(_plain(other.given[0])) > 1
    return name.given[1] if by_second and first != _plain(other.given[0])[0] else name.given[0]


def fit(a: PersonName, b: PersonName) -> tuple[float, str] | None:
    """How sure two names can be of one person (0–1) and why, or None where they cannot.

    Both with given names: each pair of them in turn must fit. One with a surname alone: it can be the other's.
    """
    x, y = _surname(a), _surname(b)
    if x != y and not spelt_alike(x, y):
        return None
    if a.suffix and b.suffix and _plain(a.suffix) != _plain(b.suffix):
        return None
    if bool(a.suffix) != bool(b.suffix) and not (a if a.suffix else b).full:
        return None  # "Orlech Jr.": who is told from his father at every turn
    spelling = 1.0 if x == y else 0.9
    if not (a.given and b.given):
        return (0.8 if a.given or b.given else 0.9) * spelling, "the surname" if x == y else "a spelling of the surname"
    if len(a.given) > 1 and len(b.given) > 1:
        pairs = list(zip(a.given, b.given, strict=False))
    else:
        pairs = [(_called(a, b), _called(b, a))]
    worst = min(_given_fit(one, other) for one, other in pairs)
    if not worst:
        return None
    sure = round(worst * spelling, 2)
    reason = (
        "the same name"
        if sure == 1.0
        else "spellings of the same name"
        if worst >= 0.9
        else "a short form of the given name"
        if worst < 0.85
        else "an initial of the same name"
    )
    return sure, reason
