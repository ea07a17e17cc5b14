"""The named queries of a ledger; each listing has one order, by which it is paged."""

from __future__ import annotations
