"""A reading to a spaCy Doc, by our trained pipeline, in one encoder pass.

`load(language)` gives a spaCy pipeline; called with a text it gives a Doc with sentences, tags, lemmas, Universal
Dependencies, names and who is who. `Doc.tensor` has a vector a token (zeros for white space) in the meaning space of
the original encoder: the mean over any span, brought to unit length, stands for its content. `ANNOTATE_VERSION`
is that of English.
"""

from __future__ import annotations

import hashlib
import json
from functools import cache
from typing import TYPE_CHECKING

from sayso import assets
from sayso.annotate.passages import passages

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["ANNOTATE_VERSION", "load", "passages", "version"]

COMPONENT = "annotate/3"
LICENCE = "CC BY-SA 4.0"


@cache
def version(language: str = "en") -> str:
    """Component version and the first characters of the weights' hashes; loads neither spaCy nor the weights.

    Raises LanguageUnsupported where the package carries no weights for it.
    """
    folder = assets.weights(language)
    labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    ranker = hashlib.sha256((folder / "coreference.npz").read_bytes()).hexdigest()
    return f"{COMPONENT}+{labels['weights'][:12]}.{ranker[:8]}"


@cache
def load(language: str = "en") -> Language:
    """The pipeline of a language, loaded once a process.

    It is an ordinary spaCy `Language`: it can be given further components, written with `to_disk`, and its component
    "sayso" can be added to another pipeline of the language. Raises LanguageUnsupported where the package carries no
    weights for the language.
    """
    assets.weights(language)  # raises before anything slow is imported
    from sayso.annotate.annotator import pipeline  # noqa: PLC0415 - spaCy and onnxruntime are slow to import

    nlp = pipeline(language)
    nlp.meta.update(name="sayso", version=version(language), license=LICENCE)
    return nlp


ANNOTATE_VERSION = version("en")
