"""The language that a text is written in (py3langid, an n-gram classifier that ships its model)."""

from __future__ import annotations

from functools import cache

from py3langid import langid

# Languages in which news is published. Among all that the classifier knows, a short English line comes out as a
# creole or as Kabyle.
_CONSIDERED = (
    "af", "am", "ar", "az", "be", "bg", "bn", "bs", "ca", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi", "fr",
    "he", "hi", "hr", "hu", "hy", "id", "is", "it", "ja", "ka", "kk", "km", "ko", "ku", "ky", "lo", "lt", "lv", "mk",
    "mn", "ms", "my", "ne", "nl", "no", "pl", "ps", "pt", "ro", "ru", "si", "sk", "sl", "sq", "sr", "sv", "sw", "ta",
    "te", "th", "tr", "ug", "uk", "ur", "vi", "zh",
)  # fmt: skip
_LOOK = 20_000
# "Anna said yes" has 11 letters and is read as Swedish; lines of twelve and more were right at this confidence.
_FEWEST_LETTERS = 12
_LEAST_SURE = 0.3


def language(text: str) -> str | None:
    """The ISO 639-1 code of a text's language, judged by its first 20,000 characters.

    None where there are fewer than 12 letters, or no language is likelier than 0.3: a line that could be any.
    """
    look = text[:_LOOK]
    if sum(map(str.isalpha, look)) < _FEWEST_LETTERS:
        return None
    code, sure = _classifier().classify(look)
    return str(code) if sure >= _LEAST_SURE else None


@cache
def _classifier() -> langid.LanguageIdentifier:
    # One of our own: the module's is shared, and its restriction is global.
    classifier = langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE, norm_probs=True)
    classifier.set_languages([code for code in _CONSIDERED if code in classifier.labels])
    return classifier
