"""The application served to a real browser, and what the browser asks for and says."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import uvicorn

from sayso.web import application

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


@dataclass
class Watched:
    """A page of the browser, and what it asked for, said and complained of."""

    page: Page
    base: str
    asked: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def go(self, address: str) -> None:
        """Open an address of the application; a load that hangs fails the test."""
        self.page.goto(self.base + address)
        self.page.wait_for_selector("footer")

    def outside(self) -> list[str]:
        """Requests to anybody else."""
        return [url for url in self.asked if not url.startswith(self.base + "/")]


@contextmanager
def served(path: Path) -> Iterator[str]:
    """The application in a thread of this process; gives its address."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen(64)
        port = listening.getsockname()[1]
        config = uvicorn.Config(application(path, port, "a reader"), log_config=None, timeout_graceful_shutdown=1)
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.01)
        yield f"http://127.0.0.1:{port}"
        server.should_exit = True
        thread.join(timeout=10)


@contextmanager
def watched(browser: Browser, base: str, *, scripts: bool = True) -> Iterator[Watched]:
    context = browser.new_context(java_script_enabled=scripts)
    page = context.new_page()
    page.set_default_timeout(60_000)
    found = Watched(page, base)
    page.on("request", lambda request: found.asked.append(request.url))
    page.on("console", lambda message: found.said.append(message.text))
    page.on("pageerror", lambda error: found.said.append(str(error)))
    page.on("dialog", lambda dialog: found.said.append(f"dialog {dialog.message}"))
    yield found
    context.close()
