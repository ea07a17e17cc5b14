from __future__ import annotations

from compare.rows import row

from sayso.compare import relays
from sayso.records import RelayRow


def test_ways_are_counted_and_outlets_are_no_relays() -> None:
    rows = [
        row("d1", ["unnamed officials", "Politburo", "Herald"]),
        row("d1", ["unnamed officials", "Politburo", "Herald"], "it pours"),
        row("d2", ["unnamed officials", "Politburo", "Lantern", "Post"]),
        row("d3", ["Ana Suel", "Centre", "Reader"], outlets=2),
        row("d3", []),
    ]
    assert relays(rows) == (
        RelayRow("unnamed officials", "Politburo", 3, 2),
        RelayRow("unnamed officials", "Lantern", 1, 1),
    )
