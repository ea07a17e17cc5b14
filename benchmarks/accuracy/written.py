"""The score card of our own corpus: the articles that measure, beside what a ledger of their texts holds."""

from __future__ import annotations

import json
import re
from collections.abc import Hashable, Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks.accuracy.sample import Worded
from sayso.evaluate import card, statements, times
from sayso.evaluate.card import Figure
from sayso.evaluate.clusters import Clustering, bcubed
from sayso.evaluate.gold import GoldStatement, GoldTime
from sayso.evaluate.names import plain
from sayso.evaluate.spans import Detection, Judged, Ratio, iou, share, total, words
from sayso.evaluate.statements import FOUND
from sayso.ledger import Ledger
from sayso.records import DocumentRow, Span, StatementRow, Time
from training.corpus.article import OUTLET, Article, Statement
from training.corpus.check import PRONOUNS
from training.corpus.markup import Mention
from training.corpus.markup import Time as Marked

ENDING = ".txt"
POSSESSIVE = "'s "


def write(articles: Mapping[str, Article], folder: Path) -> None:
    """Write the texts without marks, and a side file with what their heads say, as a user would who knows."""
    folder.mkdir(parents=True)
    rows = []
    for name, article in articles.items():
        (folder / f"{name}{ENDING}").write_text(article.text, encoding="utf-8")
        told = {"outlet": article.outlet, "published": article.head.get("published")}
        given = "".join(f"{key} = {json.dumps(value)}\n" for key, value in told.items() if value and value != "null")
        rows.append(f"[[document]]\nfile = {json.dumps(name + ENDING)}\n{given}")
    (folder / "articles.toml").write_text("\n".join(rows), encoding="utf-8")


def figures(ledger: Ledger, articles: Mapping[str, Article], stories: Mapping[str, str]) -> Iterator[Figure]:
    """Every figure of the card; `stories` leads from an article to the story whose entities are its own."""
    read = [(row, articles[row.document.name.removesuffix(ENDING)]) for row in ledger.iter_documents()]
    found = {row.document.id: ledger.statements(document=row.document.id) for row, _ in read}
    score = statements.combine(
        statements.score(article.text, found[row.document.id], _gold(article), Worded(_aliases(article)))
        for row, article in read
    )
    yield from card.found("statements.overlap", score.overlap)
    yield from card.found("statements.exact", score.exact)
    nested = total(_nested(article, found[row.document.id]) for row, article in read)
    yield from card.found("statements.nested", nested)
    yield card.share("statements.speaker", score.speaker)
    yield card.share("statements.mode", score.mode)
    yield card.share("statements.chain", score.chain)
    timed = times.combine(_times(ledger, row, article) for row, article in read)
    yield from card.found("times.overlap", timed.overlap)
    yield card.share("times.value", timed.value)
    yield from card.found("times.end_to_end", timed.end_to_end)
    yield from card.found("names", total(_names(ledger, row, article)[0] for row, article in read))
    yield card.share("names.kind", share(_names(ledger, row, article)[1] for row, article in read))
    yield from card.clustered("entities.names", _clustering(ledger, read, stories, named=True))
    yield from card.clustered("entities.every", _clustering(ledger, read, stories, named=False))


def _gold(article: Article) -> list[GoldStatement]:
    """The statements as the export format means them.

    Its speaker is whom the cue's clause names; the corpus has the origin (`by`) where a relay is named ("the Lantern,
    citing officials, reported"), so that both are right. Whoever no word of the text stands for ("we were told") is
    nobody there, and may be left out of a chain.
    """
    return [
        GoldStatement(
            options=(tuple(Span(start, end) for start, end in one.spans),),
            core=True,
            speakers=tuple(_speakers(article, one)),
            chains=(tuple(_links(article, one)),),
            modes=(one.mode,),
        )
        for one in article.statements
    ]


def _links(article: Article, one: Statement) -> Iterator[str]:
    """A chain's names, nobody twice in a row: an outlet that speaks in its own text is one link."""
    names = [(_name(article, link), _unsaid(article, link)) for link in one.chain]
    for (name, unsaid), after in zip(names, [*names[1:], None], strict=True):
        if after is None or name.removeprefix("The ") != after[0].removeprefix("The ") or name.startswith("unnamed"):
            yield name + "?" * unsaid


def _speakers(article: Article, one: Statement) -> Iterator[str | None]:
    yield _name(article, one.by)
    if _unsaid(article, one.by):
        yield None
    inside = [
        mention.entity
        for mention in article.marks.mentions
        if any(start <= mention.start and mention.end <= end for start, end in one.source)
    ]
    relays = [link for link in one.chain if link in inside]
    if one.by not in inside and len(relays) == 1:
        yield _name(article, relays[0])


def _unsaid(article: Article, link: str) -> bool:
    entity = article.entities.get(link)
    said = any(mention.entity == link for mention in article.marks.mentions)
    return entity is not None and entity.kind == "unnamed" and not said


