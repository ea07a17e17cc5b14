"""Names of one document that are forms of one name: the full name, the surname alone, the abbreviation."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sayso.link import bodies, naming, peoples, persons
from sayso.link.fold import fold, is_abbreviation, sounds, words
from sayso.link.groups import Groups
from sayso.link.name_words import name_words
from sayso.link.occurrences import Occurrence
from sayso.ontology.gazetteer.known import town
from sayso.records import EntityKind, Gender

_DEFINITION = re.compile(r"^(.+?)\s*\(([^()]+)\)$")
_OPENS = re.compile(r"\s*\(\s*[\"“«']?$")


@dataclass(frozen=True, slots=True)
class Joined:
    """That two occurrences, by index, are of one thing: the later one, the earlier one, how sure and why."""

    later: int
    earlier: int
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Form:
    """One spelling of a name and the occurrences that have it, in order."""

    kind: EntityKind
    text: str
    short: str | None  # the abbreviation that it defines: "Delta River Authority (DRA)"
    occurrences: tuple[Occurrence, ...]


def name_of(text: str) -> tuple[str, str | None]:
    """A name without a small article before it, and the abbreviation of it that it carries in brackets, if any."""
    first, _, rest = text.partition(" ")
    name = rest if rest and first in name_words().articles else text
    match = _DEFINITION.match(name)
    if match and is_abbreviation(match[2]) and bodies.in_order(match[2], match[1]):
        return match[1], match[2]
    return (match[1] if match else name), None


def gender_of(occurrence: Occurrence) -> Gender | None:
    """What a mention tells of somebody's gender: by itself, else by a given name."""
    mention = occurrence.mention
    if mention.gender or occurrence.kind != "person" or occurrence.form != "name":
        return mention.gender
    given = persons.parse(occurrence.text).given
    return name_words().given.get(fold(given[0])) if given else None


def link_names(occurrences: Sequence[Occurrence], text: str, groups: Groups) -> list[Joined]:
    """Join the names of a document in `groups`; what was joined, and why. `occurrences` are in order of place."""
    forms = _forms(occurrences)
    found: list[Joined] = []
    full = [form for form in forms if not naming.partial(form.kind, form.text)]
    for form in full:
        found += _join_all(form.occurrences, groups, 0.99, "the same name")
    found += _definitions(occurrences, text, groups)
    found += _join_full(full, groups)
    found += _join_parts(full, groups, {fold(form.text) for form in forms if form.kind == "person"})
    found += _join_partial([f for f in forms if naming.partial(f.kind, f.text)], full, groups)
    return found


def _forms(occurrences: Sequence[Occurrence]) -> list[Form]:
    by_text: dict[tuple[str, str], list[Occurrence]] = defaultdict(list)
    shorts: dict[tuple[str, str], str] = {}
    for occurrence in occurrences:
        if occurrence.form == "name" and occurrence.text:
            name, short = name_of(occurrence.text)
            place = (naming.family(occurrence.kind), name)
            by_text[place].append(occurrence)
            if short:
                shorts.setdefault(place, short)
    return [
        Form(Counter(o.kind for o in found).most_common(1)[0][0], place[1], shorts.get(place), tuple(found))
        for place, found in by_text.items()
    ]


def _join(later: Occurrence, earlier: Occurrence, score: float, reason: str, groups: Groups) -> list[Joined]:
    if groups.find(later.index) == groups.find(earlier.index):
        return []
    groups.join(later.index, earlier.index)
    return [Joined(later.index, earlier.index, score, reason)]


def _join_all(members: Sequence[Occurrence], groups: Groups, score: float, reason: str) -> list[Joined]:
    return [joined for other in members[1:] for joined in _join(other, members[0], score, reason, groups)]


