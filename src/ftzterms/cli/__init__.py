"""The command line: the verbs of the library, one file for each command, no logic.

A command is loaded when it is called, so that `ftzterms --help` costs little.
"""

from __future__ import annotations

import atexit
import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from io import TextIOWrapper
from typing import NoReturn, TextIO


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run `ftzterms` and leave with its status: by `SystemExit` where a caller gives the *arguments*, else at once."""
    gc.disable()  # values hold no circles; to look for some, in a thousand classes or a large memory, costs an eighth
    from ftzterms.cli._status import Status, run

    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    status = run(arguments)
    if status is Status.CLOSED:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nothing is left to flush at exit
    if arguments is None:
        _end_process(status)
    sys.exit(status)


def _end_process(status: int) -> NoReturn:
    """End it at once: the system takes back its memory faster than Python does, value by value."""
    atexit._run_exitfuncs()  # noqa: SLF001  what others have asked for
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):  # was said already, or is closed
            stream.flush()
    os._exit(status)


def _nowhere() -> TextIO:
    """Stand in for a stream that whoever started the program has closed; Python gives None for it."""
    return open(os.devnull, "w", encoding="utf-8")


__all__ = ["main"]
