"""Mentions: names, nominals for persons and organisations, and personal pronouns."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from spacy.tokens import Doc

from sayso.extract.name_kinds import name_kind
from sayso.extract.phrases import core, title_start
from sayso.extract.syntax import Entity, Syntax, read_doc
from sayso.extract.vocabulary import Vocabulary, vocabulary
from sayso.languages.sources import Sources
from sayso.records import EntityKind, Form, Gender, Mention, Number, Passage, Span, fact_id
from sayso.records.handover import READING, reading_of

MENTIONS = "mentions 9"

KEPT = "sayso_mentions"
_LINE = re.compile(r"\s*\n\s*")
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_EDGE = frozenset("\"“”„«»‘’'`()[]{}.,;:!?*-–—")
_INNER = frozenset({"compound", "flat", "amod", "nmod:desc", "goeswith"})
_JOINTS = frozenset({"ADP", "CCONJ", "DET", "SCONJ"})
_YEAR = re.compile(r"(1[5-9]|20)\d\d")
# Party and seat behind a politician's name: ", D-N.Y.", "(R-Minn.)", "(Lab-Leeds)".
_SEAT = re.compile(r"[,(] ?[A-Z]-[A-Z][A-Za-z.]{1,12}|\([A-Z][a-z]{2}-[A-Z][A-Za-z.]{1,12}")
_EXPLETIVE = frozenset({"expl", "expl:pv"})


@dataclass(frozen=True, slots=True)
class Found:
    """A mention by its tokens [start, end) and head, before it is placed in the document."""

    start: int
    end: int
    head: int
    kind: EntityKind
    form: Form
    title: int | None = None
    gender: Gender | None = None
    number: Number | None = None
    defines: int | None = None  # head of the mention that it is in apposition to


def extract(doc: Doc, passage: Passage) -> tuple[Mention, ...]:
    """The mentions of a passage in order of place; `doc` is annotated text of `passage`."""
    found = found_in(doc)
    return _placed(read_doc(doc), found, _antecedents(doc, found), passage)


def found_in(doc: Doc) -> list[Found]:
    """`find` on a Doc in its language, once for all extractors."""
    found = doc.user_data.get(KEPT)
    if found is None:
        found = doc.user_data[KEPT] = find(read_doc(doc), vocabulary(doc.lang_ or "en"), _learnt(doc))
    return list(found)


def _learnt(doc: Doc) -> Mapping[int, EntityKind]:
    """The head words of descriptions of persons that the annotator marks, whatever their nouns."""
    given = doc.user_data.get(READING)
    heads = reading_of(given).mentions if given else ()
    return {one.token: "person" for one in heads if one.form == "nominal" and one.referent == "person"}


def _antecedents(doc: Doc, found: Sequence[Found]) -> Mapping[int, tuple[int, float]]:
    """What the annotator says pronouns and nominals go back to: from the head of one to that of an earlier mention, and
    how likely it is."""
    given = doc.user_data.get(READING)
    heads = reading_of(given).mentions if given else ()
    of = {i: mention.head for mention in reversed(found) for i in range(mention.start, mention.end)}
    of |= {mention.head: mention.head for mention in found}
    pointed: dict[int, tuple[int, float]] = {}
    for one in heads:
        if one.antecedent is None or one.probability is None:
            continue
        later, earlier = of.get(one.token), of.get(one.antecedent)
        if later == one.token and earlier is not None and earlier != later:
            pointed.setdefault(later, (earlier, one.probability))
    return pointed


def find(syntax: Syntax, tables: Vocabulary, learnt: Mapping[int, EntityKind] = MappingProxyType({})) -> list[Found]:
    """Names first; nominals and pronouns where no name stands. Ordered by place; heads are unique.

    `learnt` are head words of descriptions beside those whose nouns the tables have, with what they are of.
    """
    words = tables.sources
    found: dict[int, Found] = {}
    last = 0
    for k, ent in enumerate(syntax.names):
        mention = _name(syntax, k, tables)
        if mention is not None and ent.end > ent.start and mention.start >= last:
            found.setdefault(mention.head, mention)
            last = mention.end
    titles = {i for m in found.values() if m.title is not None for i in range(m.title, m.start)}
    for i in range(len(syntax)):
        pos = syntax.pos[i]
        if syntax.name[i] >= 0 and pos != "NOUN":
            continue
        if pos == "PRON":
            pronoun = words.pronouns.get(syntax.lower[i])
            if pronoun is not None and syntax.deps[i] not in _EXPLETIVE:
                found.setdefault(i, Found(i, i + 1, i, pronoun.kind, "pronoun", None, pronoun.gender, pronoun.number))
        elif (
            (pos == "NOUN" or _capital_office(syntax, i, words) or (pos == "PROPN" and i in learnt))
            and i not in titles
            and syntax.name[i] < 0
        ):
            kind = _nominal_kind(syntax, i, words)
            if kind is None and syntax.lower[i] not in words.unnamed_pronouns:
                kind = learnt.get(i)
            if kind is not None and syntax.deps[i] not in _INNER:
                start, end = core(syntax, i)
                gender = words.genders.get(syntax.lemmas[i])
                found.setdefault(i, Found(start, end, i, kind, "nominal", None, gender, _number(syntax, i)))
    return [_with_apposition(syntax, found[head], found) for head in sorted(found, key=lambda h: (found[h].start, h))]


def _capital_office(syntax: Syntax, i: int, words: Sources) -> bool:
    """An office in capitals that the tagger takes for a name: "the Minister", "the Foreign Minister"."""
    if syntax.pos[i] != "PROPN" or syntax.lower[i] not in words.roles or syntax.deps[i] in _INNER:
        return False
    return syntax.lower[core(syntax, i)[0]] == "the"


def _without_joints(syntax: Syntax, start: int, end: int) -> tuple[int, int]:
    """A name without small words at its ends that join it to what stands beside it; the year of a treaty or an act,
    though, is part of it: "the Boundary Treaty of 1967"."""
    if end < len(syntax) and syntax.lower[end - 1] == "of" and _YEAR.fullmatch(syntax.words[end]):
        return start, end + 1
    while start < end and syntax.pos[end - 1] in _JOINTS and syntax.words[end - 1].islower():
        end -= 1
    while start < end and syntax.pos[start] in _JOINTS and syntax.words[start].islower():
        start += 1
    return start, end


def _seat(syntax: Syntax, start: int, end: int) -> bool:
    """Whether a name is no name but the party and seat of the politician before it."""
    first = max(start - (3 if syntax.words[start - 1] == "-" else 1), 0)
    return _SEAT.fullmatch(syntax.text[syntax.starts[first] : syntax.ends[end - 1]]) is not None


def _hyphenated(syntax: Syntax, start: int, end: int) -> tuple[int, int]:
    """A name with all that hyphens join to it: annotators end "Anna Berg" where "Anna Berg-Oduya" stands."""
    while end + 1 < len(syntax) and _joined(syntax, end) and syntax.words[end + 1][:1].isupper():
        end += 2
    while start > 1 and _joined(syntax, start - 1) and syntax.words[start - 2][:1].isupper():
        start -= 2
    return start, end


def _joined(syntax: Syntax, i: int) -> bool:
    """Whether a token is a hyphen with no space beside it."""
    glued = syntax.ends[i - 1] == syntax.starts[i] and syntax.ends[i] == syntax.starts[i + 1]
    return syntax.words[i] == "-" and glued


def _name(syntax: Syntax, k: int, tables: Vocabulary) -> Found | None:
    ent, words = syntax.names[k], tables.sources
    start, end = ent.start, ent.end
    while start < end and (syntax.words[start] in _EDGE or syntax.words[start].isspace()):
        start += 1
    while start < end and (
        syntax.words[end - 1] in _POSSESSIVE
        or syntax.words[end - 1].isspace()
        or (syntax.words[end - 1] in _EDGE and syntax.words[end - 1] not in ")")
    ):
        end -= 1
    start, end = _without_joints(syntax, start, end)
    if not any(word[:1].isupper() or word[:1].isdigit() for word in syntax.words[start:end]):
        return None  # no capital: the annotator took a noun for a name
    start, end = _hyphenated(syntax, start, end)
    if _seat(syntax, start, end):
        return None
    label, longer = ent.label, _to_its_noun(syntax, start, end, ent.label, words)
    if longer > end:
        end, label = longer, "ORG"
    if label == "ORG":
        start = _whole(syntax, start, end)
    kind = name_kind(syntax, Entity(start, end, label, ent.kind), tables)
    title, gender = None, None
    if kind == "person":
        start = _past_body(syntax, words, start, end)
        first = _past_titles(syntax, words, start, end)
        begin = title_start(syntax, words, start)
        title = begin if begin < first else None
        for i in range(begin, first):
            gender = gender or words.titles.get(syntax.lower[i].rstrip(".")) or words.genders.get(syntax.lemmas[i])
        start = first
    head = next((i for i in range(start, end) if not start <= syntax.heads[i] < end or syntax.heads[i] == i), end - 1)
    if kind == "person" and syntax.words[head] in _EDGE:
        head = start
    return Found(start, end, head, kind, "name", title, gender, "singular" if kind != "group" else None)


def _whole(syntax: Syntax, start: int, end: int) -> int:
    """Where a name begins whose first words the annotator left out: "Finance [Ministry]", "Foreign [Ministry]"."""
    while start and syntax.name[start - 1] < 0 and syntax.words[start - 1][:1].isupper():
        first, pos, dep = start - 1, syntax.pos[start - 1], syntax.deps[start - 1]
        begun = first and syntax.sentence[first - 1] == syntax.sentence[first]  # else its capital tells nothing
        part = (pos == "PROPN" and dep in ("compound", "flat")) or (pos == "ADJ" and dep == "amod" and begun)
        if not part or not start <= syntax.heads[first] < end:
            break
        start -= 1
    return start


def _to_its_noun(syntax: Syntax, start: int, end: int, label: str, words: Sources) -> int:
    """Where a name ends whose last word the annotator left out: a word that outlets are called by ("[Delta] Today"), or
    the proper noun that the article before an organisation's name belongs to ("the [Delta] Lantern")."""
    if end >= len(syntax) or syntax.name[end] >= 0 or not syntax.words[end][:1].isupper():
        return end
    if (
        syntax.starts[end] != syntax.ends[end - 1] + 1
        or syntax.lemmas[end] in words.roles
        or syntax.words[end].isupper()
    ):
        return end
    if syntax.words[end] in words.media_names and (label != "PER" or end - start == 1):
        return end + 1
    article = start > 0 and syntax.lower[start - 1] == "the" and syntax.heads[start - 1] == end
    return end + 1 if label == "ORG" and article and syntax.pos[end] == "PROPN" else end


