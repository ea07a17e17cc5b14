"""`python -m benchmarks.speed PATH…`: words per second of a whole build and the shares of its rooms."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from statistics import median

from benchmarks.speed.budget import CLOCKS, OF_BARE_ENCODER, SHARES
from benchmarks.speed.measure import Run, measure


def main() -> int:
    """Print the figures; the exit status is 1 where one is outside the budget."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=__doc__)
    parser.add_argument("paths", nargs="+", metavar="PATH", help="articles, as `sayso build` takes them")
    parser.add_argument("--runs", type=int, default=5, help="how often to measure (default: 5); medians are printed")
    arguments = parser.parse_args()
    runs = measure(arguments.paths, arguments.runs)
    print("\n".join(report(runs)))
    return 0 if all(kept(runs)) else 1


def kept(runs: list[Run]) -> Iterator[bool]:
    """Whether each line of the budget is kept, by medians."""
    for share in SHARES:
        yield share.kept(median(run.share(share.rooms) for run in runs))
    yield median(run.of_encoder.wall for run in runs) >= OF_BARE_ENCODER


def report(runs: list[Run]) -> Iterator[str]:
    """The figures in lines, each the median of the runs."""
    words = runs[0].words
    yield f"{words:,} words read for facts; medians of {len(runs)} runs"
    yield f"whole build   {median(words / run.build.wall for run in runs):10,.0f} words/s"
    yield f"bare encoder  {median(words / run.encoder.wall for run in runs):10,.0f} words/s"
    ratio = median(run.of_encoder.wall for run in runs)
    yield f"build/encoder {ratio:10.3f}  budget ≥ {OF_BARE_ENCODER:.2f}  {_mark(ratio >= OF_BARE_ENCODER)}"
    alone = median(run.of_encoder.processor for run in runs)
    yield f"              {alone:10.3f}  by processor time, which leaves out what else the machine did"
    yield ""
    for share in SHARES:
        part = median(run.share(share.rooms) for run in runs)
        sign = "≥" if share.at_least else "≤"
        yield f"{' + '.join(share.rooms):<26} {part:6.1%}  budget {sign} {share.bound:.0%}  {_mark(share.kept(part))}"
        for room in share.rooms:
            for clock in CLOCKS[room] if len(share.rooms) > 1 else ():
                name = room if clock == room else f"{room}: {clock}"
                yield f"  {name:<24} {median(run.clocks.get(clock, 0.0) / run.build.wall for run in runs):6.1%}"
    every = [room for share in SHARES for room in share.rooms]
    yield f"{'(between the rooms)':<26} {median(1 - run.share(every) for run in runs):6.1%}"


def _mark(kept_: bool) -> str:
    return "kept" if kept_ else "NOT KEPT"


if __name__ == "__main__":
    raise SystemExit(main())
