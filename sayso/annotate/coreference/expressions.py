"""What the words of a mention tell by themselves: form, number, gender, role, and by which words somebody is called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sayso.annotate.coreference.descriptions import MODIFIERS, descriptions, determiner, modifiers
from sayso.annotate.coreference.tree import ROLES, Tree
from sayso.languages.coreference import Coreference
from sayso.languages.reference import Reference
from sayso.languages.sources import Sources
from sayso.records.handover import MentionHead, Reading

FORMS = ("name", "nominal", "pronoun")
REFERENTS = ("person", "organisation", "place")
KINDS = ("person", "organisation", "country", "place", "group", "facility", "other")
GENDERS = ("feminine", "masculine")
NUMBERS = ("singular", "plural")
CASES = ("none", "subject", "object", "possessive", "reflexive")
DETERMINERS = ("definite", "demonstrative", "indefinite", "other", "possessive", "number")
MEDIA = "media"  # a trade beside those of the table
NOUNS = ("person", "role", "office", "organisation", "body", "medium", "general", "unnamed")  # what nouns speak of
DEEPEST = 8  # how far up the tree a mention is looked for around another
_CLASS_NUMBERS = {
    **dict.fromkeys(("first_singular", "masculine", "feminine", "neuter"), "singular"),
    **dict.fromkeys(("first_plural", "plural"), "plural"),
}
_PROPOSED = frozenset(("PRON", "DET", "NOUN", "PROPN"))
_CLAUSES = ("nsubj", "obj", "iobj", "obl", "csubj")


@dataclass(frozen=True, slots=True)
class Tables:
    """The words of a language that tell something of mentions."""

    words: Coreference
    sources: Sources
    reference: Reference

    def trade(self, word: str) -> str | None:
        """The kind of body that a word speaks of."""
        if word in self.sources.media or word in self.sources.media_kinds or word.title() in self.sources.media_names:
            return MEDIA
        return self.reference.trades.get(word)

    def classes(self, noun: str) -> tuple[bool, ...]:
        """Which of NOUNS a noun is, by its lemma."""
        sources, reference = self.sources, self.reference
        return (
            noun in sources.persons,
            noun in sources.roles,
            noun in reference.offices,
            noun in sources.organisations,
            noun in reference.state_bodies,
            noun in sources.media or noun in sources.media_kinds,
            noun in reference.general_person or noun in reference.general_organisation,
            noun in sources.unnamed,
        )


@dataclass(frozen=True, slots=True)
class Expression:
    """A mention by its head token. `found` tells whether the annotator found it; otherwise syntax proposes it.

    `form` is "nominal" also for a common noun in capitals that the annotator takes for a name: "the Ministry". `kind`
    is that of the name in which it stands; `classes` are those of its noun (NOUNS), `modified` says what else narrows
    the noun down (MODIFIERS); `role` is one of ROLES; `governor` is the word whose argument it is; `names` are the
    words of a name, `ordered` the same in order, `called` the nouns by which it is called (its own head, titles,
    appositions, predicates), `told` the other words of its descriptions.
    """

    token: int
    form: str
    referent: str
    found: bool
    pronoun: str | None
    case: str
    number: str | None
    gender: str | None
    determiner: str | None
    role: str
    subject: bool
    governor: int
    ancestors: tuple[int, ...]
    kind: str | None
    head: str
    classes: tuple[bool, ...]
    modified: tuple[bool, ...]
    names: frozenset[str]
    ordered: tuple[str, ...]
    called: frozenset[str]
    told: frozenset[str]


def expressions(tree: Tree, reading: Reading, tables: Tables) -> list[Expression]:
    """The mentions that the annotator found, with pronouns and nouns that it passed over, by place."""
    heads = {one.token: one for one in reading.mentions}
    names: dict[int, tuple[int, int, str]] = {}
    for start, end, kind in reading.names:
        for token in range(start, end):
            names[token] = (start, end, kind)
    nouns = {tree.lemmas[one.token]: one.referent for one in reversed(reading.mentions) if one.form == "nominal"}
    for token, pos in enumerate(tree.pos):
        if pos in _PROPOSED and token not in heads and not (pos == "PROPN" and token in names):
            proposed = _proposed(tree, token, nouns, tables)
            if proposed is not None:
                heads[token] = proposed
    known = {one.token for one in reading.mentions}
    return [_expression(tree, heads[token], token in known, names, tables) for token in sorted(heads)]


def _proposed(tree: Tree, token: int, nouns: Mapping[str, str], tables: Tables) -> MentionHead | None:
    """A pronoun, or a noun for people or bodies, where the annotator sees no mention.

    `nouns` are heads of mentions that it does see in the text, with their referents.
    """
    pronoun = tables.words.pronouns.get(tree.lower[token])
    if pronoun is not None:
        if tree.pos[token] not in ("PRON", "DET") or tree.relations[token].startswith("expl"):
            return None
        return MentionHead(token, "pronoun", "organisation" if pronoun == "neuter" else "person", None)
    if tree.relations[token] in ("compound", "flat", "nmod:desc", "amod"):
        return None
    if tree.pos[token] != "NOUN" and not (tree.pos[token] == "PROPN" and _common(tree, token, tables)):
        return None
    lemma, sources = tree.lemmas[token], tables.sources
    bodies = lemma in sources.organisations or lemma in sources.media
    referent = nouns.get(lemma, "person" if lemma in sources.persons else "organisation" if bodies else None)
    return MentionHead(token, "nominal", referent, None) if referent is not None else None


def _expression(
    tree: Tree,
    mention: MentionHead,
    found: bool,
    names: Mapping[int, tuple[int, int, str]],
    tables: Tables,
) -> Expression:
    token, lower = mention.token, tree.lower[mention.token]
    form = mention.form
    pronoun = tables.words.pronouns.get(lower) if form == "pronoun" else None
    span = names.get(token) if form == "name" else None
    start, end, kind = span if span is not None else (token, token + 1, None)
    own = range(start, end)
    written = tuple(tree.lower[t] for t in own if tree.words[t][:1].isalnum()) if form == "name" else ()
    if form == "name" and len(written) <= 1 and _common(tree, token, tables):
        form, written = "nominal", ()
    called, told = descriptions(tree, own, token, form, tables.sources)
    top = _top(tree, token, own)
    role = _role(tree.relations[top])
    if pronoun is not None:
        number, gender = _CLASS_NUMBERS.get(pronoun), pronoun if pronoun in GENDERS else None
    else:
        number, gender = _number(tree, mention), _gender(tree, mention, start, called, tables)
    return Expression(
        token,
        form,
        mention.referent,
        found,
        pronoun,
        _case(lower, top, tree, tables.words) if pronoun else "none",
        number,
        gender,
        determiner(tree, token, tables.words) if form == "nominal" else None,
        role,
        tree.relations[top].startswith("nsubj"),
        _governor(tree, top),
        tuple(tree.ancestors(token, DEEPEST)),
        kind,
        tree.lemmas[token],
        tables.classes(tree.lemmas[token]) if form == "nominal" else (False,) * len(NOUNS),
        modifiers(tree, token, tables.words) if form == "nominal" else (False,) * len(MODIFIERS),
        frozenset(written),
        written,
        called,
        told,
    )


def _common(tree: Tree, token: int, tables: Tables) -> bool:
    """Whether a name of one word is a common noun for somebody in office or for a body: "the Ministry", "the Company".

    A word of outlets' names is not: "the Observer".
    """
    lemma, sources = tree.lemmas[token], tables.sources
    if tree.words[token].title() in sources.media_names or tree.words[token].isupper():
        return False
    return lemma in sources.organisations or lemma in sources.roles or lemma in sources.media


def _top(tree: Tree, token: int, own: range) -> int:
    """The token of the phrase that hangs outside it: a name may hang on its first word or on its title."""
    while tree.heads[token] != token and (
        tree.heads[token] in own or tree.relations[token] in ("flat", "nmod:desc", "compound")
    ):
        token = tree.heads[token]
    return token


def _role(relation: str) -> str:
    if relation in ROLES:
        return relation
    plain = relation.split(":", maxsplit=1)[0]
    return plain if plain in ROLES else "other"


def _governor(tree: Tree, top: int) -> int:
    """The word whose subject, object or oblique a phrase is; -1 where it is none."""
    while tree.relations[top] == "conj" and tree.heads[top] != top:
        top = tree.heads[top]
    return tree.heads[top] if tree.relations[top].startswith(_CLAUSES) else -1


def _case(lower: str, top: int, tree: Tree, words: Coreference) -> str:
    if lower in words.reflexive:
        return "reflexive"
    if lower in words.possessive and (lower not in words.object or tree.relations[top] == "nmod:poss"):
        return "possessive"
    return "object" if lower in words.object or tree.relations[top].startswith(("obj", "obl", "iobj")) else "subject"


def _number(tree: Tree, mention: MentionHead) -> str | None:
    if mention.form == "name" and mention.referent == "person":
        return "singular"
    tag = tree.tags[mention.token]
    return "plural" if tag in ("NNS", "NNPS") else "singular" if tag in ("NN", "NNP") else None


def _gender(tree: Tree, mention: MentionHead, start: int, called: frozenset[str], tables: Tables) -> str | None:
    """By nouns, and of a person's name by its given name and courtesy title; None where they disagree."""
    genders: set[str] = {tables.sources.genders[noun] for noun in called if noun in tables.sources.genders}
    if mention.form == "name" and mention.referent == "person":
        courtesy = tree.lower[start - 1].rstrip(".") if start else ""
        given = (tables.reference.given.get(tree.lower[start]), tables.sources.titles.get(courtesy))
        genders |= {one for one in given if one}
    return genders.pop() if len(genders) == 1 else None
