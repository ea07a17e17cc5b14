"""Facts to links: who and what they refer to, inside a document (`within`) and across documents (`entities`)."""

from __future__ import annotations

from sayso.link import entities
from sayso.link.versions import ENTITIES, LINK
from sayso.link.within_document import within

__all__ = ["ENTITIES", "LINK", "entities", "within"]
