from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from articles import Article, Says, write
from opening import ORIGIN, Open, token
from starlette.testclient import TestClient

from sayso.ledger import Ledger
from sayso.web.turning import ROWS


def texts(client: TestClient, address: str) -> list[str]:
    """The statements on a page."""
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    return re.findall(r'<p class="words"><a href="/statements/\w+"><bdi>(.*?)</bdi>', answer.text)


def rows(client: TestClient, address: str) -> list[dict[str, str]]:
    answer = client.get(address)
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    return list(csv.DictReader(io.StringIO(answer.text.removeprefix("\ufeff"))))


WIRE = Article(
    "Mara Sel said it rains. Tor Unn said it snows. It snows more, said a sailor.",
    outlet="The Post",
    says=(
        Says("Mara Sel", "said", ("it rains",), relays=("Wire Agency",)),
        Says("Tor Unn", "said", ("it snows",)),
        Says("a sailor", "said", ("It snows more",)),
    ),
)
OTHER = Article(
    "Mara Sel said it hails.", path="b.txt", outlet="Other", says=(Says("Mara Sel", "said", ("it hails",)),)
)


@pytest.fixture
def weather(tmp_path: Path, opened: Open) -> TestClient:
    write(tmp_path / "x.sayso", WIRE, OTHER)
    return opened(tmp_path / "x.sayso")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["it rains", "it snows", "It snows more", "it hails"]),
        ("text=SNOWS", ["it snows", "It snows more"]),
        ("speaker=mara+sel", ["it rains", "it hails"]),
        ("called=Mara+Sel", ["it rains", "it hails"]),
        ("called=Mara", []),
        ("outlet=Other", ["it hails"]),
        ("chain=Mara+Sel", ["it rains", "it hails"]),
        ("chain=Mara+Sel&chain=Wire+Agency", ["it rains"]),
        ("chain=Mara+Sel&chain=Wire+Agency&chain=The+Post", ["it rains"]),
        ("chain=Wire+Agency", []),
        ("chain=Mara+Sel&whole=yes", []),
        ("chain=Mara+Sel&chain=Other&whole=yes", ["it hails"]),
        ("document=b.txt", ["it hails"]),
        ("mode=direct", []),
        ("kind=person", ["it rains", "it snows", "It snows more", "it hails"]),
        ("origin=Mara+Sel&relay=Wire+Agency", ["it rains"]),
        ("origin=Tor+Unn&relay=Wire+Agency", []),
        ("judged=wrong", []),
        ("judged=standing&text=hails", ["it hails"]),
        ("text=100%25", []),
    ],
)
def test_filters(weather: TestClient, query: str, found: list[str]) -> None:
    assert texts(weather, f"/statements?{query}") == found
    assert [row["text"] for row in rows(weather, f"/statements.csv?{query}")] == found


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("mode=loud", 400),
        ("kind=cat", 400),
        ("judged=maybe", 400),
        ("document=nosuch", 404),
        (f"text={'x' * 501}", 400),
    ],
)
@pytest.mark.parametrize("page", ["/statements", "/statements.csv"])
def test_filters_that_make_no_sense(weather: TestClient, page: str, query: str, status: int) -> None:
    assert weather.get(f"{page}?{query}").status_code == status


def test_what_was_judged_can_be_found(weather: TestClient) -> None:
    wrong = rows(weather, "/statements.csv?text=hails")[0]["id"]
    form = {"token": token(weather), "verdict": "reject"}
    weather.post(f"/statements/{wrong}/judgement", data=form, headers={"origin": ORIGIN})
    assert texts(weather, "/statements?judged=wrong") == ["it hails"]
    assert texts(weather, "/statements?judged=standing") == ["it rains", "it snows", "It snows more"]
    assert texts(weather, "/statements?judged=right") == []


def test_turning_the_pages_both_ways(tmp_path: Path, opened: Open) -> None:
    lines = [f"Mara Sel said {word} {number}." for number, word in enumerate(["it rains"] * (2 * ROWS + 7))]
    spoken = tuple(Says("Mara Sel", "said", (f"it rains {i}.",)) for i in range(len(lines)))
    write(tmp_path / "x.sayso", Article("\n\n".join(lines), says=spoken))
    client = opened(tmp_path / "x.sayso")
    with Ledger.open(tmp_path / "x.sayso") as ledger:
        every = [row.text for row in ledger.iter_statements()]
    forward, address = [], "/statements"
    while address:
        forward.append(texts(client, address))
        address = _turn(client, address, "next")
    assert [len(page) for page in forward] == [ROWS, ROWS, 7]
    assert [text for page in forward for text in page] == every
    last = texts(client, _turn(client, "/statements", "last") or "")
    assert last == every[-ROWS:]
    before = texts(client, _turn(client, "/statements?before=end", "prev") or "")
    assert before == every[-2 * ROWS : -ROWS]
    assert texts(client, "/statements?after=feed") == every[:ROWS]


def _turn(client: TestClient, address: str, rel: str) -> str | None:
    found = re.search(rf'<a href="([^"]+)" rel="{rel}"', client.get(address).text)
    return found[1].replace("&amp;", "&") if found else None


def test_the_address_of_a_statement_that_is_not_there(weather: TestClient) -> None:
    answer = weather.get("/statements/feed")
    assert answer.status_code == 404
    assert "no row has it" in answer.text


def test_cells_that_a_spreadsheet_would_run_are_words(tmp_path: Path, opened: Open) -> None:
    says = (Says("=HYPERLINK(1)", "said", ("@SUM(A1)",)),)
    write(tmp_path / "x.sayso", Article("=HYPERLINK(1) said @SUM(A1)", outlet="+1", says=says))
    (row,) = rows(opened(tmp_path / "x.sayso"), "/statements.csv")
    assert (row["speaker"], row["text"], row["outlet"]) == ("'=HYPERLINK(1)", "'@SUM(A1)", "'+1")


def test_what_is_doubtful_says_how_sure_it_is(tmp_path: Path, opened: Open) -> None:
    says = (Says("Mara Sel", "said", ("it rains",), confidence=0.456), Says("Tor Unn", "told", ("it snows",)))
    (document,) = write(tmp_path / "x.sayso", Article("Mara Sel said it rains. Tor Unn told it snows.", says=says))
    client = opened(tmp_path / "x.sayso")
    for address in ("/statements", f"/documents/{document}"):
        assert re.findall(r"\d+ % sure", client.get(address).text) == ["46 % sure"]
