"""What a mention is where its words say more than the label that the annotator gave it."""

from __future__ import annotations

from collections.abc import Sequence
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


class Relabeller:
    """Label by label of one document; knows its outlets and the surnames of its people."""

    def __init__(self, document: Document, mentions: Sequence[Mention]) -> None:
        known = name_words()
        people = (surface(m.span.slice(document.text)) for m in mentions if m.kind == "person" and m.form == "name")
        self._places = known.places - {fold(text.split()[-1]) for text in people if " " in text}
        self._outlets = {squeeze(o) for o in (document.outlet, *(d.outlet for d in document.derived_from)) if o}

    def label(self, mention: Mention, text: str) -> Label:
        """An outlet of the document is no person, nor is a state or its seat that is nobody's surname; "US Special
        Representative" is a person described, and no organisation's name."""
        head = fold(surface(mention.head))
        if mention.form != "name":
            return Label(mention.form, mention.kind, head)
        if mention.kind == "person" and not mention.title:
            if squeeze(text) in self._outlets:
                return Label("name", "organisation", head)
            if fold(text) in self._places:
                return Label("name", "place", head)
        if mention.kind == "organisation":
            office = _office(text)
            if office is not None:
                return Label("nominal", "person", office)
        return Label("name", mention.kind, head)


def _office(text: str) -> str | None:
    """The office that a supposed name of several words ends with, before "of" or "for"."""
    known = name_words()
    plain = [fold(word) for word in words(text)]
    cut = next((i for i, word in enumerate(plain) if i and word in known.unabbreviated), len(plain))
    return plain[cut - 1] if cut > 1 and plain[cut - 1] in known.offices else None
