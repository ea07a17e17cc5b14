from __future__ import annotations

from spacy.tokens import Doc
from trees import passage, written

from sayso.extract.statements import extract
from sayso.records import joined
from sayso.records.handover import READING, Attribution, Reading, plain

KNOWS = """
The the DET 2 det
board board NOUN 3 nsubj
knows know VERB 0 root
of of ADP 7 case
two two NUM 7 nummod
small small ADJ 7 amod
leaks leak NOUN 3 obl
only~ only ADV 7 advmod
.~ . PUNCT 3 punct
"""
SAYS = """
The the DET 2 det
board board NOUN 3 nsubj
said say VERB 0 root
that that SCONJ 6 mark
pipes pipe NOUN 6 nsubj
leak~ leak VERB 3 ccomp
.~ . PUNCT 3 punct
"""


def read(table: str, *attributions: Attribution) -> Doc:
    doc = written(table)
    doc.user_data[READING] = plain(Reading(attributions=attributions))
    return doc


def rows(doc: Doc) -> list[tuple[str, str | None, str | None]]:
    return [
        (joined(doc.text, row.spans), row.cue and row.cue.slice(doc.text), row.source and row.source.slice(doc.text))
        for row in extract(doc, passage(doc.text))
    ]


def test_what_the_heads_mark_in_pieces_is_the_whole_phrase_under_the_cue():
    doc = read(KNOWS, Attribution(((4, 5), (6, 7)), (2, 3), (0, 2), nested=False))
    assert rows(doc) == [("two small leaks only", "knows", "The board")]


def test_too_little_of_a_phrase_marked_is_no_statement():
    assert not rows(read(KNOWS, Attribution(((4, 5),), (2, 3), (0, 2), nested=False)))


def test_an_attribution_without_a_cue_is_no_statement():
    assert not rows(read(KNOWS, Attribution(((4, 8),), None, (0, 2), nested=False)))


def test_where_the_heads_name_no_source_it_is_the_subject_of_the_cue():
    doc = read(KNOWS, Attribution(((4, 8),), (2, 3), None, nested=False))
    assert rows(doc) == [("two small leaks only", "knows", "The board")]


def test_what_a_rule_has_found_stays_the_rules():
    doc = read(SAYS, Attribution(((4, 5),), (2, 3), (0, 2), nested=False))
    assert rows(doc) == [("pipes leak", "said", "The board")]


INSIDE = """
Oda Oda PROPN 2 nsubj
said say VERB 0 root
that that SCONJ 6 mark
the the DET 5 det
board board NOUN 6 nsubj
knows know VERB 2 ccomp
of of ADP 9 case
two two NUM 9 nummod
leaks leak NOUN 6 obl
in in ADP 13 case
the the DET 13 det
upper upper ADJ 13 amod
valley~ valley NOUN 6 obl
.~ . PUNCT 2 punct
"""


def test_what_stands_inside_a_statement_with_its_cue_is_a_statement_in_it():
    doc = read(INSIDE, Attribution(((7, 9),), (5, 6), (3, 5), nested=True))
    outer, inner = extract(doc, passage(doc.text))
    assert joined(doc.text, outer.spans) == "the board knows of two leaks in the upper valley"
    assert joined(doc.text, inner.spans) == "two leaks"
    assert inner.within == outer.id
