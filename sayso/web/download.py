"""Rows as a file for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence

from starlette.responses import StreamingResponse

from sayso.export.cells import cell

CHUNK = 64_000  # characters sent at once
# Spreadsheets take a file without this mark for one in an encoding of their country's.
MARK = "\ufeff"


def csv_file(name: str, fields: Sequence[str], rows: Iterable[Mapping[str, object]]) -> StreamingResponse:
    """CSV (RFC 4180) with a line of headings, sent as it is read; no cell is one that a spreadsheet would run."""
    return StreamingResponse(
        _lines(fields, rows),
        media_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}.csv"'},
    )


def _lines(fields: Sequence[str], rows: Iterable[Mapping[str, object]]) -> Iterator[str]:
    buffer = io.StringIO()
    buffer.write(MARK)
    writer = csv.writer(buffer)
    writer.writerow(fields)
    for row in rows:
        writer.writerow([cell(row[field]) for field in fields])
        if buffer.tell() > CHUNK:
            yield buffer.getvalue()
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue()
