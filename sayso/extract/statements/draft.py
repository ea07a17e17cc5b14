"""What the rules hand to each other on the way to a statement; offsets count in the passage's text."""

from __future__ import annotations

from dataclasses import dataclass, field

from sayso.extract.mentions import Found
from sayso.extract.statements.quotations import Quotation
from sayso.extract.syntax import Syntax
from sayso.languages.cues import Cues
from sayso.languages.edges import EdgeWeights
from sayso.languages.sources import Sources
from sayso.records import Act, SpeakerKind
from sayso.records.handover import Attribution

Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Matter:
    """A passage as the rules see it. `quoted` gives each token the quotation that it lies in, -1 elsewhere; `verbs` are
    lemmas by the forms of the table of cues; `sentence` numbers sentences by full stops and line ends alone; `named`
    gives each token of a name, or of the title before it, its mention; `outlets` are names, in lower case, that the
    document or its text shows to be outlets; `days` are names of days and months, in lower case;
    `attributions` are what the annotator's heads say.
    """

    syntax: Syntax
    words: Sources
    cues: Cues
    edges: EdgeWeights
    quotations: list[Quotation]
    quoted: list[int]
    verbs: list[str]
    sentence: list[int]
    named: dict[int, Found]
    outlets: frozenset[str]
    days: frozenset[str]
    attributions: tuple[Attribution, ...] = ()


@dataclass(frozen=True, slots=True)
class Party:
    """A source in the text: its head token, the whole phrase and the mention in it that link resolves."""

    head: int
    phrase: Stretch
    mention: Stretch
    kind: SpeakerKind


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement in the making. `cue` is a token; `words` is the stretch of the cue as it is shown.

    `relays` are further links of the chain, from the origin's side outwards; `earlier` are those whom the source itself
    has it from. `follows` is the cue of the statement that this one carries on, on the same
    occasion; `said` is when it was said, in EDTF.
    """

    pattern: str
    act: Act
    cue: int
    words: Stretch
    source: Party | None
    content: tuple[Stretch, ...]
    earlier: tuple[Party, ...] = ()
    relays: tuple[Party, ...] = ()
    follows: int | None = None
    said: str | None = None
    outer: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Fit:
    """Content in a construction that fits; `pattern` names the construction for the table of reliability."""

    pattern: str
    content: tuple[Stretch, ...]
    act: Act


def stretch(syntax: Syntax, start: int, end: int) -> Stretch:
    """The characters of tokens [start, end)."""
    return syntax.starts[start], syntax.ends[end - 1]
