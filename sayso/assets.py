"""Where the files that ship with the package lie."""

from __future__ import annotations
