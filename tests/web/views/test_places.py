from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from articles import Article, Says, write
from opening import Open
from starlette.testclient import TestClient

from sayso.web.views.places import DRAWN

NEAR, FAR, NOWHERE = "Ostrel", "Quan <b>Dor</b>", "Velm\u202eund"
DAYS = ("2031-05-08", "2031-06-02", "2031-06", None)


@pytest.fixture
def client(tmp_path: Path, opened: Open) -> TestClient:
    articles = []
    for number, day in enumerate(DAYS):
        named = [(NEAR, (12.5, 40.25)), (FAR, (-33.0, 151.0)), (NOWHERE, None)][: 3 - number % 3]
        text = f"Mara Sel said that it rains in {' and '.join(name for name, _ in named)} {number}. It does."
        said = text[text.index("it rains") : text.index(". It does")]
        says = [Says("Mara Sel", "said that", (said,))]
        articles.append(Article(text, path=f"{number}.txt", published=day, says=says, places=named))
    write(tmp_path / "x.sayso", *articles)
    return opened(tmp_path / "x.sayso")


def counts(text: str) -> dict[str, list[str]]:
    """Of each place in the table, its mentions and statements."""
    rows = re.findall(r'<td class="title"><a [^>]*><bdi>(.*?)</bdi>.*?</tr>', text, re.DOTALL)
    cells = [re.findall(r'class="count">(?:<a [^>]*>)?([\d,]+|<span)', row) for row in text.split("<tr")[2:]]
    return dict(zip(rows, cells, strict=True))


def plain(text: str) -> str:
    return re.sub("<[^>]+>", "", text)


def test_every_place_is_in_the_table_or_apart(client: TestClient) -> None:
    text = client.get("/map").text
    assert counts(text) == {NEAR: ["4", "4"], "Quan &lt;b&gt;Dor&lt;/b&gt;": ["3", "3"]}
    assert "2 places, and 1 more of which nobody knows where it is" in " ".join(plain(text).split())
    apart = client.get("/map?part=unplaced").text
    assert [plain(name) for name in counts(apart)] == [NOWHERE.replace("\u202e", "\ufffd")]
    assert "\u202e" not in text + apart


def test_counts_lead_to_as_many_rows(client: TestClient) -> None:
    seen = 0
    for address in ("/map", "/map?since=2031-06-01", "/map?until=2031-05-31", "/map?part=unplaced"):
        for there, number in re.findall(r'class="count"><a href="([^"]+)">([\d,]+)</a>', client.get(address).text):
            listed = client.get(there.replace("&amp;", "&")).text
            total = re.search(r'class="total"[^>]*>([\d,]+)', listed)
            assert total is not None
            assert total[1] == number, there
            seen += 1
    assert seen >= 10


@pytest.mark.parametrize(
    ("bounds", "mentions"),
    [
        ("", ["4", "4"]),
        ("since=2031-05-08", ["3", "3"]),
        ("since=2031-06-01", ["2", "2"]),
        # A document of June may be of this day.
        ("since=2031-06-20", ["1", "1"]),
        ("until=2031-05-08", ["1", "1"]),
        ("since=2031-05-09&until=2031-06-01", ["1", "1"]),
    ],
)
def test_a_time_of_publication(client: TestClient, bounds: str, mentions: list[str]) -> None:
    text = client.get(f"/map?{bounds}").text
    assert counts(text)[NEAR] == mentions
    assert ("1 document without a date is left out" in plain(text)) == bool(bounds)


def test_a_time_without_places_says_so(client: TestClient) -> None:
    assert "No place is mentioned in documents of that time" in client.get("/map?until=2030-01-01").text


@pytest.mark.parametrize(
    "query", ["since=soon", "since=2031-13-01", "until=20310508", "since=2031-06-01&until=2031-05-01"]
)
def test_what_is_no_time_is_said_in_a_line(client: TestClient, query: str) -> None:
    for path in ("/map", "/map.csv", "/map.geojson"):
        answer = client.get(f"{path}?{query}")
        assert answer.status_code == 400
        assert "Traceback" not in answer.text


def test_circles_are_as_large_as_the_places_are_mentioned(client: TestClient) -> None:
    text = client.get("/map").text
    radii = [float(radius) for radius in re.findall(r'<circle [^>]*r="([\d.]+)"', text)]
    assert radii[1] ** 2 / radii[0] ** 2 == pytest.approx(3 / 4, abs=0.01)
    assert 'href="/static/basemap.svg#land"' in text


def test_nothing_of_a_name_is_markup(client: TestClient) -> None:
    for address in ("/map", "/map?part=unplaced"):
        assert "<b>" not in client.get(address).text


def test_as_files(client: TestClient) -> None:
    answer = client.get("/map.geojson")
    assert answer.headers["content-type"] == "application/geo+json"
    assert 'filename="places.geojson"' in answer.headers["content-disposition"]
    features = answer.json()["features"]
    assert [one["geometry"] and one["geometry"]["coordinates"] for one in features] == [
        [40.25, 12.5],
        [151.0, -33.0],
        None,
    ]
    assert [one["properties"]["mentions"] for one in features] == [4, 3, 2]
    rows = list(csv.DictReader(io.StringIO(client.get("/map.csv?since=2031-06-01").text.removeprefix("\ufeff"))))
    assert [(row["name"], row["lat"], row["lon"], row["mentions"]) for row in rows] == [
        (NEAR, "12.5", "40.25", "2"),
        (FAR, "-33.0", "151.0", "1"),
    ]


def test_thousands_of_places_are_turned_page_by_page(tmp_path: Path, opened: Open) -> None:
    named = [(f"p{i}.", (i / 20 - 60, i / 10 - 170)) for i in range(2_000)]
    write(tmp_path / "x.sayso", Article(" ".join(name for name, _ in named), places=named))
    client = opened(tmp_path / "x.sayso")
    text = client.get("/map").text
    assert text.count("<circle") == DRAWN
    assert f"The {DRAWN} that are mentioned most" in text
    assert len(client.get("/map.geojson").json()["features"]) == 2_000
    address: str | None = "/map"
    seen: list[str] = []
    while address is not None:
        text = client.get(address).text
        seen += counts(text)
        following = re.search(r'<a href="([^"]+)" rel="next">More', text)
        address = following[1].replace("&amp;", "&") if following else None
    assert len(seen) == len(set(seen)) == 2_000
