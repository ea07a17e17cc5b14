from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Literal

import pytest
from articles import Article, Says, write
from opening import Open
from starlette.testclient import TestClient

from sayso.records import Role
from sayso.web.views import sourcing, story

NODE = re.compile(
    r'<div class="node"><p><a href="([^"]+)">(?:<span class="how">[^<]*</span> )?<bdi>([^<]*)</bdi>'
    r' <span class="n">([\d,]+)</span>'
)
FOLDED = re.compile(r'<li class="folded"><div class="node"><p><a href="([^"]+)">and (\d+) more ways</a>')


def article(number: int, outlet: str | None, who: str, what: str, relays: tuple[str, ...] = ()) -> Article:
    """An article in which somebody says one thing, relayed so."""
    said = [Says(who, "said", (f"{what} it is",), relays)]
    return Article(f"Number {number}. {who} said {what} it is.", path=f"{number:03}.txt", outlet=outlet, says=said)


def total(client: TestClient, address: str) -> str:
    found = re.search(r'class="total"[^>]*>([\d,]+)', client.get(unescape(address)).text)
    assert found is not None
    return found[1]


@pytest.fixture
def wide(tmp_path: Path, opened: Open) -> TestClient:
    """One origin in very many outlets, another through two relays, and very many that spoke once."""
    many = [article(i, f"Outlet {i}", "Mara Sel", f"a{i}") for i in range(30)]
    relayed = [article(100 + i, "Reader", "Tor Unn", f"b{i}", ("Wire", "Courier")) for i in range(3)]
    lone = [article(200 + i, None, f"Witness {i}x", f"c{i}") for i in range(60)]
    write(tmp_path / "wide.sayso", *many, *relayed, *lone)
    return opened(tmp_path / "wide.sayso")


def test_the_story_says_how_many_origins_are_behind_it(wide: TestClient) -> None:
    text = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", wide.get("/").text))
    assert "62 origins behind 93 documents by 31 outlets." in text


@pytest.mark.parametrize("address", ["/", "/sourcing", "/sourcing?page=2"])
def test_every_count_leads_to_as_many_statements(wide: TestClient, address: str) -> None:
    nodes = NODE.findall(wide.get(address).text)
    assert len(nodes) > 5
    for there, name, count in nodes:
        assert total(wide, there) == count, name


def test_the_tree_runs_from_the_origin_over_relays_to_the_outlet(wide: TestClient) -> None:
    tree = wide.get("/").text.partition('<ul class="tree">')[2]
    names = [name for _, name, _ in NODE.findall(tree)]
    at = names.index("Tor Unn")
    assert names[at : at + 4] == ["Tor Unn", "Wire", "Courier", "Reader"]
    between = tree.partition("Tor Unn")[2].partition("Reader")[0]
    assert between.count("<ul>") - between.count("</ul>") == 3


def test_what_is_seldom_is_folded_behind_a_link(wide: TestClient) -> None:
    text = wide.get("/").text
    assert len(NODE.findall(text)) <= story.ORIGINS * (story.BRANCHES + 1) ** 2
    ((there, ways),) = FOLDED.findall(text)
    assert ways == str(30 - story.BRANCHES)
    onwards = [wide.get(unescape(there) + page).text for page in ("", "&page=2")]
    assert [len(NODE.findall(page)) for page in onwards] == [sourcing.ORIGINS, 30 - sourcing.ORIGINS]
    assert "30 statements</a> in 30 documents went on in 30 ways." in onwards[0]
    for address, name, count in NODE.findall(onwards[1]):
        assert total(wide, address) == count, name
    pages = [wide.get(f"/sourcing?page={page}").text for page in (1, 2, 3, 4)]
    origins = [
        name for page in pages for name in re.findall(r'<li class="origin [^>]*>\s*<div[^>]*>.*?<bdi>(.*?)</bdi>', page)
    ]
    assert len(set(origins)) == len(origins) == 62
    assert 'rel="next"' in pages[0]
    assert 'rel="next"' not in pages[3]


