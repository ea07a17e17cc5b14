from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from articles import Article, write
from opening import Open
from starlette.testclient import TestClient

TIMES = (
    ("on 8 May", "2031-05-08"), ("in early May", "2031-05-0X"), ("in May of it", "2031-05"), ("about 2031", "2031~"),
    ("since 2019", "2019/.."), ("until 2035", "../2035"), ("in 1812", "1812"), ("for two weeks", "P2W"),
    ("at some time", None), ("in spring", "2031-21"),
)  # fmt: skip


@pytest.fixture
def timeline(tmp_path: Path, opened: Open) -> TestClient:
    text = " ".join(f"Mara Sel said that <b>it</b> rains {words} & more." for words, _ in TIMES)
    write(tmp_path / "x.sayso", Article(text, path="x.txt", outlet="The <Outlet>", times=TIMES))
    return opened(tmp_path / "x.sayso")


def words_of(text: str) -> list[str]:
    found = re.findall(r'<p class="words"><a [^>]*><bdi>.*?<b>(.*?)</b>', text)
    return [words.replace("&lt;", "<") for words in found]


def test_each_time_leads_to_its_words(timeline: TestClient) -> None:
    text = timeline.get("/timeline").text
    addresses = re.findall(r'<p class="words"><a href="([^"]+)"', text)
    assert len(addresses) == 8
    for address, words in zip(addresses, words_of(text), strict=True):
        page = timeline.get(address).text
        assert re.search(rf'<mark class="hit" id="hit">{words}</mark>', page), words


def test_parts_of_a_period(timeline: TestClient) -> None:
    within = timeline.get("/timeline?period=2031-05").text
    assert words_of(within) == ["in early May", "in May of it", "on 8 May"]
    assert "3 times" in within
    over = re.search(r'<a href="([^"]*part=over[^"]*)">(\d+) more</a>', within)
    assert over is not None
    listed = words_of(timeline.get(over[1].replace("&amp;", "&")).text)
    assert len(listed) == int(over[2])
    assert set(listed) == {"about 2031", "since 2019", "until 2035", "in spring"}
    undated = words_of(timeline.get("/timeline?part=undated").text)
    assert undated == ["for two weeks", "at some time"]


def test_how_they_are_drawn(timeline: TestClient) -> None:
    text = timeline.get("/timeline?period=2031").text
    lanes = dict(zip(words_of(text), re.findall(r'<svg class="lane".*?</svg>', text, re.DOTALL), strict=True))
    assert "<circle" in lanes["on 8 May"]
    assert 'class="span none"' in lanes["in May of it"]
    assert 'fill="url(#fade-both)"' in lanes["in early May"]
    assert 'fill="url(#fade-both)"' in lanes["about 2031"]
    over = timeline.get("/timeline?period=2031&part=over").text
    lanes = dict(zip(words_of(over), re.findall(r'<svg class="lane".*?</svg>', over, re.DOTALL), strict=True))
    assert 'fill="url(#fade-right)"' in lanes["since 2019"]
    assert "‹" in lanes["since 2019"]
    assert 'fill="url(#fade-left)"' in lanes["until 2035"]
    assert "›" in lanes["until 2035"]


def test_columns_lead_to_as_many_times_as_they_count(timeline: TestClient) -> None:
    seen = 0
    for address in ("/timeline", "/timeline?period=2031", "/timeline?period=2031-05", "/timeline?period=../2000"):
        columns = re.findall(
            r'<a href="(/timeline\?period=[^"]+)" aria-label="[^"]*: (\d+) times?"', timeline.get(address).text
        )
        for there, number in columns:
            assert len(words_of(timeline.get(there).text)) == int(number), there
            seen += 1
    assert seen > 3


@pytest.mark.parametrize("period", ["soon", "P2W", "2031-13", "<script>", "2031/2030", "\u202e2031"])
def test_what_is_no_period_is_said_in_a_line(timeline: TestClient, period: str) -> None:
    answer = timeline.get("/timeline", params={"period": period})
    assert answer.status_code == 400
    assert "a period is a date or an interval" in answer.text
    assert "<script>alert" not in answer.text


def test_a_value_that_is_no_edtf_is_shown_as_it_is(tmp_path: Path, opened: Open) -> None:
    write(tmp_path / "x.sayso", Article("at noon.", times=[("noon", '"><script>1</script>')]))
    text = opened(tmp_path / "x.sayso").get("/timeline?part=undated").text
    assert "<script>1" not in text
    assert "&lt;script&gt;1" in text


def test_as_a_table(timeline: TestClient) -> None:
    answer = timeline.get("/timeline.csv?period=2031-05")
    assert 'filename="timeline.csv"' in answer.headers["content-disposition"]
    rows = list(csv.DictReader(io.StringIO(answer.text.removeprefix("\ufeff"))))
    assert {(row["text"], row["value"], row["first"], row["last"]) for row in rows} == {
        ("on 8 May", "2031-05-08", "2031-05-08", "2031-05-08"),
        ("in early May", "2031-05-0X", "2031-05-01", "2031-05-09"),
        ("in May of it", "2031-05", "2031-05-01", "2031-05-31"),
    }
    assert {row["sentence"] for row in rows} >= {"Mara Sel said that <b>it</b> rains on 8 May & more."}
    everything = list(csv.DictReader(io.StringIO(timeline.get("/timeline.csv").text.removeprefix("\ufeff"))))
    assert [(row["first"], row["last"]) for row in everything if row["text"] == "since 2019"] == [("2019-01-01", "")]


