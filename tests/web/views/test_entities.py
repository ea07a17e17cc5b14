from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from articles import Article, Says, write
from hand_allied import hand_allied
from opening import Open
from starlette.testclient import TestClient

ARTICLES = [
    Article(
        f"Mara <i>Sel</i> said that Tor Binn lies {n}. Tor Binn said that Sel is right {n}. The minister left.",
        path=f"{n}.txt",
        outlet="The Outlet",
        says=[
            Says("Mara <i>Sel</i>", "said that Tor"[:4], (f"Tor Binn lies {n}",)),
            Says("Tor Binn", "said that Sel"[:13], (f"Sel is right {n}",), relays=("Wire",)),
        ],
        people=[("Mara <i>Sel</i>", ["Mara <i>Sel</i>", "The minister"]), ("Tor Binn", ["Tor Binn lies"[:8]])],
    )
    for n in range(9)
]


@pytest.fixture
def client(tmp_path: Path, opened: Open) -> TestClient:
    write(tmp_path / "x.sayso", *ARTICLES)
    return opened(tmp_path / "x.sayso")


def ids(client: TestClient) -> dict[str, str]:
    found = re.findall(r'<a href="(/entities/\w+)"><bdi>(.*?)</bdi>', client.get("/speakers").text)
    return {name: address for address, name in found}


def test_reached_from_speakers_relays_and_statements(client: TestClient) -> None:
    binn = ids(client)["Tor Binn"]
    for address in ("/relays", "/statements", "/"):
        assert f'href="{binn}"' in client.get(address).text, address


def test_names_lead_to_the_words_as_often_as_they_are_counted(client: TestClient) -> None:
    for address in ids(client).values():
        text = client.get(address).text
        names = re.findall(r'<td class="count"><a href="([^"]+)">([\d,]+)</a>', text)
        assert names
        for there, number in names:
            listed = client.get(there.replace("&amp;", "&")).text
            places = re.findall(r'<p class="words"><a href="([^"]+)"><bdi>.*?<b>(.*?)</b>', listed)
            assert len(places) == int(number)
            page = client.get(places[0][0]).text
            hit = re.search(r'<mark class="hit" id="hit">(.*?)</mark>', page)
            assert hit is not None
            assert re.sub("<[^>]+>", "", hit[1]) == places[0][1]


def test_statements_by_and_about(client: TestClient) -> None:
    text = client.get(ids(client)["Tor Binn"]).text
    said, about = text.split('id="about"')
    assert said.count("Sel is right") == 6
    assert about.count("Tor Binn lies") == 6
    addresses = re.findall(r'<a href="([^"]+)">All (\d+) statements', text)
    assert [number for _, number in addresses] == ["9", "9"]
    for address, number in addresses:
        listed = client.get(address.replace("&amp;", "&")).text
        assert f">{number} statements<" in listed
        assert f'<a class="who" href="{ids(client)["Tor Binn"]}">' in listed


def test_offices_lead_to_the_words_that_give_them(client: TestClient) -> None:
    text = client.get(ids(client)["Tor Binn"]).text
    supports = re.search(r'Minister</bdi>\s*<span class="supports">(.*?)</span>', text, re.DOTALL)
    assert supports is not None
    assert supports[1].count("<a ") == 5
    assert "and 4 more" in supports[1]
    address = re.findall(r'href="([^"]+)"', supports[1])[0]
    assert 'id="hit"' in client.get(address).text


def test_an_id_that_was_absorbed_leads_on(client: TestClient) -> None:
    address = ids(client)["Tor Binn"]
    app = client.app
    (row,) = app.state.ledger.entities(name="Tor Binn")  # type: ignore[attr-defined]
    answer = client.get(f"/entities/{row.aliased_ids[0]}", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, address)


def test_as_tables(client: TestClient) -> None:
    address = ids(client)["Mara &lt;i&gt;Sel&lt;/i&gt;"]
    names = list(csv.DictReader(io.StringIO(client.get(f"{address}/names.csv").text.removeprefix("\ufeff"))))
    assert [(row["words"], row["mentions"]) for row in names] == [("Mara <i>Sel</i>", "9"), ("The minister", "9")]
    places = client.get(f"{address}/mentions.csv?form=nominal").text.removeprefix("\ufeff")
    assert [row["sentence"] for row in csv.DictReader(io.StringIO(places))] == ["The minister left."] * 9


@pytest.mark.parametrize("path", ["", "/mentions", "/mentions.csv", "/names.csv"])
def test_nobody(client: TestClient, path: str) -> None:
    answer = client.get(f"/entities/feed{path}")
    assert answer.status_code == 404
    assert "Traceback" not in answer.text


def test_nothing_of_a_name_is_markup(client: TestClient) -> None:
    address = ids(client)["Mara &lt;i&gt;Sel&lt;/i&gt;"]
    for there in (address, f"{address}/mentions"):
        assert "<i>" not in client.get(there).text


def test_what_it_belongs_to_leads_there_and_to_the_words(tmp_path: Path, opened: Open) -> None:
    told = {"Ana Suel": [("Harbour Trust", True)], "Harbour Trust": [("Kesta", True)], "Kesta": []}
    hand_allied(tmp_path / "y.sayso", {"Ana Suel": "person", "Harbour Trust": "organisation", "Kesta": "country"}, told)
    allied = opened(tmp_path / "y.sayso")
    row = next(row for row in allied.app.state.ledger.entities() if row.name == "Ana Suel")  # type: ignore[attr-defined]
    text = re.sub(r"\s+", " ", allied.get(f"/entities/{row.id}").text)
    assert f'Belongs to <a href="/entities/{row.allegiance.part_of.id}"><bdi>Harbour Trust</bdi></a>' in text
    assert f'Speaks for <a href="/entities/{row.allegiance.camp.id}"><bdi>Kesta</bdi></a>' in text
    there = re.search(r'<a href="([^"]+)">where it is said</a>', text)
    assert there is not None
    assert "<mark" in allied.get(there[1].replace("&amp;", "&")).text
