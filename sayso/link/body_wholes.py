"""What the bodies of a document belong to: a ministry to its state, a department to its ministry."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.link import bodies, naming, offices, state_bodies
from sayso.link.fold import fold, words
from sayso.link.holders import held
from sayso.link.name_words import name_words
from sayso.link.occurrences import Occurrence
from sayso.link.wholes import Whole, Wholes
from sayso.ontology import institutions
from sayso.records import Span


@dataclass(frozen=True, slots=True)
class Found:
    """What a body belongs to, whether it speaks for that, and the words that tell."""

    whole: Whole
    speaks: bool
    span: Span


def found(
    root: int, mentioned: Sequence[Occurrence], apposed: Collection[int], wholes: Wholes, states: Mapping[int, Whole]
) -> Iterator[Found]:
    """All that a body belongs to, the nearest first; `states` are those that people of the document are of."""
    names = wholes.referents[root].names
    described = [o for o in held(mentioned, apposed, named=bool(names)) if o.form == "nominal"]
    written = [o for o in mentioned if o.form == "name"]
    for o in described:
        yield from _part(o, wholes)
    for o in written:
        yield from _part_by_name(root, o, wholes)
    for o in written:
        yield from _known(o, wholes)
        yield from _beside(o, wholes)
    yield from _by_name(names, written or mentioned, wholes)
    for o in described:
        yield from _described(o, wholes)
    for o in (*written, *described):
        yield from _led(o, wholes, states)


def head(name: str) -> str:
    """The word of a name that says what it is, in lower case: its last one before a small word."""
    parts = [fold(word) for word in bodies.bare(name)]
    cut = next((i for i, word in enumerate(parts) if i and word in name_words().unabbreviated), len(parts))
    return parts[cut - 1] if parts else ""


def _speaks(word: str, wholes: Wholes) -> bool:
    return word not in wholes.tables.offices.independent


def _part(o: Occurrence, wholes: Wholes) -> Iterator[Found]:
    """ "The press service of the ministry", "the ministry's press service"."""
    one = offices.phrase(o, wholes.occurrences, wholes.tables)
    if one is None or o.head not in wholes.tables.offices.parts or o.mention.number == "plural":
        return
    named = offices.named(one, wholes.occurrences, wholes.tables)
    if named is None or named.owner is None or named.small in wholes.tables.offices.at:
        return
    whole = wholes.of(named.owner)
    if whole is not None and not wholes.is_state(whole):
        yield Found(
            whole,
            _speaks(o.head, wholes),
            Span(o.mention.span.start, max(o.mention.span.end, named.owner.mention.span.end)),
        )


def _part_by_name(root: int, o: Occurrence, wholes: Wholes) -> Iterator[Found]:
    """ "Press Centre of the Ministry of Trade", where the document has the ministry."""
    if head(o.text) not in wholes.tables.offices.parts:
        return
    rest = o.text
    while " of " in rest:
        rest = rest.partition(" of ")[2]
        whole = wholes.body(rest)
        if whole is not None and whole.root != root:
            yield Found(whole, _speaks(head(o.text), wholes), o.mention.span)
            return


def _known(o: Occurrence, wholes: Wholes) -> Iterator[Found]:
    """Bodies that the ontology knows by name."""
    known = institutions().get(" ".join(bodies.bare(o.text)).casefold())
    if known is not None:
        yield Found(wholes.state_or_name(name_words().state_names[known.state]), known.speaks, o.mention.span)


def _beside(o: Occurrence, wholes: Wholes) -> Iterator[Found]:
    """A state that stands right before the name or, behind "of", after it: "Kesta's {Electoral Commission}"."""
    every = wholes.occurrences.all
    if not _of_a_state(o.text, wholes):
        return
    for other in (*every[max(0, o.index - 1) : o.index], *every[o.index + 1 : o.index + 2]):
        whole = wholes.of(other) if other.form == "name" else None
        if whole and wholes.is_state(whole) and _adjoins(o, other, wholes, adjective=wholes.is_country(whole)):
            first, last = sorted((o.mention.span, other.mention.span))
            yield Found(whole, _speaks(head(o.text), wholes), Span(first.start, last.end))


def _adjoins(o: Occurrence, other: Occurrence, wholes: Wholes, *, adjective: bool) -> bool:
    """Whether a state's name owns the name beside it; as an `adjective` it can without a mark: "Kestan"."""
    first, last = sorted((o.mention.span, other.mention.span))
    between = fold(wholes.occurrences.text[first.end : last.start].strip())
    if other.index < o.index:
        return between in name_words().possessive_marks or (adjective and not between)
    small, _, article = between.partition(" ")
    return small in wholes.tables.offices.of and article in {"", *name_words().articles}


def _of_a_state(name: str, wholes: Wholes) -> bool:
    """Whether a name is one of a body that a state can have, and of no news agency."""
    known = wholes.tables
    media = known.sources.media_qualifiers
    return head(name) in known.offices.state_bodies and media.isdisjoint(fold(word) for word in words(name))


def _by_name(names: Sequence[str], written: Sequence[Occurrence], wholes: Wholes) -> Iterator[Found]:
    """The state in a name of a body: "Kestan Ministry of Trade", "Electoral Commission of Kesta"."""
    for name in names:
        where = next((o.mention.span for o in written if name in o.text), written[0].mention.span)
        known = state_bodies.state_body(name)
        if known is not None:
            if known.owner:
                yield Found(wholes.state_or_name(known.owner), _speaks(head(name), wholes), where)
            continue
        if not _of_a_state(name, wholes):
            continue
        opening = wholes.opening(" ".join(bodies.bare(name)))
        state = opening[0] if opening else wholes.state(name.rpartition(" of ")[2].removeprefix("the "))
        if state is not None and naming.state("organisation", name) is None:
            yield Found(state, _speaks(head(name), wholes), where)


def _described(o: Occurrence, wholes: Wholes) -> Iterator[Found]:
    """ "The Kestan government", "the navy of Kesta", "Kesta's state news agency"."""
    table = wholes.tables.offices
    one = offices.phrase(o, wholes.occurrences, wholes.tables)
    if one is None:
        return
    text = wholes.occurrences.text
    before = {fold(word) for word in words(text[one.span.start : one.place.start])}
    media = o.head in wholes.tables.sources.media_kinds and not table.owned.isdisjoint(before)
    if o.head not in table.state_bodies and not media:
        return
    named = offices.named(one, wholes.occurrences, wholes.tables)
    if named is None or named.owner is None or named.small in table.at:
        return
    whole = wholes.of(named.owner)
    if whole is not None and wholes.is_state(whole):
        end = max(o.mention.span.end, named.owner.mention.span.end)
        yield Found(whole, media or _speaks(o.head, wholes), Span(o.mention.span.start, end))


def _led(o: Occurrence, wholes: Wholes, states: Mapping[int, Whole]) -> Iterator[Found]:
    """ "The Suel administration", where Suel is somebody in an office of a state."""
    word = o.head if o.form == "nominal" else head(o.text)
    if word not in wholes.tables.offices.led:
        return
    inside = [p for p in wholes.occurrences.within(o.mention.span) if p.kind == "person" and p.form == "name"]
    for root in [wholes.root(p) for p in inside] or wholes.people(o.text.rpartition(" ")[0]):
        if root in states:
            yield Found(states[root], True, o.mention.span)
