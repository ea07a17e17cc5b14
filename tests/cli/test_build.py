from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from calling import Call

HARBOUR = """The harbour will reopen on Monday, the minister said. “We are ready,” Ana Suel told The Wire.

The port authority said in a statement that 14 ships were waiting on 5 May 2031.
"""
BRIDGE = "According to the engineer Tomas Brill, the bridge will be closed until June 2032.\n"
UKRAINIAN = """Міністр закордонних справ заявив, що порт відкриють у понеділок.
Він додав, що все готово до прийому суден.
"""


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text(HARBOUR, "utf-8")
    (folder / "b.txt").write_text(BRIDGE, "utf-8")
    return folder


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "story.sayso"


def documents(call: Call, ledger: Path, folder: Path) -> dict[str, dict[str, Any]]:
    assert call("export", ledger, "--output", folder).status == 0
    rows = [json.loads(line) for line in (folder / "documents.jsonl").read_text("utf-8").splitlines()]
    return {row["path"]: row for row in rows}


def test_articles_become_a_ledger(call: Call, articles: Path, output: Path) -> None:
    said = call("build", articles, "-o", output)
    assert said.status == 0, said.err
    assert said.out.splitlines()[0] == f"{output}: 2 added"
    assert said.out.splitlines()[1] == "2 documents, 47 words"
    assert said.err.splitlines()[-1].startswith("2 of 2 documents, ")
    rows = json.loads(call("statements", output, "--format", "json").out)
    assert {row["path"] for row in rows} == {"a.txt", "b.txt"}
    assert any("bridge will be closed" in row["text"] for row in rows)


def test_the_same_again_is_no_change(call: Call, articles: Path, output: Path) -> None:
    call("build", articles, "-o", output)
    said = call("build", articles, "-o", output)
    assert (said.status, said.out.splitlines()[0]) == (0, f"{output}: 2 unchanged")


def test_what_is_gone_stays_unless_pruned(call: Call, articles: Path, output: Path) -> None:
    call("build", articles, "-o", output)
    (articles / "b.txt").unlink()
    assert call("build", articles, "-o", output).out.splitlines()[1].startswith("2 documents")
    said = call("build", articles, "-o", output, "--prune")
    assert said.out.splitlines()[:2] == [f"{output}: 1 unchanged, 1 removed", "1 document, 33 words"]


def test_what_the_user_knows_better(call: Call, articles: Path, output: Path, tmp_path: Path) -> None:
    known = ["--outlet", "The Quay", "--published", "8 May 2031", "--url", "https://quay.example/1", "--title", "Ships"]
    more = ["--author", "Jo Ferrin", "--author", "Lu Osten", "--translated-from", "French"]
    said = call("build", articles / "a.txt", "-o", output, *known, *more, "--republished-from", "The Pier")
    assert said.status == 0, said.err
    row = documents(call, output, tmp_path / "out")["a.txt"]
    assert (row["outlet"], row["published"], row["url"]) == ("The Quay", "2031-05-08", "https://quay.example/1")
    assert (row["title"], row["authors"], row["translated_from"]) == ("Ships", ["Jo Ferrin", "Lu Osten"], "fr")
    assert [d["outlet"] for d in row["derived_from"]] == ["The Pier"]


def test_a_date_that_is_none(call: Call, articles: Path, output: Path) -> None:
    said = call("build", articles, "-o", output, "--published", "soon")
    assert (said.status, said.out) == (2, "")
    assert said.err.startswith("sayso: --published soon: no date; write 2031-05-08, 2031-05 or 2031")
    assert said.err.count("\n") == 1
    assert not output.exists()


def test_bad_documents_are_lines_and_the_rest_is_unharmed(
    call: Call, articles: Path, output: Path, tmp_path: Path
) -> None:
    good = tmp_path / "good.sayso"
    assert call("build", articles, "-o", good).status == 0
    (articles / "empty.txt").touch()
    (articles / "photo.txt").write_bytes(bytes(range(256)) * 40)
    (articles / "long.txt").write_text("a" * 30_000, "utf-8")
    (articles / "feed.jsonl").write_text('{"text": "no end', "utf-8")
    said = call("build", articles, tmp_path / "nowhere.txt", "-o", output, "--max-document", "20000")
    assert said.status == 1
    lines = said.err.splitlines()
    at = lines.index("quarantined: 5 documents; the rest was not harmed")
    assert sorted(line.split(":")[0].strip() for line in lines[at + 1 :]) == sorted(
        ["empty.txt", "photo.txt", "long.txt", "feed.jsonl#1", str(tmp_path / "nowhere.txt")]
    )
    assert call("statements", output, "--format", "json") == call("statements", good, "--format", "json")
    exported = tmp_path / "out"
    documents(call, output, exported)
    assert not [path.name for path in exported.iterdir() if str(tmp_path) in path.read_text("utf-8")]


