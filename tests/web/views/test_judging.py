from __future__ import annotations

import os
from pathlib import Path

import pytest
from opening import ORIGIN, Open, token
from starlette.testclient import TestClient

from sayso.ledger import Ledger, writer
from sayso.web.views.judging import LARGEST

HEADERS = {"origin": ORIGIN}


@pytest.fixture
def statement(ledger: Path) -> str:
    with Ledger.open(ledger) as opened:
        return next(row.id for row in opened.statements() if row.verdict is None)


def verdict(ledger: Path, statement: str) -> str | None:
    with Ledger.open(ledger) as opened:
        return opened.statement(statement).verdict


def test_judging_and_judging_the_other_way(client: TestClient, ledger: Path, statement: str) -> None:
    for given in ("accept", "reject", "accept"):
        form = {"token": token(client), "verdict": given, "back": f"/statements?page=2#r-{statement}"}
        answer = client.post(f"/statements/{statement}/judgement", data=form, headers=HEADERS, follow_redirects=False)
        assert (answer.status_code, answer.headers["location"]) == (303, f"/statements?page=2#r-{statement}")
        assert verdict(ledger, statement) == given
    with Ledger.open(ledger) as opened:
        assert [j.by for j in opened.judgements()] == ["a reader"] * 4


@pytest.mark.parametrize("given", ["", "wrong", "é", "x" * 43])
def test_without_the_token_nothing_is_written(client: TestClient, ledger: Path, statement: str, given: str) -> None:
    form = {"token": given, "verdict": "reject"}
    answer = client.post(f"/statements/{statement}/judgement", data=form, headers=HEADERS)
    assert answer.status_code == 403
    assert "reload" in answer.text
    assert verdict(ledger, statement) is None


@pytest.mark.parametrize(
    "back", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)", "", "/a\r\nX: y"]
)
def test_it_never_leads_elsewhere(client: TestClient, statement: str, back: str) -> None:
    form = {"token": token(client), "verdict": "accept", "back": back}
    answer = client.post(f"/statements/{statement}/judgement", data=form, headers=HEADERS, follow_redirects=False)
    assert answer.headers["location"] == f"/statements/{statement}"


def test_a_ledger_that_cannot_be_written_says_so(
    opened: Open, ledger: Path, statement: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = opened(ledger)
    form = {"token": token(client), "verdict": "accept"}

    def refused(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refused)
    answer = client.post(f"/statements/{statement}/judgement", data=form, headers=HEADERS)
    assert answer.status_code == 409
    assert "cannot be written here" in answer.text
    assert "Traceback" not in answer.text


def test_while_a_build_writes_it_says_so(client: TestClient, ledger: Path, statement: str) -> None:
    form = {"token": token(client), "verdict": "accept"}
    with writer(ledger):
        answer = client.post(f"/statements/{statement}/judgement", data=form, headers=HEADERS)
    assert answer.status_code == 503
    assert "being written by another process" in answer.text
    assert verdict(ledger, statement) is None


@pytest.mark.parametrize(
    ("form", "status"),
    [({"verdict": "merge"}, 400), ({}, 400), ({"verdict": "accept", "back": "x" * LARGEST}, 413)],
)
def test_other_forms_are_refused(client: TestClient, statement: str, form: dict[str, str], status: int) -> None:
    form = {"token": token(client), **form}
    assert client.post(f"/statements/{statement}/judgement", data=form, headers=HEADERS).status_code == status


def test_what_is_no_form_is_refused(client: TestClient, statement: str) -> None:
    answer = client.post(f"/statements/{statement}/judgement", json={"verdict": "accept"}, headers=HEADERS)
    assert answer.status_code == 415


def test_an_unknown_statement_is_not_found(client: TestClient) -> None:
    form = {"token": token(client), "verdict": "accept"}
    assert client.post("/statements/feed/judgement", data=form, headers=HEADERS).status_code == 404
