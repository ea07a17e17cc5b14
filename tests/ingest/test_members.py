from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sayso.ingest.members import LONGEST_LABEL, Labels


@given(st.lists(st.one_of(st.text(max_size=30), st.sampled_from(["a.txt", "a.txt (2)", "../a.txt", "x" * 400]))))
def test_labels_are_safe_and_each_is_given_once(names: list[str]) -> None:
    labels = Labels()
    given_out = [labels.of(name) for name in names]
    assert len(set(given_out)) == len(names)
    for label in given_out:
        assert label.isprintable()
        assert 0 < len(label) <= LONGEST_LABEL + 8
        assert "://" in label or not set(label.split("/")) & {"..", "."}
    again = Labels()
    assert [again.of(name) for name in names] == given_out


def test_an_address_stays_one() -> None:
    assert Labels().of("https://courier.example/a/../b//c?d=../e") == "https://courier.example/a/../b//c?d=../e"
