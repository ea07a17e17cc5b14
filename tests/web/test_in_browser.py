"""What a real browser makes of hostile articles: nothing runs, nothing is asked of anybody, the page stays usable."""

from __future__ import annotations

import itertools
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from articles import Article, Says, write
from browsing import served, watched

from sayso.ledger import Ledger, writer
from sayso.records import Region

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.slow

RUN = "window.executed = true"
EVIL = "http://evil.example"
MARKUP = (
    f"<script>{RUN}</script>",
    f'<img src="{EVIL}/a.png" onerror="{RUN}">',
    f'<svg onload="{RUN}"><use href="{EVIL}/b.svg#x"/></svg>',
    f'"><iframe src="{EVIL}/c" srcdoc="<script>parent.executed=true</script>"></iframe>',
    f'<link rel="stylesheet" href="{EVIL}/d.css"><style>@import "{EVIL}/e.css"; body {{ display: none }}</style>',
    f'<meta http-equiv="refresh" content="0; url={EVIL}/f">',
    f'<form action="{EVIL}/g"><input name="token" autofocus onfocus="{RUN}"></form>',
    f'<a href="javascript:{RUN}" hx-get="{EVIL}/h" hx-trigger="load">now</a>',
    f"<div hx-get='{EVIL}/i' hx-trigger='load' hx-on:htmx:load='{RUN}'></div>",
    f"{{{{ 7 * 7 }}}} {{% include '/etc/passwd' %}} ${{{RUN}}}",
    "</article></main></body></html><!-- ",
)
HOSTILE = Article(
    "\n\n".join(f"Evil {i} said that {markup} is so {i}." for i, markup in enumerate(MARKUP)),
    path=f'<img src="{EVIL}/path" onerror="{RUN}">.txt',
    title=f'<script>{RUN}</script><img src="{EVIL}/title">',
    outlet=f'"><script>{RUN}</script>',
    url=f"javascript:{RUN}//http://",
    says=[
        Says(f"Evil {i}", f"said that {markup}"[:9], (f"{markup} is so {i}",), relays=(f"<b onclick='{RUN}'>x</b>",))
        for i, markup in enumerate(MARKUP)
    ],
    people=[*((f"Evil {i}", [f"Evil {i}"]) for i in (0, 3, 4)), (MARKUP[0], [MARKUP[0]])],
    times=[
        *((markup, f"20{30 + i}-05") for i, markup in enumerate(MARKUP)),
        *((f"is so {i}", f'"><script>{RUN}</script>') for i in range(2)),
        *((f"so {i}", ("2031~", "2019/..", "../2035", "2033-06-07")[i - 2]) for i in range(2, 6)),
    ],
    places=[(MARKUP[2], (50.0, 20.0)), (MARKUP[5], (-20.0, 130.0)), (MARKUP[6], None)],
    regions=(Region(0, 8, "title"),),
)
BIDI = Article(
    "Mara Sel said that access is \u202edenied\u2066 to nobody\u2069. The next line is plain.\n\nNobody else spoke.",
    path="bidi.txt",
    title="\u202eeltit a",
    outlet="\u2067outlet",
    says=[Says("Mara Sel", "said", ("access is \u202edenied\u2066 to nobody\u2069",))],
)


