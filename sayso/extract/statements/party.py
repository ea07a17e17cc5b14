"""Who a phrase names as a source: its extent, its mention and its kind."""

from __future__ import annotations

from sayso.extract.phrases import core, title_start
from sayso.extract.statements.draft import Matter, Party, stretch
from sayso.extract.syntax import Syntax
from sayso.languages.sources import Sources
from sayso.records import SpeakerKind

_DEFINITE = frozenset({"the", "this", "that", "its", "his", "her", "their", "our", "my"})
_LABELS: dict[str, SpeakerKind] = {
    "PER": "person",
    "ORG": "organisation",
    "LOC": "organisation",
    "MISC": "organisation",
}
_NAMING = frozenset({"flat", "appos", "compound", "nmod:desc", "nmod:npmod", "nmod:unmarked", "nmod"})
_PHRASE_STOP = frozenset({"acl:relcl", "parataxis", "punct", "dep"})
_WIDE = 25


def party(matter: Matter, head: int) -> Party:
    """The source whose phrase has this head token."""
    syntax, words = matter.syntax, matter.words
    name = _name(syntax, words, head)
    if name is not None:
        start, end = name
        begin = title_start(syntax, words, start)
        first = start
        while first < end - 1 and (
            syntax.lower[first].rstrip(".") in words.titles
            or (syntax.lemmas[first] in words.roles and syntax.names[syntax.name[first]].label == "PER")
        ):
            first += 1
        left, right = _extent(syntax, head, min(begin, start), end)
        kind = _name_kind(syntax, words, start, end, head)
        return Party(head, stretch(syntax, left, right), stretch(syntax, first, end), kind)
    start, end = core(syntax, head)
    if syntax.pos[head] == "PRON":
        start, end = head, max(head + 1, end if syntax.lower[head] in words.unnamed_pronouns else head + 1)
    left, right = _extent(syntax, head, start, end)
    return Party(
        head, stretch(syntax, left, right), stretch(syntax, start, end), nominal_kind(syntax, words, head, start)
    )


def _name(syntax: Syntax, words: Sources, head: int) -> tuple[int, int] | None:
    """Tokens [start, end) of the name that the phrase goes by: its head's own, that after its head's title ("Minister
    NAME"), or that in apposition to a description ("the minister, NAME")."""
    if syntax.name[head] >= 0 and not _attributive(syntax, head):
        return _trimmed(syntax, syntax.name[head])
    for child in syntax.children[head]:
        if child > head and syntax.name[child] >= 0 and syntax.deps[child] in _NAMING:
            ent = syntax.names[syntax.name[child]]
            beside = child == head + 1 or ent.start == head + 1
            person = ent.label == "PER" and syntax.lemmas[head] in words.persons
            outlet = ent.label in ("ORG", "MISC") and syntax.lemmas[head] in (words.media | words.media_qualified)
            if syntax.child(child, "case") is not None and not beside:
                continue
            if (beside and syntax.deps[child] != "nmod" and (person or outlet)) or (
                syntax.deps[child] == "appos" and (person or ent.label != "LOC")
            ):
                return _trimmed(syntax, syntax.name[child])
    return None


def _attributive(syntax: Syntax, head: int) -> bool:
    """A name inside a longer phrase of which it is not the head: "the NAME spokesman" is no mention of NAME."""
    ent = syntax.names[syntax.name[head]]
    return head < ent.end - 1 and syntax.pos[head] == "NOUN" and ent.label == "LOC"


def _trimmed(syntax: Syntax, k: int) -> tuple[int, int]:
    ent = syntax.names[k]
    end = ent.end
    while end > ent.start + 1 and syntax.lower[end - 1] in ("'s", "’s", "'", "’", ",", "."):
        end -= 1
    return ent.start, end


def _extent(syntax: Syntax, head: int, start: int, end: int) -> tuple[int, int]:
    """The whole phrase with titles and appositions, but no relative clause: tokens [left, right)."""
    left, right = min(start, head), max(end, head + 1)
    for child in syntax.children[head]:
        near = syntax.right[child] - syntax.left[child] < _WIDE
        if child < head:
            if syntax.deps[child] not in ("case", "mark", "cc", "punct", "advmod", "parataxis", "discourse") and near:
                left = min(left, syntax.left[child])
        elif syntax.deps[child] not in _PHRASE_STOP and syntax.deps[child] not in ("advcl", "case") and near:
            if syntax.left[child] <= right + 1:
                right = max(right, syntax.right[child] + 1)
    while right - 1 > head and (syntax.pos[right - 1] in ("PUNCT", "SPACE") or syntax.lower[right - 1] in ("'s", "’s")):
        right -= 1
    while left < head and syntax.pos[left] in ("PUNCT", "SPACE", "CCONJ"):
        left += 1
    return left, right


def _name_kind(syntax: Syntax, words: Sources, start: int, end: int, head: int) -> SpeakerKind:
    label = syntax.names[syntax.name[start]].label
    if label == "PER":
        return "person"
    if is_media(syntax, words, start, end):
        return "media"
    lemma = syntax.lemmas[head]
    if not start <= head < end and lemma in words.unnamed and lemma not in words.organisations:
        return "unnamed"
    return _LABELS.get(label, "organisation")


def is_media(syntax: Syntax, words: Sources, start: int, end: int) -> bool:
    """Whether the name at tokens [start, end) is an outlet's: by a word of it, or by what it is called before it."""
    if any(word in words.media_names for word in syntax.words[start:end]):
        return True
    before = syntax.lemmas[start - 1] if start else ""
    if before in words.media_kinds:
        return before not in words.media_qualified or (start > 1 and syntax.lemmas[start - 2] in words.media_qualifiers)
    return False


def nominal_kind(syntax: Syntax, words: Sources, head: int, start: int) -> SpeakerKind:
    """The kind of a source that has no name."""
    lemma, plural = syntax.lemmas[head], "Number=Plur" in syntax.morph[head]
    pronoun = words.pronouns.get(syntax.lower[head])
    if syntax.pos[head] == "PRON":
        if pronoun is not None:
            return "person" if pronoun.kind == "person" else "organisation"
        return "person" if syntax.lower[head] in ("i", "we", "you", "who") else "unnamed"
    marked = any(syntax.lemmas[i] in words.unnamed_marks for i in range(start, head))
    if lemma in words.reports and any(syntax.lemmas[i] in words.media_qualifiers for i in range(start, head)):
        return "media"
    if lemma in words.media or (
        lemma in words.media_qualified and any(syntax.lemmas[i] in words.media_qualifiers for i in range(start, head))
    ):
        return "media"
    if marked or lemma == "source" or lemma == "people":
        return "unnamed"
    if lemma in words.persons:
        definite = syntax.lower[start] in _DEFINITE or syntax.deps[syntax.left[head]] == "nmod:poss"
        return "person" if definite and not plural else "unnamed"
    if lemma in words.documents or lemma in words.reports:
        return "document"
    if lemma in words.organisations:
        return "organisation"
    return "unnamed" if plural else "organisation"
