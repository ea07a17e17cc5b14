"""Runs the rooms over a collection; the only one that knows their order."""

from __future__ import annotations
