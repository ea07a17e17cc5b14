from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from sayso.annotate import load
from sayso.extract import facts
from sayso.link import within
from sayso.records import Attribution, Derivation, Document, Passage, Span, Statement, joined, whole

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent.parent / "cases/speakers.yml").read_text("utf-8"))


def _bare(name: str | None) -> str | None:
    return name and name.removeprefix("The ").replace(" of The ", " of ").replace(" and The ", " and ")


def _credit(case: dict[str, Any]) -> Span | None:
    start = case["text"].find(case["credit"]) if "credit" in case else -1
    return Span(start, start + len(case["credit"])) if start >= 0 else None


def _said(case: dict[str, Any]) -> list[tuple[Statement, str, Attribution]]:
    text = case["text"]
    derived = [("republished", case.get("republished_from")), ("translated", case.get("translated_from_outlet"))]
    document = Document(
        *("d", "p", "n", text, "s"),
        outlet=case.get("outlet"),
        authors=(case["author"],) if "author" in case else (),
        language="en",
        derived_from=tuple(
            Derivation(relation, outlet=outlet, evidence=_credit(case))  # type: ignore[arg-type]
            for relation, outlet in derived
            if outlet
        ),
    )
    found = facts(load("en")(text), Passage(document, whole(text), text))
    attributed = {a.statement: a for a in within(document, found).attributions}
    return [(s, joined(text, s.spans), attributed[s.id]) for s in found.statements]


def _failures(case: dict[str, Any]) -> list[str]:
    said = _said(case)
    found: list[str] = []
    for wanted in case["says"]:
        holding = [row for row in said if wanted["content"] in row[1]]
        if not holding:
            found.append(f"no statement holds {wanted['content']!r}: {[text for _, text, _ in said]}")
            continue
        _, _, attribution = min(holding, key=lambda row: len(row[1]))
        chain = [_bare(link.name) for link in attribution.chain]
        if _bare(attribution.speaker) != _bare(wanted["speaker"]):
            found.append(f"{wanted['content']!r} is said by {attribution.speaker!r}")
        if "chain" in wanted and chain != [_bare(name) for name in wanted["chain"]]:
            found.append(f"{wanted['content']!r} came through {chain}")
        if "kind" in wanted and attribution.chain[0].kind != wanted["kind"]:
            found.append(f"{wanted['content']!r} comes from a {attribution.chain[0].kind}")
    return found


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:60] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    failures = _failures(case)
    if "missed" in case:
        assert failures, "right now: take `missed` off this case"
        pytest.xfail(case["missed"])
    assert failures == []
