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
from ftzterms.model import AnnotatedUnit, Hidden, Report, Scope, Signature, value
from ftzterms.shelf import Piece, Shelf, together
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
        return _alone(self) if jobs == 1 else _shared(self, jobs)

    def watched(self, watch: Watch) -> tuple[Report, int]:
        """Check it in this process, and show each document to *watch*."""
        return _alone(self, watch)


@value
class _Part:
    """What one process found."""

    pieces: list[tuple[tuple[int, int], Piece]]
    """Each with the numbers of its way and its window."""
    compared: Scope
    hidden: Hidden
    signature: Signature
    failed: int


def _alone(work: Work, watch: Watch | None = None) -> tuple[Report, int]:
    shelf = Shelf()
    return _report([_share(work, shelf, watch=watch)], shelf)


def _shared(work: Work, jobs: int) -> tuple[Report, int]:
    from concurrent.futures import ProcessPoolExecutor

    read(work.settings)  # compiled and kept, so that the others find it
    shelf = Shelf()
    files = [shelf.file(str(share)) for share in range(jobs)]
    with ProcessPoolExecutor(jobs, initializer=gc.disable) as pool:
        parts = list(pool.map(_share_in, [work] * jobs, files, range(jobs), [jobs] * jobs))
    return _report(parts, shelf)


def _report(parts: Sequence[_Part], shelf: object) -> tuple[Report, int]:
    """Make one report of what several processes found; each has met the same failed files."""
    pieces = sorted((piece for part in parts for piece in part.pieces), key=lambda piece: piece[0])
    scope = sum((part.compared for part in parts), Scope())
    hidden = sum((part.hidden for part in parts), Hidden())
    findings = together([piece for _, piece in pieces], shelf)
    return Report(findings, scope, parts[0].signature, hidden=hidden), parts[0].failed


def _share_in(work: Work, file: str | None, share: int, shares: int) -> _Part:
    """Check a share; what is found and does not fit in memory waits in this file."""
    return _share(work, Shelf(file), share, shares)


def _share(work: Work, shelf: Shelf, share: int = 0, shares: int = 1, watch: Watch | None = None) -> _Part:
    pieces: list[tuple[tuple[int, int], Piece]] = []
    scope, hidden, failed = Scope(), Hidden(), 0
    signature: Signature | None = None
    validators: dict[Way, Validator] = {}
    for number, (way, files) in enumerate(groupby(work.files or [""], Ways(work.settings).of)):
        validator = validators.setdefault(way, Validator(way.glossary, way.config, watch=watch))
        reading = Reading(filter(None, files), work.source, silent=share > 0, columns=way.columns)
        for window, findings in validator.windows(reading.bitexts(), share, shares):
            pieces += (((number, window), piece) for piece in shelf.put(findings))
        scope, hidden = scope + validator.compared, hidden + validator.hidden
        failed += reading.failed
        signature = signature + validator.signature if signature else validator.signature
    assert signature
    return _Part(pieces, scope, hidden, signature, failed)


def _worth(files: list[str]) -> int:
    size = 0
    for file in files:
        with suppress(OSError):
            size += os.stat(file).st_size
    if size < _WORTH_SHARING:
        return 1
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(cores, 8)
