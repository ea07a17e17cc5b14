"""From a form that was found to what it means: the functions that `reads` in `times.toml` names.

Each returns None where the words only look like a time; then the next shorter form is tried.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sayso.extract.times import composed, counted, dates
from sayso.extract.times.found import Found
from sayso.extract.times.meaning import Meaning

READS: Mapping[str, Callable[[Found], Meaning | None]] = {
    "date": dates.date,
    "decade": dates.decade,
    "century": dates.century,
    "holiday": dates.holiday,
    "written": dates.written,
    "spoken": dates.spoken,
    "days": dates.days,
    "years": dates.years,
    "weekday": dates.weekday,
    "today": counted.today,
    "now": counted.now,
    "vague": counted.vague,
    "step": counted.step,
    "named": counted.named,
    "sequence": counted.sequence,
    "quarter": counted.quarter,
    "ago": counted.ago,
    "yearago": counted.yearago,
    "after": counted.after,
    "length": counted.length,
    "recurring": counted.recurring,
    "clock": composed.clock,
    "daypart": composed.daypart,
    "year": composed.in_year,
    "dated": composed.dated,
    "at": composed.at,
    "edge": composed.edge,
    "edge_unit": composed.edge_unit,
    "week_of": composed.week_of,
    "offset": composed.offset,
    "about": composed.about,
    "anniversary": composed.anniversary,
    "interval": composed.interval,
}
