from __future__ import annotations

from itertools import count

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.annotate import conllu, load

TEXT = "Ilke Marant left early on Monday.\n\nShe said we can't stay in Velmora. Nobody asked her why."


def test_words_columns_and_paragraphs() -> None:
    blocks = list(conllu.sentences(load("en")(TEXT), "velmora", count(1)))
    lines = [line for block in blocks for line in block.splitlines()]
    assert all(block.endswith("\n\n") for block in blocks)
    assert lines.count("# newpar") == 2
    assert "# sent_id = velmora-2" in lines
    assert "# text = She said we can't stay in Velmora." in lines
    rows = [line.split("\t") for line in lines if line and line[0] != "#"]
    assert {len(row) for row in rows} == {10}
    form = {row[1]: row for row in rows}
    assert form["said"][2:5] == ["say", "VERB", "VBD"]
    assert form["said"][6:8] == ["0", "root"]
    assert form["Marant"][9] == "NER=I-PER"
    assert form["ca"][9] == "SpaceAfter=No"
    assert form["we"][9] == "_"


def test_numbers_go_on() -> None:
    blocks = list(conllu.sentences(load("en")("He left. She stayed."), "a", count(7)))
    assert [line for block in blocks for line in block.splitlines() if "sent_id" in line] == [
        "# sent_id = a-7",
        "# sent_id = a-8",
    ]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200) | st.text(alphabet="ABab .,“”'\n\t\u00a0\u2028*-1", max_size=200))
def test_words_and_spaces_give_the_text_again(text: str) -> None:
    doc = load("en")(text)
    for block in conllu.sentences(doc, "x", count(1)):
        lines = [line for line in block.split("\n") if line]
        rows = [line.split("\t") for line in lines if not line.startswith("# ")]
        shown = next(line for line in lines if line.startswith("# text = ")).removeprefix("# text = ")
        assert all(len(row) == 10 for row in rows)
        assert [row[0] for row in rows] == [str(n) for n in range(1, len(rows) + 1)]
        assert sum(row[6] == "0" for row in rows) == 1
        assert "".join(row[1] + ("" if "SpaceAfter=No" in row[9] else " ") for row in rows).split() == shown.split()
