from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from articles import Article, write
from hand_made import hand_placed
from opening import Open
from starlette.testclient import TestClient

from sayso.web import application
from sayso.web.app import PageNotBuilt

SNAPSHOT = Path(__file__).parent / "snapshot"
VIEWS = {
    "story": "/", "statements": "/statements", "documents": "/documents", "speakers": "/speakers",
    "sourcing": "/sourcing", "relays": "/relays", "outlets": "/outlets", "timeline": "/timeline",
    "search": "/search?q=harbour", "places": "/map",
    "cast": "/entities", "problem": "/statements/feed",
}  # fmt: skip


def steady(text: str) -> str:
    """A page without what differs from run to run or from version to version."""
    text = re.sub(r'(name="token" value=")[^"]+', r"\1TOKEN", text)
    return re.sub(r"(Sayso )\d[\w.]+", r"\1VERSION", text)


# Views of one thing: a page with links to such, and what stands after the link's address.
OF_ONE = {"reader": ("/documents?outlet=Northern+Reader", "documents", ""), "entities": ("/speakers", "entities", ""),
          "mentions": ("/speakers", "entities", "/mentions")}  # fmt: skip


@pytest.mark.parametrize("view", [*VIEWS, *OF_ONE])
def test_snapshot(view: str, client: TestClient, tmp_path: Path, opened: Open) -> None:
    if view == "places":
        hand_placed(tmp_path / "towns.sayso")
        client = opened(tmp_path / "towns.sayso")
    address = VIEWS.get(view)
    if address is None:
        there, kind, part = OF_ONE[view]
        (address,) = re.findall(rf'href="(/{kind}/\w+)">', client.get(there).text)[:1]
        address += part
    kept = SNAPSHOT / f"{view}.html"
    page = steady(client.get(address).text)
    if os.environ.get("SAYSO_RENEW"):
        kept.write_text(page, "utf-8")
    assert page == kept.read_text("utf-8"), f"look at the page, then renew {kept.name} with SAYSO_RENEW=1"


def links(text: str) -> set[str]:
    return {link.replace("&amp;", "&") for link in re.findall(r'href="(/[^"#]*)"', text)}


def test_every_link_of_every_page_leads_somewhere(client: TestClient) -> None:
    seen: set[str] = set()
    waiting = {"/"}
    while waiting:
        address = waiting.pop()
        seen.add(address)
        answer = client.get(address)
        assert answer.status_code == 200, address
        if answer.headers["content-type"].startswith("text/html"):
            waiting |= links(answer.text) - seen
    assert len(seen) > 20


def test_every_number_leads_to_as_many_rows(client: TestClient) -> None:
    text = client.get("/").text
    found = re.findall(r'<a href="(/(?:statements|documents)[^"]*)">([\d,]+)(?: \w+)?</a>', text)
    assert len(found) > 5
    for address, number in found:
        total = re.search(r'class="total"[^>]*>([\d,]+)', client.get(address.replace("&amp;", "&")).text)
        assert total is not None
        assert total[1] == number, address


@pytest.mark.parametrize(
    "address",
    [
        *VIEWS.values(),
        "/documents.csv",
        "/statements.csv",
        "/sourcing.csv",
        "/timeline.csv",
        "/map.csv",
        "/map.geojson",
        "/entities.csv",
    ],
)
def test_an_empty_ledger(tmp_path: Path, opened: Open, address: str) -> None:
    write(tmp_path / "empty.sayso")
    answer = opened(tmp_path / "empty.sayso").get(address)
    assert answer.status_code == (404 if "feed" in address else 200)
    if address == "/":
        assert "sayso build" in answer.text


def test_one_document_without_a_word_said(tmp_path: Path, opened: Open) -> None:
    write(tmp_path / "one.sayso", Article("Nothing was said."))
    text = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", opened(tmp_path / "one.sayso").get("/").text))
    assert "1 document. 0 statements by 0 speakers in 3 words." in text


def test_a_ledger_being_built_can_be_read(tmp_path: Path, opened: Open) -> None:
    write(tmp_path / "x.sayso", Article("Words."), unfinished=True)
    client = opened(tmp_path / "x.sayso")
    for address in ("/", "/documents", "/statements"):
        assert "still being built" in client.get(address).text


def test_a_ledger_that_is_gone_is_a_line(client: TestClient, ledger: Path) -> None:
    ledger.unlink()
    answer = client.get("/statements")
    assert answer.status_code in (400, 409, 500)
    assert "Traceback" not in answer.text


def test_what_is_not_there(client: TestClient) -> None:
    for address in ("/nosuch", "/documents/feed", "/statements/feed", "/static/nosuch", "/static/../application.py"):
        answer = client.get(address)
        assert answer.status_code == 404, address
        assert "Traceback" not in answer.text


def test_an_unknown_id_says_what_to_do(client: TestClient) -> None:
    text = client.get("/documents/feed").text
    assert "no document has the path, name or id" in text
    assert 'href="/documents"' in text


def test_a_checkout_without_its_page(ledger: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sayso.web.app.STATIC", tmp_path)
    with pytest.raises(PageNotBuilt, match="make setup"):
        application(ledger, 1)


def test_nothing_inline_in_any_page(client: TestClient) -> None:
    for address in VIEWS.values():
        text = client.get(address).text
        assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:", text), address
        assert [tag for tag in re.findall(r"<script[^>]*>", text) if "src=" not in tag] == []
        assert not re.search(r'(?:src|href|action)="(?:https?:)?//', text), address
