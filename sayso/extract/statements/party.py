"""Who a phrase names as a source: its extent, its mention and its kind."""

from __future__ import annotations

from sayso.extract.mentions import Found
from sayso.extract.phrases import core
from sayso.extract.statements.draft import Matter, Party, stretch
from sayso.extract.syntax import Syntax
from sayso.languages.sources import Sources
from sayso.ontology import kinds
from sayso.records import SpeakerKind

_NAMING = frozenset({"flat", "appos", "compound", "nmod:desc", "nmod:npmod", "nmod:unmarked"})
_NO_PART = frozenset(
    {"acl:relcl", "advcl", "advmod", "case", "cc", "cop", "discourse", "dep", "mark", "parataxis", "punct"}
)
_WIDE = 25


def party(matter: Matter, head: int) -> Party:
    """The source whose phrase has this head token."""
    syntax, words = matter.syntax, matter.words
    if syntax.lower[head] in words.parts:
        whole = _whole(matter, head)
        if whole is not None:
            return whole
    if syntax.lemmas[head] in words.carriers and head not in matter.named:
        whose = _whose(matter, head)
        if whose is not None:
            return whose
    name = _name(matter, head)
    if name is not None:
        left, right = _extent(matter, head, name.start if name.title is None else name.title, name.end)
        kind = _name_kind(matter, name, head)
        return Party(head, stretch(syntax, left, right), stretch(syntax, name.start, name.end), kind)
    if syntax.lemmas[head] in words.partitives and head not in matter.named:
        whole = _partitive(matter, head)
        if whole is not None:
            return whole
    if syntax.lemmas[head] in words.sides:
        whole = _side(matter, head)
        if whole is not None:
            return whole
    if syntax.pos[head] == "PRON" and syntax.lower[head] not in words.unnamed_pronouns:
        start, end = head, head + 1
    else:
        start, end = core(syntax, head)
    left, right = _extent(matter, head, start, end)
    kind = nominal_kind(syntax, words, head, start)
    return Party(head, stretch(syntax, left, right), stretch(syntax, start, end), kind)


def can_speak(matter: Matter, i: int) -> bool:
    """Whether a phrase can be somebody who speaks: a name, a pronoun, a person, organisation, outlet or document."""
    syntax, words = matter.syntax, matter.words
    lemma = syntax.lemmas[i]
    return (
        i in matter.named
        or syntax.pos[i] in ("PROPN", "PRON", "ADJ", "NUM")
        or lemma in words.persons
        or lemma in words.organisations
        or lemma in words.media
        or lemma in words.media_qualified
        or lemma in words.documents
        or lemma in words.reports
        or lemma in words.partitives
    )


def _partitive(matter: Matter, head: int) -> Party | None:
    """ "A number of officials": who they are is told by the phrase after "of"."""
    syntax = matter.syntax
    part = next((c for c in syntax.children[head] if c > head and syntax.cased(c) == "of"), None)
    if part is None or part - head > _WIDE:
        return None
    inner = party(matter, part)
    start, _ = core(syntax, head)
    phrase = (syntax.starts[start], max(inner.phrase[1], syntax.ends[part]))
    named = inner.kind in ("person", "organisation") and part in matter.named
    kind: SpeakerKind = "unnamed" if inner.kind == "person" or named else inner.kind
    return Party(head, phrase, phrase, kind)


def _whole(matter: Matter, head: int) -> Party | None:
    """ "Article 4 of the Boundary Treaty": the treaty; "For parties to the treaty, Article 4": that of the sentence."""
    syntax = matter.syntax
    of = next((c for c in syntax.children[head] if c > head and syntax.cased(c) == "of" and c in matter.named), None)
    if of is not None:
        inner = party(matter, of)
        return Party(head, (syntax.starts[head], inner.phrase[1]), inner.mention, "document")
    for i in range(head - 1, -1, -1):
        if matter.sentence[i] != matter.sentence[head]:
            break
        if i in matter.named and matter.named[i].kind == "law":
            name = stretch(syntax, matter.named[i].start, matter.named[i].end)
            return Party(head, name, name, "document")
    return None