def _definitions(occurrences: Sequence[Occurrence], text: str, groups: Groups) -> list[Joined]:
    """ "Delta River Authority (DRA)" as two mentions, in either order."""
    found: list[Joined] = []
    names = [o for o in occurrences if o.form == "name" and o.kind != "person"]
    for one, other in pairwise(names):
        start, end = one.mention.span.end, other.mention.span.start
        if not 0 < end - start <= 4 or not _OPENS.search(text[start:end]):
            continue
        short, long = sorted((one.text, other.text), key=len)
        closed = text[end:start].strip() != "(" or text[other.mention.span.end :].lstrip("”\"»’'").startswith(")")
        if is_abbreviation(short) and bodies.in_order(short, long):
            found += _join(other, one, 0.97, f"“{short}” stands in brackets for “{long}”", groups)
        elif closed and _translates(one, other, text[end:start]):
            found += _join(other, one, 0.85, f"“{other.text}” stands in brackets behind “{one.text}”", groups)
    return found


def _translates(one: Occurrence, other: Occurrence, between: str) -> bool:
    """Whether a name in brackets is the abbreviation of the one before in another language, or its translation."""
    if {one.kind, other.kind} != {"organisation"} or any(naming.state(o.kind, o.text) for o in (one, other)):
        return False
    short = is_abbreviation(other.text) and len(other.text) >= bodies.SHORTEST_GUESS
    return " " in one.text and (short or between.strip() != "(")


def _buckets(forms: Iterable[Form], given: bool) -> Mapping[str, list[Form]]:
    """Forms by blocking key, with `given` by those that whole names share: people also by the first sound of the given
    name, which all spellings have in common, and nothing by its initials."""
    result: dict[str, list[Form]] = defaultdict(list)
    for form in forms:
        names = persons.parse(form.text).given if given and form.kind == "person" else ()
        initial = sounds(names[0])[:1] if names else ""
        for text in (form.text, *((form.short,) if form.short else ())):
            for key in naming.keys(form.kind, text):
                result[key + initial].append(form)
            for key in () if given else naming.short_keys(form.kind, text):
                result[key].append(form)
    return result


def _join_full(full: Sequence[Form], groups: Groups) -> list[Joined]:
    pairs: dict[tuple[int, int], tuple[float, str, Form, Form]] = {}
    for bucket in _buckets(full, given=True).values():
        for i, later in enumerate(bucket):
            for earlier in bucket[:i]:
                fit = naming.fit(later.kind, later.text, earlier.kind, earlier.text)
                if fit and not fit.partial:
                    place = (later.occurrences[0].index, earlier.occurrences[0].index)
                    pairs[place] = (fit.score, fit.reason, later, earlier)
    names: dict[int, list[Form]] = {}
    for form in full:
        names.setdefault(groups.find(form.occurrences[0].index), []).append(form)
    found: list[Joined] = []
    for (a, b), (score, reason, later, earlier) in sorted(pairs.items(), key=lambda item: (-item[1][0], item[0])):
        x, y = groups.find(a), groups.find(b)
        if x != y and not _clash(names[x], names[y]):
            found += _join(later.occurrences[0], earlier.occurrences[0], score, reason, groups)
            names[min(x, y)] = names.pop(x) + names.pop(y)
    return found


def _join_parts(full: Sequence[Form], groups: Groups, people: Collection[str]) -> list[Joined]:
    """ "Courier", "Delta" to the one organisation of the document whose last or first words they are ("Delta Courier",
    "Delta Hydro"), where the text gives the longer name first or the short one says enough. `people` are names, folded,
    of which one before a name makes it no longer name: "Suel Courier", where somebody called Suel is in it."""
    ends: dict[tuple[str, ...], list[Form]] = defaultdict(list)
    begins: dict[tuple[str, ...], list[Form]] = defaultdict(list)
    plain = {form.text: tuple(fold(part) for part in bodies.bare(form.text)) for form in full}
    for form in full:
        parts = plain[form.text]
        if form.kind == "organisation":
            for i in range(1, len(parts)):
                if bodies.ends_for_short(parts, i) and " ".join(parts[:i]) not in people:
                    ends[parts[i:]].append(form)
                if bodies.begins_for_short(parts, i) and not bodies.outlet(form.text):
                    begins[parts[:i]].append(form)
    found: list[Joined] = []
    for form in full:
        short = plain[form.text]
        for longer, reason in ((ends, "the last words of the name"), (begins, "the first words of the name")):
            others = longer[short] if form.kind == "organisation" else []
            if len({groups.find(other.occurrences[0].index) for other in others}) == 1 and not _is_place(form, full):
                first = min(others, key=_begins_at)
                if _begins_at(first) < _begins_at(form) or bodies.comes_first(short, plain[first.text]):
                    found += _join(form.occurrences[0], first.occurrences[0], 0.75, reason, groups)
    return found


