from __future__ import annotations

import pytest

from sayso.errors import LanguageUnsupported
from sayso.languages.coreference import coreference
from sayso.languages.sources import sources


def test_each_pronoun_has_one_class() -> None:
    table = coreference("en")
    assert set(table.pronouns.values()) == set(table.classes)
    assert table.possessive | table.object | table.reflexive <= set(table.pronouns)


def test_the_pronouns_of_sources_agree() -> None:
    table = coreference("en")
    for word, pronoun in sources("en").pronouns.items():
        name = table.pronouns[word]
        assert pronoun.gender == (name if name in ("feminine", "masculine") else None)
        assert (pronoun.number == "plural") == (name == "plural")


def test_a_language_without_data_is_one_clear_error() -> None:
    with pytest.raises(LanguageUnsupported):
        coreference("xx")
