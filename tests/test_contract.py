"""The house holds: who may import whom, and no room outside the contract."""

from __future__ import annotations

import configparser
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LINT = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
# The contract of a library, and who may import it.
LIBRARIES = {"spacy": {"annotate", "extract"}, "database": {"ledger"}, "web": {"web"}}


@pytest.fixture(scope="module")
def contract() -> configparser.ConfigParser:
    parser = configparser.ConfigParser()
    parser.read(ROOT / ".importlinter", "utf-8")
    return parser


def rooms() -> set[str]:
    """Every module and package directly under sayso."""
    found = {path.stem for path in (ROOT / "sayso").glob("*.py")} | {
        path.parent.name for path in (ROOT / "sayso").glob("*/__init__.py")
    }
    return found - {"__init__"}


def layers(contract: configparser.ConfigParser) -> list[set[str]]:
    lines = contract["importlinter:contract:house"]["layers"].split("\n")
    return [{name.strip() for name in line.split("|")} for line in lines if line.strip()]


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", LINT], cwd=folder, capture_output=True, text=True, check=False)


def test_the_contract_is_kept() -> None:
    result = lint(ROOT)
    assert result.returncode == 0, result.stdout


def test_every_room_is_in_it(contract: configparser.ConfigParser) -> None:
    house = contract["importlinter:contract:house"]
    assert house.getboolean("exhaustive")
    assert "exhaustive_ignores" not in house
    assert "ignore_imports" not in house
    listed = {name for layer in layers(contract) for name in layer}
    assert rooms() == listed


@pytest.mark.parametrize("library", LIBRARIES)
def test_a_library_is_known_where_it_belongs_and_nowhere_else(
    library: str, contract: configparser.ConfigParser
) -> None:
    forbidden = contract[f"importlinter:contract:{library}"]
    assert {name.strip() for name in forbidden["source_modules"].split()} == {
        f"sayso.{room}" for room in rooms() - LIBRARIES[library]
    }


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The modules and the contract, elsewhere, to be broken."""
    shutil.copytree(ROOT / "sayso", tmp_path / "sayso", ignore=lambda _, names: [n for n in names if not _code(n)])
    shutil.copy(ROOT / ".importlinter", tmp_path)
    return tmp_path


def _code(name: str) -> bool:
    return name.endswith(".py") or ("." not in name and name != "__pycache__")


@pytest.mark.parametrize(
    ("room", "line", "broken"),
    [
        ("records", "from sayso import ledger", "sayso.records -> sayso.ledger"),
        ("export", "from sayso import evaluate", "sayso.export -> sayso.evaluate"),
        ("compare", "from sayso import link", "sayso.compare -> sayso.link"),
        ("link", "import spacy", "sayso.link -> spacy"),
        ("pipeline", "import sqlalchemy", "sayso.pipeline -> sqlalchemy"),
        ("cli", "import starlette", "sayso.cli -> starlette"),
    ],
)
def test_a_breach_is_seen(room: str, line: str, broken: str, copy: Path) -> None:
    path = copy / "sayso" / room
    module = path if path.is_file() else path / "__init__.py"
    module.write_text(f"{module.read_text('utf-8')}\n{line}\n", "utf-8")
    result = lint(copy)
    assert result.returncode == 1
    assert broken in result.stdout


def test_a_room_that_nobody_listed_is_seen(copy: Path) -> None:
    (copy / "sayso" / "attic").mkdir()
    (copy / "sayso" / "attic" / "__init__.py").touch()
    result = lint(copy)
    assert result.returncode == 1
    assert "sayso.attic" in result.stdout