def _name(article: Article, link: str) -> str:
    if link == OUTLET:
        return article.outlet or ""
    entity = article.entities.get(link)
    if entity is None:
        return link
    return f"unnamed {entity.name}" if entity.kind == "unnamed" else entity.name


def _aliases(article: Article) -> Mapping[str, Sequence[str]]:
    """Each entity's names as they stand in the text; where it has none, what it is called instead."""
    names: dict[str, list[str]] = {}
    others: dict[str, list[str]] = {}
    for mention in article.marks.mentions:
        words = article.text[mention.start : mention.end]
        if mention.named and mention.entity in article.entities:
            names.setdefault(_name(article, mention.entity), []).append(words)
        elif mention.entity in article.entities and words.lower() not in PRONOUNS:
            others.setdefault(_name(article, mention.entity), []).extend(_called(article, mention))
    unnamed = {
        name: [form for words in found for form in (words, f"unnamed {plain(words)}")] for name, found in others.items()
    }
    return {**unnamed, **names}


def _called(article: Article, mention: Mention) -> Iterator[str]:
    """The words of a description; with the name that owns it ("Kesta's | foreign ministry"), without "its"."""
    words = article.text[mention.start : mention.end]
    yield words
    at = mention.start - len(POSSESSIVE)
    owner = next((one for one in article.marks.mentions if one.named and one.end == at), None)
    if owner is not None and article.text[at : mention.start].replace("’", "'") == POSSESSIVE:
        yield article.text[owner.start : mention.end]
    first, _, rest = words.partition(" ")
    if rest and first.lower() in PRONOUNS:
        yield rest


def _nested(article: Article, rows: Sequence[StatementRow]) -> Detection:
    """Statements inside statements: found where one inside another is."""
    gold = [one for one in article.statements if one.within]
    inner = [row for row in rows if row.within]

    def score(row: StatementRow, place: int) -> tuple[float, ...] | None:
        spans = [Span(start, end) for start, end in gold[place].spans]
        overlap = iou(words(article.text, row.spans), words(article.text, spans))
        return (overlap,) if overlap >= FOUND else None

    return Judged(inner, range(len(gold)), score, lambda _: False).detection


def _clustering(
    ledger: Ledger, read: Sequence[tuple[DocumentRow, Article]], stories: Mapping[str, str], *, named: bool
) -> Clustering:
    """Mentions that are found with the words they are marked with, and whom they refer to; `named`: names alone."""
    gold: dict[Hashable, Hashable] = {}
    found: dict[Hashable, Hashable] = {}
    for row, article in read:
        name = row.document.name.removesuffix(ENDING)
        for mention in article.marks.mentions:
            if mention.named or not named:
                place = words(article.text, [Span(mention.start, mention.end)])
                gold[name, place] = stories.get(name, name), mention.entity
        for one in ledger.iter_mentions(document=row.document.id):
            if one.form == "name" or not named:
                found[name, words(article.text, [one.span])] = one.entity or one.id
    return bcubed(gold, found)


def _times(ledger: Ledger, row: DocumentRow, article: Article) -> times.TimeScore:
    gold = [GoldTime(((Span(time.start, time.end),),), True, _accepted(article, time)) for time in article.marks.times]
    found = [
        Time(one.id, one.document, one.span, one.kind, one.value, one.anchor, one.reason, one.confidence, one.by)
        for one in ledger.iter_times(document=row.document.id)
    ]
    return times.score(article.text, found, gold)


def _accepted(article: Article, time: Marked) -> tuple[str | None, ...]:
    """The value, with the seconds that EDTF wants of a clock time; behind "since" also the interval that begins so: the
    corpus marks dates without their prepositions, the extractor with them."""
    if time.value is None:
        return (None,)
    value = re.sub(r"(T\d\d:\d\d)(?!:)", r"\1:00", time.value)
    before = re.search(r"\b(since|from|until|till|before|by)\s+(the\s+)?$", article.text[: time.start], re.IGNORECASE)
    if before is None or set(value) & set("/TP"):
        return (value,)
    bound = value.rstrip("~?%")
    return (value, f"{bound}/..") if before[1].lower() in ("since", "from") else (value, f"../{bound}")


def _names(ledger: Ledger, row: DocumentRow, article: Article) -> tuple[Detection, Ratio]:
    """Names by their words, and the kinds of those that are found."""
    outside = [region for region in article.marks.regions if region.kind not in ("title", "crosshead")]
    gold = {
        words(article.text, [Span(mention.start, mention.end)]): article.entities[mention.entity].kind
        for mention in article.marks.mentions
        if mention.named and mention.entity in article.entities
    }
    found = {
        words(article.text, [one.span]): one.kind
        for one in ledger.iter_mentions(document=row.document.id)
        if one.form == "name"
        and not any(region.start < one.span.end and one.span.start < region.end for region in outside)
    }
    both = gold.keys() & found.keys()
    right = sum(gold[held] == found[held] for held in both)
    return Detection(len(both), len(found), len(gold)), Ratio(right, len(both))
