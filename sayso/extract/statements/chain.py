"""How a statement came: whom its source has it from, and through whom it reached this text."""

from __future__ import annotations

from dataclasses import replace

from sayso.extract.statements.draft import Draft, Matter, Party
from sayso.extract.statements.party import is_media, party
from sayso.extract.statements.subjects import agent, passive, subject
from sayso.extract.syntax import Syntax

_NAMES = ("ORG", "MISC")
_DOWN = 3


def chained(matter: Matter, draft: Draft) -> Draft:
    """The draft with the further links that its own clause shows."""
    syntax = matter.syntax
    draft = _as_saying(matter, draft)
    earlier: list[Party] = []
    relays: list[Party] = []
    inside = _inside(matter, draft)
    for i in _clause(matter, draft):
        if i in inside:
            continue
        lemma, pos = matter.verbs[i], syntax.pos[i]
        if (
            pos == "VERB"
            and lemma in matter.cues.chain["citing"]
            and i != draft.cue
            and syntax.is_ing(i)
        ):
            earlier += _cited(matter, i)
        elif pos in ("VERB", "ADJ") and lemma in matter.cues.chain["carried"] and i != draft.cue and passive(syntax, i):
            relays += _outlets(matter, agent(syntax, i), by=True)
        elif pos == "NOUN" and syntax.lemmas[i] in matter.cues.chain["reference"]:
            earlier += [party(matter, c) for c in syntax.children[i] if c > i and syntax.cased(c) == "to"]
        elif pos == "NOUN" and syntax.lemmas[i] in matter.cues.chain["occasions"]:
            for child in syntax.children[i]:
                if child > i and syntax.cased(child) in ("with", "to", "for", "on", "by"):
                    relays += _outlets(matter, child)
    if syntax.pos[draft.cue] in ("VERB", "AUX"):
        lemma = matter.verbs[draft.cue]
        if lemma in matter.cues.chain["telling"]:
            for child in syntax.children[draft.cue]:
                if syntax.deps[child] in ("obj", "iobj") or (
                    syntax.deps[child] == "obl" and syntax.cased(child) == "to"
                ):
                    relays += _outlets(matter, child)
        if lemma in matter.cues.chain["hearing"]:
            earlier += [
                party(matter, c) for c in syntax.children[draft.cue] if c > draft.cue and syntax.cased(c) == "from"
            ]
    elif syntax.pos[draft.cue] == "NOUN":
        if syntax.lower[draft.cue + 1 : draft.cue + 2] == ["to"] and draft.cue + 2 < len(syntax):
            relays += _outlets(matter, draft.cue + 2)
    if draft.source is not None and matter.verbs[draft.cue] in matter.cues.chain["citing"]:
        relays += _quoter(matter, draft.cue, draft.source)
    if draft.source is not None:
        relays = _keepers(matter, draft.source) + relays
    return replace(
        draft,
        earlier=_others(draft, earlier),
        relays=_others(draft, [*draft.relays, *relays]),
    )


def _quoter(matter: Matter, verb: int, source: Party) -> list[Party]:
    """Who quotes: the subject of "quotes". Texts translated by machine may leave it as a last genitive after a verb
    without a subject ("“…,” quotes the words of the minister of NAME")."""
    syntax = matter.syntax
    head = None if passive(syntax, verb) else syntax.child(verb, "nsubj")
    if head is not None and not source.phrase[0] <= syntax.starts[head] < source.phrase[1]:
        return [party(matter, head)]
    last = next((i for i in range(len(syntax) - 1, verb, -1) if syntax.ends[i] == source.phrase[1]), None)
    name = matter.named.get(last) if last is not None else None
    if name is None or name.kind != "organisation" or syntax.lower[name.start - 1] != "of" or name.head == source.head:
        return []
    return [replace(party(matter, name.head), kind="media")]


def _others(draft: Draft, found: list[Party]) -> tuple[Party, ...]:
    """Each party once, and none that is the source itself or inside the content."""
    seen = {draft.source.mention} if draft.source else set()
    kept = []
    for one in found:
        inside = any(start <= one.mention[0] < end for start, end in draft.content)
        if one.mention not in seen and not inside:
            seen.add(one.mention)
            kept.append(one)
    return tuple(kept)


def _inside(matter: Matter, draft: Draft) -> set[int]:
    starts = matter.syntax.starts
    return {
        i for i in _clause(matter, draft) if any(start <= starts[i] < end for start, end in draft.content)
    }  # fmt: skip


