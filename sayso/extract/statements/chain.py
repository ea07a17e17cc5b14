"""How a statement came: whom its source has it from, and through whom it reached this text."""

from __future__ import annotations

from dataclasses import replace

from sayso.extract.statements.draft import Draft, Matter, Party
from sayso.extract.statements.party import can_speak, is_media, party
from sayso.extract.statements.subjects import agent, passive, subject, top_of_phrase
from sayso.extract.syntax import Syntax

_DOWN = 3
_BEHIND = 9  # tokens from a source to a participle that cites: a day can stand between


def chained(matter: Matter, draft: Draft) -> Draft:
    """The draft with the further links that its own clause shows."""
    draft = _as_saying(matter, draft)
    earlier, relays = _heard(matter, draft), _addressed(matter, draft)
    for i in _clause(matter, draft):
        found = _participle(matter, draft, i) if matter.syntax.pos[i] == "VERB" else _occasion(matter, i)
        earlier, relays = earlier + found[0], relays + found[1]
    if draft.source is not None:
        if matter.verbs[draft.cue] in matter.cues.chain["citing"]:
            relays += _quoter(matter, draft.cue, draft.source)
        relays = _keepers(matter, draft.source) + relays
    earlier = list(_others(draft, earlier)) or _cited_behind(matter, draft)
    return replace(draft, earlier=tuple(earlier), relays=_others(draft, [*draft.relays, *relays]))


def _cited_behind(matter: Matter, draft: Draft) -> list[Party]:
    """Whom the words right behind cue and source cite, wherever a tree hangs them: "reported on 2 May, citing X",
    "according to the Lantern, which had it from X"."""
    syntax = matter.syntax
    if draft.source is None or draft.source.kind == "person" or syntax.pos[draft.cue] == "NOUN":
        return []
    places = [max(draft.words[1], draft.source.phrase[1]), draft.source.phrase[1], draft.content[-1][1]]
    for first in dict.fromkeys(syntax.token(place - 1) + 1 for place in places):
        found = _cited_at(matter, draft, draft.source, first)
        if found:
            return found
    return []


def _cited_at(matter: Matter, draft: Draft, source: Party, first: int) -> list[Party]:
    """Whom a participle or a relative clause cites that begins at a token or soon behind it."""
    syntax, chain = matter.syntax, matter.cues.chain
    for i in range(first, min(first + _BEHIND, len(syntax))):
        if matter.sentence[i] != matter.sentence[draft.cue] or matter.quoted[i] != matter.quoted[draft.cue]:
            break
        if syntax.pos[i] not in ("VERB", "AUX"):
            continue
        relative = syntax.lower[i - 1] in matter.cues.function["relative"]
        if matter.verbs[i] in chain["citing"] and (relative or syntax.is_ing(i)):
            return [one for one in _cited(matter, i) if one.mention != source.mention]
        held = relative and syntax.lemmas[i] == "have" and syntax.lower[i + 2 : i + 3] == ["from"]
        head = _next_noun(syntax, i + 2) if held else None
        return [] if head is None or not can_speak(matter, head) else [party(matter, head)]
    return []


def _participle(matter: Matter, draft: Draft, i: int) -> tuple[list[Party], list[Party]]:
    """citing X (X is earlier); as quoted by X, seen by X, asked by X, which X carried (X relays)"""
    syntax, chain = matter.syntax, matter.cues.chain
    if i == draft.cue:
        return [], []
    verb = matter.verbs[i]
    if verb in chain["citing"] and syntax.is_ing(i):
        return _cited(matter, i), []
    if verb in chain["carried"] and passive(syntax, i):
        return [], _outlets(matter, agent(matter, i), by=verb not in chain["issued"])
    if verb in chain["seen"] | chain["approached"] and passive(syntax, i):
        return [], _outlets(matter, agent(matter, i))
    if verb in chain["carried"] | chain["seen"] and syntax.deps[i] == "acl:relcl":
        return [], [one for one in _outlets(matter, syntax.child(i, "nsubj")) if one.kind == "media"]
    return [], []


def _occasion(matter: Matter, i: int) -> tuple[list[Party], list[Party]]:
    """with reference to X (X is earlier); in an interview with X (X relays)"""
    syntax, chain, function = matter.syntax, matter.cues.chain, matter.cues.function
    after = [c for c in syntax.children[i] if c > i]
    if syntax.lemmas[i] in chain["reference"]:
        return [party(matter, c) for c in after if syntax.cased(c) in function["referred"]], []
    if syntax.lemmas[i] in chain["occasions"] and syntax.pos[i] == "NOUN":
        return [], [one for c in after if syntax.cased(c) in function["occasion"] for one in _outlets(matter, c)]
    return [], []


