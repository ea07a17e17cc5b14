"""Text of documents made harmless: the one place between their words and a terminal."""

from __future__ import annotations

import json

from sayso.export.cells import DANGEROUS, safe

__all__ = ["safe", "safe_json"]


def safe_json(value: object, indent: int | None = None) -> str:
    """The value as JSON in readable Unicode, lossless: what a terminal could obey stands as an escape."""
    line = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent)
    return DANGEROUS.sub(lambda match: match[0] if match[0] == "\n" else f"\\u{ord(match[0]):04x}", line)
