"""Times: every expression of date, time of day, length or recurrence, with its value in EDTF.

A cascade of finite-state patterns over classes of words, in the manner of FASTUS (Hobbs et al. 1997), with the kinds of
TIMEX3 (ISO 24617-1): `lexicon` → `grammar` → `scan` finds expressions, `understand` says what they mean, `resolve` when
that is, `written` writes it. Tokens are enough; the verbs of a parsed Doc are used where it has them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.extract.times import meaning as m
from sayso.extract.times.ordered import Resolved, resolved, time_id
from sayso.records import Passage, Time
from sayso.records.facts import TimeKind

if TYPE_CHECKING:
    from spacy.tokens import Doc

TIMES = "times 2"

__all__ = ["TIMES", "Resolved", "extract", "kind_of", "resolved"]


def extract(doc: Doc, passage: Passage) -> tuple[Time, ...]:
    """The times of a passage in order of place; `doc` is the Doc of its text.

    Raises LanguageUnsupported for a language without time words.
    """
    found = []
    for each in resolved(doc, passage, passage.document.language or doc.lang_):
        span = passage.span(each.start, each.end)
        found.append(
            Time(
                id=time_id(passage, span),
                document=passage.document.id,
                span=span,
                kind=kind_of(each.meaning),
                value=each.outcome.value,
                anchor=each.outcome.anchor,
                reason=each.outcome.why,
                confidence=None,
                by=TIMES,
            )
        )
    return tuple(found)


def kind_of(meaning: m.Meaning) -> TimeKind:
    """The TIMEX3 kind of a meaning; an interval from one time to another is a duration."""
    match meaning:
        case m.Clock() | m.At() | m.About(of=m.Clock()):
            return "time"
        case m.Length() | m.Interval():
            return "duration"
        case m.Recurring():
            return "set"
        case _:
            return "date"