def _whose(matter: Matter, head: int) -> Party | None:
    """ "Data of the ministry", "the company's own site": whose they are says it."""
    syntax = matter.syntax
    for child in syntax.children[head]:
        given = child > head and syntax.cased(child) in matter.cues.function["giver"]
        owner = syntax.deps[child] == "nmod:poss" and (child in matter.named or syntax.pos[child] == "PRON")
        if owner or (given and child in matter.named):
            inner = party(matter, child)
            start, _ = core(syntax, head)
            phrase = (min(syntax.starts[start], inner.phrase[0]), max(inner.phrase[1], syntax.ends[head]))
            return Party(head, phrase, inner.mention, inner.kind)
    return None


def _side(matter: Matter, head: int) -> Party | None:
    """ "The Brazilian side": the state or body that the phrase names."""
    syntax = matter.syntax
    first = head
    while first and syntax.words[first - 1][:1].isupper() and syntax.pos[first - 1] in ("ADJ", "PROPN"):
        first -= 1
    if first == head or (first in matter.named and matter.named[first].kind == "person"):
        return None
    start = first - 1 if first and syntax.pos[first - 1] == "DET" else first
    return Party(head, stretch(syntax, start, head + 1), stretch(syntax, first, head), "organisation")


def _name(matter: Matter, head: int) -> Found | None:
    """The name that the phrase goes by: its head's own, that after its head's title ("Minister NAME"), that of the
    outlet after its description ("the daily NAME"), or that in apposition ("the minister, NAME")."""
    syntax, words = matter.syntax, matter.words
    own = matter.named.get(head)
    if own is not None:
        return own
    described = syntax.lemmas[head] in words.media or syntax.lemmas[head] in words.media_qualified
    for child in syntax.children[head]:
        name = matter.named.get(child)
        if name is None or child < head or not name.start <= child < name.end:
            continue
        beside = name.start == head + 1
        person = name.kind == "person" and syntax.lemmas[head] in words.persons
        if syntax.deps[child] == "appos" and (person or name.kind != "place"):
            return name
        if described and name.kind != "person" and syntax.cased(child) == "of" and name.start - head <= 4:
            return name  # "the local edition of NAME"
        if beside and syntax.deps[child] in _NAMING and (person or (described and name.kind != "person")):
            return name
    after = matter.named.get(head + 1)
    if described and after is not None and after.start == head + 1 and after.kind == "organisation":
        return after
    return None


def _extent(matter: Matter, head: int, start: int, end: int) -> tuple[int, int]:
    """The whole phrase with titles and appositions, but no relative clause: tokens [left, right), in one piece, on one
    side of any quotation mark."""
    syntax = matter.syntax
    left, right = min(start, head), max(end, head + 1)
    for child in reversed([c for c in syntax.children[head] if c < head]):
        if syntax.right[child] < left - 1 or syntax.deps[child] in _NO_PART or not _near(matter, child, head):
            break
        left = min(left, syntax.left[child])
    for child in (c for c in syntax.children[head] if c > head):
        if syntax.deps[child] == "acl" and "," in syntax.words[syntax.left[child] : syntax.right[child] + 1]:
            break
        apart = syntax.deps[child] not in ("appos", "conj", "flat") and syntax.left[child] > right
        if apart or syntax.left[child] > right + 1 or syntax.deps[child] in _NO_PART or not _near(matter, child, head):
            if syntax.deps[child] == "punct":
                continue
            break
        right = max(right, syntax.right[child] + 1)
    opened = [i for i in range(left, right) if syntax.words[i] == "("]
    if opened and ")" not in syntax.words[opened[-1] : right] and opened[-1] > head:
        right = opened[-1]
    while right - 1 > head and (syntax.pos[right - 1] in ("PUNCT", "SPACE") or syntax.lower[right - 1] in ("'s", "’s")):
        right -= 1
    while left < head and syntax.pos[left] in ("PUNCT", "SPACE", "CCONJ"):
        left += 1
    return left, right