def test_a_language_without_support_is_kept_and_told(call: Call, articles: Path, output: Path) -> None:
    (articles / "uk.txt").write_text(UKRAINIAN, "utf-8")
    said = call("build", articles, "-o", output)
    assert said.status == 0
    assert "  uk  1 document: kept and searchable, no facts (no support for this language)" in said.out.splitlines()
    assert "понеділок" in call("search", output, "понеділок").out


def test_quiet_says_what_was_quarantined_and_nothing_else(call: Call, articles: Path, output: Path) -> None:
    assert call("build", articles, "-o", output, "--quiet") == (0, "", "")
    (articles / "empty.txt").touch()
    assert call("build", articles, "-o", output, "-q") == (
        1,
        "",
        "quarantined: 1 document; the rest was not harmed\n  empty.txt: there is no text in it\n",
    )


@pytest.mark.parametrize("options", [["--language", "xx"], ["--max-document", "5"]])
def test_options_that_differ_from_the_ledgers(options: list[str], call: Call, articles: Path, output: Path) -> None:
    call("build", articles, "-o", output)
    said = call("build", articles, "-o", output, *options)
    assert (said.status, said.out) == (2, "")
    assert said.err.startswith("sayso: ")
    assert said.err.count("\n") == 1


def test_what_is_no_ledger_is_left_alone(call: Call, articles: Path, tmp_path: Path) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("mine", "utf-8")
    said = call("build", articles, "-o", notes)
    assert (said.status, said.out) == (2, "")
    assert said.err == f"sayso: {notes} is not a ledger of Sayso; it was left as it is: choose another name\n"
    assert notes.read_text("utf-8") == "mine"


def test_nothing_to_read(call: Call, output: Path, tmp_path: Path) -> None:
    said = call("build", tmp_path / "nowhere", "-o", output)
    assert (said.status, said.out) == (2, "")
    assert said.err.startswith("sayso: nothing to read in ")


def test_rebuild_gives_the_same_ledger_and_keeps_judgements(
    call: Call, articles: Path, output: Path, tmp_path: Path
) -> None:
    call("build", articles, "-o", output)
    before = json.loads(call("statements", output, "--format", "json").out)
    call("judge", output, before[0]["id"], "reject", "--by", "me")
    said = call("rebuild", output)
    assert said.status == 0, said.err
    after = json.loads(call("statements", output, "--format", "json").out)
    assert after == [{**before[0], "verdict": "reject"}, *before[1:]]


@pytest.mark.slow
@pytest.mark.parametrize("jobs", [1, 2])
def test_interrupted_it_says_so_and_the_same_command_goes_on(
    jobs: int, call: Call, articles: Path, output: Path, tmp_path: Path
) -> None:
    for number in range(40):
        (articles / f"{number:03}.txt").write_text(HARBOUR.replace("14", str(number)) * 6, "utf-8")
    # A shell starts what runs in the background with Ctrl-C ignored, and so would be what it starts.
    heard = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
    code = f"{heard}; import sys; from sayso.cli import main; sys.exit(main())"
    command = [sys.executable, "-c", code, "build", str(articles), "-o", str(output), "--jobs", str(jobs)]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    deadline = time.monotonic() + 60
    while not output.exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    time.sleep(0.5)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    lines = [line for line in err.splitlines() if " documents, " not in line]
    assert (process.returncode, out, lines) == (
        130,
        "",
        ["sayso: interrupted: what was finished is kept; the same command goes on from there"],
    )
    assert call("build", articles, "-o", output, "-q").status == 0
    fresh = tmp_path / "fresh.sayso"
    assert call("build", articles, "-o", fresh, "-q").status == 0
    for folder, ledger in (("one", output), ("two", fresh)):
        call("export", ledger, "--output", tmp_path / folder)
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes(), path.name
