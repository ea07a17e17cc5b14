"""What a mention is where its words say more than the label that the annotator gave it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sayso.link.fold import fold, squeeze, surface, words
from sayso.link.name_words import name_words
from sayso.records import Document, EntityKind, Form, Mention


@dataclass(frozen=True, slots=True)
class Label:
    """A mention's form, kind and head word, the last in lower case."""

    form: Form
    kind: EntityKind
    head: str


# What a title before it, or a longer name that it is a part of, says of a name's kind, in single labels.
TOLD = 2


class Relabeller:
    """Label by label of one document; knows its outlets and the surnames of its people.

    A name means one thing throughout a document: where the annotator takes it for a person here and for a place there,
    what it is mostly holds. (Of the names so divided in the articles of our corpus that train, nine in ten are one.)
    """

    def __init__(self, document: Document, mentions: Sequence[Mention]) -> None:
        known = name_words()
        people = (surface(m.span.slice(document.text)) for m in mentions if m.kind == "person" and m.form == "name")
        self._places = known.places - {fold(text.split()[-1]) for text in people if " " in text}
        self._kinds = _agreed(document, mentions)
        self._outlets = {squeeze(o) for o in (document.outlet, *(d.outlet for d in document.derived_from)) if o}

    def label(self, mention: Mention, text: str) -> Label:
        """An outlet of the document is no person, nor is a state or its seat that is nobody's surname; "US Special
        Representative" is a person described, and no organisation's name."""
        head = fold(surface(mention.head))
        if mention.form != "name":
            return Label(mention.form, mention.kind, head)
        if not mention.title and squeeze(text) in self._outlets:
            return Label("name", "organisation", head)
        if mention.kind == "person" and not mention.title and fold(text) in self._places:
            return Label("name", "place", head)
        if mention.kind == "organisation":
            office = _office(text)
            if office is not None:
                return Label("nominal", "person", office)
        return Label("name", self._kinds.get(fold(text), mention.kind), head)


def _agreed(document: Document, mentions: Sequence[Mention]) -> Mapping[str, EntityKind]:
    """The kinds of names that were taken for people and for something else in one document."""
    kinds: dict[str, Counter[EntityKind]] = defaultdict(Counter)
    titled: Counter[str] = Counter()
    for mention in mentions:
        if mention.form == "name":
            text = fold(surface(mention.span.slice(document.text)))
            kinds[text][mention.kind] += 1
            titled[text] += mention.kind == "person" and mention.title is not None
    people, bodies = _longer(kinds)
    places = name_words().places
    agreed: dict[str, EntityKind] = {}
    for text, found in kinds.items():
        other: Counter[EntityKind] = Counter({kind: n for kind, n in found.items() if kind != "person" and n})
        surname, part = text in people, text in bodies
        if other and found["person"]:
            person = found["person"] + TOLD * (titled[text] + surname)
            agreed[text] = "person" if person > other.total() + TOLD * part else _mostly(other)
        elif other and surname and not part and text not in places:
            agreed[text] = "person"
        elif not other and part and not surname and not titled[text]:
            agreed[text] = "organisation"
    return agreed


def _longer(kinds: Mapping[str, Counter[EntityKind]]) -> tuple[set[str], set[str]]:
    """The words that end a longer name of a person, and those that begin one of an organisation."""
    longer = {text: _mostly(found) for text, found in kinds.items() if " " in text}
    people = {text.split()[-1] for text, kind in longer.items() if kind == "person"}
    return people, {text.split()[0] for text, kind in longer.items() if kind == "organisation"}


def _mostly(found: Counter[EntityKind]) -> EntityKind:
    return min(found, key=lambda kind: (-found[kind], kind))


def _office(text: str) -> str | None:
    """The office that a supposed name of several words ends with, before "of" or "for"."""
    known = name_words()
    plain = [fold(word) for word in words(text)]
    cut = next((i for i, word in enumerate(plain) if i and word in known.unabbreviated), len(plain))
    return plain[cut - 1] if cut > 1 and plain[cut - 1] in known.offices else None
