"""An article of the corpus, read; the corpus itself, checked."""

from __future__ import annotations

from pathlib import Path

import pytest

from training.corpus import agreement, article, check, standoff, story
from training.corpus.article import ArticleError

ARTICLE = """---
outlet: Norden Wire
published: 2031-05-03
genre: wire
variety: british
topic: disasters
derived_from:
  - {outlet: The Tolm Courier, relation: republished, at: From the Courier}
entities:
  kesta: {kind: country, name: Kesta}
  beck: {kind: person, name: Anna Beck, camp: kesta}
  courier: {kind: organisation, name: The Tolm Courier, media: true}
  talks: {kind: law, name: Tolm Communiqué}
---
::title:: {kesta=Kesta} to {e1~close} clinic

"[s1 The clinic]," [s1< {beck:she}] [s1! said] on <2031-05-02|Friday>, "[s1 will be {e2~closed}]."

The [s2< {courier=Courier}] [s2! reported] that [s2 [s3< {beck=Beck}] had [s3! promised] [s3 to resign]].

From the Courier.
---
s1: {by: beck, mode: direct}
s2: {by: courier, mode: indirect}
s3: {by: beck, mode: indirect, act: promise, said: 2031-05}
e1: {type: other, status: planned, actor: [kesta]}
e2: {type: other, status: planned, polarity: negative, statement: s1}
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    return tmp_path / "a.txt"


def test_statements_have_kind_chain_and_what_is_around_them(path: Path) -> None:
    one, two, three = article.read(path).statements
    assert (one.kind, one.chain, one.within) == ("person", ("beck", "The Tolm Courier", "outlet"), None)
    assert (two.kind, three.within, three.act, three.said) == ("media", "s2", "promise", "2031-05")
    assert three.chain == ("beck", "courier", "The Tolm Courier", "outlet")


def test_events_have_their_roles(path: Path) -> None:
    one, two = article.read(path).events
    assert (one.roles["actor"], one.negative, two.negative, two.statement) == (("kesta",), False, True, "s1")


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("by: courier", "by: currier", "by 'currier' has no entry under entities"),
        ("mode: direct", "mode: straight", "mode 'straight' is none of direct indirect mixed"),
        ("2031-05-02|", "2031-5-2|", "is no EDTF"),
        ("{beck:she}", "{bek:she}", "bek ('she') has no entry"),
        ("{beck:she}", "{beck=she}", "'she' is marked as a name"),
        ("At the Courier", "", ""),
        ("From the Courier}", "From the Herald}", "does not stand in the text"),
        ("statement: s1", "statement: s9", "statement 's9' is not in the text"),
        ("e1: {type: other", "e7: {type: other", "e7 is in the table and not in the text"),
        ("that [s2 ", "[s2 that ", ""),
        ("camp: kesta", "camp: kest", "kest has no entry"),
    ],
)
def test_complaints(path: Path, old: str, new: str, complaint: str) -> None:
    path.write_text(ARTICLE.replace(old, new), encoding="utf-8")
    said = [line.split(": ", 1)[1] for line in check.path(path) if " words" not in line]
    assert any(complaint in line for line in said) if complaint else said == []


@pytest.mark.parametrize("content", ["", "no head", "---\na: [\n---\ntext\n---\n", "---\n- a\n---\ntext\n---\n"])
def test_what_is_no_article_is_one_line(path: Path, content: str) -> None:
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ArticleError) as raised:
        article.read(path)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    ("value", "fine"),
    [
        *((value, True) for value in ("2031-05~", "203X", "../2014", "[2031-01..2031-03]", "P20Y", "PT2H", "2031-21")),
        *((value, True) for value in ("2031-05-02T14:30", "2031-05-02T14:30/2031-05-02T15:00", "PXD")),
        *((value, False) for value in ("P", "May", "2031-13", "2031-5-2", "T14:30", "")),
    ],
)
def test_times(value: str, fine: bool) -> None:
    assert check.is_time(value) is fine


def test_marks_kept_apart_come_back(path: Path) -> None:
    whole = article.read(path)
    path.with_suffix(".yml").write_text(standoff.detach(path, whole.text), encoding="utf-8")
    back = standoff.attach(path.with_suffix(".yml"), whole.text)
    assert (back.text, back.marks, back.statements, back.events) == (
        whole.text,
        whole.marks,
        whole.statements,
        whole.events,
    )
    assert "clinic" not in path.with_suffix(".yml").read_text(encoding="utf-8")
    with pytest.raises(ArticleError, match="not the one that was annotated"):
        standoff.attach(path.with_suffix(".yml"), whole.text + "More.")
    with pytest.raises(ArticleError, match="stands where the text has"):
        standoff.detach(path, whole.text.replace("clinic", "school"))


def test_two_readers_agree_as_far_as_they_do(path: Path) -> None:
    other = path.with_name("b.txt")
    other.write_text(ARTICLE.replace("by: beck, mode: direct", "by: kesta, mode: mixed"), encoding="utf-8")
    figures = {one.name: one.value for one in agreement.card([(article.read(path), article.read(other))])}
    assert figures["statements, overlap.f1"] == figures["times.f1"] == 1
    assert figures["– speaker of statements that both have"] == pytest.approx(2 / 3)
    assert figures["– chain of statements that both have"] == pytest.approx(2 / 3)


def test_the_corpus_is_as_its_guide_says() -> None:
    assert list(check.path(Path(story.__file__).parent)) == []
