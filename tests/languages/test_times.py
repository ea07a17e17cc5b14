from __future__ import annotations

import pytest

from sayso.errors import LanguageUnsupported
from sayso.languages.calendar import calendar
from sayso.languages.times import time_words


def test_every_month_and_weekday_has_a_name() -> None:
    names = calendar("en")
    assert set(names.months.values()) == set(range(1, 13))
    assert set(names.weekdays.values()) == set(range(1, 8))


def test_names_are_in_lower_case_without_a_stop() -> None:
    names = calendar("en")
    assert all(name == name.lower().rstrip(".") for name in (*names.months, *names.weekdays))


def test_doubtful_names_are_names() -> None:
    names = calendar("en")
    assert time_words("en").doubtful <= {*names.months, *names.weekdays}


def test_words_are_in_lower_case() -> None:
    vocabulary = time_words("en")
    assert all(word == word.lower() for words in vocabulary.words.values() for word in words)


def test_a_language_without_time_words() -> None:
    with pytest.raises(LanguageUnsupported):
        time_words("xx")
    with pytest.raises(LanguageUnsupported):
        calendar("xx")