def _begins_at(form: Form) -> tuple[bool, int]:
    """Where it stands first in the text; headings, which shorten names, come last."""
    return min((o.heading, o.index) for o in form.occurrences)


def _is_place(form: Form, full: Sequence[Form]) -> bool:
    """Whether a name that begins others is that of a state or place, so that the others are bodies there."""
    kinds = {o.mention.kind for o in form.occurrences} - {"person"}
    if kinds != {"organisation"} or fold(form.text) in name_words().places or town(form.text):
        return True
    text = form.text
    return any(peoples.named_after(other.text, text) or peoples.named_after(text, other.text) for other in full)


def _clash(some: Sequence[Form], others: Sequence[Form]) -> bool:
    if any(naming.conflict(a.kind, a.text, b.kind, b.text) or _father_and_son(a, b) for a in some for b in others):
        return True
    genders = [{gender_of(o) for form in forms for o in form.occurrences} - {None} for forms in (some, others)]
    return bool(genders[0] and genders[1] and not genders[0] & genders[1])


def _father_and_son(a: Form, b: Form) -> bool:
    """Whether "Ivo Orlech" and "Ivo Orlech Jr." are two: a text can give a suffix once and leave it out from then on,
    but where it comes back to it, has the name without it first, or gives the two no title in common, it tells two
    apart. Headings shorten names."""
    if a.kind != "person" or b.kind != "person":
        return False
    suffixed, bare = (a, b) if persons.parse(a.text).suffix else (b, a)
    if not persons.parse(suffixed.text).suffix or persons.parse(bare.text).suffix:
        return False
    with_it = [o.index for o in suffixed.occurrences if not o.heading]
    without = [o.index for o in bare.occurrences if not o.heading]
    titles, others = ({fold(o.mention.title) for o in one.occurrences if o.mention.title} for one in (suffixed, bare))
    if with_it and titles and others and titles.isdisjoint(others):
        return True
    return bool(with_it and without) and min(without) < max(with_it)


def _join_partial(partial: Sequence[Form], full: Sequence[Form], groups: Groups) -> list[Joined]:
    """Each occurrence of a partial name to the one full name that it fits; to the one close by where several do."""
    buckets = _buckets(full, given=False)
    genders = _Genders(full, groups)
    by_given: dict[str, list[Form]] = defaultdict(list)
    for form in full:
        if form.kind == "person":
            by_given[fold(persons.parse(form.text).given[0])].append(form)
    found: list[Joined] = []
    left: list[Form] = []
    for form in partial:
        candidates = [
            (fit, other)
            for key in naming.keys(form.kind, form.text)
            for other in buckets.get(key, [])
            if (fit := _partial_fit(form, other)) is not None and not _known_before(form, other)
        ]
        if not candidates and form.kind == "person" and is_abbreviation(form.text):
            # The annotator takes a lone abbreviation for a person now and then; initials of a name say more.
            candidates = [
                (naming.Fit(0.7, "the initials of the name", True), other)
                for key in naming.keys("organisation", form.text)
                for other in buckets.get(key, [])
                if bodies.abbreviates(form.text, other.text)
            ]
        if not candidates and form.kind == "person":
            candidates = [
                (naming.Fit(0.6, "the first part of the name", True), other) for other in by_given[fold(form.text)]
            ]
        if candidates:
            found += _each(form, candidates, genders, groups)
        else:
            found += _join_all(form.occurrences, groups, 0.95, "the same name")
            left.append(form)
    for bucket in _buckets(left, given=False).values():
        for later, earlier in zip(bucket[1:], bucket, strict=False):
            fit = naming.fit(later.kind, later.text, earlier.kind, earlier.text)
            if fit:
                found += _join(later.occurrences[0], earlier.occurrences[0], fit.score, fit.reason, groups)
    return found


