"""Sayso: who said what, on whose say-so, and does it hold?

    import sayso

    with sayso.build(["articles/"], "story.sayso") as ledger:
        for statement in ledger.statements(speaker="minister"):
            print(" → ".join(link.name for link in statement.chain), statement.text)

The public face, loaded lazily: `import sayso` and reading a ledger import no spaCy.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sayso import records
    from sayso.annotate import load
    from sayso.ledger import Ledger

__version__ = "0.1.0"

__all__ = ["Ledger", "__version__", "build", "load", "open", "records"]

_HOMES = {"Ledger": "sayso.ledger", "load": "sayso.annotate"}


def build(paths: str | Path | Sequence[str | Path], output: str | Path, **options: Any) -> Ledger:
    """Read the articles under `paths` into the ledger `output`, made where there is none, and open it.

    Options are those of `sayso.pipeline.build`, among them `config`, `hints` and `prune`. A document that cannot be
    read is quarantined: `ledger.documents(quarantined=True)` lists them with their reasons. Raises UsageError.
    """
    from sayso import pipeline  # noqa: PLC0415 (loads the annotator's libraries)

    pipeline.build([paths] if isinstance(paths, str | Path) else paths, output, **options)
    return open(output)


def open(path: str | Path) -> Ledger:  # noqa: A001 (sayso.open says what it does)
    """Open the ledger in this file. Raises LedgerMissing, NotALedger, LedgerVersion."""
    from sayso.ledger import Ledger  # noqa: PLC0415 (`import sayso` costs nothing)

    return Ledger.open(path)


def __getattr__(name: str) -> Any:
    if name == "records":
        return import_module("sayso.records")
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