def _past_body(syntax: Syntax, words: Sources, start: int, end: int) -> int:
    """Where a person's name begins after the body that its title names: "director of [Tarn Hydro Ana Suel]"."""
    if start < 2 or syntax.lower[start - 1] != "of" or syntax.lemmas[start - 2] not in words.roles:
        return start
    for i in range(start + 1, end):
        described = any(start <= c < i and syntax.deps[c] == "nmod:desc" for c in syntax.children[i])
        if described and syntax.deps[i] == "flat":
            return i
    return start


def _past_titles(syntax: Syntax, words: Sources, start: int, end: int) -> int:
    """Where a person's name begins after titles that the annotator took into it ("President NAME", "Mr. NAME")."""
    last = start
    for i in range(start, end - 1):
        if syntax.lower[i].rstrip(".") in words.titles or syntax.lemmas[i] in words.roles:
            last = i + 1
    if any(syntax.pos[i] == "ADP" for i in range(last, end - 1)) and last > start:
        # the annotator took a whole description for the name: "envoy for trade NAME"
        last = (
            syntax.heads[end - 1] if syntax.deps[end - 1] == "flat" and last < syntax.heads[end - 1] < end else end - 1
        )
    return last


def _nominal_kind(syntax: Syntax, i: int, words: Sources) -> EntityKind | None:
    lemma = syntax.lemmas[i]
    if lemma in words.persons:
        return "person"
    if lemma in words.organisations or lemma in words.media or lemma in words.media_qualified:
        return "organisation"
    return None


