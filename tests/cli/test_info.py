from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from calling import Call


def test_what_it_says(call: Call, ledger: Path) -> None:
    said = call("info", ledger)
    assert said.status == 0
    assert said.out.splitlines()[:5] == [
        str(ledger),
        "3 documents, 53 words",
        "3 statements, 1 speaker, 2 time expressions, 1 entity, 1 judgement",
        "",
        "Who is quoted",
    ]
    assert "  Ana Suel  3 statements in 2 documents" in said.out.splitlines()
    assert "Wire Agency" in said.out
    assert said.out.endswith("quarantined: 1 document; the rest was not harmed\n  sub/c.txt: there is no text in it\n")


def test_it_loads_no_spacy(ledger: Path) -> None:
    code = (
        "import sys; from sayso.cli import main; status = main(['info', sys.argv[1]]); "
        "print(*(m for m in ('spacy', 'onnxruntime', 'trafilatura') if m in sys.modules), file=sys.stderr); "
        "sys.exit(status)"
    )
    result = subprocess.run([sys.executable, "-c", code, str(ledger)], capture_output=True, text=True, check=False)
    assert (result.returncode, result.stderr) == (0, "\n")
    assert "3 documents" in result.stdout
