"""`python -m benchmarks.web`: server time of each view of a synthetic ledger, later times apart from the first.

The first time that a view is asked for of a large ledger it may have to count; after that, answers are kept. Times are
of the processor, so that they mean the same on a machine that does other work; the wall clock's are beside.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from random import Random
from statistics import median, quantiles
from time import perf_counter, process_time
from urllib.parse import urlencode

from starlette.applications import Starlette
from starlette.testclient import TestClient

from benchmarks.web.synthetic import write
from sayso.ledger import Ledger
from sayso.web import application
from sayso.web.kept import Kept

BUDGET = 0.100  # seconds, the 95th percentile of each view
PORT = 80
LONGEST_NAME = 34

Addresses = Callable[[Random], str]


def main() -> int:
    """Print the table; the exit status is 1 where a view is over the budget."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.web", description=__doc__)
    parser.add_argument("--statements", type=int, default=100_000)
    parser.add_argument("--requests", type=int, default=40, help="of each view (default: 40)")
    parser.add_argument("--ledger", type=Path, help="keep the ledger here, and take the one that is there")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = arguments.ledger or Path(folder) / "large.sayso"
        if not path.exists():
            start = perf_counter()
            write(path, arguments.statements)
            print(f"wrote {path.stat().st_size / 1e6:,.0f} MB in {perf_counter() - start:.0f} s")
        return 0 if all(list(_measured(path, arguments.requests))) else 1


def _measured(path: Path, requests: int) -> Iterator[bool]:
    app = application(path, PORT)
    client = TestClient(app, base_url="http://127.0.0.1")
    print(f"{'view':<{LONGEST_NAME}}      KB  p50 ms  p95 ms    wall   first: p50     p95")
    for name, address in _views(path).items():
        size = len(client.get(address(Random(2))).content)
        kept = _times(client, app, address, requests, fresh=False)
        fresh = _times(client, app, address, requests, fresh=True)
        figures = (
            median(cpu for cpu, _ in kept),
            p95 := _p95(cpu for cpu, _ in kept),
            _p95(wall for _, wall in kept),
            median(cpu for cpu, _ in fresh),
            _p95(cpu for cpu, _ in fresh),
        )
        shown = "{:8.1f}{:8.1f}{:8.1f}{:13.1f}{:8.1f}".format(*(1e3 * figure for figure in figures))
        over = "" if p95 <= BUDGET else "  OVER"
        print(f"{name:<{LONGEST_NAME}}{size / 1e3:8.0f}{shown}{over}", flush=True)
        yield p95 <= BUDGET


def _p95(seconds: Iterable[float]) -> float:
    return quantiles(seconds, n=20)[-1]


def _times(
    client: TestClient, app: Starlette, address: Addresses, requests: int, *, fresh: bool
) -> list[tuple[float, float]]:
    random = Random(2)
    client.get(address(random))
    times = []
    for _ in range(requests):
        if fresh:
            app.state.kept = Kept(app.state.ledger)
        there = address(random)
        start, begun = perf_counter(), process_time()
        answer = client.get(there, follow_redirects=False)
        times.append((process_time() - begun, perf_counter() - start))
        assert answer.status_code in (200, 303), answer.text
    return times


def _views(path: Path) -> dict[str, Addresses]:
    with Ledger.open(path) as ledger:
        documents = ledger.documents(limit=2_000)
        statements = ledger.statements(limit=4_000, offset=5_000)
        times = [row for row in ledger.times(limit=4_000, offset=5_000) if row.value and row.value[0] != "P"]
        relays = ledger.relays()
        sources = ledger.sourcing()
        ledger.close()
    long = max(documents, key=lambda row: row.words).document
    words = sorted({word for row in statements for word in row.text.split() if len(word) > 8})

    def one(random: Random) -> str:
        return random.choice(statements).id

    def way(random: Random) -> str:
        row = random.choice(relays)
        return f"/statements?origin={row.origin}&relay={row.relay}&judged=standing"

    def along(random: Random) -> str:
        row = random.choice(random.choice(sources).branches)
        return f"/statements?{urlencode({'chain': row.path, 'judged': 'standing'}, doseq=True)}"

    return {
        "story": lambda _: "/",
        "statements, first page": lambda _: "/statements",
        "statements, any page": lambda random: f"/statements?after={one(random)}",
        "statements, last page": lambda _: "/statements?before=end",
        "statements of a speaker (id)": lambda random: (
            f"/statements?speaker={random.choice(statements).speaker_entity}"
        ),
        "statements of a speaker (name)": lambda random: f"/statements?speaker={random.choice(statements).speaker}",
        "statements of an outlet": lambda random: f"/statements?outlet={random.choice(statements).outlet}",
        "statements of a document": lambda random: f"/statements?document={random.choice(statements).document}",
        "statements that came one way": way,
        "statements along a chain": along,
        "statements in direct speech (none)": lambda _: "/statements?mode=direct",
        "statements with a word": lambda random: f"/statements?text={random.choice(words)}",
        "statements with a word nowhere": lambda random: f"/statements?text=qq{random.choice(words)}",
        "a statement's address": lambda random: f"/statements/{one(random)}",
        "documents, any page": lambda random: f"/documents?after={random.choice(documents).document.id}",
        "documents of an outlet": lambda random: f"/documents?outlet={random.choice(documents).document.outlet}",
        "reader": lambda random: f"/documents/{random.choice(documents).document.id}",
        "reader, a long document": lambda random: f"/documents/{long.id}?page={random.randint(1, 3)}",
        "speakers": lambda random: f"/speakers?page={random.randint(1, 50)}",
        "sourcing": lambda random: f"/sourcing?page={random.randint(1, 50)}",
        "an entity": lambda random: f"/entities/{random.choice(statements).speaker_entity}",
        "entities": lambda random: f"/entities?page={random.randint(1, 50)}",
        "entities of a name": lambda random: f"/entities?name={random.choice(statements).speaker}",
        "mentions of an entity": lambda random: f"/entities/{random.choice(statements).speaker_entity}/mentions",
        "statements about an entity": lambda random: (
            f"/statements?judged=standing&about={random.choice(statements).speaker_entity}"
        ),
        "timeline": lambda _: "/timeline",
        "timeline, any page": lambda random: f"/timeline?after={random.choice(times).id}",
        "timeline, last page": lambda _: "/timeline?before=end",
        "timeline of a year": lambda random: f"/timeline?period={random.randint(2029, 2031)}",
        "timeline of a month": lambda random: (
            f"/timeline?period={random.randint(2029, 2031)}-{random.randint(1, 12):02}"
        ),
        "timeline, what reaches into a month": lambda random: (
            f"/timeline?part=over&period={random.randint(2029, 2031)}-{random.randint(1, 12):02}"
        ),
        "timeline, without a date": lambda _: "/timeline?part=undated",
        "map": lambda random: f"/map?page={random.randint(1, 50)}",
        "map of a time": lambda random: f"/map?since=2031-{random.randint(1, 12):02}-01",
        "map as data": lambda _: "/map.geojson",
        "relays": lambda random: f"/relays?page={random.randint(1, 50)}",
        "outlets": lambda _: "/outlets",
        "search": lambda random: f"/search?q={random.choice(words)}",
        "search for two words": lambda random: f"/search?q={random.choice(words)}+{random.choice(words)}",
    }


if __name__ == "__main__":
    raise SystemExit(main())
