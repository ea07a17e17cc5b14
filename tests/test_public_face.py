from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hand_made import hand_made

import sayso
from sayso.records import Statement

HEAVY = (
    "spacy", "thinc", "onnxruntime", "trafilatura", "lxml", "pypdf", "docx", "feedparser", "warcio",
    "sayso.pipeline", "sayso.annotate",
)  # fmt: skip


def _loaded(code: str, *arguments: str | Path) -> set[str]:
    """Which heavy modules a fresh Python has loaded after running the code."""
    ask = f"{code}\nimport sys\nprint(*(name for name in {HEAVY} if name in sys.modules))"
    run = subprocess.run([sys.executable, "-c", ask, *arguments], capture_output=True, text=True, check=True)
    return set(run.stdout.split())


def test_importing_loads_nothing(tmp_path: Path) -> None:
    assert _loaded("import sayso; dir(sayso)") == set()
    assert _loaded("import sys, sayso; assert 'sqlalchemy' not in sys.modules") == set()


def test_reading_a_ledger_loads_no_language(tmp_path: Path) -> None:
    path = tmp_path / "x.sayso"
    hand_made(path)
    code = "import sys, sayso\nwith sayso.open(sys.argv[1]) as ledger: ledger.summary(), ledger.statements()"
    assert _loaded(code, path) == set()
    assert _loaded("import sys, sayso; sayso.Ledger.open(sys.argv[1]).close(); sayso.records.Span(0, 1)", path) == set()


def test_what_autocompletion_shows_is_the_product() -> None:
    assert dir(sayso) == ["Ledger", "__version__", "build", "load", "open", "records"]
    assert all(hasattr(sayso, name) for name in dir(sayso))
    assert sayso.records.Statement is Statement
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        sayso.nothing  # noqa: B018


def test_building_gives_an_open_ledger(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text(
        "By Jo Ferrin\n\nAna Suel said on Monday that the harbour would reopen, and nobody was against it."
    )
    for paths in (article, str(article), [article]):
        with sayso.build(paths, tmp_path / "x.sayso") as ledger:
            assert ledger.summary().documents == 1
            assert [row.document.path for row in ledger.documents()] == ["a.txt"]
