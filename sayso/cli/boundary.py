"""Where every run of the command line begins and ends: whatever goes wrong is one line and an exit status."""

from __future__ import annotations

import io
import logging
import os
import sys
import traceback
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import click

DONE, QUARANTINED, USAGE = 0, 1, 2
DEFECT, INPUT_OUTPUT = 70, 74  # EX_SOFTWARE and EX_IOERR of sysexits.h
INTERRUPTED, PIPE_CLOSED = 130, 141  # 128 and the number of the signal, as shells report it
TRACEBACK = "SAYSO_TRACEBACK"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command (default: the process's own arguments) and return its exit status.

    0: done. 1: done, some documents quarantined. 2: the call cannot be carried out. 70: a defect of Sayso. 74: the
    operating system refused a read or a write. 130: interrupted. 141: whoever read the output stopped reading.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    if not os.environ.get(TRACEBACK):
        # Libraries log what they stumble over, some of it words of a document, to stderr where nobody listens.
        logging.getLogger().addHandler(logging.NullHandler())
    try:
        return _run(sys.argv[1:] if arguments is None else list(arguments))
    except KeyboardInterrupt as interrupt:
        return _end(": ".join(("interrupted", *map(str, interrupt.args))), INTERRUPTED)
    except BrokenPipeError:
        # What is still in the buffer would fail again when the interpreter flushes it on its way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED


def _run(arguments: list[str]) -> int:
    # Imported here, so that Ctrl-C while modules load ends like any other.
    import click  # noqa: PLC0415

    from sayso.cli.commands import sayso  # noqa: PLC0415
    from sayso.errors import SaysoError  # noqa: PLC0415

    try:
        with sayso.make_context("sayso", arguments) as context:
            status = sayso.invoke(context)
        sys.stdout.flush()
    except click.exceptions.Exit as end:
        sys.stdout.flush()
        return end.exit_code
    except click.ClickException as error:
        return _refused(error)
    except SaysoError as error:
        return _end(str(error), USAGE, error)
    except BrokenPipeError:
        raise
    except OSError as error:
        where = f"{error.filename}: " if error.filename is not None else ""
        return _end(f"{where}{error.strerror or error}", INPUT_OUTPUT, error)
    except Exception as error:
        what = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
        hint = f"please report this; {TRACEBACK}=1 shows where it happened"
        return _end(f"failed unexpectedly ({what}); {hint}", DEFECT, error)
    return status if isinstance(status, int) else DONE


def _refused(error: click.ClickException) -> int:
    """Say what was wrong with the call; where there was nothing in it, which calls there are."""
    if type(error).__name__ == "NoArgsIsHelpError":  # click has it from 8.2 on
        print(error.format_message(), file=sys.stderr)
        return USAGE
    message = " ".join(error.format_message().split()).rstrip(".")
    message = message[:1].lower() + message[1:]
    context = getattr(error, "ctx", None)
    return _end(f"{message} (see `{context.command_path} --help`)" if context is not None else message, USAGE)


def _end(line: str, status: int, error: BaseException | None = None) -> int:
    from sayso.cli.terminal import safe  # noqa: PLC0415

    if error is not None and os.environ.get(TRACEBACK):
        print(safe("".join(traceback.format_exception(error)), keep="\n"), file=sys.stderr, end="")
    print(f"sayso: {safe(line)}", file=sys.stderr, flush=True)
    return status
