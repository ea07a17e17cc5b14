from __future__ import annotations

import pytest
from spacy.language import Language

from sayso.annotate.tokenizer import TreebankEnglish


@pytest.fixture(scope="module")
def nlp() -> Language:
    return TreebankEnglish()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a U.S.-led, pro-Western force", "a U.S. - led , pro-Western force"),
        ("al-Ani, 15-year-old F-16s", "al - Ani , 15 - year - old F - 16s"),
        ("mid-May and/or the mid-1990s", "mid-May and / or the mid-1990s"),
        ("Non-members e-mail co-workers", "Non-members e-mail co-workers"),
        ("He paid **** dollars!!!", "He paid **** dollars !!!"),
        ("==== What?! ====", "==== What ?! ===="),
        ("the Vey–Olim talks—he said", "the Vey – Olim talks — he said"),
        ("see https://example.org/a-b/c-9?x=1", "see https://example.org/a-b/c-9?x=1"),
        ("mail a.b@c-d.org", "mail a.b@c-d.org"),
        ("the ministry’s envoys can’t", "the ministry ’s envoys ca n’t"),
        ("“We won’t,” Sgt. Dorrin said.", "“ We wo n’t , ” Sgt. Dorrin said ."),
        ("Vey et al. left (in May): why", "Vey et al. left ( in May ) : why"),
        ("Русско-японская", "Русско - японская"),
        ("$5-million", "$ 5 - million"),
    ],
)
def test_words(nlp: Language, text: str, words: str) -> None:
    assert [token.text for token in nlp.make_doc(text)] == words.split()


@pytest.mark.parametrize("text", ["", "-", "--", "a-", "-a", "/", "//", "a/b/", "-/-*-**", "..-..", "\u00a0-\u00a0"])
def test_nothing_is_lost(nlp: Language, text: str) -> None:
    assert nlp.make_doc(text).text == text
