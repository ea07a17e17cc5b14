from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from spacy.language import Language
from spacy.tokens import Doc

from sayso import annotate
from sayso.records.handover import READING, reading_of

CASES = yaml.safe_load((Path(__file__).parents[2] / "cases" / "coreference.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def nlp() -> Language:
    return annotate.load("en")


def place(doc: Doc, asked: str) -> int:
    word, _, which = asked.partition(" ")
    found = [token.i for token in doc if token.text == word or (which and token.lower_ == word.lower())]
    assert found, asked
    assert which or len(found) == 1, asked
    return found[int(which or 1) - 1]


def entity(doc: Doc) -> dict[int, int]:
    """The first mention of what each mention head is, by the antecedents and the words of names."""
    found: dict[int, int] = {}
    for one in reading_of(doc.user_data[READING]).mentions:
        found[one.token] = one.token if one.antecedent is None else found[one.antecedent]
    return found


def whole(doc: Doc, token: int) -> set[int]:
    """The tokens of the name in which a token stands."""
    spans = [range(start, end) for start, end, _ in reading_of(doc.user_data[READING]).names]
    return {token, *(other for span in spans if token in span for other in span)}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_anaphors_go_back_to_whom_they_mean(nlp: Language, case: dict[str, Any]) -> None:
    doc = nlp(case["text"])
    entities = entity(doc)
    wrong = []
    for anaphor, meant in case["means"].items():
        token = place(doc, anaphor)
        own = entities.get(token, token)
        if meant is None:
            right = own == token
        else:
            name = {doc[t].lower_ for t in whole(doc, place(doc, meant))}
            right = own != token and bool(name & {doc[t].lower_ for t in whole(doc, own)})
        if not right:
            wrong.append(f"{anaphor} -> {doc[own].text}, not {meant}")
    if "missed" in case:
        assert wrong, "no longer missed"
    else:
        assert not wrong


def test_links_carry_a_probability_and_lead_back(nlp: Language) -> None:
    doc = nlp("Ruva Oke resigned on Monday. She said that she was tired. Her party thanked her.")
    links = [one for one in reading_of(doc.user_data[READING]).mentions if one.antecedent is not None]
    assert len(links) == 4
    for one in links:
        assert (one.antecedent or 0) < one.token
        assert 0 < (one.probability or 0) <= 1


def test_names_stay_in_reach_however_much_stands_between(nlp: Language) -> None:
    crowd = " ".join(f"The clerk of court {number} read a letter to the jury." for number in range(40))
    doc = nlp(f"Ruva Oke resigned.\n\n{crowd}\n\nThe clerks praised Oke. She wept.")
    entities = entity(doc)
    assert entities[place(doc, "She")] == entities[place(doc, "Oke 2")]


def test_the_same_text_gives_the_same_antecedents(nlp: Language) -> None:
    text = "\n\n".join(case["text"] for case in CASES)
    assert nlp(text).user_data[READING] == nlp(text).user_data[READING]
