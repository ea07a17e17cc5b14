from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sayso.web.nesting import Closing, Event, Mark, Opening, nested

TEXTS = st.text(max_size=40)
LAYERS = st.sampled_from(["region", "statement", "hit", "cue", "source"])


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, int, int, list[Mark]]:
    text = draw(TEXTS)
    bounds = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted)
    start, end = draw(bounds)
    spans = draw(st.lists(bounds, max_size=8))
    return text, start, end, [Mark(a, b, draw(LAYERS), str(i)) for i, (a, b) in enumerate(spans)]


def covered(events: list[Event], start: int) -> dict[str, list[tuple[int, int]]]:
    """For each mark's key the stretches of text inside its openings and closings."""
    found: dict[str, list[tuple[int, int]]] = {}
    stack: list[Mark] = []
    at = start
    for event in events:
        if isinstance(event, Opening):
            stack.append(event.mark)
        elif isinstance(event, Closing):
            assert stack.pop() is event.mark
        else:
            for mark in stack:
                found.setdefault(mark.key, []).append((at, at + len(event)))
            at += len(event)
    assert not stack
    return found


@given(marked())
def test_the_words_are_those_of_the_text(case: tuple[str, int, int, list[Mark]]) -> None:
    text, start, end, marks = case
    assert "".join(e for e in nested(text, start, end, marks) if isinstance(e, str)) == text[start:end]


@given(marked())
def test_every_mark_covers_its_own_words_and_no_others(case: tuple[str, int, int, list[Mark]]) -> None:
    text, start, end, marks = case
    found = covered(list(nested(text, start, end, marks)), start)
    for mark in marks:
        wanted = set(range(max(mark.start, start), min(mark.end, end)))
        assert {i for a, b in found.get(mark.key, []) for i in range(a, b)} == wanted


@given(marked())
def test_a_mark_begins_once_and_ends_once(case: tuple[str, int, int, list[Mark]]) -> None:
    text, start, end, marks = case
    events = list(nested(text, start, end, marks))
    for mark in marks:
        begun = sum(isinstance(e, Opening) and e.mark is mark and e.first for e in events)
        ended = sum(isinstance(e, Closing) and e.mark is mark and e.last for e in events)
        assert begun == (start <= mark.start < min(mark.end, end))
        assert ended == (start <= max(mark.start, start) < mark.end <= end)


def test_of_two_that_cross_the_later_is_cut() -> None:
    a, b = Mark(0, 6, "statement", "a"), Mark(4, 9, "statement", "b")
    assert list(nested("0123456789", 0, 10, [b, a])) == [
        Opening(a, True), "0123", Opening(b, True), "45", Closing(b, False), Closing(a, True),
        Opening(b, False), "678", Closing(b, True), "9",
    ]  # fmt: skip


def test_the_wider_of_two_is_outside_whatever_their_order() -> None:
    a, b = Mark(0, 4, "statement", "z"), Mark(0, 2, "statement", "a")
    events = list(nested("abcd", 0, 4, [b, a]))
    assert events == list(nested("abcd", 0, 4, [a, b]))
    assert events[:2] == [Opening(a, True), Opening(b, True)]


def test_a_statement_in_pieces_begins_with_the_first_and_ends_with_the_last() -> None:
    pieces = [Mark(0, 2, "statement", "a", last=False), Mark(4, 6, "statement", "a", first=False)]
    events = [e for e in nested("abcdef", 0, 6, pieces) if not isinstance(e, str)]
    assert [e.first if isinstance(e, Opening) else e.last for e in events] == [True, False, False, True]
