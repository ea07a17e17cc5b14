"""Labels and pointers of words to statements, times, events and who is who, over a whole text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np

from sayso.annotate.coreference import Pointers
from sayso.annotate.encoder import Floats, Ints
from sayso.annotate.words import Words
from sayso.records.handover import Attribution, MentionHead, Reading, TokenSpan

MARKS = ("mentions", "contents", "inner", "cues", "sources", "times", "events")  # rows of Scores.marks
BEGINS = 1  # O, B, I: the labels of spans
MOST_CANDIDATES = 50  # how many mentions back an antecedent may stand
FARTHEST = 6  # bucket of the farthest distance seen in training: 64 words and more


def rows(words: Words) -> dict[str, Ints]:
    """Labels of each head by its name."""
    return dict(zip(MARKS, words.marks, strict=True))


def span_starts(labels: Ints) -> Ints:
    """Places where a span begins: at B, or at I after nothing."""
    before = np.concatenate(([0], labels[:-1]))
    found: Ints = np.flatnonzero((labels == BEGINS) | ((labels > 0) & (before == 0)))
    return found


def spans(labels: Ints) -> list[TokenSpan]:
    """Spans (start, end) of a row of O, B, I."""
    inside = labels > 0
    if not inside.any():
        return []
    starts = span_starts(labels)
    over = ~np.append(inside, False)  # whether a span is over where a word begins
    over[starts] = True
    ends = np.flatnonzero(inside & over[1:]) + 1
    return list(zip(starts.tolist(), ends.tolist(), strict=True))


def pointed(scores: Floats, candidates: Ints) -> Ints:
    """The candidate (n,) that each word points to, -1 where none is likelier; `scores` is (n, 1 + n), column 0 none."""
    if not len(candidates):
        return np.full(len(scores), -1)
    among = scores[:, candidates + 1]
    best = among.argmax(axis=1)
    found: Ints = np.where(among[np.arange(len(scores)), best] > scores[:, 0], candidates[best], -1)
    return found


def read(words: Words, labels: Mapping[str, Sequence[str]]) -> Reading:
    """All that the heads say of a text, in places among its words; of antecedents nothing yet."""
    by_name = rows(words)
    events = by_name["events"]
    return Reading(
        words.kinds,
        tuple(spans(by_name["times"])),
        tuple((int(place), labels["events"][events[place]]) for place in np.flatnonzero(events)),
        tuple(attributions(by_name, words.pointers)),
        tuple(mentions(by_name["mentions"], labels["mentions"])),
    )


def attributions(labels: Mapping[str, Ints], pointers: Ints) -> list[Attribution]:
    """Contents that point to one cue are one statement in pieces; one without a cue may point to its source."""
    cues, sources = (dict(spans(labels[name])) for name in ("cues", "sources"))
    to_cue, to_source = pointers
    found: list[Attribution] = []
    for name in ("contents", "inner"):
        groups: dict[tuple[str, int], list[TokenSpan]] = {}
        for span in spans(labels[name]):
            cue = int(to_cue[span[0]])
            key = ("cue", cue) if cue in cues else ("content", span[0])
            groups.setdefault(key, []).append(span)
        for (kind, place), pieces in groups.items():
            source = int(to_source[place])
            found.append(
                Attribution(
                    tuple(pieces),
                    (place, cues[place]) if kind == "cue" else None,
                    (source, sources[source]) if source in sources else None,
                    name == "inner",
                )
            )
    return sorted(found, key=lambda one: (one.contents, one.nested))


def mentions(heads: Ints, names: Sequence[str]) -> Iterator[MentionHead]:
    """Mention heads in order, without antecedents."""
    for place in np.flatnonzero(heads).tolist():
        form, _, referent = names[heads[place]].partition("-")
        yield MentionHead(place, form, referent, None)


def linked(reading: Reading, pointers: Pointers) -> Reading:
    """The reading with antecedents by the pointer alone, as there is no ranker: pronouns and nominals go to the
    likeliest earlier mention if any is likelier than none."""
    tokens = np.array([one.token for one in reading.mentions], dtype=np.int64)
    places = pointers.words(tokens)
    found = []
    for number, (one, place) in enumerate(zip(reading.mentions, places.tolist(), strict=True)):
        antecedent = None
        earlier = places[max(0, number - MOST_CANDIDATES) : number]
        if one.form != "name" and len(earlier):
            away = np.minimum(np.log2(place - earlier).astype(np.int64), FARTHEST)
            scores = pointers.candidates[earlier] @ pointers.anaphors[place] + pointers.distances[away]
            best = int(scores.argmax())
            if scores[best] > pointers.fresh[place]:
                antecedent = int(tokens[number - len(earlier) + best])
        found.append(replace(one, antecedent=antecedent))
    return replace(reading, mentions=tuple(found))


def placed(reading: Reading, places: Ints) -> Reading:
    """A reading whose places count words, with the tokens at `places` instead."""
    at = places.tolist()

    def moved(span: TokenSpan) -> TokenSpan:
        return at[span[0]], at[span[1] - 1] + 1

    return Reading(
        tuple((*moved((start, end)), kind) for start, end, kind in reading.names),
        tuple(map(moved, reading.times)),
        tuple((at[place], status) for place, status in reading.events),
        tuple(
            Attribution(
                tuple(map(moved, one.contents)),
                moved(one.cue) if one.cue else None,
                moved(one.source) if one.source else None,
                one.nested,
            )
            for one in reading.attributions
        ),
        tuple(MentionHead(at[one.token], one.form, one.referent, None) for one in reading.mentions),
    )
