from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from sayso import assets
from sayso.annotate.wordpiece import MOST_PIECES, WordPieces, runs

CASES = yaml.safe_load((Path(__file__).parent.parent / "cases/wordpiece.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def wordpieces() -> WordPieces:
    return WordPieces(assets.weights("en") / "vocab.txt")


@pytest.mark.parametrize("case", CASES, ids=lambda case: ascii(case["text"])[:30])
def test_split_equals_the_reference(wordpieces: WordPieces, case: dict[str, object]) -> None:
    assert wordpieces.split(str(case["text"])) == case["ids"]


@pytest.mark.parametrize(
    "word", ["", "\u200b", "\ufffd", "\x00", " ", "*" * 5000, "x" * 10_000, "-a" * 5000, "😀" * 50]
)
def test_every_word_has_one_to_eight_pieces(wordpieces: WordPieces, word: str) -> None:
    assert 1 <= len(wordpieces.pieces(word)) <= MOST_PIECES


def test_a_word_without_any_piece_is_unknown(wordpieces: WordPieces) -> None:
    assert wordpieces.pieces("\u200b") == (wordpieces.unknown,)


def test_a_run_of_symbols_is_read_as_three(wordpieces: WordPieces) -> None:
    assert wordpieces.pieces("*" * 40) == wordpieces.pieces("***")
    assert len(wordpieces.pieces("***")) == 3


def test_the_middle_of_a_long_word_is_left_out(wordpieces: WordPieces) -> None:
    full = wordpieces.split("a.b.c.d.e.f.g")
    assert len(full) > MOST_PIECES
    assert wordpieces.pieces("a.b.c.d.e.f.g") == (*full[:4], *full[-4:])


def test_runs_are_cut_at_punctuation_and_lose_accents() -> None:
    assert runs("Señor O’Brien\u00a0said:") == ["senor", "o", "’", "brien", "said", ":"]
