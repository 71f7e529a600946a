"""Share the check of large files among the processor's cores.

Every process reads all files and checks its share of the windows; nothing but findings goes between them.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from itertools import groupby

from ftzterms.cli._options import read
from ftzterms.cli._reading import Reading
from ftzterms.cli._ways import Way, Ways
from ftzterms.config.settings import Settings
from ftzterms.kept_patterns import kept_patterns
from ftzterms.model import AnnotatedUnit, Finding, Hidden, Report, Scope, Signature, value
from ftzterms.validator import Validator

Watch = Callable[[Sequence[AnnotatedUnit]], None]
_WORTH_SHARING = 8 << 20
"""Bytes of input; below them a second process costs more than it saves."""


@value
class Work:
    """What is to be checked, against what."""

    files: list[str]
    source: str | None
    settings: Settings

    @kept_patterns()
    def done_by(self, jobs: int) -> tuple[Report, int]:
        """Check it in so many processes, 0 for as many as are worth while; give the report and the failed files."""
        jobs = jobs or _worth(self.files)
        return _together([_share(self, 0, 1)] if jobs == 1 else _shares(self, jobs))

    def watched(self, watch: Watch) -> tuple[Report, int]:
        """Check it in this process, and show each document to *watch*."""
        return _together([_share(self, 0, 1, watch)])


@value
class _Part:
    """What one process found."""

    windows: list[tuple[tuple[int, int], list[Finding]]]
    compared: Scope
    hidden: Hidden
    signature: Signature
    failed: int


def _together(parts: Sequence[_Part]) -> tuple[Report, int]:
    """Make one report of what several processes found; each has met the same failed files."""
    windows = sorted((window for part in parts for window in part.windows), key=lambda window: window[0])
    scope = sum((part.compared for part in parts), Scope())
    hidden = sum((part.hidden for part in parts), Hidden())
    findings = tuple(finding for _, found in windows for finding in found)
    return Report(findings, scope, parts[0].signature, hidden=hidden), parts[0].failed


def _share(work: Work, share: int, shares: int, watch: Watch | None = None) -> _Part:
    windows: list[tuple[tuple[int, int], list[Finding]]] = []
    scope, hidden, failed = Scope(), Hidden(), 0
    signature: Signature | None = None
    validators: dict[Way, Validator] = {}
    for number, (way, files) in enumerate(groupby(work.files or [""], Ways(work.settings).of)):
        validator = validators.setdefault(way, Validator(way.glossary, way.config, watch=watch))
        reading = Reading(filter(None, files), work.source, silent=share > 0, columns=way.columns)
        found = validator.windows(reading.bitexts(), share, shares)
        windows += (((number, window), findings) for window, findings in found)
        scope, hidden = scope + validator.compared, hidden + validator.hidden
        failed += reading.failed
        signature = signature + validator.signature if signature else validator.signature
    assert signature
    return _Part(windows, scope, hidden, signature, failed)


def _shares(work: Work, jobs: int) -> list[_Part]:
    from concurrent.futures import ProcessPoolExecutor

    read(work.settings)  # compiled and kept, so that the others find it
    with ProcessPoolExecutor(jobs, initializer=gc.disable) as pool:
        return list(pool.map(_share, [work] * jobs, range(jobs), [jobs] * jobs))


def _worth(files: list[str]) -> int:
    size = 0
    for file in files:
        with suppress(OSError):
            size += os.stat(file).st_size
    if size < _WORTH_SHARING:
        return 1
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(cores, 8)
