"""What a source without a name is called: "two officials in the ministry" → "unnamed officials in the ministry"."""

from __future__ import annotations

from collections.abc import Callable

from sayso.link import bodies
from sayso.link.fold import fold, surface
from sayso.link.occurrences import Occurrence, Occurrences
from sayso.link.wording import Wording
from sayso.records import Span

UNNAMED = "unnamed"


def stripped(text: str, wording: Wording) -> str:
    """A description without articles, numbers, quantities and words like "anonymous" before it."""
    rest = surface(text).split()
    while rest:
        plain = [fold(word).strip(".,") for word in rest]
        phrase = next((p for p in wording.reference.quantities if tuple(plain[: len(p)]) == p), ())
        first = plain[0]
        droppable = first in wording.reference.determiners or first in wording.reference.numbers or first.isdigit()
        if phrase:
            rest = rest[len(phrase) :]
        elif droppable or (first in wording.sources.unnamed_marks and "informed" not in first):
            rest = rest[1:]
        else:
            break
    return surface(" ".join(rest))


def counted(description: str, wording: Wording) -> bool:
    """Whether a description says how many of all: "the two sides", "both capitals"."""
    parts, table = [fold(word) for word in description.split()], wording.reference
    return len(parts) > 1 and (parts[0] in table.pairs or (parts[0] in table.definite and parts[1] in table.numbers))


def cut(description: str, wording: Wording, *, document: bool) -> str:
    """A body or document by what it is and whose, without what was done with it and, of a document, where it stands:
    "letter in the files", "letter seen by the Lantern" → "letter"."""
    parts = surface(description).split()
    table = wording.reference
    if counted(description, wording):
        parts = parts[fold(parts[0]) in table.definite :]  # "the two sides" are not sides
    else:
        parts = stripped(description, wording).split()
    ends = table.handled | table.beside if document else table.handled
    end = next((i for i, word in enumerate(parts) if i and fold(word) in ends), len(parts))
    return " ".join(parts[:end]).rstrip(",")


def unnamed(text: str, wording: Wording) -> str:
    """The name under which somebody stands whom the text only describes."""
    rest = stripped(text, wording)
    name = bodies.bare(rest)
    *before, last = rest.split() or [""]
    if fold(last) in wording.sources.media_kinds and all(part[:1].isupper() for part in name[: len(before)]):
        name = name if len(name) <= len(before) else name[:-1]
        if name:
            return " ".join(name)  # "the Lantern newspaper", where nobody marked the name
    whole = fold(text.strip())
    if fold(rest) in wording.sources.pronouns:
        return f"{UNNAMED} {whole}"  # "one of them", whoever they are
    if not rest or fold(rest) in wording.sources.unnamed_pronouns:
        alone = whole.removeprefix(next((f"{a} " for a in wording.reference.definite if whole.startswith(f"{a} ")), ""))
        return f"{UNNAMED} {alone}" if alone in wording.sources.somebody else f"{UNNAMED} sources"
    return f"{UNNAMED} {rest}"


def written(
    span: Span, text: str, occurrences: Occurrences, name: Callable[[Occurrence], str | None], wording: Wording
) -> str:
    """A description with those it mentions called by their names: "the paper's sources" → "sources of the Lantern".

    `name` gives the resolved name of a mention, or None.
    """
    pieces: list[str] = []
    at, owner = span.start, None
    for inner in occurrences.within(span):
        place = inner.mention.span
        known = name(inner)
        if place == span or place.start < at or known is None:
            continue
        pieces.append(text[at : place.start])
        at = place.end
        mark = next((p for p in wording.reference.possessive_marks if text.startswith(p, at)), "")
        before = fold("".join(pieces).strip())
        if (mark or inner.word in wording.reference.possessive) and before in {"", *wording.reference.definite}:
            owner, at = f"{before} {known}".strip(), at + len(mark)
            pieces.clear()
        else:
            possessive = wording.reference.possessive_marks[0] if inner.word in wording.reference.possessive else ""
            pieces.append(inner.text if inner.form == "name" else known + possessive)
    pieces.append(text[at : span.end])
    owned = surface("".join(pieces))
    return _of(owned, owner, wording) if owner else owned


def _of(owned: str, owner: str, wording: Wording) -> str:
    """ "sources in the ministry", "the Lantern" → "sources of the Lantern in the ministry"."""
    parts = owned.split()
    cut = next((i for i, word in enumerate(parts) if i and fold(word) in wording.reference.after_head), len(parts))
    return " ".join((*parts[:cut], "of", owner, *parts[cut:]))
