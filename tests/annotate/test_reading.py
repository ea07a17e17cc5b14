from __future__ import annotations

import numpy as np

from sayso.annotate.coreference import Pointers
from sayso.annotate.reading import linked
from sayso.records.handover import MentionHead, Reading


def test_without_a_ranker_pronouns_go_where_the_pointer_points() -> None:
    heads = tuple(
        MentionHead(token, form, "person", None) for token, form in ((1, "name"), (4, "name"), (6, "pronoun"))
    )
    vectors = np.zeros((3, 64), dtype=np.float32)
    vectors[0, 0] = 5
    own = np.ones((3, 64), dtype=np.float32)
    pointers = Pointers(
        np.array([1, 4, 6]), own, vectors, np.ones(3, dtype=np.float32), vectors, np.zeros(7, dtype=np.float32)
    )
    assert [one.antecedent for one in linked(Reading(mentions=heads), pointers).mentions] == [None, None, 1]
    vectors[0, 0] = 0.5  # none is likelier
    assert [one.antecedent for one in linked(Reading(mentions=heads), pointers).mentions] == [None, None, None]
