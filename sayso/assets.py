"""Where the files that ship with the package lie."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from sayso.errors import LanguageUnsupported


def weights(language: str) -> Path:
    """Folder with the annotator's weights for a language.

    Raises LanguageUnsupported where the package carries none.
    """
    root = Path(str(files("sayso"))) / "weights"
    supported = tuple(sorted(path.parent.name for path in root.glob("*/model.onnx")))
    if language not in supported:
        raise LanguageUnsupported(language, supported)
    return root / language
