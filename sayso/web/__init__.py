"""The local application: a ledger read and judged in the browser, on this machine only."""

from __future__ import annotations

from sayso.web.app import application
from sayso.web.server import serve

__all__ = ["application", "serve"]
