"""A Doc to the facts of one document; the last room that sees a Doc."""

from __future__ import annotations
