"""The application on a port of this machine."""

from __future__ import annotations

import errno
import os
import socket
import sys
import webbrowser
from collections.abc import Callable
from pathlib import Path
from threading import Thread

import uvicorn

from sayso.errors import UsageError
from sayso.web.app import application
from sayso.web.kept import Kept
from sayso.web.views import cast, places, story, timeline

HOST = "127.0.0.1"
SECONDS = 1  # that an answer under way may still take when the server is told to end


class PortTaken(UsageError):
    """Another program listens there."""

    def __init__(self, port: int) -> None:
        super().__init__(f"port {port} is in use: choose another with --port N, or any free one with --port 0")


class PortRefused(UsageError):
    """The operating system does not give it to us."""

    def __init__(self, port: int, why: str) -> None:
        super().__init__(f"port {port} cannot be used ({why}): choose another with --port N")


def serve(path: Path, port: int, *, by: str, browser: bool, told: Callable[[str], None]) -> None:
    """Serve the ledger at `path` on loopback until interrupted; `told` is given the address, once it answers.

    Port 0 is any free one. Raises PortTaken, PortRefused, and what `application` raises.
    """
    listening = _listen(port)
    with listening:
        port = listening.getsockname()[1]
        app = application(path, port, by)
        config = uvicorn.Config(
            app,
            log_config=None,
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=SECONDS,
        )
        address = f"http://{HOST}:{port}/"
        server = _Server(config, lambda: _opened(address, browser, told))
        Thread(target=_warm, args=(app.state.kept,), daemon=True).start()
        server.run(sockets=[listening])


def _warm(kept: Kept) -> None:
    for view in (story, timeline, cast, places):
        view.warm(kept)


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._ready()


def _listen(port: int) -> socket.socket:
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        # A port that was just left is free again; one that is listened on is not.
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((HOST, port))
        listening.listen(128)
    except OSError as error:
        listening.close()
        if error.errno == errno.EADDRINUSE:
            raise PortTaken(port) from None
        raise PortRefused(port, error.strerror or str(error)) from None
    except OverflowError:
        listening.close()
        raise PortRefused(port, "a port is a number up to 65535") from None
    return listening


def _opened(address: str, browser: bool, told: Callable[[str], None]) -> None:
    told(address)
    if browser and _has_screen():
        webbrowser.open(address)


def _has_screen() -> bool:
    """Whether a browser would open beside the terminal and not inside it."""
    return sys.platform in ("darwin", "win32") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
