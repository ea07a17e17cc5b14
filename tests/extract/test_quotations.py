from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.extract.statements.quotations import quotations

CASES = {
    "“A b,” he said. “C d.”": ["“A b,”", "“C d.”"],
    'He said: "a b c." , - quotes x "d e"': ['"a b c."', '"d e"'],
    '“one two.\n\nThree four. " , - quotes X. “Five, ”Y said.': ['“one two.\n\nThree four. "', "“Five, ”"],
    'sources, “at the moment all.\n\nOn Monday, X.\n\n"It is," he said.': ["“at the moment all.", '"It is,"'],
    "“one.\n\n“two.\n\n“three,” he said.": ["“one.\n\n“two.\n\n“three,”"],
    "«a b» and „c d“ x": ["«a b»", "„c d“"],
    "”both closing” she said": ["”both closing”"],
    "“both opening“, she said": ["“both opening“"],
    "“He told me “no” twice,” she said": ["“He told me “no” twice,”"],
    "‘We don’t know,’ he said. ‘It’s the boys’ turn.’": ["‘We don’t know,’", "‘It’s the boys’ turn.’"],
    "''Now they're here,'' he said": ["''Now they're here,''"],
    'a 6" pipe was "said"': ['"said"'],
    "“": [],
    '""': [],
}


@pytest.mark.parametrize("text", CASES)
def test_what_stands_in_quotation_marks(text: str):
    assert [text[found.start : found.end] for found in quotations(text)] == CASES[text]


@given(st.text(alphabet="\"“”„«»‘’'` \nab.,", max_size=60))
def test_quotations_are_in_order_and_apart(text: str):
    found = quotations(text)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
