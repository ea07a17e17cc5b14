from __future__ import annotations

import re

import pytest

from sayso.extract.times.grammar import Compiler, levels
from sayso.extract.times.lexicon import lexicon
from sayso.extract.times.meaning import SORTS
from sayso.extract.times.understand import READS
from sayso.languages.times import time_words

WORDS = lexicon("en", SORTS)


def matches(pattern: str, text: str) -> re.Match[str] | None:
    return re.match(Compiler(WORDS, time_words("en").parts).compile(pattern).regex, WORDS.read(text).letters)


def test_every_form_names_a_function() -> None:
    assert {form.reads for form in time_words("en").forms} == set(READS)


def test_classes_words_and_options() -> None:
    pattern = "the? <n:ordinal> <comma>? (<unit:unit>|<unit:units>)+"
    for text in ("the third week", "third, weeks days"):
        found = matches(pattern, text)
        assert found is not None
        assert found.end() == len(WORDS.read(text).letters)
    assert matches(pattern, "three weeks") is None


def test_a_name_may_stand_in_several_places() -> None:
    found = matches("(<day:day> <month:month>|<month:month> <day:day>)", "May 5")
    assert found is not None
    assert {name for name in found.groupdict() if found[name]} == {"month_2", "day_2"}


def test_a_pattern_knows_the_letters_it_may_begin_with() -> None:
    compiled = Compiler(WORDS, {}).compile("the? (<unit>|of <units>)")
    assert compiled.first == frozenset(WORDS.letters("=the") + WORDS.letters("unit") + WORDS.letters("=of"))
    assert not compiled.empty


@pytest.mark.parametrize("pattern", ["(<unit>", "<unit>)", "? <unit>", "<unit> &"])
def test_a_pattern_that_cannot_be_read(pattern: str) -> None:
    with pytest.raises(ValueError, match=r"pattern|bracket|before"):
        Compiler(WORDS, {}).compile(pattern)


def test_a_class_that_nothing_is_in() -> None:
    with pytest.raises(KeyError, match="nonsense"):
        Compiler(WORDS, {}).compile("<nonsense>")


def test_no_form_matches_nothing() -> None:
    for level in levels("en"):
        for rules in level.rules.values():
            assert all(rule.pattern.match("") is None for rule in rules)
