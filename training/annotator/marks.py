"""What our own corpus, and partly GUM, says of words beyond syntax: labels, pointers between words, who is who."""

from __future__ import annotations

from dataclasses import dataclass, field

KINDS = ("person", "organisation", "country", "place", "facility", "route", "law", "event", "weapon", "group")
STATUSES = ("happened", "planned", "requested", "offered", "refused", "denied", "alleged", "hypothetical")
FORMS, REFERENTS = ("name", "nominal", "pronoun"), ("person", "organisation", "place")
SPAN = ("O", "B", "I")
LABELS: dict[str, tuple[str, ...]] = {
    "kinds": ("O", *(f"{part}-{kind}" for kind in KINDS for part in "BI")),
    "mentions": ("O", *(f"{form}-{referent}" for referent in REFERENTS for form in FORMS)),
    "contents": SPAN,
    "inner": SPAN,  # contents inside contents
    "cues": SPAN,
    "sources": SPAN,
    "times": SPAN,
    "events": ("O", *STATUSES),
}
POINTERS = (
    "cue",
    "source",
)  # first word of a content to its cue; first word of a cue, or of a content without, to its source
NOTHING, UNKNOWN = -1, -100
PRONOUNS = frozenset(
    (
        *("i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves", "you", "your", "yours"),
        *("yourself", "he", "him", "his", "himself", "she", "her", "hers", "herself", "it", "its", "itself"),
        *("they", "them", "their", "theirs", "themselves"),
    )
)


@dataclass
class Marks:
    """Per word of a sentence; a head that is absent from `labels` is not learnt here.

    `pointers` and `entities` count words and entities over the whole document; the sentence begins at word `offset`.
    """

    offset: int
    labels: dict[str, list[int]] = field(default_factory=dict)
    pointers: dict[str, list[int]] = field(default_factory=dict)  # NOTHING: to none; UNKNOWN: points not
    entities: list[int] = field(default_factory=list)  # at mention heads; NOTHING elsewhere

    def first(self, size: int) -> Marks:
        """The marks of the first `size` words."""
        return Marks(
            self.offset,
            {name: row[:size] for name, row in self.labels.items()},
            {name: row[:size] for name, row in self.pointers.items()},
            self.entities[:size],
        )


def mention(form: str, referent: str) -> int:
    """Number of the label of a mention's head word; 0 for a referent that is not followed."""
    return LABELS["mentions"].index(f"{form}-{referent}") if referent in REFERENTS else 0
