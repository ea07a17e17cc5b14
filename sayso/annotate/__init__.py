"""A reading to a spaCy Doc, by our trained pipeline, in one encoder pass."""

from __future__ import annotations
