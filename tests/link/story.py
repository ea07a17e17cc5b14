"""A document with facts marked by hand, for tests that need no annotator."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Any

from sayso.link import within
from sayso.records import Document, Facts, Linked, Mention, Sourcing, Span, Statement, fact_id

_MARK = re.compile(r"\{([^{}|]+)\|([^{}]*)\}")
_KINDS = {"p": "person", "o": "organisation", "c": "country", "l": "place", "w": "law", "g": "group", "f": "facility"}


class Story:
    """A text in which mentions are marked `{words|letters}` and statements are added by their words.

    Letters: kind (p person, o organisation, c country, l place, f facility, w law, g group), then form (n name,
    d description, r pronoun), then any of f, m (gender), s (subject), + (plural). After a space the title before a name
    stands, after `<` the words of the mention that it is in apposition to.
    """

    def __init__(self, marked: str, **document: Any) -> None:
        self.text = ""
        self.statements: list[Statement] = []
        defining: list[tuple[int, str]] = []
        found: list[tuple[Span, str, str | None]] = []
        at = 0
        for match in _MARK.finditer(marked):
            self.text += marked[at : match.start()]
            start = len(self.text)
            self.text += match[1]
            letters, _, rest = match[2].partition(" ")
            title, _, defines = rest.partition("<")
            if defines:
                defining.append((len(found), defines))
            found.append((Span(start, len(self.text)), letters, title.strip() or None))
            at = match.end()
        self.text += marked[at:]
        self._sentences = [m.end() for m in re.finditer(r"[.?!][”’]? |\n\n", self.text)]
        self._paragraphs = [m.end() for m in re.finditer(r"\n\n", self.text)]
        self.mentions = [self._mention(*each) for each in found]
        for index, words in defining:
            mention = self.mentions[index]
            self.mentions[index] = Mention(
                **{f: getattr(mention, f) for f in Mention.__slots__} | {"defines": self.place(words)}
            )
        self.document = Document(
            "d", "p", "n", self.text, "s", **{"language": "en", "published": "2031-03-14", **document}
        )

    def _mention(self, span: Span, letters: str, title: str | None) -> Mention:
        words, flags = self.text[span.start : span.end], letters[2:]
        form = {"n": "name", "d": "nominal", "r": "pronoun"}[letters[1]]
        head = re.split(r" (?:of|in|at|for|with) ", words)[0].split()[-1] if form == "nominal" else words.split()[-1]
        return Mention(
            id=fact_id("d", (span,), "mention"),
            document="d",
            span=span,
            kind=_KINDS[letters[0]],  # type: ignore[arg-type]
            form=form,  # type: ignore[arg-type]
            head=head,
            title=title,
            defines=None,
            gender="feminine" if "f" in flags else "masculine" if "m" in flags else None,
            number="plural" if "+" in flags else "singular",
            subject="s" in flags,
            sentence=bisect_right(self._sentences, span.start),
            paragraph=bisect_right(self._paragraphs, span.start),
            by="test",
        )

    def place(self, words: str, nth: int = 0) -> Span:
        """Where some words stand, the nth time."""
        start = -1
        for _ in range(nth + 1):
            start = self.text.index(words, start + 1)
        return Span(start, start + len(words))

    def says(self, content: str, *sources: str, kind: str = "person", mode: str = "indirect", nth: int = 0) -> Story:
        """Add a statement: its words, and its sources from the origin outwards as `words` or `kind: words`."""
        span = self.place(content)
        links = []
        for i, source in enumerate(sources):
            given, _, words = source.rpartition(": ")
            place = self.place(words, nth)
            links.append(Sourcing(words, given or kind, "relay" if i else "origin", place, None))  # type: ignore[arg-type]
        statement = Statement(
            id=fact_id("d", (span,), "statement"),
            document="d",
            spans=(span,),
            cue=None,
            source=links[0].mention if links else None,
            kind=links[0].kind if links else "unnamed",
            sourcing=tuple(links),
            mode=mode,  # type: ignore[arg-type]
            act="say",
            said=None,
            hedges=(),
            within=None,
            confidence=None,
            by="test",
        )
        self.statements.append(statement)
        return self

    @property
    def facts(self) -> Facts:
        """All of it."""
        return Facts("d", tuple(self.statements), (), tuple(self.mentions))

    def linked(self) -> Linked:
        """What linking makes of it."""
        return within(self.document, self.facts)

    def groups(self) -> list[list[str]]:
        """The words of the mentions of each referent with more than one."""
        words = {m.id: m.span.slice(self.text) for m in self.mentions}
        return [[words[i] for i in r.mentions] for r in self.linked().referents if len(r.mentions) > 1]

    def chains(self) -> list[list[str]]:
        """The chains by name, in order of place."""
        return [[link.name for link in a.chain] for a in self.linked().attributions]
