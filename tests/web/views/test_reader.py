from __future__ import annotations

import csv
import io
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from articles import Article, Says, write
from hypothesis import given, settings
from hypothesis import strategies as st
from opening import Open
from starlette.testclient import TestClient

from sayso.records import Document, Region, Span
from sayso.web.leaves import LEAF, leaves
from sayso.web.views.reader import paragraphs

NESTED = Article(
    "Harbour news\n\nMara Sel said that the mayor had announced that the quay is closed until May. Nobody knows why.\n",
    title="Harbour news",
    outlet="The Post",
    says=(
        Says("Mara Sel", "said", ("the mayor had announced that the quay is closed until May",)),
        Says("the mayor", "announced", ("the quay is closed until May",), relays=("Wire Agency",)),
    ),
    regions=(Region(0, 12, "title"),),
)


class Article_(HTMLParser):  # noqa: N801
    """The text of the article on a page, without the notes beside it, and the elements open at each character."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.text = ""
        self.ids: list[str] = []
        self.around: list[tuple[str, ...]] = []
        self._open: list[str] = []
        self._paragraph = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "p" and "dir" in values:
            self._paragraph = True
        elif self._paragraph:
            self._open.append(values.get("data-s") or values.get("class") or tag)
            self.ids += [values["id"]] if values.get("id") else []

    def handle_endtag(self, tag: str) -> None:
        if tag == "p" and self._paragraph:
            self._paragraph = False
            assert not self._open
        elif self._paragraph:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if self._paragraph:
            self.text += data
            self.around += [tuple(self._open)] * len(data)


def shown(client: TestClient, address: str) -> Article_:
    answer = client.get(address)
    assert answer.status_code == 200
    return Article_(answer.text)


def test_the_article_as_it_stands_with_nested_statements_nested(tmp_path: Path, opened: Open) -> None:
    (document,) = write(tmp_path / "x.sayso", NESTED)
    client = opened(tmp_path / "x.sayso")
    page = shown(client, f"/documents/{document}")
    assert page.text == NESTED.text
    outer, inner = (line.split(",")[0] for line in client.get("/statements.csv").text.splitlines()[1:])
    assert [i for i in page.ids if i.startswith("s-")] == [f"s-{outer}", f"s-{inner}"]
    quay = page.around[NESTED.text.index("quay")]
    assert quay == (outer, inner)
    assert page.around[NESTED.text.index("the mayor")] == (outer, inner)  # the source of the inner, inside the outer
    assert page.around[NESTED.text.index("Mara")] == (outer,)


def test_chain_and_evidence_stand_beside_it(tmp_path: Path, opened: Open) -> None:
    (document,) = write(tmp_path / "x.sayso", NESTED)
    text = opened(tmp_path / "x.sayso").get(f"/documents/{document}").text
    chains = [re.sub(r"<[^>]+>", "", li) for li in re.findall(r'<li class="(?:origin|relay|outlet)">.*?</li>', text)]
    assert chains == ["Mara Sel", "The Post", "the mayor", "Wire Agency", "The Post"]
    assert "<dt>cue</dt><dd><bdi>“announced”</bdi></dd>" in text


@settings(max_examples=60)
@given(
    st.text(st.sampled_from("ab <>&.\n\r"), min_size=1, max_size=60),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60), st.sampled_from(["title", "comment", "caption"]))),
    st.tuples(st.integers(0, 70), st.integers(0, 70)),
)
def test_the_words_of_a_leaf_are_those_of_the_text(
    text: str, found: list[tuple[int, int, str]], hit: tuple[int, int]
) -> None:
    regions = tuple(sorted(Region(min(a, b), max(a, b), kind) for a, b, kind in found))  # type: ignore[arg-type]
    document = Document("0" * 20, "a.txt", "a.txt", text, "", regions=regions)
    whole = paragraphs(document, Span(0, len(text)), (), Span(min(hit), max(hit)))
    assert "".join(e for paragraph in whole for e in paragraph.events if isinstance(e, str)) == text


def test_a_long_document_is_read_by_leaves_and_a_permalink_finds_its_own(tmp_path: Path, opened: Open) -> None:
    line = "Nothing happened that day in the harbour.\n\n"
    filler = line * (5 * LEAF // (2 * len(line)))
    text = f"{filler}Mara Sel said the quay is closed.\n"
    says = (Says("Mara Sel", "said", ("the quay is closed",)),)
    (document,) = write(tmp_path / "x.sayso", Article(text, says=says))
    client = opened(tmp_path / "x.sayso")
    cut = leaves(text)
    assert len(cut) == len(text) // LEAF + 1 == 3
    read = [shown(client, f"/documents/{document}?page={i}").text for i in (1, 2, 3)]
    assert "".join(read) == text
    statement = client.get("/statements.csv").text.splitlines()[1].partition(",")[0]
    answer = client.get(f"/statements/{statement}", follow_redirects=False)
    assert answer.headers["location"] == f"/documents/{document}?page=3#s-{statement}"
    assert f"s-{statement}" in shown(client, answer.headers["location"]).ids


def test_each_link_of_a_chain_leads_to_the_words_that_show_it(client: TestClient) -> None:
    (row,) = [row for row in statement_rows(client) if row["path"] == "sub/b.txt"]
    address = client.get(f"/statements/{row['id']}", follow_redirects=False).headers["location"]
    text = client.get(address).text
    (chain,) = re.findall(r'<ol class="chain".*?</ol>', text, re.DOTALL)
    steps = re.findall(r'<li class="(\w+)">(?:<a href="(#[^"]+)"[^>]*>)?<bdi>([^<]+)</bdi>', chain)
    assert [(role, name) for role, _, name in steps] == [
        ("origin", "Ana Suel"), ("relay", "Wire Agency"), ("outlet", "The Harbour Post"), ("outlet", "Northern Reader"),
    ]  # fmt: skip
    page = Article_(text)
    shown_words = []
    for _, target, _ in steps[:3]:
        start, end = map(int, target.removeprefix("#l-").split("-"))
        assert target[1:] in page.ids
        assert all("link" in page.around[at] for at in range(start, end))
        shown_words.append(page.text[start:end])
    assert shown_words[1:] == ["told Wire Agency", "This article first appeared in The Harbour Post."]
    assert steps[3][1] == ""


def statement_rows(client: TestClient) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(client.get("/statements.csv").text.removeprefix("\ufeff"))))


def test_words_on_another_leaf_are_looked_up_there(tmp_path: Path, opened: Open) -> None:
    text = "Mara Sel said this. " + "word " * (LEAF // 4) + "Tide is out"
    (document,) = write(tmp_path / "x.sayso", Article(text, says=[Says("Mara Sel", "said", ("Tide is out",))]))
    client = opened(tmp_path / "x.sayso")
    last = client.get(f"/documents/{document}?page=2").text
    at = text.index("said")
    assert f'href="/documents/{document}?at={at}-{at + 4}"' in last
    assert "hit" in shown(client, f"/documents/{document}?at={at}-{at + 4}").ids


def test_a_hit_is_marked_where_it_stands(tmp_path: Path, opened: Open) -> None:
    (document,) = write(tmp_path / "x.sayso", NESTED)
    at = NESTED.text.index("quay")
    answer = opened(tmp_path / "x.sayso").get(f"/documents/{document}?at={at}-{at + 4}")
    page = Article_(answer.text)
    assert "hit" in page.ids
    assert page.text == NESTED.text
    assert page.around[at][-1] == "hit"


@pytest.mark.parametrize("query", ["page=0", "page=x", "page=-1", "hit=1", "at=a-b", "page=99999999999999999"])
def test_addresses_that_make_no_sense(client: TestClient, query: str) -> None:
    document = client.get("/documents.csv").text.splitlines()[1].partition(",")[0]
    assert client.get(f"/documents/{document}?{query}").status_code == 400


def test_a_quarantined_document_shows_its_reason(client: TestClient) -> None:
    text = client.get(f"/documents/{'0' * 20}").text
    assert "set aside" in text
    assert "there is no text in it" in text


def test_urls_of_documents_lead_to_the_web_or_nowhere(tmp_path: Path, opened: Open) -> None:
    for number, (url, linked) in enumerate([
        ("https://post.example/a", True), ("HTTP://post.example/a", True), ("javascript:alert(1)", False),
        ("data:text/html,<script>1</script>", False), ("https://post.example/\u202e", False), (" https://x", False),
    ]):  # fmt: skip
        path = tmp_path / f"{number}.sayso"
        (document,) = write(path, Article("Words.", url=url))
        text = opened(path).get(f"/documents/{document}").text
        assert ("external" in text) == linked, url
        assert all("noreferrer noopener" in tag for tag in re.findall(r"<a[^>]*external[^>]*>", text))
