"""Right or wrong: what a person decides of a statement."""

from __future__ import annotations

import secrets
from typing import Final, cast
from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from sayso.errors import UsageError
from sayso.ledger import Ledger
from sayso.records import Verdict

LARGEST: Final = 10_000  # bytes of a form
VERDICTS: Final = ("accept", "reject")
EXPIRED: Final = "This page was made before Sayso was started again: go back, reload it, and decide once more."


async def judge(request: Request) -> Response:
    """Keep a judgement, and go back to where it was made."""
    form = await _form(request)
    if not secrets.compare_digest(form.get("token", "").encode(), request.app.state.token.encode()):
        raise HTTPException(403, EXPIRED)
    verdict = form.get("verdict")
    if verdict not in VERDICTS:
        raise UsageError(f"a verdict is {' or '.join(VERDICTS)}")
    ledger: Ledger = request.app.state.ledger
    statement = request.path_params["statement"]

    def write() -> str:
        identity = ledger.statement(statement).id
        ledger.judge(identity, cast(Verdict, verdict), by=request.app.state.by)
        return identity

    identity = await run_in_threadpool(write)
    return RedirectResponse(_local(form.get("back", "")) or f"/statements/{identity}", 303)


async def _form(request: Request) -> dict[str, str]:
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/x-www-form-urlencoded":
        raise HTTPException(415, "A judgement is sent as a form.")
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST:
            raise HTTPException(413, "That is too long for a judgement.")
    return {name: values[-1] for name, values in parse_qs(body.decode("utf-8", "replace")).items()}


def _local(back: str) -> str | None:
    """The address, where it is one of this very page."""
    fine = back.startswith("/") and not back.startswith("//") and back.isprintable() and "\\" not in back
    return back if fine else None


ROUTES: Final = (Route("/statements/{statement}/judgement", judge, methods=["POST"]),)
