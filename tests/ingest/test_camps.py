from __future__ import annotations

from pathlib import Path

import pytest

from sayso.config import Config
from sayso.errors import SideFileError
from sayso.ingest import camp_tables, find
from sayso.records import GivenCamp


def test_tables_beside_the_articles_and_below_and_given(tmp_path: Path) -> None:
    (tmp_path / "in" / "sub").mkdir(parents=True)
    (tmp_path / "in" / "a.txt").write_text("text")
    (tmp_path / "in" / "camps.csv").write_text("name,camp\nIvo Tarn,The Harbour Trust\n")
    (tmp_path / "in" / "sub" / "outlets.csv").write_text("name,owner,country\nThe Lantern,Tarn Media,Kesta\n")
    (tmp_path / "more.csv").write_text("name,camp\nAna Suel,Kesta\n")
    tables = camp_tables([tmp_path / "in"], [tmp_path / "more.csv"])
    told = {table.path: table.rows for table in tables}
    assert set(told) == {"camps.csv", "outlets.csv", "sub/camps.csv", "sub/outlets.csv", str(tmp_path / "more.csv")}
    assert told["camps.csv"] == (
        GivenCamp("Ivo Tarn", "The Harbour Trust", None, None),
        GivenCamp("The Ivo Tarn", "The Harbour Trust", None, None),
    )
    # With and without the article it is the same outlet.
    assert [row.name for row in told["sub/outlets.csv"]] == ["Lantern", "The Lantern"]
    assert told["outlets.csv"] == told["sub/camps.csv"] == ()
    assert [one.path for one in find([tmp_path / "in"], Config())] == ["a.txt"]  # the tables are no documents


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name,party\nA,B\n", "line 2: unknown column party; known: name, camp, owner, country"),
        ("name,camp\nA,B\n,C\n", "line 3 has no name"),
        ("name,camp\nA,\n", "line 2: A has neither camp nor owner nor country"),
        ("name,camp\nA,B,C\n", "a row has more values than there are columns"),
        ('name,camp\n"A,B\n', "cannot be read as CSV"),
    ],
)
def test_a_bad_row_is_one_line(text: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "camps.csv").write_text(text)
    with pytest.raises(SideFileError, match=said) as caught:
        camp_tables([tmp_path])
    assert "\n" not in str(caught.value)


def test_a_given_table_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(SideFileError, match="no such file"):
        camp_tables([tmp_path], [tmp_path / "none.csv"])
