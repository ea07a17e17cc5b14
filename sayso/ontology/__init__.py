"""Types, kinds and roles: data, the same for every language, with one reader a table."""

from __future__ import annotations
