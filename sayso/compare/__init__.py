"""Origins behind statements: counts that stand for independence."""

from __future__ import annotations
