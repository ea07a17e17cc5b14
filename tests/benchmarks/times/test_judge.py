from __future__ import annotations

from pathlib import Path

import pytest
import spacy

from benchmarks.times.corpus import articles
from benchmarks.times.judge import Tally, cut, judge
from sayso.extract import times
from sayso.records import Document, Passage, whole

TML = """<?xml version="1.0" ?><TimeML><DCT><TIMEX3 tid="t0" type="DATE" value="2021-05-12">12 May</TIMEX3></DCT><TEXT>
It was shut from <TIMEX3 tid="t1" type="DATE" value="2001">2001</TIMEX3> to
<TIMEX3 tid="t2" type="DATE" value="2014">2014</TIMEX3> and opened
<TIMEX3 tid="t3" type="DATE" value="2021-05-07">last Friday</TIMEX3>, as is
<TIMEX3 tid="t4" type="DATE" value="PAST_REF">once</TIMEX3> told <EVENT>soon</EVENT>; it is
<TIMEX3 tid="t5" type="DATE" value="PRESENT_REF">now</TIMEX3> busy.</TEXT></TimeML>"""


def test_an_interval_is_judged_by_its_ends(tmp_path: Path) -> None:
    (tmp_path / "one.tml").write_text(TML)
    (article,) = articles(tmp_path)
    assert article.created == "2021-05-12"
    assert [m.span.slice(article.text) for m in article.times] == ["2001", "2014", "last Friday", "once", "now"]
    document = Document("d", "d", "d", article.text, "", published=article.created, language="en")
    passage = Passage(document, whole(article.text), article.text)
    rows = list(cut(times.resolved(spacy.blank("en")(article.text), passage, "en")))
    tally = Tally()
    judge(article, rows, tally)
    assert [(row.span.slice(article.text), row.value) for row in rows][:2] == [("2001", "2001"), ("2014", "2014")]
    assert (tally.strict, tally.relaxed, tally.predicted, tally.gold) == (4, 4, 4, 5)
    assert (tally.right, tally.valued, tally.without) == (3, 3, 1)
    assert tally.figures()["value_f1"] == pytest.approx(8 / 9)


def test_what_is_no_timeml(tmp_path: Path) -> None:
    (tmp_path / "one.tml").write_text("<TimeML/>")
    with pytest.raises(ValueError, match="no TimeML"):
        list(articles(tmp_path))
