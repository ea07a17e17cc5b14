from __future__ import annotations

from pathlib import Path

import pytest

from sayso.cli.boundary import main


def test_prints_documents_and_their_sentences(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("The road is closed. Ana Suel said so in Velmora on Monday.\n")
    (tmp_path / "b.txt").write_text("Nobody knew why the bridge was shut.\n")
    assert main(["annotate", str(tmp_path)]) == 0
    printed = capsys.readouterr().out
    assert [line for line in printed.splitlines() if "newdoc" in line] == ["# newdoc id = a.txt", "# newdoc id = b.txt"]
    assert "# sent_id = a.txt-2\n# text = Ana Suel said so in Velmora on Monday." in printed
    assert "\tNER=B-PER\n" in printed


def test_a_document_that_cannot_be_read_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "bad.txt").write_bytes(b"\x00\x01\x02" * 50)
    (tmp_path / "ru.txt").write_text("Министр сказал, что дорога закрыта и никто не знает почему. " * 3)
    (tmp_path / "ok.txt").write_text("The minister said that the road was closed.\n")
    assert main(["annotate", str(tmp_path)]) == 1
    told = capsys.readouterr()
    assert len(told.err.splitlines()) == 2
    assert "no support here; supported: en" in told.err
    assert "# newdoc id = ok.txt" in told.out


def test_nothing_in_it_reaches_the_terminal_as_a_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("The minister \x1b[31mAna Suel\x1b[0m said that the road was closed today.\n")
    assert main(["annotate", str(tmp_path)]) == 0
    assert "\x1b" not in capsys.readouterr().out


def test_no_file(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["annotate", str(tmp_path / "none.txt")]) == 1
    assert "none.txt" in capsys.readouterr().err
