from __future__ import annotations

from sayso.evaluate.gold import GoldStatement
from sayso.evaluate.names import Names
from sayso.evaluate.statements import combine, score
from sayso.records import ChainRow, Span, StatementRow
from sayso.records.facts import Mode

TEXT = "Ana Suel said the bridge would open in May. “It is safe,” she added."
NAMES = Names({})


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def row(words: str, speaker: str | None, mode: Mode, *chain: str) -> StatementRow:
    links = tuple(ChainRow(name, None, "person", "origin", None) for name in chain)
    return StatementRow(
        words, "d", "d.txt", "The Post", None, (span(words),), words, None, None, speaker, None, "person", links,
        mode, "say", None, (), None, None, "statements 0", None,
    )  # fmt: skip


def gold(words: str, mode: str, core: bool = True) -> GoldStatement:
    return GoldStatement(((span(words),),), core, ("Ana Suel",), (("Ana Suel", "The Post?"),), (mode,))


WANTED = [gold("the bridge would open in May", "indirect"), gold("It is safe", "direct")]


def test_score() -> None:
    found = [row("the bridge would open in May", "Ana Suel", "indirect", "Ana Suel", "The Post"),
             row("“It is safe,”", None, "indirect", "she")]  # fmt: skip
    result = score(TEXT, found, WANTED, NAMES)
    assert result.overlap.f1 == result.exact.f1 == 1
    assert (result.speaker.value, result.mode.value, result.chain.value) == (0.5, 0.5, 0.5)


def test_half_of_the_words_are_enough() -> None:
    found = [row("bridge would open", "Ana Suel", "indirect"), row("safe", "Ana Suel", "direct")]
    result = score(TEXT, found, WANTED, NAMES)
    assert (result.overlap.right, result.exact.right) == (1, 0)
    assert result.speaker.of == 1


def test_of_equal_overlaps_the_right_speaker_is_matched() -> None:
    found = [row("It is safe", "Bela Darro", "direct"), row("It is safe", "Ana Suel", "direct")]
    result = score(TEXT, found, WANTED, NAMES)
    assert result.speaker.value == 1


def test_combine() -> None:
    one = score(TEXT, [row("It is safe", "Ana Suel", "direct", "Ana Suel")], WANTED, NAMES)
    none = score(TEXT, [], WANTED, NAMES)
    both = combine([one, none])
    assert (both.overlap.right, both.overlap.gold, both.chain.value) == (1, 4, 1)
