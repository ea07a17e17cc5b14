"""Claims and happenings to what can be said about them: here, how much goes back to whom, and through whom."""

from __future__ import annotations

from sayso.compare.origins import origins
from sayso.compare.relays import relays

__all__ = ["origins", "relays"]
