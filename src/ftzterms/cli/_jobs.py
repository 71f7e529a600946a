"""Share the check of large files among the processor's cores.

Every process reads all files and checks its share of the windows; nothing but findings goes between them.
"""

from __future__ import annotations

import gc
import os
from contextlib import suppress

from ftzterms.cli._options import GlossaryChoice
from ftzterms.cli._reading import Reading
from ftzterms.config import Config
from ftzterms.model import Finding, Report, Scope, Signature, value
from ftzterms.validator import Validator

_WORTH_SHARING = 8 << 20
"""Bytes of input; below them a second process costs more than it saves."""


@value
class Work:
    """What is to be checked, against what."""

    files: list[str]
    source: str | None
    glossary: GlossaryChoice
    config: Config
    columns: str = ""
    """What stands where in tables: `source=B,target=C`."""

    def done_by(self, jobs: int) -> tuple[Report, int]:
        """Check it in so many processes, 0 for as many as are worth while; give the report and the failed files."""
        jobs = jobs or _worth(self.files)
        parts = [_share(self, 0, 1)] if jobs == 1 else _shares(self, jobs)
        windows = sorted((window for part in parts for window in part.windows), key=lambda window: window[0])
        scope = sum((part.compared for part in parts), Scope())
        findings = tuple(finding for _, found in windows for finding in found)
        return Report(findings, scope, parts[0].signature), parts[0].failed


@value
class _Part:
    """What one process found."""

    windows: list[tuple[int, list[Finding]]]
    compared: Scope
    signature: Signature
    failed: int


def _share(work: Work, share: int, shares: int) -> _Part:
    reading = Reading(work.files, work.source, silent=share > 0, columns=work.columns)
    validator = Validator(work.glossary.read(), work.config)
    windows = list(validator.windows(reading.bitexts(), share, shares))
    return _Part(windows, validator.compared, validator.signature, reading.failed)


def _shares(work: Work, jobs: int) -> list[_Part]:
    from concurrent.futures import ProcessPoolExecutor

    work.glossary.read()  # compiled and kept, so that the others find it
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
