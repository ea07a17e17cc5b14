"""Files that are there whole or not at all."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from pathlib import Path


def write_lines(path: Path, lines: Iterable[bytes]) -> None:
    """Write a file under a temporary name beside it and rename it, so that nobody reads half of it.

    Whatever stood at `path` stays until then, and stays for good where a line cannot be made or written.
    """
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        with part.open("xb") as stream:
            stream.writelines(lines)
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
