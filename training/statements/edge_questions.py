"""What the chooser of edges is asked over articles: drafts whose cue is marked, with candidates and the right one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc

from sayso.evaluate.spans import Words, words
from sayso.extract.statements import found_by_rules, look
from sayso.extract.statements.draft import Draft
from sayso.extract.statements.edge_signs import begin_signs, end_signs
from sayso.extract.statements.edges import edges, frame_of
from sayso.records import Span
from training.corpus.article import Article
from training.statements import articles

Signs = tuple[tuple[str, ...], ...]  # those of each candidate


@dataclass(frozen=True, slots=True)
class Question:
    """Candidates of one side of a content by their signs; `right` and `ruled` are numbers of the marked one and of that
    of the rules, `right` -1 where it is no candidate."""

    signs: Signs
    right: int
    ruled: int


@dataclass(frozen=True, slots=True)
class Asked:
    """A draft of an article of a story with its two questions."""

    story: str
    unseen: bool
    pattern: str
    begins: Question
    ends: Question


def asked(given: dict[Path, Article], annotate: Callable[[str], Doc], unseen: frozenset[Path]) -> Iterator[Asked]:
    """A row for each draft of the rules that has the cue of a marked statement; `unseen` are articles that the
    annotator has not learnt from."""
    for path, article in given.items():
        matter = look(annotate(article.text), "en", [article.outlet] if article.outlet else [])
        for draft in found_by_rules(matter, lambda _, draft: draft):
            found = edges(matter, draft)
            content = _marked(article, draft)
            if found is None or not content or articles.outside(article, draft.content[0][0]):
                continue
            frame = frame_of(matter, draft, found)
            first, last = matter.syntax.token(min(content)), matter.syntax.token(max(content))
            yield Asked(
                articles.story(path),
                path in unseen,
                draft.pattern,
                _question(found.begins, first, found.begin, [tuple(begin_signs(frame, i)) for i in found.begins]),
                _question(found.ends, last, found.end, [tuple(end_signs(frame, i)) for i in found.ends]),
            )


def _question(places: Sequence[int], right: int, ruled: int, signs: Sequence[tuple[str, ...]]) -> Question:
    return Question(tuple(signs), places.index(right) if right in places else -1, places.index(ruled))


def _marked(article: Article, draft: Draft) -> Words:
    """The words of the content that is marked for a draft's cue."""
    for one in article.statements:
        if any(start < draft.words[1] and draft.words[0] < end for start, end in one.cue):
            return words(article.text, [Span(*span) for span in one.spans])
    return frozenset()
