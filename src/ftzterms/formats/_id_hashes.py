"""The hashes of ids, in memory that does not grow with the file.

An id is kept as Python's hash of it, 64 bits under a key that is drawn anew for every process: that one of four million
different ids is taken for another happens in one of two million such files.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Collection, Iterator
from io import BytesIO
from itertools import accumulate, pairwise
from struct import pack
from typing import BinaryIO

from ftzterms.formats._temporary import temporary
from ftzterms.model import value

_AT_ONCE = 1 << 15
"""So many hashes stand in memory."""
_PARTS = 256
"""Of all hashes, each of these parts is compared for itself; each hash is always in the same one."""
_LIMITS = [(part - _PARTS // 2) * (1 << 64) // _PARTS for part in range(1, _PARTS)]
_TOLD = 20


class IdHashes:
    """The hashes of ids that were read, with the lines on which their units begin."""

    def __init__(self) -> None:
        self._hashes = array("q")
        self._lines = array("I")
        self._runs: _Runs | None = None

    def add(self, ids: list[str], lines: list[int]) -> None:
        """Enter further ids; without lines, ids of which none is known."""
        self._hashes.frombytes(pack(f"{len(ids)}q", *map(hash, ids)))
        self._lines.frombytes(pack(f"{len(ids)}I", *(lines or [0] * len(ids))))
        if len(self._hashes) >= _AT_ONCE:
            self._runs = self._runs or _Runs(temporary())
            self._put_away(self._runs)

    def _put_away(self, runs: _Runs) -> None:
        runs.add(self._hashes, self._lines)
        self._hashes, self._lines = array("q"), array("I")

    def runs(self) -> _Runs | None:
        """Give all of them; None where a glance shows that none stands twice."""
        if not self._runs and len(set(self._hashes)) == len(self._hashes):
            return None
        self._runs = self._runs or _Runs(BytesIO())
        self._put_away(self._runs)
        return self._runs


@value
class _Run:
    """Where some hashes stand in a file: sorted, then in their order, then their lines."""

    start: int
    size: int
    ends: array[int]
    """Of each part, how many hashes stand before its end."""


class _Runs:
    """Hashes and lines that have been put away, run after run."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._runs: list[_Run] = []

    def __del__(self) -> None:
        self._stream.close()

    def add(self, hashes: array[int], lines: array[int]) -> None:
        """Put some away."""
        ordered = array("q", sorted(hashes))
        ends = array("I", [*(bisect_left(ordered, limit) for limit in _LIMITS), len(ordered)])
        start = self._stream.seek(0, 2)
        for part in (ordered, hashes, lines):
            self._stream.write(part.tobytes())
        self._runs.append(_Run(start, len(ordered), ends))

    def repeats(self) -> list[int]:
        """Count in each run the hashes that stood before."""
        counts = [0] * len(self._runs)
        for part in range(_PARTS):
            seen: set[int] = set()
            for number, run in enumerate(self._runs):
                known, here = len(seen), self._part(run, part)
                seen.update(here)
                counts[number] += len(here) - len(seen) + known
        return counts

    def first_repeated(self, repeats: list[int]) -> Iterator[tuple[int, int]]:
        """Yield (line, line of the first) of hashes that stood before, in file order: at least twenty if there are."""
        early = [number for number, before in enumerate(accumulate(repeats, initial=0)) if before < _TOLD]
        chosen = [number for number in early if number < len(repeats) and repeats[number]]
        wanted = self._repeated_in(chosen)
        first: dict[int, int] = {}
        for run in self._runs[: chosen[-1] + 1] if chosen else ():
            for hashed, line in zip(*self._as_they_stood(run), strict=True):
                if hashed in wanted:
                    if hashed in first:
                        yield line, first[hashed]
                    first.setdefault(hashed, line)

    def last_repeated(self, repeats: list[int]) -> int:
        """Give the line of the last hash that stood before."""
        last = max(number for number, count in enumerate(repeats) if count)
        wanted = self._repeated_in([last])
        hashes, lines = self._as_they_stood(self._runs[last])
        return next(line for hashed, line in zip(reversed(hashes), reversed(lines), strict=True) if hashed in wanted)

    def _repeated_in(self, chosen: Collection[int]) -> set[int]:
        """Give the hashes of some runs that stood before; of a run at most as many as it has."""
        found: set[int] = set()
        for part in range(_PARTS) if chosen else ():
            seen: set[int] = set()
            for number, run in enumerate(self._runs[: max(chosen) + 1]):
                here = self._part(run, part)
                if number in chosen:
                    found |= seen.intersection(here)
                    found.update(one for one, next_one in pairwise(here) if one == next_one)
                seen.update(here)
        return found

    def _part(self, run: _Run, part: int) -> array[int]:
        begin = run.ends[part - 1] if part else 0
        return self._read("q", run.start + 8 * begin, run.ends[part] - begin)

    def _as_they_stood(self, run: _Run) -> tuple[array[int], array[int]]:
        start = run.start + 8 * run.size
        return self._read("q", start, run.size), self._read("I", start + 8 * run.size, run.size)

    def _read(self, kind: str, start: int, number: int) -> array[int]:
        found = array(kind)
        self._stream.seek(start)
        found.frombytes(self._stream.read(found.itemsize * number))
        return found