def _near(matter: Matter, child: int, head: int) -> bool:
    """Whether a part of a phrase can be one: short, in the same sentence, and not across a quotation mark."""
    syntax = matter.syntax
    left, right = syntax.left[child], syntax.right[child]
    return (
        right - left < _WIDE
        and matter.sentence[left] == matter.sentence[right] == matter.sentence[head]
        and matter.quoted[left] == matter.quoted[head] == matter.quoted[right]
    )


def _name_kind(matter: Matter, name: Found, head: int) -> SpeakerKind:
    syntax = matter.syntax
    if syntax.text[syntax.starts[name.start] : syntax.ends[name.end - 1]].lower() in matter.outlets:
        return "media"
    if is_media(syntax, matter.words, name.start, name.end) and name.kind != "person":
        return "media"
    lemma = matter.syntax.lemmas[head]
    inside = (name.start if name.title is None else name.title) <= head < name.end
    if not inside and name.kind != "person" and lemma in matter.words.unnamed:
        return "unnamed"
    return kinds()[name.kind].speaks_as


def is_media(syntax: Syntax, words: Sources, start: int, end: int) -> bool:
    """Whether the name at tokens [start, end) is an outlet's: by a word of it, or by what it is called before it."""
    if any(word in words.media_names for word in syntax.words[start:end]):
        return True
    before = syntax.lemmas[start - 1] if start else ""
    if before == "of" or (before in ("the", "of") and start > 1):
        before = next(
            (syntax.lemmas[i] for i in range(start - 1, max(start - 4, -1), -1) if syntax.pos[i] == "NOUN"), ""
        )
    if before in words.media_kinds:
        return before not in words.media_qualified or (start > 1 and syntax.lemmas[start - 2] in words.media_qualifiers)
    return False


def nominal_kind(syntax: Syntax, words: Sources, head: int, start: int) -> SpeakerKind:
    """The kind of a source that has no name; `start` is the first token of its phrase."""
    lemma, before = syntax.lemmas[head], syntax.lemmas[start:head]
    nobody = syntax.lower[head] in words.unnamed_pronouns  # "both", "the other", whatever a tagger takes them for
    if nobody or syntax.pos[head] == "PRON":
        pronoun = None if nobody else words.pronouns.get(syntax.lower[head])
        return "unnamed" if pronoun is None else kinds()[pronoun.kind].speaks_as
    qualified = any(word in words.media_qualifiers for word in before)
    if lemma in words.media or (qualified and lemma in words.media_qualified | words.reports):
        return "media"
    if lemma in words.persons and not any(word in words.unnamed_marks for word in before):
        definite = syntax.lower[start] in words.definite or syntax.deps[syntax.left[head]] == "nmod:poss"
        known = definite and "Number=Plur" not in syntax.morph[head] and lemma not in words.never_known
        return "person" if known else "unnamed"
    if lemma in words.documents or lemma in words.reports:
        return "document"
    if lemma in words.organisations:
        return "organisation"
    return "unnamed" if lemma in words.persons or "Number=Plur" in syntax.morph[head] else "organisation"


def shown_as_outlets(syntax: Syntax, words: Sources, named: dict[int, Found]) -> set[str]:
    """Names that the text itself calls an outlet somewhere: "the NAME newspaper", "the daily NAME"."""
    found = set()
    for name in {id(name): name for name in named.values()}.values():
        after = syntax.lemmas[name.end] if name.end < len(syntax) else ""
        if after in words.media_kinds - words.media_qualified or is_media(syntax, words, name.start, name.end):
            found.add(syntax.text[syntax.starts[name.start] : syntax.ends[name.end - 1]].lower())
    return found
