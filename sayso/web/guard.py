"""Who may ask the page, and what it tells the browser to keep others from doing."""

from __future__ import annotations

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
READS = ("GET", "HEAD")
# Nothing inline runs, nothing is fetched from elsewhere, no page frames this one.
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Nobody else learns an address. (Under `no-referrer` browsers send `Origin: null` with the forms of this very page
    # [Fetch, "append a request Origin header"], so that the check of the origin would have to let `null` pass.)
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    # What an article says does not stay behind in the browser's cache.
    "Cache-Control": "no-store",
}


class Guard:
    """Lets through what comes from this machine's browser to this very page.

    The name in Host must be one of loopback's with the port, whatever a foreign name resolves to (DNS rebinding). A
    write must name this page as its origin. Another site may link here, and not load anything from here, not even to
    see how long it takes.
    """

    def __init__(self, app: ASGIApp, port: int) -> None:
        self._app = app
        self._hosts = frozenset(f"{name}:{port}" for name in LOOPBACK) | (frozenset(LOOPBACK) if port == 80 else set())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        refused = self._refusal(scope["method"], Headers(scope=scope))
        if refused is None:
            await self._app(scope, receive, send_guarded)
        else:
            status, line = refused
            await PlainTextResponse(line + "\n", status)(scope, receive, send_guarded)

    def _refusal(self, method: str, headers: Headers) -> tuple[int, str] | None:
        hosts = headers.getlist("host")
        if len(hosts) != 1 or hosts[0].lower() not in self._hosts:
            return 421, "This page answers on this machine only, under 127.0.0.1 or localhost and its port."
        if method not in READS:
            origin = headers.get("origin", "").lower()
            if origin != f"http://{hosts[0].lower()}":
                return 403, "This was not sent by the page itself, and nothing was changed."
        elif headers.get("sec-fetch-site") in ("cross-site", "same-site"):
            navigated = headers.get("sec-fetch-mode") == "navigate" and headers.get("sec-fetch-dest") == "document"
            if not navigated:
                return 403, "Another site may link to this page, and load nothing of it."
        return None
