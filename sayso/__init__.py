"""Sayso: who said what, on whose say-so, and does it hold?

The public face, loaded lazily: `import sayso` imports no spaCy.
"""

from __future__ import annotations

__version__ = "0.1.0"
