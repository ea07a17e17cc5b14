from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sayso.link import naming
from sayso.records import EntityKind

_NAMES = st.lists(
    st.sampled_from(
        ["Ana", "Ivo", "A.", "Suel", "bin", "Delta", "River", "Authority", "DRA", "the", "of", "U.S.", "-"]
    ),
    min_size=1,
    max_size=4,
)
_KINDS: st.SearchStrategy[EntityKind] = st.sampled_from(["person", "organisation", "country", "place", "law", "event"])


def test_nothing_crosses_families() -> None:
    assert naming.fit("person", "Delta", "organisation", "Delta") is None
    assert naming.conflict("person", "Delta", "organisation", "Delta")
    assert naming.fit("organisation", "Delta Front", "group", "Delta Front")


def test_states_by_all_their_names() -> None:
    fit = naming.fit("country", "United Kingdom", "country", "British")
    assert fit
    assert not fit.partial
    assert naming.fit("country", "France", "country", "Germany") is None
    assert naming.keys("country", "the United Kingdom") == naming.keys("country", "Britain")


def test_partial_names() -> None:
    assert naming.partial("person", "Suel")
    assert not naming.partial("person", "Ana Suel")
    assert naming.partial("organisation", "DRA")
    assert not naming.partial("organisation", "Lantern")


@given(_NAMES, _NAMES, _KINDS, _KINDS)
def test_symmetric_and_found_by_keys(a: list[str], b: list[str], kind: EntityKind, other: EntityKind) -> None:
    name, second = " ".join(a), " ".join(b)
    there, back = naming.fit(kind, name, other, second), naming.fit(other, second, kind, name)
    assert (there and (there.score, there.partial)) == (back and (back.score, back.partial))
    assert naming.conflict(kind, name, other, second) == naming.conflict(other, second, kind, name)
    if there and there.reason != "the initials of the name":
        assert set(naming.keys(kind, name)) & set(naming.keys(other, second))
