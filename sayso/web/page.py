"""Pages made of templates: what every one of them is given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote, urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from sayso import __version__
from sayso.errors import SaysoError
from sayso.ledger import Ledger
from sayso.records import Span
from sayso.web.inert import inert, plain

Parameter = str | int | Sequence[str] | None
Parameters = Mapping[str, Parameter]


def address(path: str, parameters: Parameters | None = None, /, **more: Parameter) -> str:
    """An address of this page with the parameters that are given; one of several words stands there several times."""
    given = {name: value for name, value in {**(parameters or {}), **more}.items() if value not in (None, "", ())}
    return quote(path) + (f"?{urlencode(given, doseq=True)}" if given else "")


def words_at(document: str, span: Span) -> str:
    """The address at which a stretch of a document's text is shown, marked."""
    return address(f"/documents/{document}", at=f"{span.start}-{span.end}")


def number(value: int) -> str:
    """A count as people read it."""
    return f"{value:,}"


def counted(value: int, one: str, many: str | None = None) -> str:
    """A count with its noun."""
    return f"{value:,} {one if value == 1 else many or one + 's'}"


def interval(edtf: str) -> str:
    """An EDTF interval with its open ends in words; anything else as it is."""
    start, slash, end = edtf.partition("/")
    if not slash:
        return edtf
    if end in ("", ".."):
        return f"from {start} on"
    return f"until {end}" if start in ("", "..") else f"{start} to {end}"


def web_link(url: str | None) -> str | None:
    """The url, where a browser may be sent there: http or https, and nothing else that a document may have put in."""
    if url is None or not url.lower().startswith(("http://", "https://")) or plain(url) != url:
        return None
    return url


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("sayso.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(inert=inert, plain=plain, number=number, interval=interval, web_link=web_link)
    environment.globals.update(address=address, words_at=words_at, counted=counted, version=__version__)
    return environment


ENVIRONMENT = _environment()


def page(request: Request, ledger: Ledger, template: str, **values: Any) -> HTMLResponse:
    """The page that a template makes of these values and of what every page shows."""
    state = request.app.state
    here = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    text = ENVIRONMENT.get_template(template).render(
        ledger_name=ledger.path.name, complete=ledger.complete(), token=state.token, here=here, **values
    )
    return HTMLResponse(text)


def problem(request: Request, status: int, line: str) -> HTMLResponse:
    """A page that says in one line what is wrong and what to do; it needs nothing of the ledger."""
    state = request.app.state
    try:
        complete = state.ledger.complete()
    except SaysoError:
        complete = True
    text = ENVIRONMENT.get_template("problem.html").render(
        ledger_name=state.ledger.path.name, complete=complete, token=state.token, here="/", status=status, line=line
    )
    return HTMLResponse(text, status)
