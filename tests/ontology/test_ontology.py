from __future__ import annotations

from typing import get_args

from sayso.ontology import acts, kinds, labels, name_labels, relations
from sayso.records import Act, EntityKind


def test_every_kind_and_act_of_the_records_is_described():
    assert tuple(kinds()) == get_args(EntityKind)
    assert tuple(acts()) == get_args(Act)
    assert all(kind.gloss for kind in kinds().values())


def test_the_annotators_labels_are_kinds():
    assert set(labels()) == {"PER", "ORG", "LOC", "MISC"}
    assert set(labels().values()) <= set(kinds())


def test_labels_of_other_annotators():
    assert {"nsubj", "obj", "ccomp", "root"} <= relations()
    assert not {"dobj", "nsubjpass", "pobj", "acl:relcl"} & relations()
    known = {ours for ours in name_labels().values() if ours is not None}
    assert known == labels().keys()
    assert (name_labels()["GPE"], name_labels()["DATE"]) == ("LOC", None)
