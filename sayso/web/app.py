"""The application: its views, its guard, and how what goes wrong is said."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from sayso.errors import LedgerBusy, LedgerReadOnly, SaysoError, UnknownId, UsageError
from sayso.ledger import Ledger
from sayso.web.guard import Guard
from sayso.web.kept import Kept
from sayso.web.page import problem
from sayso.web.views import VIEWS

STATIC: Final = Path(__file__).with_name("static")

# The status of each failure; of its bases, where it is not named itself.
STATUS: Final[Mapping[type[SaysoError], int]] = MappingProxyType(
    {UnknownId: 404, LedgerBusy: 503, LedgerReadOnly: 409, UsageError: 400, SaysoError: 500}
)


class PageNotBuilt(UsageError):
    """The bundle of the page is not there: a checkout that was not installed."""

    def __init__(self) -> None:
        super().__init__("the page has not been built in this checkout: run `make setup`, or `pip install -e .`")


def application(path: Path, port: int, by: str = "person") -> Starlette:
    """The application over the ledger at `path`, to be served on loopback at `port`; `by` is who judges.

    Raises PageNotBuilt, and what `Ledger.open` raises.
    """
    if not (STATIC / "sayso.css").is_file():
        raise PageNotBuilt
    ledger = Ledger.open(path)
    app = Starlette(
        routes=[*(route for view in VIEWS for route in view.ROUTES), Mount("/static", StaticFiles(directory=STATIC))],
        middleware=[Middleware(Guard, port=port)],
        exception_handlers={SaysoError: _told, HTTPException: _refused, Exception: _failed},
    )
    app.state.ledger = ledger
    app.state.by = by
    app.state.token = secrets.token_urlsafe(32)
    app.state.kept = Kept(ledger)
    return app


def _told(request: Request, error: Exception) -> Response:
    status = next(STATUS[kind] for kind in type(error).__mro__ if kind in STATUS)
    return problem(request, status, str(error))


def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    lines = {404: "There is no such page.", 405: "This page cannot be used in that way."}
    return problem(request, error.status_code, lines.get(error.status_code, error.detail))


def _failed(request: Request, error: Exception) -> Response:
    return problem(request, 500, f"Something failed unexpectedly ({type(error).__name__}); please report this.")
