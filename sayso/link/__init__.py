"""Facts to links: who and what they refer to."""

from __future__ import annotations
