from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from calling import Call

SAYSO = [sys.executable, "-c", "import sys; from sayso.cli import main; sys.exit(main())"]


def test_it_says_where_answers_there_and_ends_with_ctrl_c(ledger: Path) -> None:
    command = [*SAYSO, "serve", str(ledger), "--no-browser", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        line = server.stdout.readline()
        address = re.search(r"http://127\.0\.0\.1:\d+/", line)
        assert address, line
        with urllib.request.urlopen(f"{address[0]}statements") as answer:
            assert answer.status == 200
            assert b"harbour will reopen" in answer.read()
        server.send_signal(signal.SIGINT)
        out, err = server.communicate(timeout=30)
    assert (server.returncode, out.strip(), err) == (0, "", "")


def test_only_this_machine_can_reach_it(ledger: Path) -> None:
    command = [*SAYSO, "serve", str(ledger), "--no-browser", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        port = int(re.findall(r":(\d+)/", server.stdout.readline())[0])
        listening = Path("/proc/net/tcp").read_text() if Path("/proc/net/tcp").exists() else ""
        server.terminate()
    if not listening:
        pytest.skip("this system does not list its sockets")
    local = [line.split()[1] for line in listening.splitlines()[1:] if line.split()[1].endswith(f":{port:04X}")]
    assert local
    assert {place.partition(":")[0] for place in local} == {"0100007F"}


def test_a_port_in_use(call: Call, ledger: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        said = call("serve", ledger, "--no-browser", "--port", str(port))
    assert said.status == 2
    assert said.err == f"sayso: port {port} is in use: choose another with --port N, or any free one with --port 0\n"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may use every port")
def test_a_port_that_is_not_ours_to_use(call: Call, ledger: Path) -> None:
    said = call("serve", ledger, "--no-browser", "--port", "1")
    assert said.status == 2
    assert "port 1 cannot be used" in said.err


@pytest.mark.parametrize(
    ("content", "line"),
    [(None, "there is no ledger"), (b"not a ledger", "is not a ledger of Sayso")],
)
def test_no_ledger(call: Call, tmp_path: Path, content: bytes | None, line: str) -> None:
    path = tmp_path / "x.sayso"
    if content is not None:
        path.write_bytes(content)
    said = call("serve", path, "--no-browser", "--port", "0")
    assert (said.status, said.err.count("\n")) == (2, 1)
    assert line in said.err


def test_a_ledger_of_another_version(call: Call, ledger: Path) -> None:
    import sqlite3

    connection = sqlite3.connect(ledger)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    said = call("serve", ledger, "--no-browser", "--port", "0")
    assert (said.status, said.err.count("\n")) == (2, 1)
    assert "a newer Sayso is needed" in said.err


def test_other_commands_load_no_web_framework(ledger: Path) -> None:
    code = (
        "import sys; from sayso.cli import main; status = main(sys.argv[1:]);"
        "sys.exit(status or len({'starlette', 'jinja2', 'uvicorn', 'spacy'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code, "info", str(ledger)], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
