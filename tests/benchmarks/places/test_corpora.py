from __future__ import annotations

from pathlib import Path

from benchmarks.places import resolution
from benchmarks.places.corpora import geowebnews, lgl

LGL = """<articles><article><text>Rain in Lagos and Nowhere.</text><toponyms>
<toponym><start>8</start><end>13</end><phrase>Lagos</phrase>
<gaztag geonameid="2332459"><lat>6.45</lat><lon>3.39</lon></gaztag></toponym>
<toponym><start>18</start><end>25</end><phrase>Nowhere</phrase></toponym>
</toponyms></article></articles>"""
WEB = """<articles><article file="7"><text>Lagos sells Nigerian oil.</text><toponyms>
<toponym><extractedName>Nigerian</extractedName><type>Demonym</type><start>12</start><end>20</end></toponym>
<toponym><extractedName>Lagos</extractedName><type>Literal</type><start>0</start><end>5</end>
<latitude>6.45</latitude><longitude>3.39</longitude></toponym></toponyms></article></articles>"""


def test_lgl(tmp_path: Path) -> None:
    path = tmp_path / "lgl.xml"
    path.write_text(LGL)
    (article,) = lgl(path)
    assert [(gold.text, gold.where) for gold in article.toponyms] == [("Lagos", (6.45, 3.39)), ("Nowhere", None)]
    figures = resolution.judge([article]).figures()
    assert figures["within_161km"] == figures["ceiling"] == 1.0


def test_geowebnews(tmp_path: Path) -> None:
    path = tmp_path / "GWN.xml"
    path.write_text(WEB)
    (article,) = geowebnews(path)
    assert [(gold.text, gold.type) for gold in article.toponyms] == [("Lagos", "Literal"), ("Nigerian", "Demonym")]
