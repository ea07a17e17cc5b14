from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.annotate.forms import Break
from sayso.annotate.windows import FEWEST_WORDS, MOST_PIECES, MOST_WORDS, ends_sentence, forced_end, window_end


def plain(count: int) -> list[Break]:
    return [Break.PARAGRAPH] + [Break.NONE] * (count - 1)


def test_a_short_text_is_one_window() -> None:
    assert window_end(0, ["Yes", "."], plain(2), [1, 1]) == (2, True)


def test_the_last_paragraph_that_fits_ends_a_window() -> None:
    breaks = plain(200)
    breaks[60] = breaks[110] = breaks[150] = Break.PARAGRAPH
    assert window_end(0, ["word"] * 200, breaks, [1] * 200) == (110, True)


def test_without_paragraphs_a_full_stop_before_a_capital_ends_it() -> None:
    words = (["Roads"] + ["are"] * 8 + ["."]) * 20
    end, certain = window_end(0, words, plain(200), [1] * 200)
    assert (end, certain) == (120, True)


def test_an_early_boundary_is_better_than_none() -> None:
    words = ["Yes", ".", "And"] + ["and"] * 300
    assert window_end(0, words, plain(len(words)), [1] * len(words)) == (2, True)


def test_no_boundary_is_said_to_be_uncertain() -> None:
    assert window_end(0, ["and"] * 300, plain(300), [1] * 300) == (MOST_WORDS, False)


@settings(deadline=None)
@given(
    st.lists(st.sampled_from(["Road", "road", ".", "”", "“", "?", ","]), min_size=1, max_size=400),
    st.data(),
)
def test_windows_are_short_enough_and_go_forward(words: list[str], data: st.DataObject) -> None:
    count = len(words)
    breaks = data.draw(st.lists(st.sampled_from(list(Break)), min_size=count, max_size=count))
    pieces = data.draw(st.lists(st.integers(1, 8), min_size=count, max_size=count))
    start = 0
    while start < count:
        end, certain = window_end(start, words, breaks, pieces)
        assert start < end <= min(count, start + MOST_WORDS)
        assert sum(pieces[start:end]) <= MOST_PIECES
        assert certain or end - start >= min(FEWEST_WORDS, MOST_PIECES // 8)
        start = end


def test_ends_sentence() -> None:
    words = ["He", "left", ".", "”", "“", "Why", "?", "asked", "the", "clerk", ".", "Nobody"]
    assert [place for place in range(1, len(words)) if ends_sentence(words, place, 0)] == [4, 11]


def test_a_sentence_without_end_is_cut_at_a_clause_mark() -> None:
    words = ["and"] * 80 + [";"] + ["and"] * 47
    assert forced_end(0, 128, words) == 81
    assert forced_end(0, 128, ["and"] * 128) == 128
