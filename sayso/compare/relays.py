"""Who relays whom."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from sayso.compare.origins import identity
from sayso.records import RelayRow, StatementRow


def relays(rows: Iterable[StatementRow]) -> tuple[RelayRow, ...]:
    """For each origin and each relay of its statements how many came that way, the commonest ways first.

    One pass over `rows` in any order; memory grows with the pairs of origin and relay and their documents.
    """
    names: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    ways: Counter[tuple[tuple[str, str], tuple[str, str]]] = Counter()
    seen: dict[tuple[tuple[str, str], tuple[str, str]], set[str]] = defaultdict(set)
    for row in rows:
        links = row.chain
        if not links or row.speaker is None:
            continue
        origin = identity(links[0])
        names[origin][links[0].name] += 1
        through = {identity(link): link.name for link in links[1:] if link.role == "relay"}
        for relay, name in through.items():
            names[relay][name] += 1
            ways[origin, relay] += 1
            seen[origin, relay].add(row.document)
    found = [
        RelayRow(_name(names[origin]), _name(names[relay]), count, len(seen[origin, relay]))
        for (origin, relay), count in ways.items()
    ]
    return tuple(sorted(found, key=lambda r: (-r.statements, r.origin, r.relay)))


def _name(names: Counter[str]) -> str:
    return min(names, key=lambda name: (-names[name], name))
