from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from articles import Article, Says, write
from opening import Open
from starlette.testclient import TestClient

from sayso.ledger import Ledger

SEL, BINN, TOWN = "Mara <i>Sel</i>", "Tor Binn", "Ostrel"
TEXT = (
    f"{SEL} said that {TOWN} and Tor Binn wait {{0}}. Binn said that it rains {{0}}. "
    "Tor Binn said that nobody waits {0}."
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Binn says twice as much as Sel, Sel speaks of Binn and of a town; somebody is only mentioned."""
    articles = [
        Article(
            TEXT.format(n) + f" Anna Vey left {n}.",
            path=f"{n}.txt",
            says=[
                Says(SEL, "said that", (f"{TOWN} and Tor Binn wait {n}",)),
                Says(BINN, "said that it"[:9], (f"it rains {n}",)),
                Says(BINN, "said that nobody"[:9], (f"nobody waits {n}",)),
            ],
            people=[(SEL, [SEL]), (BINN, ["Tor Binn wait", "Binn said"]), ("Anna Vey", ["Anna Vey left"])],
            places=[(TOWN, None)],
        )
        for n in range(3)
    ]
    write(tmp_path / "x.sayso", *articles)
    return tmp_path / "x.sayso"


@pytest.fixture
def client(path: Path, opened: Open) -> TestClient:
    return opened(path)


def names(text: str) -> list[str]:
    found = re.findall(r'<td class="title"><a href="/entities/\w+"><bdi>(.*?)</bdi>', text)
    return [name.replace("&lt;", "<").replace("&gt;", ">") for name in found]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", [BINN, SEL, TOWN, "Anna Vey"]),
        ("order=spoken_of", [BINN, TOWN, SEL, "Anna Vey"]),
        ("order=mentions", [BINN, SEL, TOWN, "Anna Vey"]),
        ("order=name", ["Anna Vey", SEL, TOWN, BINN]),
        ("kind=place", [TOWN]),
        ("name=binn", [BINN]),
        ("name=inn", []),
        ("name=binn&kind=place", []),
    ],
)
def test_filters_and_orders(client: TestClient, query: str, expected: list[str]) -> None:
    text = client.get(f"/entities?{query}").text
    assert names(text) == expected
    assert ("Show all" in text) == (not expected)


def test_counts_lead_to_as_many_rows(client: TestClient, path: Path) -> None:
    with Ledger.open(path) as ledger:
        ledger.judge(ledger.statements(text="rains")[0].id, "reject")
    seen = 0
    for there, number in re.findall(r'class="count"><a href="([^"]+)">([\d,]+)</a>', client.get("/entities").text):
        listed = client.get(there.replace("&amp;", "&")).text
        total = re.search(r'class="total"[^>]*>([\d,]+)', listed)
        assert total is not None
        assert total[1] == number, there
        seen += 1
    assert seen >= 8


@pytest.mark.parametrize("query", ["order=size", "kind=<b>", "page=0"])
def test_what_cannot_be_asked_is_said_in_a_line(client: TestClient, query: str) -> None:
    answer = client.get(f"/entities?{query}")
    assert answer.status_code == 400
    assert "<b>" not in answer.text


def test_nothing_of_a_name_is_markup(client: TestClient) -> None:
    assert "<i>" not in client.get("/entities").text


def test_as_a_table(client: TestClient) -> None:
    rows = list(csv.DictReader(io.StringIO(client.get("/entities.csv?order=name").text.removeprefix("\ufeff"))))
    assert [(row["name"], row["said"], row["spoken_of"], row["mentions"]) for row in rows] == [
        ("Anna Vey", "0", "0", "3"),
        (SEL, "3", "0", "3"),
        (TOWN, "0", "3", "3"),
        (BINN, "6", "3", "6"),
    ]


def test_thousands_of_entities_are_turned_page_by_page(tmp_path: Path, opened: Open) -> None:
    people = [(f"P{i} Sel", [f"P{i} Sel"]) for i in range(1_200)]
    write(tmp_path / "x.sayso", Article(" ".join(f"{name}." for name, _ in people), people=people))
    client = opened(tmp_path / "x.sayso")
    address: str | None = "/entities?order=name&kind=person"
    seen: list[str] = []
    while address is not None:
        text = client.get(address).text
        seen += names(text)
        following = re.search(r'<a href="([^"]+)" rel="next">More', text)
        address = following[1].replace("&amp;", "&") if following else None
    assert len(seen) == len(set(seen)) == 1_200
    assert seen == sorted(seen, key=str.casefold)