def _addressed(matter: Matter, draft: Draft) -> list[Party]:
    """told X; X's words to Y"""
    syntax, cue = matter.syntax, draft.cue
    if syntax.pos[cue] == "NOUN":
        return _outlets(matter, cue + 2) if syntax.lower[cue + 1 : cue + 2] == ["to"] and cue + 2 < len(syntax) else []
    if matter.verbs[cue] not in matter.cues.chain["telling"]:
        return []
    told = syntax.child(cue, "obj", "iobj")
    found = _outlets(matter, _next_noun(syntax, cue) if told is None else told)
    for child in syntax.children[cue]:
        if syntax.deps[child] == "obl" and syntax.cased(child) == "to":
            found += _outlets(matter, child)
    return found


def _heard(matter: Matter, draft: Draft) -> list[Party]:
    """heard from X"""
    syntax, cue = matter.syntax, draft.cue
    if matter.verbs[cue] not in matter.cues.chain["hearing"]:
        return []
    return [party(matter, c) for c in syntax.children[cue] if c > cue and syntax.cased(c) == "from"]


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
    """ "X quoted Y as saying": Y is the source and X a relay; "Y was quoted by X as saying" alike, and "“…,” X quoted Y
    as saying", where the cue is "quoted"."""
    syntax, chain = matter.syntax, matter.cues.chain
    above = syntax.heads[draft.cue]
    marked = any(syntax.lower[c] == "as" and c < draft.cue for c in syntax.children[draft.cue])
    if matter.verbs[draft.cue] in chain["quoting"] and not passive(syntax, draft.cue):
        return _quoted_as(matter, draft)
    if not marked or matter.verbs[above] not in chain["quoting"] or above == draft.cue:
        return draft
    if passive(syntax, above):
        quoted, relay = syntax.child(above, "nsubj:pass"), agent(matter, above)
    else:
        quoted, relay = syntax.child(above, "obj"), subject(matter, above)
    as_word = next((c for c in syntax.children[draft.cue] if syntax.lower[c] == "as" and c < draft.cue), draft.cue)
    if quoted is None and above < as_word - 1 and not passive(syntax, above):
        quoted = top_of_phrase(syntax, as_word - 1)
    if quoted is None:
        return draft
    if relay is not None and relay == quoted:
        relay = next((c for c in syntax.children[above] if syntax.deps[c] == "nsubj" and c < above), None)
    relays = () if relay is None or relay == quoted else (party(matter, relay),)
    return replace(draft, source=party(matter, quoted), relays=relays)


def _quoted_as(matter: Matter, draft: Draft) -> Draft:
    """The source of "X quoted Y as saying", whose cue is the first verb: Y, with X as a relay."""
    syntax, cue = matter.syntax, draft.cue
    for i in range(cue + 2, min(cue + _BEHIND, len(syntax) - 1)):
        if syntax.pos[i] == "PUNCT" or matter.sentence[i] != matter.sentence[cue]:
            break
        if syntax.lower[i] == "as" and syntax.is_ing(i + 1):
            quoted, relay = top_of_phrase(syntax, i - 1), subject(matter, cue)
            if relay is None or relay >= cue or not cue < quoted < i:
                break
            return replace(draft, source=party(matter, quoted), relays=(*draft.relays, party(matter, relay)))
    return draft


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
    if head is None or matter.syntax.lower[head].rstrip(".") in matter.days:  # "in an interview on Monday"
        return []
    syntax = matter.syntax
    found = party(matter, head)
    if found.kind == "media":
        return [found]
    name = matter.named.get(head)
    if syntax.pos[head] != "PROPN" if name is None else name.kind != "organisation":
        return []
    start, end = (head, head + 1) if name is None else (name.start, name.end)
    article = matter.cues.function["article"] & {syntax.lower[start], *syntax.lower[max(start - 1, 0) : start]}
    if by or is_media(syntax, matter.words, start, end) or not (article or _institution(matter, start, end)):
        return [replace(found, kind="media")]
    return []


def _institution(matter: Matter, start: int, end: int) -> bool:
    """Whether a word of the name says that it is another kind of body: "Security Council"."""
    return any(lemma in matter.words.organisations for lemma in (w.lower() for w in matter.syntax.words[start:end]))


def _keepers(matter: Matter, source: Party) -> list[Party]:
    """The outlet whose sources they are: "the newspaper's sources", "sources of NAME", "NAME sources"."""
    syntax = matter.syntax
    if source.kind != "unnamed" or syntax.lemmas[source.head] not in matter.cues.chain["kept"]:
        return []
    for child in syntax.children[source.head]:
        owned = syntax.deps[child] == "nmod:poss" or syntax.cased(child) in matter.cues.function["of"]
        name = matter.named.get(child)
        before = child == source.head - 1 and name is not None and name.kind == "organisation"
        keeper = party(matter, child) if owned or before else None
        if keeper is not None and (keeper.kind == "media" or before):
            return [keeper]
    return []
