"""The map in a real browser: it shows its places, at every scale and position, and names that can be read."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest
from articles import Article, Says, write
from browsing import Watched, served, watched

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.slow

MANY = 3_000
MARKS = (
    "all => all.map(a => [a.getAttribute('aria-label'),"
    " ...['cx', 'cy', 'r'].map(n => +a.querySelector('circle').getAttribute(n))])"
)


def _articles() -> Iterator[Article]:
    """Two towns that lie near each other, one far away, and one that is told twice as often."""
    where = {"Ostrel": (46.0, 14.0), "Brin Dal": (46.3, 14.2), "Quan Dor": (-33.0, 151.0)}
    for number, (names, day) in enumerate(((tuple(where), "2031-05-08"), (("Quan Dor",), "2031-06-20"))):
        text = f"Mara Sel said that it rains in {' and '.join(names)} {number}."
        says = [Says("Mara Sel", "said that", (text[text.index("it rains") :],))]
        yield Article(text, path=f"{number}.txt", published=day, says=says, places=[(n, where[n]) for n in names])


@pytest.fixture
def base(tmp_path: Path) -> Iterator[str]:
    write(tmp_path / "x.sayso", *_articles())
    with served(tmp_path / "x.sayso") as address:
        yield address


def ready(seen: Watched, address: str = "/map") -> None:
    seen.go(address)
    seen.page.wait_for_selector(".atlas-map.live .marks a")


def marks(seen: Watched) -> dict[str, tuple[float, float, float]]:
    """Of each circle by its name: its place and radius, in pixels."""
    seen.page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    return {name: (x, y, r) for name, x, y, r in seen.page.locator(".marks a").evaluate_all(MARKS)}


def test_it_shows_the_basemap_and_its_places(browser: Browser, base: str) -> None:
    with watched(browser, base) as seen:
        ready(seen)
        found = marks(seen)
        assert set(found) == {"Brin Dal and 1 more: 2 mentions", "Quan Dor: 2 mentions"}
        near, far = found["Brin Dal and 1 more: 2 mentions"], found["Quan Dor: 2 mentions"]
        assert near[0] < far[0]
        assert near[1] < far[1]
        assert seen.page.locator(".names text").all_text_contents() == ["Quan Dor", "Brin Dal +1"]
        land = seen.page.locator(".land").bounding_box()
        assert land is not None
        assert land["width"] > 500
        assert [line for line in seen.said if "Content Security" in line] == []
        assert seen.outside() == []


def test_keys_and_buttons_move_it(browser: Browser, base: str) -> None:
    with watched(browser, base) as seen:
        ready(seen)
        start = marks(seen)["Quan Dor: 2 mentions"]
        seen.page.focus(".atlas-map svg")
        seen.page.keyboard.press("ArrowRight")
        moved = marks(seen)["Quan Dor: 2 mentions"]
        assert moved[0] - start[0] == pytest.approx(-80, abs=1)
        seen.page.keyboard.press("0")
        assert marks(seen)["Quan Dor: 2 mentions"] == pytest.approx(start, abs=0.2)
        seen.page.click(".scale-buttons [aria-label=Closer]")
        width = seen.page.locator(".atlas-map svg").evaluate("svg => svg.clientWidth")
        nearer = marks(seen).get("Quan Dor: 2 mentions")
        assert nearer is None or nearer[0] - width / 2 == pytest.approx(1.5 * (start[0] - width / 2), abs=1)


def test_the_pointer_drags_it(browser: Browser, base: str) -> None:
    with watched(browser, base) as seen:
        ready(seen)
        start = marks(seen)["Quan Dor: 2 mentions"]
        box = seen.page.locator(".atlas-map svg").bounding_box()
        assert box is not None
        seen.page.mouse.move(box["x"] + start[0], box["y"] + start[1])
        seen.page.mouse.down()
        seen.page.mouse.move(box["x"] + start[0] - 60, box["y"] + start[1] - 40, steps=5)
        seen.page.mouse.up()
        now = marks(seen)["Quan Dor: 2 mentions"]
        assert (now[0] - start[0], now[1] - start[1]) == pytest.approx((-60, -40), abs=2)
        # Dragging a circle does not choose it.
        assert seen.page.locator(".picked li").count() == 0


def test_what_crowds_comes_apart_and_leads_to_its_sentences(browser: Browser, base: str) -> None:
    with watched(browser, base) as seen:
        ready(seen)
        seen.page.click(".marks a.several circle")
        assert set(marks(seen)) == {"Ostrel: 1 mention", "Brin Dal: 1 mention"}
        seen.page.locator(".marks a[aria-label^=Ostrel]").focus()
        seen.page.keyboard.press("Enter")
        seen.page.wait_for_selector(".picked .sentences .words")
        assert "it rains in Ostrel and Brin Dal" in seen.page.inner_text(".picked .sentences")
        assert seen.page.locator(".picked li a").all_text_contents()[:3] == ["Ostrel", "1 mention", "1 statement"]
        seen.page.click(".picked .sentences .words a")
        seen.page.wait_for_selector("article .hit")
        assert seen.page.inner_text("article .hit") == "Ostrel"


def test_a_row_of_the_table_shows_its_place(browser: Browser, base: str) -> None:
    with watched(browser, base) as seen:
        ready(seen)
        seen.page.hover(".places tr:has-text('Ostrel') .title")
        assert seen.page.locator(".marks a.near").evaluate_all(MARKS)[0][0].startswith("Brin Dal and 1 more")


def test_the_slider_sets_the_days_and_the_map_follows(browser: Browser, base: str) -> None:
    with watched(browser, base) as seen:
        ready(seen)
        seen.page.focus(".period-slider input[aria-label='Published since']")
        seen.page.keyboard.press("PageUp")
        seen.page.wait_for_url("**/map?since=2031-*")
        seen.page.wait_for_selector("#results .total:has-text('1 place.')")
        seen.page.wait_for_selector(".atlas-map.live .marks a[aria-label='Quan Dor: 1 mention']")
        since = seen.page.input_value("input[name=since]")
        assert "2031-05-08" < since <= "2031-06-20"
        # The address has it all: the page looks the same when it is opened anew.
        seen.go(f"/map?since={since}")
        assert seen.page.locator(".places tbody tr").count() == 1


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scripts", [True, False])
def test_thousands_of_places_do_not_crowd(browser: Browser, tmp_path: Path, width: int, scripts: bool) -> None:
    random = Random(1)
    named = [(f"Place{i}.", (random.gauss(48, 6), random.gauss(20, 9))) for i in range(MANY)]
    write(tmp_path / "x.sayso", Article(" ".join(name for name, _ in named), places=named))
    with served(tmp_path / "x.sayso") as base, watched(browser, base, scripts=scripts) as seen:
        seen.page.set_viewport_size({"width": width, "height": 900})
        seen.go("/map")
        assert seen.page.evaluate("document.documentElement.scrollWidth") == width
        if not scripts:
            assert seen.page.locator(".marks a").count() < 200
            return
        seen.page.wait_for_selector(".atlas-map.live .names text")
        found = list(marks(seen).values())
        assert 20 < len(found) < 500
        for (ax, ay, ar), (bx, by, br) in itertools.combinations(found, 2):
            # No middle lies in another circle, as it stood before what was gathered into it.
            assert (ax - bx) ** 2 + (ay - by) ** 2 > 36, (ar, br)
        boxes = seen.page.locator(".names text").evaluate_all(
            "all => all.map(t => t.getBoundingClientRect()).map(b => [b.left, b.top, b.right, b.bottom])"
        )
        assert len(boxes) > 5
        for a, b in itertools.combinations(boxes, 2):
            assert a[2] <= b[0] + 1 or b[2] <= a[0] + 1 or a[3] <= b[1] + 4 or b[3] <= a[1] + 4
        assert seen.outside() == []
