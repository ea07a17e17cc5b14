from __future__ import annotations

import pytest

from sayso import assets
from sayso.errors import LanguageUnsupported


def test_the_weights_of_english_ship() -> None:
    assert {"model.onnx", "relations.onnx", "labels.json", "vocab.txt", "README.md"} <= {
        path.name for path in assets.weights("en").iterdir()
    }


def test_another_language_is_one_clear_error() -> None:
    with pytest.raises(LanguageUnsupported, match=r"'xx' has no support here; supported: en"):
        assets.weights("xx")
