"""Names under which annotate hands to extract, on the Doc, what spaCy has no field for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, Final

# float32 array (sentences, dimensions), rows of unit length, one a sentence of the Doc, in Doc.user_data.
SENTENCE_VECTORS: Final = "sayso_sentence_vectors"

# What the weights say of statements, times, events and referents, in Doc.user_data: a `Reading` as `plain` makes it, so
# that a Doc can be written to bytes and sent to another process. Extractors may weigh it.
READING: Final = "sayso_reading"

TokenSpan = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Attribution:
    """A statement by its words: pieces of content with the cue and the source that belong to it, as token spans."""

    contents: tuple[TokenSpan, ...]
    cue: TokenSpan | None
    source: TokenSpan | None
    nested: bool  # inside the content of another


@dataclass(frozen=True, slots=True)
class MentionHead:
    """The head word of a mention of a person, an organisation or a place (a country among these)."""

    token: int
    form: str  # name, nominal, pronoun
    referent: str  # person, organisation, place
    antecedent: int | None  # token of an earlier mention head of the same; of pronouns and nominals alone
    probability: float | None = None  # of the antecedent's entity, where a ranker chose it


@dataclass(frozen=True, slots=True)
class Reading:
    """Answers of the annotator's heads beyond syntax, in token places of the Doc; empty where weights have none."""

    names: tuple[tuple[int, int, str], ...] = ()  # start, end, kind of `sayso.ontology`
    times: tuple[TokenSpan, ...] = ()
    events: tuple[tuple[int, str], ...] = ()  # trigger, status
    attributions: tuple[Attribution, ...] = ()
    mentions: tuple[MentionHead, ...] = ()


def plain(reading: Reading) -> dict[str, Any]:
    """A reading in sequences, strings and numbers alone, keyed as its fields."""
    return {
        **{name: getattr(reading, name) for name in ("names", "times", "events")},
        "attributions": tuple(_fields(one, _ATTRIBUTION) for one in reading.attributions),
        "mentions": tuple(_fields(one, _MENTION) for one in reading.mentions),
    }


# `dataclasses.asdict` copies what is never changed: it took 3 % of the annotator's time.
_ATTRIBUTION, _MENTION = (tuple(field.name for field in fields(kind)) for kind in (Attribution, MentionHead))


def _fields(row: Attribution | MentionHead, names: Sequence[str]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}


def reading_of(given: Mapping[str, Any]) -> Reading:
    """The reading that `plain` took apart; lists may stand for tuples, as they do after a way through bytes."""
    return Reading(
        tuple((start, end, kind) for start, end, kind in given["names"]),
        tuple(map(_span, given["times"])),
        tuple((trigger, status) for trigger, status in given["events"]),
        tuple(
            Attribution(
                tuple(map(_span, one["contents"])),
                _span(one["cue"]) if one["cue"] else None,
                _span(one["source"]) if one["source"] else None,
                one["nested"],
            )
            for one in given["attributions"]
        ),
        tuple(MentionHead(**one) for one in given["mentions"]),
    )


def _span(pair: Sequence[int]) -> TokenSpan:
    return pair[0], pair[1]
