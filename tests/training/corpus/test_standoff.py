from __future__ import annotations

from pathlib import Path

import pytest

from training.corpus.article import ArticleError
from training.corpus.standoff import attach, detach

TEXT = "Ana Suel said \u201cit [the dam] is {safe}\u201d in 2031.\n"
MARKED = """---
outlet: The Harbour Times
published: 2031-05-03
entities:
  suel: {kind: person, name: Ana Suel}
---
[s1< {suel=Ana Suel}] [s1! said] \u201c[s1 it \\[the dam\\] is \\{safe\\}]\u201d in <2031|2031>.
---
s1: {by: suel, mode: direct}
"""


def test_marks_and_brackets_of_the_text_there_and_back(tmp_path: Path) -> None:
    marked = tmp_path / "a.txt"
    marked.write_text(MARKED, encoding="utf-8")
    standoff = tmp_path / "a.yml"
    standoff.write_text(detach(marked, TEXT), encoding="utf-8")
    article = attach(standoff, TEXT)
    (statement,) = article.statements
    assert article.text.strip() == TEXT.strip()
    assert [TEXT[start:end] for start, end in statement.spans] == ["it [the dam] is {safe}"]


def test_other_words_are_said(tmp_path: Path) -> None:
    marked = tmp_path / "a.txt"
    marked.write_text(MARKED, encoding="utf-8")
    with pytest.raises(ArticleError, match="stands where the text has"):
        detach(marked, TEXT.replace("said", "says"))
