"""Statements: content that a text attributes to a source, with the way it came.

The rules are syntactic, over Universal Dependencies and quotation marks; the words are data (`cues.toml`,
`sources.toml`). Two choices are learnt over them: where a content begins and ends (`edges`), and which verbs attribute
that no rule takes for cues (`chosen`).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from sayso.extract.mentions import found_in
from sayso.extract.statements.according import phrase_drafts
from sayso.extract.statements.anaphora import pointing_drafts
from sayso.extract.statements.chain import chained
from sayso.extract.statements.chosen import chosen_drafts
from sayso.extract.statements.confidence import confidences
from sayso.extract.statements.declared import declared_drafts
from sayso.extract.statements.direct import direct_drafts, extended
from sayso.extract.statements.draft import Draft, Matter, Stretch
from sayso.extract.statements.edges import settled
from sayso.extract.statements.elided import with_sources
from sayso.extract.statements.inserted import inserted_drafts
from sayso.extract.statements.labelled import labelled_drafts
from sayso.extract.statements.learnt import learnt_drafts
from sayso.extract.statements.nesting import nested
from sayso.extract.statements.nouns import noun_drafts
from sayso.extract.statements.occasion import continued
from sayso.extract.statements.party import shown_as_outlets
from sayso.extract.statements.quotations import quotations
from sayso.extract.statements.retold import retold_drafts, spoken, within_marks
from sayso.extract.statements.rows import rows
from sayso.extract.statements.said import dated, whens
from sayso.extract.statements.spans import trimmed
from sayso.extract.statements.transcripts import transcript_drafts
from sayso.extract.statements.uncued import further_drafts, lone_drafts, question_drafts
from sayso.extract.statements.verbs import verb_drafts
from sayso.extract.syntax import Syntax, read_doc
from sayso.extract.times import TIMES
from sayso.languages.calendar import calendar
from sayso.languages.cues import cues
from sayso.languages.edges import edge_weights
from sayso.languages.sources import sources
from sayso.records import Passage, Statement
from sayso.records.handover import READING, reading_of

# When something was said is told by the times around it: new times make new statements.
STATEMENTS = f"statements 15 on {TIMES}"
STOPS = frozenset({".", "?", "!", "…", "..."})
CLOSING = frozenset("\"”»’')]")


def extract(doc: Doc, passage: Passage) -> tuple[Statement, ...]:
    """The statements of a passage in order of place; `doc` is annotated text of `passage`."""
    language = doc.lang_ or "en"
    given = passage.document
    outlets = [given.outlet, given.given.republished_from, *(derivation.outlet for derivation in given.derived_from)]
    matter = look(doc, language, [outlet for outlet in outlets if outlet])
    found = drafts(matter, language)
    if found:
        found = dated(matter, found, whens(matter, doc, passage, language))
    placed = nested(matter.syntax.text, found)
    return rows(matter, placed, passage, confidences(matter, doc, placed, language), STATEMENTS)


def look(doc: Doc, language: str, outlets: Sequence[str] = ()) -> Matter:
    """The passage as the rules see it; `outlets` are those that the document is known to come from."""
    syntax, table = read_doc(doc), cues(language)
    found = quotations(syntax.text)
    begins = [quotation.start for quotation in found]
    quoted = [-1] * len(syntax)
    for i, start in enumerate(syntax.starts):
        k = bisect_right(begins, start) - 1
        if k >= 0 and start < found[k].end:
            quoted[i] = k
    verbs = [table.forms.get(lower, lemma) for lower, lemma in zip(syntax.lower, syntax.lemmas, strict=True)]
    named = {
        i: mention
        for mention in found_in(doc)
        if mention.form == "name"
        for i in range(mention.start if mention.title is None else mention.title, mention.end)
    }
    words = sources(language)
    known = shown_as_outlets(syntax, words, named) | {outlet.lower().removeprefix("the ") for outlet in outlets}
    given = doc.user_data.get(READING)
    learnt = reading_of(given).attributions if given else ()
    dates = calendar(language)
    days = frozenset(dates.weekdays) | frozenset(dates.months)
    return Matter(
        syntax,
        words,
        table,
        edge_weights(language),
        found,
        quoted,
        verbs,
        _sentences(syntax),
        named,
        frozenset(known),
        days,
        learnt,
    )


def _sentences(syntax: Syntax) -> list[int]:
    """The number of each token's sentence: a new one begins after closing punctuation that space and no small letter
    follow, and on a new line. Where a parser misses an end, two sentences would become one content."""
    numbers, number, ended = [], 0, False
    for i, word in enumerate(syntax.words):
        closes = word in CLOSING and syntax.starts[i] == syntax.ends[i - 1]
        if ended and syntax.pos[i] != "SPACE" and not closes:
            number, ended = number + (not word[:1].islower()), False
        numbers.append(number)
        if "\n" in word:
            number, ended = number + 1, False
        elif word in STOPS:
            after = syntax.text[syntax.ends[i] : syntax.ends[i] + 1]
            ended = not after or after.isspace() or after in CLOSING
    return numbers


def _in_its_sentence(matter: Matter, draft: Draft) -> Draft:
    """A draft without what a tree that missed the end of a sentence hangs on it from the next; speech may go on."""
    return replace(draft, content=tuple(_cut(matter, piece, matter.quoted[draft.cue]) for piece in draft.content))


def _cut(matter: Matter, piece: Stretch, inside: int) -> Stretch:
    """What of a piece is one sentence, unless it is speech that the cue stands outside of: `inside` is the quotation
    that the cue is in."""
    syntax = matter.syntax
    first = syntax.token(piece[0])
    for i in range(first + 1, len(syntax)):
        if syntax.starts[i] >= piece[1] or (matter.quoted[i] >= 0 and matter.quoted[i] != inside):
            break
        if matter.sentence[i] != matter.sentence[first]:
            kept = trimmed(syntax, first, i)
            return piece if kept is None else kept
    return piece


def apart(new: list[Draft], drafts: Sequence[Draft]) -> list[Draft]:
    """Those whose content has no letter in common with that of others."""
    used = [piece for draft in drafts for piece in draft.content]
    return [d for d in new if not any(a < end and start < b for a, b in d.content for start, end in used)]


def drafts(matter: Matter, language: str) -> list[Draft]:
    """Cue, source and content of every attribution, whole."""
    found = found_by_rules(matter)
    found += chosen_drafts(matter, found, language)
    told = with_sources(matter, spoken(matter, found))
    return continued(matter, [chained(matter, draft) for draft in told])


def found_by_rules(matter: Matter, settle: Callable[[Matter, Draft], Draft] = settled) -> list[Draft]:
    """What the rules find, and the heads with them; quotations first, since marks bind better than trees. `settle`
    chooses where the content of a draft with a cue begins and ends."""
    turns = transcript_drafts(matter)
    declared = [] if turns else declared_drafts(matter)
    announced = {draft.cue for draft in declared}
    direct = turns + declared + [draft for draft in direct_drafts(matter) if draft.cue not in announced]
    direct += inserted_drafts(matter, {draft.cue for draft in direct})
    by_syntax = verb_drafts(matter, {draft.cue for draft in direct}) + phrase_drafts(matter) + noun_drafts(matter)
    found = direct + [_in_its_sentence(matter, draft) for draft in by_syntax]
    found += pointing_drafts(matter, {draft.cue for draft in found})
    found = [replace(draft, content=extended(matter, draft.content, draft.cue)) for draft in found if draft.content]
    found = [settle(matter, within_marks(matter, draft, found)) for draft in found]
    found += lone_drafts(matter, found)
    found += further_drafts(matter, found)
    found += question_drafts(matter, found)
    found += apart([] if turns else labelled_drafts(matter), found)
    found += retold_drafts(matter, found)
    return found + [settle(matter, draft) for draft in learnt_drafts(matter, found)]
