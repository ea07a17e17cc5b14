"""The outlets that a document comes from, and how it speaks of them: by short names, and as "this newspaper"."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.link import bodies
from sayso.link.fold import fold, is_abbreviation, squeeze, words
from sayso.link.occurrences import Occurrence
from sayso.link.profiles import Profile
from sayso.link.wording import Wording
from sayso.records import Document


def outlets(document: Document) -> tuple[str, ...]:
    """Names of the outlets that published it, the present one first, without articles."""
    every = (document.outlet, *(d.outlet for d in document.derived_from if not d.suspected))
    return tuple(" ".join(bodies.bare(one)) for one in every if one)


def published_by(document: Document, names: Sequence[str], profile: Profile) -> str | None:
    """The full name of an outlet of the document that names are short for: "the Lantern" in The Anvery Lantern."""
    if profile.kind != "organisation" or not (profile.media or is_abbreviation(names[0])):
        return None
    return next((one for one in outlets(document) if bodies.shortens(names[0], one)), None)


def speaks_of_itself(text: str, wording: Wording) -> bool:
    """Whether a description is one of the outlet itself: "this newspaper", "our website"."""
    parts = [fold(word) for word in words(text)]
    kinds = wording.sources.media_kinds | wording.sources.media
    return len(parts) > 1 and parts[0] in wording.reference.own and parts[-1] in kinds


def own(document: Document, occurrences: Sequence[Occurrence], wording: Wording) -> frozenset[int]:
    """The indexes of the mentions of the document's outlets: their names, whole or in short, and "this newspaper"."""
    known = outlets(document)
    plain = {squeeze(one) for one in known}
    found: set[int] = set()
    for occurrence in occurrences:
        if occurrence.form == "name" and occurrence.kind == "organisation":
            text = "".join(bodies.bare(occurrence.text))
            named = squeeze(text) in plain or any(bodies.shortens(occurrence.text, one) for one in known)
        else:
            named = occurrence.form == "nominal" and speaks_of_itself(occurrence.text, wording)
        if named:
            found.add(occurrence.index)
    return frozenset(found)