def test_thousands_of_times_are_turned_page_by_page(tmp_path: Path, opened: Open) -> None:
    times = [(f"t{i}.", f"20{i % 30:02}-{i % 12 + 1:02}") for i in range(1200)]
    write(tmp_path / "x.sayso", Article(" ".join(words for words, _ in times), times=times))
    client = opened(tmp_path / "x.sayso")
    address: str | None = "/timeline?period=20XX"
    seen: list[str] = []
    while address is not None:
        text = client.get(address).text
        found = words_of(text)
        assert len(found) <= 50
        seen += found
        following = re.search(r'<a href="([^"]+)" rel="next">More', text)
        address = following[1].replace("&amp;", "&") if following else None
    assert len(seen) == len(set(seen)) == 1200


@pytest.fixture
def several(tmp_path: Path, opened: Open) -> TestClient:
    """Two documents of two outlets; the days stand near mentions of two people, and far from them."""
    far = "It rains, and it goes on raining. " * 12
    articles = []
    for number, (outlet, who) in enumerate((("The <Outlet>", "Mara Sel"), ("Wire", "Tor Binn"))):
        text = f"{who} came on {number + 3} May and stayed for two weeks{number}. {far}Since {2019 + number} it rains."
        yearly = [(f"{number + 3} May", f"2031-05-0{number + 3}"), (f"Since {2019 + number}", f"{2019 + number}/..")]
        lasting = [(f"two weeks{number}", "P2W")]
        articles.append(
            Article(text, path=f"sub/{number}.txt", outlet=outlet, times=[*yearly, *lasting], people=[(who, [who])])
        )
    write(tmp_path / "x.sayso", *articles)
    return opened(tmp_path / "x.sayso")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["Since 2019", "Since 2020", "3 May", "4 May"]),
        ("outlet=Wire", ["Since 2020", "4 May"]),
        ("document=sub/0.txt", ["Since 2019", "3 May"]),
        ("document=1.txt&period=2031", ["4 May"]),
        ("near=sel", ["3 May"]),
        ("near=Tor+Binn&outlet=Wire", ["4 May"]),
        ("near=Tor+Binn&document=0.txt", []),
        ("near=sel&part=undated", ["two weeks0"]),
        ("outlet=Wire&period=2031&part=over", ["Since 2020"]),
        ("kind=date&outlet=Wire&near=binn&period=2031-05", ["4 May"]),
        ("kind=set", []),
    ],
)
def test_filters_compose(several: TestClient, query: str, expected: list[str]) -> None:
    text = several.get(f"/timeline?{query}").text
    assert words_of(text) == expected
    rows = csv.DictReader(io.StringIO(several.get(f"/timeline.csv?{query}").text.removeprefix("\ufeff")))
    assert [row["text"] for row in rows] == expected
    total = re.search(r'class="total"[^>]*>\s*(\d+) time', text)
    assert total is not None
    assert int(total[1]) == len(expected)


@pytest.mark.parametrize("query", ["outlet=Wire", "near=sel", "document=sub/0.txt", "kind=date"])
def test_columns_and_totals_keep_the_filters(several: TestClient, query: str) -> None:
    text = several.get(f"/timeline?{query}").text
    name, value = query.split("=")
    there = re.findall(r'href="(/timeline\?[^"]*(?:period|part)=[^"]*)"', text)
    assert there
    for address in there:
        assert f"{name}={value.replace('/', '%2F')}" in address
    for address, number in re.findall(r'<a href="(/timeline\?[^"]*)" aria-label="[^"]*: (\d+) times?"', text):
        assert len(words_of(several.get(address.replace("&amp;", "&")).text)) == int(number)


def test_an_entity_and_a_document_are_named(several: TestClient) -> None:
    (entity,) = re.findall(r'href="/entities/(\w+)"><bdi>Mara Sel', several.get("/entities").text)
    text = several.get(f"/timeline?near={entity}&document=0.txt").text
    assert words_of(text) == ["3 May"]
    assert f'near a mention of <a class="who" href="/entities/{entity}"><bdi>Mara Sel' in text
    assert 'href="/timeline?document=0.txt" aria-label="Not only near Mara Sel"' in text


@pytest.mark.parametrize(
    ("query", "status"), [("document=nosuch", 404), ("near=feedfeedfeedfeed", 404), ("kind=<b>", 400)]
)
def test_filters_that_name_nothing(several: TestClient, query: str, status: int) -> None:
    answer = several.get(f"/timeline?{query}")
    assert answer.status_code == status
    assert "Traceback" not in answer.text
    assert "<b>" not in answer.text
