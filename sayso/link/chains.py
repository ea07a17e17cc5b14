"""Statements to their speakers and chains: from the origin over those who relayed it to the outlet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from sayso.link import bodies
from sayso.link.fold import fold, squeeze, words
from sayso.link.versions import LINK
from sayso.link.voices import UNKNOWN, Cast, asker, is_own, place_of, resolve
from sayso.records import Attribution, ChainLink, Document, Referent, Role, Statement

# Fewer words in common are no sign that one quotation repeats another.
ECHO = 4
# Of the words of a headline, in the same order in the text.
RETOLD = 0.75
# Of the text, where titles, datelines and credits stand that are of all of it.
HEAD = 0.2


def attributions(cast: Cast, statements: Sequence[Statement]) -> tuple[Attribution, ...]:
    """Speaker and chain of each statement, in the order given.

    Whoever cannot be told is no link; where it is the speaker, the speaker is None.
    """
    names = _names(cast)
    tail = _outlets(cast, names)
    echoes = _echoes(cast.document.text, statements)
    found: list[Attribution] = []
    for statement in statements:
        links: list[ChainLink] = []
        speaker: ChainLink | None = None
        # A headline that quotes what the text quotes too is of whoever says it there.
        said = echoes.get(statement.id, statement)
        for sourcing in said.sourcing:
            resolved = resolve(cast, said, sourcing, names)
            links += resolved
            if speaker is None and is_own(said, sourcing):
                speaker = resolved[0]
        if _asks(said):
            speaker = asker(cast, bare=said.cue is None)
            links += [speaker] if speaker is not None else []
        added = _added(cast.document, statement)
        behind = [link for link in tail if link.name not in added]
        chain = _chain([link for link in (*links, *behind) if link.name != UNKNOWN])
        if speaker is not None and speaker.name != UNKNOWN:
            speaker = next((link for link in chain if _same(link, speaker)), speaker)
        known = speaker is not None and speaker.name != UNKNOWN
        found.append(
            Attribution(
                statement=statement.id,
                speaker=speaker.name if speaker and known else None,
                referent=speaker.referent if speaker else None,
                chain=chain,
                by=LINK,
            )
        )
    return tuple(found)


def _added(document: Document, statement: Statement) -> set[str]:
    """The first outlets whose credit stands in a line of its own well inside the text, and above a statement: what
    follows it was added ("Courtesy: Lakes Wire")."""
    found = set()
    for one in document.derived_from:
        credit = one.evidence
        if (
            not one.outlet
            or credit is None
            or one.relation != "republished"
            or credit.start < HEAD * len(document.text)
        ):
            continue
        before, after = document.text[: credit.start], document.text[credit.end :]
        alone = before.endswith("\n") and after.startswith("\n")  # not "(LW)" at the end of a paragraph
        if alone and credit.end <= statement.spans[0].start:
            found.add(one.outlet)
    return found


def _asks(statement: Statement) -> bool:
    """Whether it is a question in the text's own voice: "Asked whether …, he …"."""
    return statement.act == "question" and _unsourced(statement) and statement.within is None


def _unsourced(statement: Statement) -> bool:
    return statement.source is None and not any(sourcing.name for sourcing in statement.sourcing)


def _echoes(text: str, statements: Sequence[Statement]) -> dict[str, Statement]:
    """Statements without a source to the one whose words, by a source, hold theirs."""
    sourced = [(_plain(text, s), s) for s in statements if not _unsourced(s) and s.mode != "indirect"]
    found: dict[str, Statement] = {}
    for statement in statements:
        if not _unsourced(statement) or statement.cue is not None or statement.mode != "direct":
            continue
        plain = _plain(text, statement)
        longer = [other for words, other in sourced if f" {plain} " in f" {words} "]
        longer = longer or [other for words, other in sourced if _retold(plain.split(), words.split())]
        if plain.count(" ") >= ECHO - 1 and longer:
            found[statement.id] = longer[0]
    return found


def _retold(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether most of some words stand in the same order in others: a headline cuts and mends what it quotes."""
    same = SequenceMatcher(None, short, long, autojunk=False).get_matching_blocks()
    return sum(block.size for block in same) >= max(ECHO, RETOLD * len(short))


def _plain(text: str, statement: Statement) -> str:
    return " ".join(fold(word) for span in statement.spans for word in words(span.slice(text)))


def _names(cast: Cast) -> dict[tuple[str, str], Referent]:
    """Referents by their names, for sources and outlets that stand in no mention; names of two of them are left out."""
    found: dict[tuple[str, str], Referent | None] = {}
    for referent in {r.id: r for r in cast.referents.values()}.values():
        for name in referent.names:
            place = place_of(referent.kind, name)
            found[place] = referent if found.get(place, referent) == referent else None
    return {place: referent for place, referent in found.items() if referent is not None}


def _outlets(cast: Cast, names: Mapping[tuple[str, str], Referent]) -> list[ChainLink]:
    """The outlets that published the text, the first one first: a republished or translated one had another before."""
    found = [
        (d.outlet, d.evidence)
        for d in cast.document.derived_from
        if d.relation in ("republished", "translated") and not d.suspected
    ]
    links: list[ChainLink] = []
    for outlet, evidence in (*found, (cast.document.outlet, None)):
        if outlet:
            referent = names.get(place_of("organisation", outlet))
            links.append(ChainLink(outlet, referent.id if referent else None, "media", "outlet", evidence))
    return links


def _chain(links: Sequence[ChainLink]) -> tuple[ChainLink, ...]:
    """No name twice in a row: an outlet that quotes itself is one link; who comes first is the origin."""
    found: list[ChainLink] = []
    for link in links:
        if found and _same(found[-1], link):
            if link.role == "outlet":
                role: Role = "outlet" if len(found) > 1 else found[-1].role
                known = link.referent or found[-1].referent
                found[-1] = replace(link, role=role, referent=known, evidence=found[-1].evidence)
            continue
        found.append(link)
    roles: list[Role] = [
        "origin" if i == 0 else "relay" if link.role == "origin" else link.role for i, link in enumerate(found)
    ]
    return tuple(replace(link, role=role) for link, role in zip(found, roles, strict=True))


def _same(a: ChainLink, b: ChainLink) -> bool:
    if a.referent and a.referent == b.referent:
        return True
    if "media" in (a.kind, b.kind) and (bodies.abbreviates(a.name, b.name) or bodies.abbreviates(b.name, a.name)):
        return True
    return squeeze("".join(bodies.bare(a.name))) == squeeze("".join(bodies.bare(b.name)))
