from __future__ import annotations

from dataclasses import replace

from sayso.cli import summary
from sayso.records import OriginRow, SpeakerRow, Summary

COUNTS = Summary(
    documents=3,
    quarantined=1,
    unsupported=0,
    words=1234,
    statements=1,
    speakers=2,
    times=0,
    entities=1,
    judgements=0,
    languages=(("en", 2),),
    complete=True,
)


def test_counts_are_read_aloud() -> None:
    assert list(summary.counts(COUNTS)) == [
        "3 documents, 1,234 words",
        "1 statement, 2 speakers, 0 time expressions, 1 entity, 0 judgements",
    ]


def test_an_unfinished_ledger_says_so() -> None:
    first = next(summary.counts(replace(COUNTS, complete=False)))
    assert first == "3 documents, 1,234 words; a build of it was interrupted: run it again to go on"


def test_speakers_stand_in_columns_and_the_rest_is_counted() -> None:
    rows = [SpeakerRow(f"Person {n}", None, "person", 20 - n, 1) for n in range(14)]
    rows[1] = SpeakerRow(None, None, "unnamed", 19, 2)
    lines = list(summary.speakers(rows))
    assert lines[:4] == [
        "",
        "Who is quoted",
        "  Person 0            20 statements in 1 document",
        "  somebody not named  19 statements in 2 documents",
    ]
    assert lines[-1] == "  and 2 more"
    assert len(lines) == 2 + summary.ROWS + 1


def test_nobody_quoted_is_no_table() -> None:
    assert list(summary.speakers([])) == []
    assert list(summary.origins([])) == []


def test_what_came_through_whom() -> None:
    rows = [
        OriginRow("Tomas Brill", None, "person", 5, 2, ("A Post", "B News"), ()),
        OriginRow("unnamed officials", None, "unnamed", 4, 3, ("A Post", "B News"), ("Wire \x1b[1m", "C Times")),
        OriginRow("Ana Suel", None, "person", 9, 1, ("A Post",), ()),
        OriginRow("Jo Ferrin", None, "person", 1, 1, (), ("Wire",)),
    ]
    assert list(summary.origins(rows)) == [
        "",
        "What came through whom (a document and its republications count once)",
        "  unnamed officials  4 statements in 3 documents: through Wire ␛[1m, C Times to A Post, B News",
        "  Jo Ferrin          1 statement in 1 document: through Wire",
        "  Tomas Brill        5 statements in 2 documents: to A Post, B News",
    ]


def test_quarantined_documents_are_lines_and_harmless() -> None:
    assert list(summary.quarantined([])) == []
    assert list(summary.quarantined([("a.txt", "a.txt: there is no text in it"), ("b\x1b", "b\x1b[2J: bad")])) == [
        "quarantined: 2 documents; the rest was not harmed",
        "  a.txt: there is no text in it",
        "  b␛[2J: bad",
    ]


def test_very_many_quarantined_documents_are_counted() -> None:
    lines = list(summary.quarantined([(f"{n}", f"{n}: bad") for n in range(1000)]))
    assert len(lines) == summary.REASONS + 2
    assert lines[-1].startswith("  and 970 more")


def test_one_language_with_support_is_not_worth_a_line() -> None:
    assert list(summary.languages(COUNTS)) == []


def test_languages_without_support_are_told() -> None:
    some = replace(COUNTS, documents=9, languages=(("en", 5), ("uk", 2)), unsupported=4)
    assert list(summary.languages(some)) == [
        "",
        "Languages",
        "  en              5 documents",
        "  uk              2 documents: kept and searchable, no facts (no support for this language)",
        "  not recognised  2 documents: kept and searchable, no facts (no support for this language)",
    ]
