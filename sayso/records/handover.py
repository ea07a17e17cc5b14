"""Names under which annotate hands to extract, on the Doc, what spaCy has no field for."""

from __future__ import annotations

from typing import Final

# float32 array (sentences, dimensions), rows of unit length, one a sentence of the Doc, in Doc.user_data.
SENTENCE_VECTORS: Final = "sayso_sentence_vectors"
