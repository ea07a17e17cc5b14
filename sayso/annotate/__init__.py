"""A reading to a spaCy Doc, by our trained pipeline, in one encoder pass.

`load(language)` gives the annotator; `annotator(text)` gives a Doc with sentences, tags, lemmas, Universal Dependencies
and names. `Doc.tensor` has a vector a token (zeros for white space) in the meaning space of the original encoder: the
mean over any span, brought to unit length, stands for its content. `ANNOTATE_VERSION` is that of English.
"""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING

from sayso import assets
from sayso.annotate.passages import passages

if TYPE_CHECKING:
    from sayso.annotate.annotator import Annotator

__all__ = ["ANNOTATE_VERSION", "load", "passages", "version"]

COMPONENT = "annotate/1"


@cache
def version(language: str = "en") -> str:
    """Component version and the first characters of the weights' hash; loads neither spaCy nor the weights.

    Raises LanguageUnsupported where the package carries no weights for it.
    """
    labels = json.loads((assets.weights(language) / "labels.json").read_text(encoding="utf-8"))
    return f"{COMPONENT}+{labels['weights'][:12]}"


@cache
def load(language: str = "en") -> Annotator:
    """The annotator of a language, loaded once a process.

    Raises LanguageUnsupported where the package carries no weights for it.
    """
    from sayso.annotate.annotator import Annotator  # noqa: PLC0415 - spaCy and onnxruntime are slow to import

    return Annotator(language, assets.weights(language))


ANNOTATE_VERSION = version("en")