def _clause(matter: Matter, draft: Draft) -> list[int]:
    """The tokens near the cue that can belong to its clause: below it and below its source, a few steps down."""
    syntax = matter.syntax
    found: list[int] = []
    level = [draft.cue]
    if draft.source is not None:
        level.append(draft.source.head)
    if syntax.deps[draft.cue] in ("conj", "advcl", "xcomp") and syntax.heads[draft.cue] != draft.cue:
        level.append(syntax.heads[draft.cue])
    seen = set(level)
    for _ in range(_DOWN):
        below = [
            c
            for i in level
            for c in syntax.children[i]
            if c not in seen and syntax.deps[c] not in ("ccomp", "conj", "parataxis")
        ]
        seen.update(below)
        found += below
        level = below
    return sorted(found)


def _as_saying(matter: Matter, draft: Draft) -> Draft:
    """ "X quoted Y as saying": Y is the source and X a relay; "Y was quoted by X as saying" alike."""
    syntax = matter.syntax
    above = syntax.heads[draft.cue]
    marked = any(syntax.lower[c] == "as" and c < draft.cue for c in syntax.children[draft.cue])
    if not marked or matter.verbs[above] not in matter.cues.chain["citing"] or above == draft.cue:
        return draft
    if passive(syntax, above):
        quoted, relay = syntax.child(above, "nsubj:pass"), agent(syntax, above)
    else:
        quoted, relay = syntax.child(above, "obj"), subject(matter, above)
    if quoted is None:
        return draft
    relays = () if relay is None or relay == quoted else (party(matter, relay),)
    return replace(draft, source=party(matter, quoted), relays=relays)


def _cited(matter: Matter, verb: int) -> list[Party]:
    """citing X; citing a statement by X; quoting X's words."""
    syntax = matter.syntax
    target = syntax.child(verb, "obj")
    if target is None:
        target = _next_noun(syntax, verb)
    if target is None:
        return []
    if syntax.lemmas[target] in matter.cues.nouns and syntax.lemmas[target] not in matter.words.documents:
        owner = syntax.child(target, "nmod:poss")
        if owner is None:
            owner = next(
                (c for c in syntax.children[target] if c > target and syntax.cased(c) in ("of", "by", "from")), None
            )
        if owner is not None:
            return [party(matter, owner)]
    return [party(matter, target)]


def _next_noun(syntax: Syntax, verb: int) -> int | None:
    """The head of the phrase right after a verb whose object the tree lost."""
    for i in range(verb + 1, min(verb + 6, len(syntax))):
        if syntax.pos[i] in ("NOUN", "PROPN", "PRON"):
            head = syntax.heads[i]
            return head if i < head <= i + 4 and syntax.pos[head] in ("NOUN", "PROPN") else i
        if syntax.pos[i] in ("PUNCT", "VERB", "ADP"):
            return None
    return None


def _outlets(matter: Matter, head: int | None, *, by: bool = False) -> list[Party]:
    """The phrase as a relay, if it can be an outlet: told by its kind, or a name of an organisation without an article
    ("told NAME", but "told the NAME Council")."""
    if head is None:
        return []
    syntax = matter.syntax
    found = party(matter, head)
    if found.kind == "media":
        return [found]
    k = syntax.name[head]
    if k < 0 or syntax.names[k].label not in _NAMES:
        return []
    ent = syntax.names[k]
    article = ent.start > 0 and syntax.lower[ent.start - 1] == "the" or syntax.lower[ent.start] == "the"
    if (
        by
        or is_media(syntax, matter.words, ent.start, ent.end)
        or (not article and not _institution(matter, ent.start, ent.end))
    ):
        return [replace(found, kind="media")]
    return []


def _institution(matter: Matter, start: int, end: int) -> bool:
    """Whether a word of the name says that it is another kind of body: "Security Council"."""
    return any(lemma in matter.words.organisations for lemma in (w.lower() for w in matter.syntax.words[start:end]))


def _keepers(matter: Matter, source: Party) -> list[Party]:
    """The outlet whose sources they are: "the newspaper's sources", "sources of NAME"."""
    syntax: Syntax = matter.syntax
    if source.kind != "unnamed" or syntax.lemmas[source.head] not in matter.cues.chain["kept"]:
        return []
    for child in syntax.children[source.head]:
        owned = syntax.deps[child] == "nmod:poss" or (child > source.head and syntax.cased(child) == "of")
        before = (
            child == source.head - 1 and syntax.deps[child] in ("compound", "nmod:poss") and syntax.name[child] >= 0
        )
        if owned or before:
            keeper = party(matter, child)
            if keeper.kind == "media" or (
                syntax.name[child] >= 0 and syntax.names[syntax.name[child]].label in _NAMES and before
            ):
                return [keeper]
    return []
