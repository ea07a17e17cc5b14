"""Descriptions that come before the name: "a provincial governor refused … Governor Ana Suel said" (cataphora)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.link import nominals
from sayso.link.anaphora import Choice, Scene, specified
from sayso.link.fold import fold, words
from sayso.link.occurrences import Occurrence
from sayso.link.outlets import speaks_of_itself
from sayso.link.variants import Joined

# How many sentences behind a description the name may come. A headline may speak of anybody in the text.
REACH = 12
# A description without an article that goes back ("a governor", "its minister") is taken for somebody named later only
# in the first sentences of a text, where news tells what before it tells who.
LEAD = 6
# So much an office has to fit: its own head, not a word that can be said of many.
FITS = 0.8
# In sentences: where a description may be of whoever is named next, and how near behind it that name is.
NEWS, NEXT = 4, 2
_OF = re.compile(r"\s(?:of|for)\s")


def introduced(scene: Scene) -> list[Joined]:
    """Join descriptions of whom no name was found before them to the name that comes behind; what was joined, why."""
    found: list[Joined] = []
    named = _Named(scene)
    for root, group in scene.groups.members().items():
        if root not in scene.profiles or scene.profiles[root].named or scene.profiles[root].number == "plural":
            continue
        first = next((scene.occurrences[i] for i in group if scene.occurrences[i].form == "nominal"), None)
        choice = None if first is None else _later(scene, first, named) or _next(scene, first, named)
        if first is not None and choice is not None:
            found.append(scene.join(first, choice))
    return found


class _Named:
    """Everybody with a name, by the words that a description of them can have as its head: the first mention by name
    outside of headlines."""

    def __init__(self, scene: Scene) -> None:
        firsts: dict[int, Occurrence] = {}
        for occurrence in scene.occurrences:
            if occurrence.form == "name" and not occurrence.heading and occurrence.index not in scene.own:
                firsts.setdefault(scene.groups.find(occurrence.index), occurrence)
        self.firsts = sorted(firsts.values(), key=lambda o: o.index)
        self._by_word: dict[str, list[Occurrence]] = {}
        for root, occurrence in firsts.items():
            profile = scene.profiles[root]
            for word in sorted(profile.heads | profile.words):
                self._by_word.setdefault(word, []).append(occurrence)

    def by(self, head: str) -> Sequence[Occurrence]:
        """Those whose office or name has a word, in order of place."""
        return self._by_word.get(head, ())


def _later(scene: Scene, occurrence: Occurrence, named: _Named) -> Choice | None:
    """The one somebody of the text who has the office; None where more than one or nobody behind the place has it."""
    if occurrence.mention.number == "plural" or specified(scene, occurrence):
        return None
    wanted = nominals.wanted(occurrence, scene.wording)
    if speaks_of_itself(occurrence.text, scene.wording) or (wanted.kind == "person" and wanted.general):
        return None  # "a senior official" may be anybody
    fitting: tuple[Occurrence, float, str] | None = None
    sayer = scene.quoted_speaker(occurrence)
    for other in named.by(wanted.office.head):
        root = scene.groups.find(other.index)
        fit = nominals.fit(wanted, scene.profiles[root], scene.wording) if root != sayer else None
        if fit is None or fit[0] < FITS or (wanted.kind == "person") != (scene.profiles[root].kind == "person"):
            continue
        if fitting is not None:
            return None
        fitting = other, *fit
    if fitting is None:
        return None
    other, score, why = fitting
    called = wanted.kind == "person" or _called(wanted.office.head, other.text)
    if not called or other.index < occurrence.index or not _told_first(scene, occurrence, other):
        return None
    return Choice(other, score, f"named behind it: {why}")


def _next(scene: Scene, occurrence: Occurrence, named: _Named) -> Choice | None:
    """Who is named next, within a few sentences and with no office of his own: "A farmer won … Ana Suel said"."""
    here = occurrence.mention
    told = here.sentence < NEWS and not occurrence.heading and not occurrence.quoted
    if not told or occurrence.kind != "person" or here.number == "plural":
        return None
    wanted = nominals.wanted(occurrence, scene.wording)
    for other in named.firsts:
        profile = scene.profile(other)
        if other.index > occurrence.index and profile.kind == "person":
            near = 0 < other.mention.sentence - here.sentence <= NEXT and not other.quoted
            fits = near and not profile.offices and not nominals.excluded(wanted, profile)
            return Choice(other, 0.6, "who is named next") if fits and not other.nested else None
    return None


def _called(head: str, name: str) -> bool:
    """Whether the head of a body's name says what it is: "Harbour Board", "Ministry of Ports"; no "City Hall"."""
    before = words(_OF.split(name, maxsplit=1)[0])
    return before != () and fold(before[-1]) == head


def _told_first(scene: Scene, occurrence: Occurrence, other: Occurrence) -> bool:
    """Whether a text may speak so of whom it names only later."""
    if occurrence.heading:
        return True
    if other.mention.sentence - occurrence.mention.sentence > REACH:
        return False
    return occurrence.first in scene.wording.reference.definite or occurrence.mention.sentence < LEAD
