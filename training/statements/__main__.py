"""`python -m training.statements [TABLE …]`: fit the tables over the rules of statements, each over those before it.

Without a name all of them, in their order; each in a process of its own, since a table is read once in a process.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Callable, Mapping
from importlib.resources import files
from pathlib import Path

from training.statements import choices, edges, reliability

SHIPPED = Path(str(files("sayso.languages"))) / "en"
TABLES: Mapping[str, Callable[[], str]] = {
    "edges": edges.fitted_table,
    "choices": choices.fitted_table,
    "reliability": reliability.fitted_table,
}


def main() -> None:
    """Write the tables into the package."""
    parser = argparse.ArgumentParser(prog="python -m training.statements", description=__doc__)
    parser.add_argument("tables", nargs="*", choices=[*TABLES, []], metavar="TABLE", help=", ".join(TABLES))
    asked = parser.parse_args().tables
    if len(asked) == 1:
        (SHIPPED / f"{asked[0]}.toml").write_text(TABLES[asked[0]](), "utf-8")
        return
    for name in asked or TABLES:
        subprocess.run([sys.executable, "-m", "training.statements", name], check=True)


if __name__ == "__main__":
    main()