@pytest.fixture
def hostile(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    path = tmp_path / "hostile.sayso"
    write(path, HOSTILE, BIDI)
    with served(path) as base:
        yield base, path


def addresses(path: Path) -> list[str]:
    with Ledger.open(path) as ledger:
        documents = [f"/documents/{row.document.id}" for row in ledger.documents()]
        statements = [f"/statements/{row.id}" for row in ledger.statements()]
        found = [f"/entities/{row.id}" for row in ledger.entities()]
        entities = [*found, *(f"{entity}/mentions" for entity in found)]
    views = [
        "/",
        "/statements",
        "/documents",
        "/speakers",
        "/sourcing",
        "/timeline",
        "/outlets",
        "/map",
        "/entities",
        "/search?q=evil",
        "/nosuch",
    ]
    asked = [
        "/map?part=unplaced",
        f"/map?since={RUN}<script>",
        "/timeline?part=undated",
        "/timeline?period=203X",
        f"/timeline?period={RUN}<script>",
        f"/search?q={RUN}</title><script>{RUN}</script>",
        "/statements?text=%22%3E%3Cscript%3E",
        "/statements?mode=<b>",
    ]
    return [*views, *asked, *documents, *statements[:2], *entities]


def test_nothing_runs_and_nothing_is_asked_of_anybody(browser: Browser, hostile: tuple[str, Path]) -> None:
    base, path = hostile
    with watched(browser, base) as seen:
        for address in addresses(path):
            seen.go(address)
            assert seen.page.evaluate("window.executed") is None, address
            assert (
                seen.page.locator("article iframe, article img, article script, article form[action^=http]").count()
                == 0
            )
            # A policy that has to stop something shows that something got into the page.
            assert [line for line in seen.said if "Content Security" in line or "dialog" in line] == [], address
        assert seen.outside() == []
        assert len(seen.asked) > len(addresses(path))


def test_the_article_reads_as_it_stands(browser: Browser, hostile: tuple[str, Path]) -> None:
    base, path = hostile
    with Ledger.open(path) as ledger:
        text = {row.document.path: row.document for row in ledger.documents()}
    with watched(browser, base) as seen:
        for document in text.values():
            seen.go(f"/documents/{document.id}")
            shown = seen.page.evaluate(
                "[...document.querySelectorAll('article p[dir]')].map(p => p.textContent).join('')"
            )
            assert len(shown) == len(document.text)
            assert re.sub("[\u202a-\u202e\u2066-\u2069]", "\ufffd", document.text) == shown


def test_text_that_reorders_itself_stays_in_order(browser: Browser, hostile: tuple[str, Path]) -> None:
    base, path = hostile
    with Ledger.open(path) as ledger:
        (document,) = [row.document for row in ledger.documents(document="bidi.txt")]
    with watched(browser, base) as seen:
        seen.go(f"/documents/{document.id}")
        assert seen.page.locator("article p[dir] .sign").evaluate_all("all => all.map(one => one.dataset.sign)") == [
            "RLO", "LRI", "PDI",
        ]  # fmt: skip
        left = (
            "w => { const r = document.createRange(); const t = [...document.querySelectorAll('article .said')]"
            ".flatMap(s => [...s.childNodes]).find(n => n.nodeType === 3 && n.data.includes(w));"
            "r.setStart(t, t.data.indexOf(w)); r.setEnd(t, t.data.indexOf(w) + 2); return r.getBoundingClientRect().x }"
        )
        places = [seen.page.evaluate(left, word) for word in ("access", "denied", "nobody")]
        assert places == sorted(places)


def test_everything_works_without_scripts(browser: Browser, hostile: tuple[str, Path]) -> None:
    base, path = hostile
    with watched(browser, base, scripts=False) as seen:
        seen.go("/statements")
        seen.page.fill("main input[name=text]", "denied")
        seen.page.click("main form.filters button")
        seen.page.wait_for_selector(".rows li")
        assert seen.page.locator(".rows li").count() == 1
        seen.page.click(".rows li .judge button[value=reject]")
        seen.page.wait_for_selector(".rows li.reject")
        seen.page.click(".rows li .words a")
        seen.page.wait_for_selector("article .said.reject:target")
        seen.page.click("aside.note .judge button[value=accept]")
        seen.page.wait_for_selector("aside.note.accept")
        assert seen.outside() == []
    with Ledger.open(path) as ledger:
        assert [j.verdict for j in ledger.judgements()] == ["reject", "accept"]


def test_a_chain_is_followed_to_the_words_that_show_it(browser: Browser, hostile: tuple[str, Path]) -> None:
    base, path = hostile
    with Ledger.open(path) as ledger:
        (row,) = ledger.statements(document="bidi.txt")
    for scripts in (True, False):
        with watched(browser, base, scripts=scripts) as seen:
            seen.go(f"/documents/{row.document}#n-{row.id}")
            seen.page.click(f"#n-{row.id} .chain a")
            seen.page.wait_for_selector("article .link:target")
            assert seen.page.inner_text("article .link:target") == "said"
            seen.page.go_back()
            assert seen.page.url.endswith(f"#n-{row.id}")


@pytest.mark.parametrize("width", [1280, 400])
def test_the_tree_fits_and_its_links_lead_to_statements(
    browser: Browser, hostile: tuple[str, Path], width: int
) -> None:
    with watched(browser, hostile[0], scripts=False) as seen:
        seen.page.set_viewport_size({"width": width, "height": 900})
        for address in ("/", "/sourcing"):
            seen.go(address)
            assert seen.page.evaluate("document.documentElement.scrollWidth") == width
            places = seen.page.locator(".tree > li:has(li) > .node a").first.bounding_box()
            below = seen.page.locator(".tree > li:has(li) > ul .node a").first.bounding_box()
            assert places is not None
            assert below is not None
            # What comes after stands to the right where there is room, else under it.
            assert (below["y"] > places["y"] + 10) == (width == 400)
            assert below["x"] > places["x"]
        seen.page.click(".tree .relay > .node a >> nth=0")
        seen.page.wait_for_selector(".rows li")


@pytest.mark.parametrize("width", [1280, 400])
def test_the_page_of_an_entity_fits_and_its_names_lead_to_the_words(
    browser: Browser, hostile: tuple[str, Path], width: int
) -> None:
    with watched(browser, hostile[0], scripts=False) as seen:
        seen.page.set_viewport_size({"width": width, "height": 900})
        seen.go("/speakers")
        seen.page.click(".speakers a[href^='/entities/'] >> nth=0")
        seen.page.wait_for_selector(".names")
        assert seen.page.evaluate("document.documentElement.scrollWidth") == width
        seen.page.click(".names .count a >> nth=0")
        seen.page.click(".hits .words a >> nth=0")
        seen.page.wait_for_selector("article .hit")
        assert seen.page.inner_text("article .hit").startswith("Evil")
        assert seen.outside() == []


@pytest.mark.parametrize("width", [1280, 400])
def test_the_timeline_fits_and_its_columns_lead_to_times(
    browser: Browser, hostile: tuple[str, Path], width: int
) -> None:
    with watched(browser, hostile[0], scripts=False) as seen:
        seen.page.set_viewport_size({"width": width, "height": 900})
        seen.go("/timeline")
        assert seen.page.evaluate("document.documentElement.scrollWidth") == width
        labels = seen.page.locator(".overview text").evaluate_all(
            "all => all.filter(t => t.className.baseVal !== 'most').map(t => t.getBoundingClientRect())"
            ".map(box => [box.left, box.right])"
        )
        assert len(labels) > 1
        assert all(a[1] < b[0] for a, b in itertools.pairwise(labels))
        shapes = seen.page.locator(".lane :is(.span, .day)").evaluate_all(
            "all => all.map(shape => [shape.getBoundingClientRect(), shape.ownerSVGElement.getBoundingClientRect()])"
            ".map(([a, b]) => [a.width, a.left - b.left, b.right - a.right])"
        )
        assert len(shapes) > 10
        # A dot in the first or last days of the axis may stand half beside it.
        assert all(w > 3 and left > -6 and right > -6 for w, left, right in shapes)
        seen.page.click(".overview a[aria-label^='2033:'] .slot")
        seen.page.wait_for_selector(".period")
        assert seen.page.locator(".moments li").count() == 2
        seen.page.click(".moments .words a >> nth=1")
        seen.page.wait_for_selector("article .hit")
        assert seen.outside() == []


def test_scripts_make_it_smoother(browser: Browser, hostile: tuple[str, Path]) -> None:
    base, path = hostile
    with watched(browser, base) as seen:
        seen.go("/statements")
        seen.page.fill("main input[name=text]", "denied")
        seen.page.wait_for_selector(".rows li:only-child")
        assert seen.page.url.endswith("/statements?text=denied")
        seen.page.click(".rows li .judge button[value=reject]")
        seen.page.wait_for_selector(".rows li.reject")
        (statement,) = seen.page.locator(".rows li").evaluate_all("all => all.map(li => li.id)")
        with Ledger.open(path) as ledger:
            document = ledger.statement(statement[2:]).document
        seen.go(f"/documents/{document}")
        seen.page.click("article .said")
        seen.page.wait_for_selector(f"#n-{statement[2:]}.chosen details[open]")
        seen.page.click("aside.note .judge button[value=accept]")
        seen.page.wait_for_selector("aside.note.accept.chosen details[open]")
        seen.page.wait_for_selector("article .said.accept.chosen")
        assert [line for line in seen.said if "Content Security" in line] == []
        assert seen.outside() == []


def test_what_the_server_refuses_is_said(browser: Browser, hostile: tuple[str, Path]) -> None:
    base, path = hostile
    with watched(browser, base) as seen:
        seen.go("/statements")
        with writer(path):
            seen.page.click(".rows li .judge button[value=reject] >> nth=0")
            seen.page.wait_for_selector(".banner.told")
            assert "being written by another process" in seen.page.inner_text(".banner.told")
        assert seen.page.locator(".rows li.reject").count() == 0


def test_a_paragraph_of_a_million_words_can_be_read(browser: Browser, tmp_path: Path) -> None:
    text = "word " * 1_000_000 + "Mara Sel said it rains"
    path = tmp_path / "long.sayso"
    write(path, Article(text, says=[Says("Mara Sel", "said", ("it rains",))]))
    with served(path) as base, watched(browser, base) as seen, Ledger.open(path) as ledger:
        (row,) = ledger.statements()
        start = time.perf_counter()
        seen.go(f"/documents/{row.document}")
        seen.page.click("nav.turner a[rel=next]")
        seen.page.wait_for_url("**page=2")
        seen.go(f"/documents/{row.document}#s-{row.id}")
        seen.page.wait_for_selector(f"#s-{row.id}:target")
        seen.page.mouse.wheel(0, 2_000)
        assert seen.page.locator(f"#s-{row.id}").inner_text().startswith("it rains")
        assert time.perf_counter() - start < 60
        assert seen.outside() == []
