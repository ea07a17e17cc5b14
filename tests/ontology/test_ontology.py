from __future__ import annotations

from typing import get_args

from sayso.ontology import acts, kinds, labels
from sayso.records import Act, EntityKind


def test_every_kind_and_act_of_the_records_is_described():
    assert tuple(kinds()) == get_args(EntityKind)
    assert tuple(acts()) == get_args(Act)
    assert all(kind.gloss for kind in kinds().values())


def test_the_annotators_labels_are_kinds():
    assert set(labels()) == {"PER", "ORG", "LOC", "MISC"}
    assert set(labels().values()) <= set(kinds())
