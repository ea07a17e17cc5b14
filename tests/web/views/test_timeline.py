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