def _number(syntax: Syntax, i: int) -> Number:
    return "plural" if "Number=Plur" in syntax.morph[i] else "singular"


def _with_apposition(syntax: Syntax, mention: Found, found: dict[int, Found]) -> Found:
    """In "the president, Ana Suel" and "the Border Guard Service (BGS)" the description, or the second of two names,
    points at the other."""
    other = None
    if syntax.deps[mention.head] == "appos" and syntax.heads[mention.head] in found:
        other = found[syntax.heads[mention.head]]
        if mention.form == "name" and other.form == "nominal":
            return mention
    elif mention.form == "nominal":
        names = [c for c in syntax.children[mention.head] if syntax.deps[c] == "appos" and c in found]
        other = next((found[c] for c in names if found[c].form == "name"), None)
    if other is None or other.form == "pronoun" or mention.form == "pronoun":
        return mention
    between = range(min(mention.end, other.end), max(mention.start, other.start))
    if any(syntax.pos[i] == "VERB" and not syntax.deps[i].startswith("acl") for i in between):
        return mention  # a tree that runs over the end of a sentence
    return replace(mention, defines=other.head)


def _placed(
    syntax: Syntax, found: list[Found], antecedents: Mapping[int, tuple[int, float]], passage: Passage
) -> tuple[Mention, ...]:
    lines = [match.start() for match in _LINE.finditer(syntax.text)]
    spans: dict[int, Span] = {}
    for mention in found:
        try:
            spans[mention.head] = passage.span(syntax.starts[mention.start], syntax.ends[mention.end - 1])
        except ValueError:  # words that ingest put in: nothing of the document stands there
            continue
    result: dict[str, Mention] = {}
    for mention in found:
        span = spans.get(mention.head)
        if span is None:
            continue
        key = fact_id(passage.document.id, (span,), "mention")
        title = mention.title
        earlier, likelihood = antecedents.get(mention.head, (None, None))
        antecedent = None if earlier is None or mention.form == "name" else spans.get(earlier)
        result.setdefault(
            key,
            Mention(
                id=key,
                document=passage.document.id,
                span=span,
                kind=mention.kind,
                form=mention.form,
                head=syntax.words[mention.head],
                title=None if title is None else syntax.text[syntax.starts[title] : syntax.ends[mention.start - 1]],
                defines=None if mention.defines is None else spans.get(mention.defines),
                gender=mention.gender,
                number=mention.number,
                subject=syntax.deps[_top(syntax, mention)].startswith("nsubj"),
                sentence=passage.sentence + syntax.sentence[mention.start],
                paragraph=passage.paragraph + bisect_right(lines, syntax.starts[mention.start]),
                by=MENTIONS,
                antecedent=antecedent,
                likelihood=None if antecedent is None else likelihood,
            ),
        )
    return tuple(sorted(result.values(), key=lambda m: (m.span, m.id)))


def _top(syntax: Syntax, mention: Found) -> int:
    """The head of the phrase that the mention names: a name may hang on the title before it."""
    head = mention.head
    above = syntax.heads[head]
    inner = syntax.deps[head] in ("flat", "appos", "compound", "nmod:desc")
    return above if inner and mention.title is not None and mention.title <= above < mention.start else head
