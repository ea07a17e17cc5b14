from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc
from trees import written

from sayso.extract.statements import drafts, look
from sayso.extract.statements.confidence import confidences, signs
from sayso.extract.statements.nesting import nested
from sayso.records.handover import READING, Attribution, Reading, TokenSpan, plain

TABLE = """
    Mara      Mara      PROPN  2  nsubj
    says      say       VERB   0  root
    that      that      SCONJ  8  mark
    the       the       DET    5  det
    quay      quay      NOUN   8  nsubj
    will      will      AUX    8  aux
    not       not       PART   8  advmod
    reopen~   reopen    VERB   2  ccomp
    .         .         PUNCT  2  punct
"""


def read(contents: Sequence[TokenSpan] | None) -> Doc:
    """The sentence; with a reading in which the heads mark these contents, or without one."""
    doc = written(TABLE, {"Mara": "PER"})
    if contents is not None:
        found = tuple(Attribution((span,), None, None, False) for span in contents)
        doc.user_data[READING] = plain(Reading(attributions=found))
    return doc


def known(doc: Doc) -> tuple[tuple[str, ...], float]:
    matter = look(doc, "en")
    found = nested(matter.syntax.text, drafts(matter, "en"))
    (given,), (sure,) = signs(matter, doc, found), confidences(matter, doc, found, "en")
    return given, sure


def test_the_pattern_is_first_and_what_does_not_hold_is_no_sign() -> None:
    given, sure = known(read(None))
    assert given == ("pattern clause after", "mode indirect", "words some")
    assert 0 < sure < 1


def test_heads_that_mark_half_of_the_words_or_more_agree() -> None:
    of = {name: known(read(contents)) for name, contents in {
        "same": [(3, 8)], "with the full stop": [(3, 9)], "more": [(0, 9)], "little": [(3, 5)], "none": [],
        "one of two": [(0, 1), (4, 8)],
    }.items()}  # fmt: skip
    agreed = {name for name, (given, _) in of.items() if "agreed" in given}
    assert agreed == {"same", "with the full stop", "more", "one of two"}
    assert of["same"][1] > known(read(None))[1] > of["none"][1] == of["little"][1]
