from __future__ import annotations

import numpy as np
import pytest

from sayso import annotate
from sayso.annotate.annotator import Annotator
from sayso.annotate.coreference import scene, tables
from sayso.annotate.coreference.entities import Entities
from sayso.annotate.coreference.scene import Scene
from sayso.languages.cues import cues

TEXT = """Ambassador Lina Voss met Olen Marr of the Orsk Herald in the harbour.

She told the paper that he had lied. The diplomat left. The same diplomat came back."""


@pytest.fixture(scope="module")
def known() -> Scene:
    nlp = annotate.load("en")
    annotator = nlp.get_pipe("sayso")
    assert isinstance(annotator, Annotator)
    doc = nlp.make_doc(TEXT)
    reading, pointers = annotator.read(doc)
    assert pointers is not None
    return scene(doc, reading, pointers, tables("en"), cues("en"))


def number(known: Scene, word: str) -> int:
    return next(n for n, one in enumerate(known.expressions) if word in (one.head, *one.names))


def test_agreement_tells_the_same_from_another_value(known: Scene) -> None:
    entities = Entities(known, tables("en"))
    she, he = number(known, "she"), number(known, "he")
    gender, count, pronoun, referent, *_ = known.codes[she]
    found = entities.view[[she, he]] @ entities.agreement(gender, count, pronoun, referent)
    assert found[0].tolist() == [1, 0, 1, 0, 1, 1, 0]
    assert found[1].tolist() == [0, 1, 1, 0, 1, 0, 1]


def test_a_mention_without_a_gender_agrees_and_differs_with_nobody(known: Scene) -> None:
    entities = Entities(known, tables("en"))
    assert not entities.agreement(-1, -1, -1, 0)[:, :4].any()


def test_an_entity_is_all_that_its_mentions_are(known: Scene) -> None:
    entities = Entities(known, tables("en"))
    lina, she, diplomat = (number(known, word) for word in ("lina", "she", "diplomat"))
    entities.join(she, lina)
    entities.join(diplomat, she)
    assert entities.row[diplomat] == entities.row[lina] == lina
    assert entities.last[lina] == diplomat
    assert entities.view[lina, entities.genders.start] == pytest.approx(1 / 3)
    assert np.expm1(entities.view[lina, -2]) == pytest.approx(3)


def test_a_title_counts_for_the_words_that_can_stand_for_it(known: Scene) -> None:
    entities = Entities(known, tables("en"))
    diplomat, lina = number(known, "diplomat"), number(known, "lina")
    called, named, stands_for, *_ = entities.words[lina, entities.asked[diplomat]].tolist()
    assert (called, named, stands_for) == (False, False, True)


def test_an_outlet_has_the_trade_of_the_press(known: Scene) -> None:
    entities = Entities(known, tables("en"))
    herald, paper = number(known, "herald"), number(known, "paper")
    assert entities.trades[herald] & entities.own_trades[paper]
