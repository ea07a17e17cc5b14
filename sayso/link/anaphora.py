"""Pronouns and descriptions ("she", "the minister") to the nearest earlier mention that fits."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from sayso.link import nominals
from sayso.link.groups import Groups
from sayso.link.occurrences import Occurrence
from sayso.link.outlets import speaks_of_itself
from sayso.link.profiles import Profile
from sayso.link.variants import Joined
from sayso.link.wording import Wording
from sayso.records import EntityKind, Span

# How far back it is worth to look: in mentions, and in sentences for each kind of pronoun. News paragraphs are a
# sentence or two; a pronoun whose antecedent is further away is rare and mostly not what the heuristics find.
WINDOW = 60
REACH: Mapping[str, int] = {"person": 5, "group": 3, "thing": 2}
# Below this the nearest fitting mention is more often wrong than right.
ENOUGH = 0.45
# So sure the annotator has to be of an antecedent. From 0.5 to 0.7 as many speakers are right in our corpus; with 0.7
# more are in the sample, and less is brought together wrongly.
LIKELY = 0.7
# … of the antecedent of a description that nothing else tells of.
MAYBE = 0.4
# What it is worth in a guess that the annotator, unsure, takes it for that.
HINTED = 0.15
# What is only described and says nothing is seldom meant where somebody who has a name or speaks fits.
UNNAMED = 0.2

_SPEAKING_BODIES: frozenset[EntityKind] = frozenset({"organisation", "country", "group"})


@dataclass(frozen=True, slots=True)
class Choice:
    """A candidate: the mention that speaks for its group, its score and what made it."""

    occurrence: Occurrence
    score: float
    why: str


@dataclass(slots=True)
class Scene:
    """What resolving looks at: the mentions in order, their groups so far, who speaks each statement (by index)."""

    occurrences: Sequence[Occurrence]
    groups: Groups
    profiles: dict[int, Profile]
    speakers: Mapping[str, int]
    wording: Wording
    own: Collection[int] = ()  # indexes of mentions of the document's outlets
    at: dict[Span, Occurrence] = field(init=False)
    named: dict[int, list[int]] = field(init=False)  # whom each speaker's quotations name

    def __post_init__(self) -> None:
        self.at = {occurrence.mention.span: occurrence for occurrence in self.occurrences}
        self.named = {}
        for one in self.occurrences:
            speaker = self.speakers.get(one.quoted) if one.quoted and one.form == "name" else None
            if speaker is not None:
                self.named.setdefault(speaker, []).append(one.index)

    def profile(self, occurrence: Occurrence) -> Profile:
        """What is known of whom the mention refers to."""
        return self.profiles[self.groups.find(occurrence.index)]

    def join(self, later: Occurrence, choice: Choice) -> Joined:
        """Put a mention into the group of another; their profiles become one."""
        a, b = self.groups.find(later.index), self.groups.find(choice.occurrence.index)
        root = self.groups.join(a, b)
        kept = self.profiles[b]
        kept.take(self.profiles[a])
        self.profiles[root] = kept
        return Joined(later.index, choice.occurrence.index, round(choice.score, 2), choice.why)

    def quoted_speaker(self, occurrence: Occurrence) -> int | None:
        """The group of whoever says the quotation in which a mention stands."""
        speaker = self.speakers.get(occurrence.quoted) if occurrence.quoted else None
        return None if speaker is None else self.groups.find(speaker)

    def others(self, occurrence: Occurrence) -> set[int]:
        """The groups of those who cannot be meant: whoever says the quotation in which a mention stands, and whom the
        quotations name that it is the speaker of. People call themselves "I"."""
        named = {self.groups.find(index) for index in self.named.get(occurrence.index, ())}
        speaker = self.quoted_speaker(occurrence)
        return named if speaker is None else named | {speaker}

    def before(self, occurrence: Occurrence, reach: int) -> Iterator[Occurrence]:
        """Earlier mentions that refer to somebody known, the nearest first, at most `reach` sentences back."""
        index = occurrence.index
        excluded = self.others(occurrence)
        for other in reversed(self.occurrences[max(0, index - WINDOW) : index]):
            if occurrence.mention.sentence - other.mention.sentence > reach:
                return
            root = self.groups.find(other.index)
            if root not in excluded and not other.mention.span.holds(occurrence.mention.span) and root in self.profiles:
                yield other


def resolve(scene: Scene) -> list[Joined]:
    """Join pronouns and descriptions to their antecedents; what was joined and why.

    The outlet's own sentences come first: they tell who speaks, and inside a quotation the speaker is "I", never "he".
    Headlines come last: they speak of whom the text introduces.
    """
    found: list[Joined] = []
    waiting = [o for o in scene.occurrences if o.form != "name" and not _settled(scene, o)]
    for occurrence in sorted(waiting, key=lambda o: (o.heading, o.quoted is not None, o.index)):
        choice = _choose(scene, occurrence)
        if choice is not None and choice.score >= ENOUGH:
            found.append(scene.join(occurrence, choice))
    return found


def _settled(scene: Scene, occurrence: Occurrence) -> bool:
    """A description in apposition to a name is known already."""
    return occurrence.form == "nominal" and scene.profile(occurrence).named


def _choose(scene: Scene, occurrence: Occurrence) -> Choice | None:
    if occurrence.form == "nominal":
        itself = speaks_of_itself(occurrence.text, scene.wording)
        annotated = None if itself else _annotated(scene, occurrence)
        if annotated is not None and not _bears_office(scene, annotated.occurrence, occurrence):
            best = _best(_described(scene, occurrence))
            return best if best is not None and _bears_office(scene, best.occurrence, occurrence) else annotated
        if annotated is not None or itself:
            return annotated or _best(_described(scene, occurrence))
        best = _best(_described(scene, occurrence))
        return _perhaps(scene, occurrence) if best is None or best.score < ENOUGH else best
    word = occurrence.word
    if word in scene.wording.reference.first_singular or word in scene.wording.reference.first_plural:
        return _first_person(scene, occurrence)
    best = _annotated(scene, occurrence) or _best(_pronoun(scene, occurrence)) or _best(_ahead(scene, occurrence))
    if best is not None and best.score >= ENOUGH:
        return best
    # The annotator, however unsure, is right more often than not where nobody fits by what is known.
    one = occurrence.kind == "person" and occurrence.mention.number != "plural"
    return _annotated(scene, occurrence, 0.0) if one else None


def _bears_office(scene: Scene, other: Occurrence, occurrence: Occurrence) -> bool:
    """Whether somebody with a name is known by what a description says."""
    profile = scene.profile(other)
    fit = nominals.fit(nominals.wanted(occurrence, scene.wording), profile, scene.wording) if profile.named else None
    return fit is not None and fit[0] >= nominals.BY_OFFICE


def _annotated(scene: Scene, occurrence: Occurrence, sure: float = LIKELY) -> Choice | None:
    """What the annotator takes it for, at least so sure, where nothing that is known of that speaks against it."""
    mention = occurrence.mention
    if mention.antecedent is None or mention.likelihood is None or mention.likelihood < sure:
        return None
    earlier = scene.at.get(mention.antecedent)
    if earlier is None or earlier.index >= occurrence.index or earlier.mention.span.holds(mention.span):
        return None
    root = scene.groups.find(earlier.index)
    profile = scene.profiles[root]
    genders = {profile.gender, mention.gender} - {None}
    if root in scene.others(occurrence) or len(genders) > 1:
        return None
    if occurrence.form == "nominal":
        wanted = nominals.wanted(occurrence, scene.wording)
        if nominals.excluded(wanted, profile) or root in map(scene.groups.find, scene.own):
            return None
    return Choice(earlier, max(mention.likelihood, ENOUGH), "what the annotator takes it for")


def _perhaps(scene: Scene, occurrence: Occurrence) -> Choice | None:
    """What the annotator, less sure, takes "the company" for, which says no more; a state is only called what states
    are."""
    table, asked = scene.wording.reference, nominals.wanted(occurrence, scene.wording).office
    bare = occurrence.first in table.definite and not (asked.qualifiers or asked.states or asked.owners)
    found = _annotated(scene, occurrence, MAYBE) if bare else None
    state = found is not None and scene.profile(found.occurrence).kind == "country"
    return None if state and occurrence.head not in table.bodies | table.general_country else found


def _best(choices: Iterator[Choice]) -> Choice | None:
    """The highest score; of equals the first, which is the nearest."""
    return max(choices, key=lambda choice: choice.score, default=None)


def _first_person(scene: Scene, occurrence: Occurrence) -> Choice | None:
    speaker = scene.speakers.get(occurrence.quoted) if occurrence.quoted else None
    if speaker is None or scene.groups.find(speaker) == scene.groups.find(occurrence.index):
        return None
    whose = scene.occurrences[speaker]
    if occurrence.word in scene.wording.reference.first_plural and scene.profile(whose).kind not in _SPEAKING_BODIES:
        return None
    return Choice(whose, 0.95, "whoever says the quotation")


def _pronoun(scene: Scene, occurrence: Occurrence) -> Iterator[Choice]:
    mention = occurrence.mention
    plural = mention.number == "plural"
    what = "group" if plural else "person" if mention.kind == "person" else "thing"
    hint = scene.at.get(mention.antecedent) if mention.antecedent else None
    hinted = None if hint is None else scene.groups.find(hint.index)
    for other in scene.before(occurrence, REACH[what]):
        if other.form == "pronoun" and other.mention.number != mention.number:
            continue
        if _fits(scene.profile(other), occurrence, what):
            choice = _weigh(scene, occurrence, other)
            yield replace(choice, score=choice.score + HINTED * (scene.groups.find(other.index) == hinted))


def _fits(profile: Profile, occurrence: Occurrence, what: str) -> bool:
    if not profile.named and not profile.offices:
        return False  # another pronoun that nobody is known for
    if what == "person":
        genders = {profile.gender, occurrence.mention.gender} - {None}
        return profile.kind == "person" and profile.number != "plural" and len(genders) < 2
    if what == "group":
        return profile.number == "plural" or profile.kind in _SPEAKING_BODIES
    return profile.kind in _SPEAKING_BODIES and profile.number != "plural"


def _weigh(scene: Scene, occurrence: Occurrence, other: Occurrence) -> Choice:
    here, there = occurrence.mention, other.mention
    back = here.sentence - there.sentence
    score = 0.75 - 0.1 * back - 0.05 * (here.paragraph - there.paragraph)
    why = ["in the same sentence" if not back else f"{back} sentence{'s' * (back > 1)} back"]
    if there.subject:
        score += 0.1
        why.append("a subject")
    if other.speaks:
        score += 0.12 if occurrence.speaks else 0.08
        why.append("a speaker")
    if there.form == "nominal":
        score -= 0.05 if scene.profile(other).named or other.speaks else UNNAMED
    if here.number == "plural" and scene.profile(other).number == "plural":
        score += 0.1
    if other.quoted and other.quoted != occurrence.quoted:
        score -= 0.35
        why.append("inside a quotation")
    if other.nested:
        score -= 0.25
        why.append("inside another description")
    if not back and there.subject and not here.subject and _is_object(scene, occurrence):
        score -= 0.4
    return Choice(other, min(score, 0.95), "the nearest that fits: " + ", ".join(why))


def _is_object(scene: Scene, occurrence: Occurrence) -> bool:
    word = occurrence.word
    return (
        word in scene.wording.reference.object
        and word not in scene.wording.reference.possessive
        and not occurrence.speaks
    )


def _ahead(scene: Scene, occurrence: Occurrence) -> Iterator[Choice]:
    """ "In her speech, Suel said …": a possessive before the subject of its own sentence."""
    if occurrence.word not in scene.wording.reference.possessive or occurrence.kind != "person":
        return
    for other in scene.occurrences[occurrence.index + 1 : occurrence.index + 6]:
        there = other.mention
        if there.sentence != occurrence.mention.sentence:
            return
        if there.form == "name" and there.subject and _fits(scene.profile(other), occurrence, "person"):
            yield Choice(other, 0.6, "the subject of the same sentence")


def _described(scene: Scene, occurrence: Occurrence) -> Iterator[Choice]:
    """A description with "the" goes back; without, it brings in somebody new, but not in a headline."""
    if speaks_of_itself(occurrence.text, scene.wording):
        yield from (
            Choice(o, 0.9, "the outlet itself") for o in scene.occurrences[: occurrence.index] if o.index in scene.own
        )
        return
    if occurrence.heading and occurrence.mention.number == "singular" and _bare(scene, occurrence):
        yield from _announced(scene, occurrence)
        return
    if occurrence.first not in scene.wording.reference.definite or specified(scene, occurrence):
        return
    wanted = nominals.wanted(occurrence, scene.wording)
    find, profiles = scene.groups.find, scene.profiles
    # An outlet says "this newspaper" of itself; "the newspaper" is another one.
    seen = {find(occurrence.index), scene.quoted_speaker(occurrence), *(find(i) for i in scene.own)}
    guessed: list[Choice] = []
    told = False
    hint = scene.at.get(occurrence.mention.antecedent) if occurrence.mention.antecedent else None
    hinted = None if hint is None else find(hint.index)
    for other in reversed(scene.occurrences[max(0, occurrence.index - nominals.WINDOW) : occurrence.index]):
        root = find(other.index)
        if root in seen or (other.heading and not occurrence.heading and not profiles[root].named):
            continue
        seen.add(root)
        if not nominals.possible(wanted, profiles[root]) or other.mention.span.holds(occurrence.mention.span):
            continue
        fit = nominals.fit(wanted, profiles[root], scene.wording)
        if fit is not None and fit[0] >= nominals.BY_OFFICE:
            told = True
            yield _place(scene, occurrence, other, *fit)
        elif fit is not None:
            choice = _place(scene, occurrence, other, *fit)
            guessed.append(replace(choice, score=choice.score + HINTED * (root == hinted)))
    if not told:
        yield from guessed


def _bare(scene: Scene, occurrence: Occurrence) -> bool:
    table = scene.wording.reference
    return occurrence.first not in table.determiners | table.definite | table.possessive


def _announced(scene: Scene, occurrence: Occurrence) -> Iterator[Choice]:
    """ "Minister resigns": whoever of the whole text has the office or the word in the name, the first of them;
    before these whoever the annotator takes for him."""
    wanted = nominals.wanted(occurrence, scene.wording)
    find = scene.groups.find
    seen = {find(occurrence.index), scene.quoted_speaker(occurrence), *(find(i) for i in scene.own)}
    for other in scene.occurrences:
        root = find(other.index)
        if _goes_back(other, occurrence) and scene.profiles[root].named and root not in seen:
            yield Choice(other, other.mention.likelihood or 0.0, "a headline: the text goes back to it")
        if root in seen or other.nested:
            continue
        seen.add(root)
        profile = scene.profiles[root]
        fit = nominals.fit(wanted, profile, scene.wording) if nominals.possible(wanted, profile) else None
        if profile.named and fit is not None and fit[0] >= nominals.BY_OFFICE:
            yield Choice(other, fit[0], f"a headline: {fit[1]}")


def _goes_back(other: Occurrence, occurrence: Occurrence) -> bool:
    """Whether the annotator takes a description by the same noun for another one."""
    return other.mention.antecedent == occurrence.mention.span and other.head == occurrence.head


def specified(scene: Scene, occurrence: Occurrence) -> bool:
    """Whether a name inside it tells which body it is: "the Basin Studies centre" needs nobody before it."""
    inner = scene.occurrences[occurrence.index + 1 : occurrence.index + 4]
    return occurrence.kind != "person" and any(
        occurrence.mention.span.holds(o.mention.span) and o.form == "name" and o.kind not in ("country", "place")
        for o in inner
    )


def _speaks(scene: Scene, other: Occurrence) -> bool:
    """Whether it is a source, or stands beside the name that is ("Suel, a researcher, said")."""
    root = scene.groups.find(other.index)
    near = scene.occurrences[max(0, other.index - 3) : other.index + 1]
    return any(o.speaks and scene.groups.find(o.index) == root for o in near)


def _place(scene: Scene, occurrence: Occurrence, other: Occurrence, score: float, why: str) -> Choice:
    paragraphs = occurrence.mention.paragraph - other.mention.paragraph
    if score < nominals.BY_OFFICE:
        # Nothing but the kind speaks for it: only somebody who is on the stage right now.
        back = occurrence.mention.sentence - other.mention.sentence
        score -= (
            0.15 * max(0, paragraphs - 1)
            + 0.03 * back
            + (0 if _speaks(scene, other) or other.mention.subject else 0.05)
        )
    else:
        score -= min(0.03 * paragraphs, 0.3)
    score += 0.05 * _speaks(scene, other) + 0.03 * scene.profile(other).named
    if other.quoted and other.quoted != occurrence.quoted:
        score -= 0.1
    return Choice(other, min(score, 0.95), why)
