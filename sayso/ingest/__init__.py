"""Files, folders and standard input to documents and their readings."""

from __future__ import annotations
