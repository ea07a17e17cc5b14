from __future__ import annotations

from functools import partial

import numpy as np
import pytest

from benchmarks.speed import bare
from benchmarks.speed.__main__ import kept, report
from benchmarks.speed.budget import CLOCKS, SHARES
from benchmarks.speed.measure import Run, Time, timed
from sayso import annotate
from sayso.annotate.windows import MOST_PIECES, MOST_WORDS
from sayso.ledger import FACTS

INSIDE = {"ingest": 0.3, "annotate": 8.0, "statements": 0.2, "times": 0.1, "link": 0.2, "ledger": 0.4} | {
    "link across": 0.3
}


def run(**clocks: float) -> Run:
    return Run(words=10_000, build=Time(10.0, 9.0), clocks=INSIDE | clocks, encoder=Time(5.0, 4.5))


def test_shares_are_of_the_whole_build() -> None:
    assert run().share(["annotate"]) == pytest.approx(0.8)
    assert run().share(["ingest", "extract"]) == pytest.approx(0.06)
    assert run().share(["link", "compare", "ledger"]) == pytest.approx(0.09)
    assert run().of_encoder == Time(0.5, 0.5)


def test_every_room_of_the_budget_has_a_clock() -> None:
    assert {room for share in SHARES for room in share.rooms} == set(CLOCKS)
    assert CLOCKS["extract"] == FACTS


def test_the_budget_is_kept_or_not() -> None:
    assert list(kept([run()])) == [True, True, True, True]
    assert list(kept([run(annotate=7.0)])) == [False, True, True, True]
    assert list(kept([run(times=2.0)])) == [True, False, True, True]
    assert list(kept([run(**{"link across": 2.0})])) == [True, True, False, True]
    slow = Run(words=10_000, build=Time(20.0, 9.0), clocks={"annotate": 16.0}, encoder=Time(5.0, 4.5))
    assert list(kept([slow])) == [True, True, True, False]
    assert list(kept([run(), run(annotate=1.0), run()])) == [True, True, True, True]


def test_the_report_names_every_figure() -> None:
    lines = "\n".join(report([run(), run(annotate=8.2)]))
    assert "whole build        1,000 words/s" in lines
    assert "bare encoder       2,000 words/s" in lines
    assert "build/encoder      0.500  budget ≥ 0.45  kept" in lines
    assert "annotate                    81.0%  budget ≥ 78%  kept" in lines
    assert "extract: statements        2.0%" in lines


def test_the_bare_encoder_reads_every_word_once() -> None:
    annotator = annotate.load()
    text = " ".join(f"word{n} and antidisestablishmentarianism said so." for n in range(200))
    words = [token.text for token in annotator.make_doc(text) if not token.is_space]
    windows = bare.windows(annotator, text)
    assert sum(len(window["first"]) for window in windows) == len(words)
    assert max(len(window["first"]) for window in windows) <= MOST_WORDS
    assert max(len(window["pieces"]) for window in windows) <= MOST_PIECES + 2
    assert all(np.all(window["first"] <= window["last"]) for window in windows)
    assert bare.windows(annotator, "") == []
    _, took = timed(partial(bare.run, annotator, windows[:1]))
    assert took.wall > 0
