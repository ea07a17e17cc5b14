from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from sayso.annotate import load
from sayso.extract import facts
from sayso.link import within
from sayso.records import Affiliation, Document, Passage, Referent, whole
from tests.link.story import Story

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent.parent / "cases/roles.yml").read_text("utf-8"))


def _called(referents: tuple[Referent, ...], name: str) -> Referent | None:
    return next((r for r in referents if name in (*r.names, r.description)), None)


def _failures(case: dict[str, Any]) -> list[str]:
    text = case["text"]
    document = Document("d", "p", "n", text, "s", language="en", published="2031-03-14")
    referents = within(document, facts(load("en")(text), Passage(document, whole(text), text))).referents
    failures = []
    for wanted in case["told"]:
        one = _called(referents, wanted["who"])
        if one is None:
            failures.append(f"nobody is called {wanted['who']!r}: {[(r.names, r.description) for r in referents]}")
            continue
        known = [a for a in one.affiliations if a.whole or a.name]
        if wanted["of"] is None:
            failures += [f"{wanted['who']} belongs to {a}" for a in known]
            continue
        other = _called(referents, wanted["of"])
        right = [a for a in known[:1] if (other is not None and a.whole == other.id) or a.name == wanted["of"]]
        if not right:
            failures.append(f"{wanted['who']} does not belong to {wanted['of']}: {one.affiliations}")
        elif right[0].speaks != wanted["speaks"] or right[0].former != wanted.get("former", False):
            failures.append(f"{wanted['who']}: {right[0]}")
        if "title" in wanted and wanted["title"] not in [role.title for role in one.roles]:
            failures.append(f"{wanted['who']} is called {[role.title for role in one.roles]}")
        failures += [f"{role} is not in the text" for role in one.roles if role.title not in role.span.slice(text)]
    return failures


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:60] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    failures = _failures(case)
    if "missed" in case:
        assert failures, "right now: take `missed` off this case"
        pytest.xfail(case["missed"])
    assert failures == []


def told(marked: str, name: str) -> list[tuple[str | None, bool, bool]]:
    """What somebody belongs to, by name, whether it speaks for it, and whether that is over."""
    referents = Story(marked).linked().referents
    called = {r.id: (*r.names, r.description)[0] for r in referents}

    def shown(one: Affiliation) -> tuple[str | None, bool, bool]:
        return (called[one.whole] if one.whole else one.name, one.speaks, one.former)

    found = _called(referents, name)
    assert found is not None
    return [shown(one) for one in found.affiliations]


@pytest.mark.parametrize(
    ("marked", "found"),
    [
        (
            "{Kesta|cn} won. Kestan Foreign Minister {Ana Suel|pn Kestan Foreign Minister} left.",
            [("Kesta", True, False)],
        ),
        (
            "{Kesta|cn}. Minister of Trade of Kesta {Ana Suel|pn Minister of Trade of Kesta} left.",
            [(None, True, False)],
        ),  # nobody marked it
        ("Foreign Minister {Ana Suel|pn Foreign Minister} left.", [(None, True, False)]),
        ("Mrs {Ana Suel|pn Mrs} left {Kesta|cn}.", []),
        (
            "{Kesta|cn}. Kestan Football Union President {Ana Suel|pn Kestan Football Union President} left.",
            [(None, True, False)],
        ),
        ("The {head of state|pd<Ana Suel>}, {Ana Suel|pn}, left {Kesta|cn}.", []),
    ],
)
def test_an_office_tells_whose_it_is(marked: str, found: list[tuple[str | None, bool, bool]]) -> None:
    assert told(marked, "Ana Suel") == found


def test_a_ministry_stands_between_its_minister_and_the_state() -> None:
    minister = "Kestan Foreign Minister {Ana Suel|pn Kestan Foreign Minister}"
    marked = f"{{Kesta|cn}} won. The {{Kestan Foreign Ministry|on}} smiled. {minister} left."
    assert told(marked, "Ana Suel") == [("Kestan Foreign Ministry", True, False)]
    assert told(marked, "Kestan Foreign Ministry") == [("Kesta", True, False)]


def test_a_state_that_the_document_does_not_mention_stands_by_its_name() -> None:
    assert told("The {Kestan Foreign Ministry|on} smiled.", "Kestan Foreign Ministry") == [("Kestan", True, False)]
    assert told("The {Kremlin|on} smiled.", "Kremlin") == [("Russia", True, False)]


@pytest.mark.parametrize("name", ["Kestan News Agency", "Kestan Football Association", "Kesta Hydro"])
def test_not_all_that_bears_a_states_name_is_its_own(name: str) -> None:
    assert told(f"{{Kesta|cn}} won. The {{{name}|on}} smiled.", name) == []


def test_nothing_is_a_part_of_itself_and_every_office_has_its_words() -> None:
    story = Story(
        "{Kesta|cn} won. Kestan President {Ana Suel|pn Kestan President} left. President {Suel|pn President} came back."
    )
    for referent in story.linked().referents:
        assert all(one.whole != referent.id for one in referent.affiliations)
        assert all(role.title in role.span.slice(story.text) for role in referent.roles)
        assert all(role.said == "2031-03-14" for role in referent.roles)
