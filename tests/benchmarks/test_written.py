"""By what names an article's speakers may be called."""

from __future__ import annotations

from pathlib import Path

from benchmarks.accuracy import written
from benchmarks.accuracy.sample import Worded
from training.corpus import article

TEXT = """---
outlet: The Harbour Times
published: 2031-05-03
genre: wire
variety: british
topic: diplomacy
entities:
  kesta: {kind: country, name: Kesta}
  ministry: {kind: organisation, name: Ministry of Ports of Kesta, part_of: kesta}
  board: {kind: organisation, name: Board of the Ministry, part_of: ministry}
  agency: {kind: organisation, name: Port Agency, part_of: kesta}
---
{kesta=Kesta}'s {ministry:water ministry} [s1! said] [s1 it was late]. {board:Its board} met.

{kesta=Kesta}'s {agency:agency}, the {agency=Port Agency}, was closed.
---
s1: {by: ministry, mode: indirect}
"""


def test_a_description_may_have_its_owner_before_it(tmp_path: Path) -> None:
    path = tmp_path / "wire.txt"
    path.write_text(TEXT, encoding="utf-8")
    names = Worded(written._aliases(article.read(path)))
    assert names.same("Kesta's water ministry", "Ministry of Ports of Kesta")
    assert names.same("water ministry", "Ministry of Ports of Kesta")
    assert names.same("board", "Board of the Ministry")
    assert not names.same("ministry", "Ministry of Ports of Kesta")
    assert not names.same("Kesta's agency", "Port Agency")  # who has a name is called by it
