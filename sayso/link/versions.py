"""The component and version that every row of linking carries."""

from __future__ import annotations

from typing import Final

LINK: Final = "link 16"
ENTITIES: Final = "entities 6"
