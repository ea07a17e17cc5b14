"""`python docs/pictures/take.py`: the pictures of the README, taken of the sample story in a headless Chromium."""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[2]
STORY, READER = (Path(__file__).with_name(f"{name}.png") for name in ("story", "reader"))
ARTICLE = "04-tabloid.html"  # statements inside statements
WIDTH, HEIGHT = 1200, 760
# The last keeps the browser from asking anybody else.
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
         "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1")  # fmt: skip


def main() -> int:
    """Build the sample, serve it, and take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--browser", default=shutil.which("chromium"), help="the program to take it with")
    browser = parser.parse_args().browser
    with tempfile.TemporaryDirectory() as folder:
        ledger = Path(folder) / "sample.sayso"
        sayso = [sys.executable, "-c", "import sys; from sayso.cli import main; sys.exit(main())"]
        subprocess.run([*sayso, "build", ROOT / "sample" / "articles", "-o", ledger, "-q"], check=True)
        serve = [*sayso, "serve", ledger, "--no-browser", "--port", "0"]
        with subprocess.Popen(serve, stdout=subprocess.PIPE, text=True) as server:
            assert server.stdout is not None
            address = re.search(r"http://\S+/", server.stdout.readline())
            assert address is not None
            take(address[0], browser)
            server.terminate()
    for picture in (STORY, READER):
        print(f"{picture.relative_to(ROOT)}: {picture.stat().st_size / 1000:.0f} KB")
    return 0


def take(address: str, browser: str | None) -> None:
    """Take the pictures: of the story, and of an article with the evidence of its first nested statement open."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser, args=list(FLAGS))
        page = chromium.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        page.goto(address)
        page.wait_for_selector(".tree")
        page.screenshot(path=STORY)
        page.goto(f"{address}statements?document={ARTICLE}")
        inner = page.locator(".rows li.inner .words a")
        (inner if inner.count() else page.locator(".rows .words a")).first.click()
        page.wait_for_selector(".note.chosen details[open]")
        page.evaluate("scrollTo(0, 0)")
        page.screenshot(path=READER)
        chromium.close()


if __name__ == "__main__":
    raise SystemExit(main())
