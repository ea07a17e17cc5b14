"""Nouns and adjectives that attribute: "the claim by X that …", "X's promise to …", "X is confident that …"."""

from __future__ import annotations

from sayso.extract.statements.draft import Draft, Matter, Party, Stretch, stretch
from sayso.extract.statements.party import can_speak, party
from sayso.extract.statements.spans import subtree, trimmed
from sayso.extract.statements.subjects import passive, subject
from sayso.extract.syntax import Syntax
from sayso.languages.cues import Cue

_INFINITIVE = frozenset({"acl", "xcomp", "advcl", "ccomp"})


def noun_drafts(matter: Matter) -> list[Draft]:
    """A draft for each noun or adjective with a clause or infinitive that it announces."""
    syntax = matter.syntax
    drafts = []
    for i, lemma in enumerate(syntax.lemmas):
        if syntax.pos[i] == "NOUN":
            uses = matter.cues.nouns.get(lemma)
        elif syntax.pos[i] in ("ADJ", "VERB"):
            uses = matter.cues.adjectives.get(lemma)
            uses = uses if uses and syntax.child(i, "cop") is not None else None
        else:
            continue
        for use in uses or ():
            draft = _adjective(matter, i, use) if syntax.pos[i] != "NOUN" else _noun(matter, i, use)
            if draft is not None:
                drafts.append(draft)
                break
    return drafts


def _noun(matter: Matter, i: int, use: Cue) -> Draft | None:
    syntax = matter.syntax
    pattern, content = _content(matter, i, use)
    if not content:
        pattern, content = _identified(matter, i, use)
    if not content:
        return None
    source, named = _source(matter, i)
    if source is None:
        return None
    if syntax.lower[source.head] in matter.cues.function["self"]:
        return None
    return Draft(f"{pattern}, {named}", use.act, i, stretch(syntax, i, i + 1), source, content)


def _content(matter: Matter, i: int, use: Cue) -> tuple[str, tuple[Stretch, ...]]:
    """the claim that …; the promise to …; the threat of …"""
    syntax = matter.syntax
    that = matter.cues.openers["complementisers"]
    for child in (c for c in syntax.children[i] if c > i):
        dep, mark = syntax.deps[child], syntax.child(child, "mark")
        marker = syntax.lower[mark] if mark is not None else None
        if "clause" in use.takes and dep in ("acl", "ccomp", "acl:relcl", "advcl") and marker in that:
            return f"noun with clause, {use.act}", subtree(matter, child)
        if "infinitive" in use.takes and dep in _INFINITIVE and marker in matter.cues.function["infinitive"]:
            return f"noun with infinitive, {use.act}", subtree(matter, child, keep_to=True)
        if dep in ("nmod", "acl", "obl") and syntax.cased(child) in use.takes:
            return f"noun with preposition, {use.act}", subtree(matter, child, uncased=True)
    clause = _after_claimant(matter, i) if "clause" in use.takes else None
    return ("", ()) if clause is None else (f"noun with clause, {use.act}", (clause,))


def _after_claimant(matter: Matter, i: int) -> Stretch | None:
    """the claim by X that …: a clause with a subject of its own that the tree hangs on X, who would be a "who"."""
    syntax, function = matter.syntax, matter.cues.function
    for child in syntax.children[i]:
        if child < i or syntax.cased(child) not in function["claimant"]:
            continue
        clause = syntax.child(child, "acl:relcl", "acl")
        opener = syntax.left[clause] if clause is not None else 0
        if clause is None or syntax.lower[opener] not in matter.cues.openers["complementisers"]:
            continue
        if any(syntax.deps[c].startswith("nsubj") and c != opener for c in syntax.children[clause]):
            return trimmed(syntax, opener + 1, syntax.right[clause] + 1)
    return None


def _identified(matter: Matter, i: int, use: Cue) -> tuple[str, tuple[Stretch, ...]]:
    """X's view is that …"""
    syntax = matter.syntax
    if not syntax.deps[i].startswith("nsubj") or "clause" not in use.takes:
        return "", ()
    above = syntax.heads[i]
    if syntax.lemmas[above] == "be":
        clause = syntax.child(above, "ccomp", "advcl")
        if clause is not None and clause > i:
            return f"noun is clause, {use.act}", subtree(matter, clause)
    mark = syntax.child(above, "mark")
    if mark is not None and mark > i and syntax.lower[mark] == "that":
        copula = next((k for k in range(i + 1, mark) if syntax.lemmas[k] == "be"), None)
        if copula is not None:
            pieces = subtree(matter, above)
            begin = syntax.ends[mark]
            return f"noun is clause, {use.act}", tuple((max(a, begin + 1), b) for a, b in pieces if b > begin + 1)
    return "", ()


def _source(matter: Matter, i: int) -> tuple[Party | None, str]:
    """X's claim; the claim by X; X made the claim."""
    syntax = matter.syntax
    owner = syntax.child(i, "nmod:poss")
    if owner is not None:
        return party(matter, owner), "owned"
    for child in syntax.children[i]:
        if (
            child > i
            and syntax.deps[child] in ("nmod", "obl", "obl:agent")
            and syntax.cased(child) in matter.cues.function["claimant"]
            and can_speak(matter, child)
        ):
            return party(matter, child), "by somebody"
    above = syntax.heads[i]
    if syntax.deps[i] in ("obj", "nsubj:pass") and syntax.lemmas[above] in matter.cues.light:
        head = subject(matter, above)
        if head is not None:
            return party(matter, head), "light verb"
    for child in syntax.children[i]:
        if child == i - 1 and syntax.name[child] >= 0 and syntax.pos[child] in ("ADJ", "PROPN"):
            return party(matter, child), "named before"
    return None, ""


def _adjective(matter: Matter, i: int, use: Cue) -> Draft | None:
    syntax = matter.syntax
    head = syntax.child(i, "nsubj")
    if (
        head is None
        or syntax.lower[head] in matter.cues.function["self"]
        or passive(syntax, i)
        or syntax.lower[head] in ("it", "this", "that")
    ):
        return None
    if not can_speak(matter, head) and syntax.pos[head] != "PRON":
        return None
    if any(syntax.lower[c] in ("not", "n't", "n’t", "never") for c in syntax.children[i]):
        return None
    for child in syntax.children[i]:
        if child < i:
            continue
        to = _opens_with_to(syntax, child)
        if (
            "clause" in use.takes
            and syntax.deps[child] in ("ccomp", "advcl")
            and not to
            and (
                syntax.deps[child] == "ccomp"
                or (
                    syntax.child(child, "mark") is not None and syntax.lower[syntax.child(child, "mark") or 0] == "that"
                )
            )
        ):
            return Draft(
                f"adjective, {use.act}",
                use.act,
                i,
                stretch(syntax, i, i + 1),
                party(matter, head),
                subtree(matter, child),
            )
        if "infinitive" in use.takes and syntax.deps[child] in ("xcomp", "ccomp", "advcl") and to:
            content = subtree(matter, child, keep_to=True)
            return Draft(f"adjective, {use.act}", use.act, i, stretch(syntax, i, i + 1), party(matter, head), content)
    return None


def _opens_with_to(syntax: Syntax, i: int) -> bool:
    return any(syntax.lower[c] == "to" and c < i for c in syntax.children[i])
