"""By which nouns a text calls somebody beside a name, and what stands before and beside those nouns."""

from __future__ import annotations

from sayso.annotate.coreference.tree import Tree
from sayso.languages.coreference import Coreference
from sayso.languages.sources import Sources

MODIFIERS = ("clause", "phrase", "same", "predicate")
_SPECIFY = frozenset(("amod", "compound", "nmod", "nmod:poss", "nmod:desc", "flat"))


def determiner(tree: Tree, token: int, words: Coreference) -> str | None:
    """Class of the determiner of a noun: that of the table, "possessive" or "number"; None for a bare noun."""
    for child in tree.children[token]:
        relation = tree.relations[child]
        if relation.startswith("det"):
            return words.determiners.get(tree.lower[child], "other")
        if relation == "nmod:poss":
            return "possessive"
    return "number" if any(tree.relations[child] == "nummod" for child in tree.children[token]) else None


def modifiers(tree: Tree, token: int, words: Coreference) -> tuple[bool, ...]:
    """Whether a noun has a clause, a phrase with a preposition, a word like "same", or is a predicate (MODIFIERS)."""
    children = tree.children[token]
    relations = [tree.relations[child] for child in children]
    return (
        any(relation.startswith("acl") for relation in relations),
        "nmod" in relations,
        any(words.determiners.get(tree.lower[child]) == "other" for child in children),
        "cop" in relations,
    )


def descriptions(
    tree: Tree, own: range, token: int, form: str, words: Sources
) -> tuple[frozenset[str], frozenset[str]]:
    """Nouns by which a mention with the words `own` and the head `token` is called, and the words beside those."""
    nouns: list[int] = [token] if form == "nominal" else []
    around = [child for t in own for child in tree.children[t] if child not in own]
    if form != "pronoun":
        nouns += [c for c in around if tree.relations[c] in ("appos", "nmod:desc", "compound") and form == "name"]
        nouns += [c for c in around if tree.relations[c] == "appos" and form == "nominal"]
        for t in own:
            relation, head = tree.relations[t], tree.heads[t]
            if head in own:
                continue
            if relation in ("appos", "nmod:desc", "flat") and tree.pos[head] in ("NOUN", "PROPN"):
                nouns.append(head)
            if relation.startswith("nsubj") and tree.pos[head] == "NOUN":
                nouns.append(head)
        for t in range(own.start - 1, max(own.start - 4, -1), -1):  # titles, however they hang
            if tree.lemmas[t] in words.roles or tree.lower[t].rstrip(".") in words.titles:
                nouns.append(t)
            elif tree.pos[t] not in ("ADJ", "NOUN", "PROPN"):
                break
    called = frozenset(tree.lemmas[t] for t in nouns if tree.words[t][:1].isalpha())
    told: set[str] = set()
    for noun in nouns:
        told |= _modifiers(tree, noun)
    return called, frozenset(told) - called


def _modifiers(tree: Tree, noun: int) -> set[str]:
    """Words that specify a noun: adjectives, compounds, of-phrases, possessors."""
    found: set[str] = set()
    for child in tree.children[noun]:
        if tree.relations[child] in _SPECIFY and tree.words[child][:1].isalpha() and tree.pos[child] != "PRON":
            below = [t for t in tree.children[child] if tree.relations[t] in _SPECIFY and tree.words[t][:1].isalpha()]
            found.update(tree.lemmas[t] for t in (child, *below))
    return found
