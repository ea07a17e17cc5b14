"""Metrics and the score card."""

from __future__ import annotations
