"""A reading to a spaCy Doc, by our trained pipeline, in one encoder pass.

`load(language)` gives the annotator; `annotator(text)` gives a Doc with sentences, tags, lemmas, Universal Dependencies
and names. `Doc.tensor` has a vector a token in the meaning space of the original encoder: the normalised mean over
any span stands for its content.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sayso import assets
from sayso.annotate.passages import passages

if TYPE_CHECKING:
    from sayso.annotate.annotator import Annotator

__all__ = ["load", "passages"]


@cache
def load(language: str = "en") -> Annotator:
    """The annotator of a language, loaded once a process.

    Raises LanguageUnsupported where the package carries no weights for it.
    """
    from sayso.annotate.annotator import Annotator  # noqa: PLC0415 - spaCy and onnxruntime are slow to import

    return Annotator(language, assets.weights(language))