def _partial_fit(form: Form, other: Form) -> naming.Fit | None:
    if other.short and fold(other.short) == fold(form.text):
        return naming.Fit(0.97, "the abbreviation that the text gives", True)
    return naming.fit(form.kind, form.text, other.kind, other.text)


def _each(form: Form, candidates: Sequence[tuple[naming.Fit, Form]], genders: _Genders, groups: Groups) -> list[Joined]:
    found: list[Joined] = []
    told = Counter(o.mention.gender for o in form.occurrences if o.mention.gender)
    strangers: dict[Gender, list[Occurrence]] = defaultdict(list)
    for occurrence in sorted(form.occurrences, key=lambda o: -told[o.mention.gender] if o.mention.gender else 0):
        gender = occurrence.mention.gender
        fitting: dict[int, tuple[naming.Fit, Form]] = {}
        for fit, other in candidates:
            root = groups.find(other.occurrences[0].index)
            if genders.may(root, gender):
                fitting.setdefault(root, (fit, other))
        if not fitting and gender:
            strangers[gender].append(occurrence)
        if len(fitting) > 1:
            fitting = {root: pair for root, pair in fitting.items() if _near(occurrence, pair[1])}
        if len(fitting) == 1:
            root, (fit, other) = next(iter(fitting.items()))
            found += _join(occurrence, other.occurrences[0], fit.score, fit.reason, groups)
            genders.tell(groups.find(root), root, gender)
    for same in strangers.values():
        found += _join_all(same, groups, 0.9, "the same name")
    return found


def _known_before(form: Form, other: Form) -> bool:
    """Whether a surname has an office before the full name comes, which never has one: "President Orlech" is no "Ana
    Orlech" of whom the text speaks later on; nor is "Mr. Orlech", where the given name ends as women's do."""
    if form.kind != "person" or other.kind != "person" or any(_in_office(o) for o in other.occurrences):
        return False
    first = min((o.index for o in other.occurrences if not o.heading), default=-1)
    given = fold(persons.parse(other.text).given[0])
    woman = given not in name_words().given and given.endswith(name_words().feminine)
    before = [o for o in form.occurrences if o.index < first and not o.heading]
    return any(_in_office(o) or (woman and o.mention.gender == "masculine") for o in before)


def _in_office(occurrence: Occurrence) -> bool:
    title = occurrence.mention.title
    return title is not None and not name_words().offices.isdisjoint(fold(word) for word in words(title))


class _Genders:
    """What the names of each group tell of its gender, by the group's smallest index."""

    def __init__(self, full: Sequence[Form], groups: Groups) -> None:
        self._of: dict[int, set[Gender]] = defaultdict(set)
        for form in full:
            for o in form.occurrences:
                gender = gender_of(o)
                if gender:
                    self._of[groups.find(o.index)].add(gender)

    def may(self, root: int, gender: Gender | None) -> bool:
        """Whether nothing speaks against a gender: a wife is not her husband."""
        return not gender or not self._of[root] or gender in self._of[root]

    def tell(self, root: int, before: int, gender: Gender | None) -> None:
        """Keep what another name tells of a group, which had the smallest index `before`."""
        self._of[root] |= self._of[before] | ({gender} if gender else set())


def _near(occurrence: Occurrence, form: Form) -> bool:
    """Whether a fuller form stands before it in the same paragraph or the one before."""
    here = occurrence.mention
    return any(o.index < occurrence.index and here.paragraph - o.mention.paragraph <= 1 for o in form.occurrences)
