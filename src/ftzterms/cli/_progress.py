"""Show on a terminal how far the reading of a large file has come."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress

from ftzterms.model import TranslationUnit
from ftzterms.reporters import safe

_WORTH_SHOWING = 4 << 20
"""Bytes; what is smaller is done before anybody wonders."""
_EVERY = 500
"""Units between two movements of the counter."""


def watched(units: Iterable[TranslationUnit], path: str) -> Iterable[TranslationUnit]:
    """Give the same units, and count them on standard error if that is a terminal and the file is large."""
    with suppress(OSError):
        if sys.stderr.isatty() and os.stat(path).st_size >= _WORTH_SHOWING:
            return _counted(units, path)
    return units


def _counted(units: Iterable[TranslationUnit], path: str) -> Iterator[TranslationUnit]:
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    text = TextColumn("{task.description}: {task.completed:,} units read", markup=False)
    columns = (SpinnerColumn(), text, TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as progress:
        task = progress.add_task(safe(os.path.basename(path)), total=None)
        for number, unit in enumerate(units):
            if number % _EVERY == 0:
                progress.update(task, completed=number)
            yield unit