@pytest.mark.parametrize("way", ["chain=Nobody", "chain=Mara+Sel&chain=Nowhere", "chain=Tor+Unn&chain=Courier"])
def test_a_way_that_nothing_came(wide: TestClient, way: str) -> None:
    answer = wide.get(f"/sourcing?{way}")
    assert answer.status_code == 400
    assert "no statement came over" in answer.text


@pytest.mark.parametrize(("kind", "name"), [("unnamed", "officials"), ("document", "letter")])
def test_the_ways_of_those_who_are_never_named(
    tmp_path: Path, opened: Open, kind: Literal["unnamed", "document"], name: str
) -> None:
    said = [replace(one, says=[replace(one.says[0], kind=kind)]) for one in (
        article(i, f"Outlet {i}", name, f"x{i}") for i in range(2)
    )]  # fmt: skip
    write(tmp_path / "x.sayso", *said)
    client = opened(tmp_path / "x.sayso")
    text = client.get("/").text
    assert "2 origins</a> behind" in text
    unnamed = "2 of the origins are not named." in re.sub(r"\s+", " ", text)
    assert unnamed == (kind == "unnamed")
    for there, _, count in NODE.findall(text):
        assert (count, total(client, there)) == ("1", "1")


def test_a_way_from_somebody_unnamed_leads_to_whoever_had_it_first() -> None:
    def row(role: Role, path: tuple[str, ...], *branches: sourcing.SourceRow) -> sourcing.SourceRow:
        return sourcing.SourceRow(path[-1], "unnamed", role, path, False, 2, 2, branches)

    ends = [row("outlet", ("officials", "Wire", name)) for name in ("Post", "Reader")]
    first = row("relay", ("officials", "Wire"), *ends)
    origin = row("origin", ("officials", "Wire"), first)
    assert sourcing.found([origin], ("officials", "Wire")) is first
    assert sourcing.found([origin], ("officials", "Wire", "Reader")) is ends[1]


def test_one_way_is_not_folded_alone() -> None:
    rows = tuple(sourcing.SourceRow(str(i), "media", "outlet", ("a", str(i)), False, 1, 1, ()) for i in range(4))
    (shown,) = sourcing.pruned([sourcing.SourceRow("a", "person", "origin", ("a",), False, 4, 4, rows)], 3)
    assert (len(shown.branches), shown.folded) == (4, 0)
    (shown,) = sourcing.pruned([sourcing.SourceRow("a", "person", "origin", ("a",), False, 4, 4, rows)], 2)
    assert (len(shown.branches), shown.folded) == (2, 2)


def test_lines_are_as_thick_as_much_came_over_them() -> None:
    def row(statements: int) -> sourcing.SourceRow:
        return sourcing.SourceRow("a", "person", "origin", ("a",), False, statements, 1, ())

    few = sourcing.pruned([row(3), row(2), row(1)], 3)
    many = sourcing.pruned([row(10_000), row(100), row(10), row(1)], 3)
    assert [shown.step for shown in few] == [2, 2, 1]
    assert [shown.step for shown in many] == [5, 3, 2, 1]


def test_csv_has_every_link_with_the_way_to_it(wide: TestClient) -> None:
    rows = list(csv.DictReader(io.StringIO(wide.get("/sourcing.csv").text.removeprefix("\ufeff"))))
    ways = {row["chain"]: row for row in rows}
    assert len(ways) == len(rows) == 62 + 30 + 3
    assert ways["Tor Unn | Wire | Courier | Reader"]["statements"] == "3"
    assert ways["Mara Sel"]["documents"] == "30"


def test_the_hand_made_one(client: TestClient) -> None:
    names = [(name, count) for _, name, count in NODE.findall(client.get("/sourcing").text)]
    assert names == [
        ("Ana Suel", "3"), ("Wire Agency", "2"), ("The Harbour Post", "2"), ("Northern Reader", "1"),
        ("The Harbour Post", "1"),
    ]  # fmt: skip
