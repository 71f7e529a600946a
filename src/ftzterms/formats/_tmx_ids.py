"""Notice ids that stand on several units, in twelve bytes a unit at most."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from itertools import islice
from struct import pack

from ftzterms.model import Unreadable

_AT_ONCE = 1 << 16
"""So many hashes are compared at once; a set of more would weigh more than all else in memory."""
_TOLD = 20


class IdLedger:
    """The ids of a file, as hashes, with the lines on which their units begin; ids that only count up take no room."""

    def __init__(self, noun: str = "tuid") -> None:
        self._noun = noun
        self._hashes = array("q")
        self._lines = array("I")
        self._counted: range | None = range(0)
        """The numbers that all ids so far are; None once one was something else."""

    def add(self, ids: list[str], lines: list[int]) -> None:
        """Enter the ids of further units."""
        if self._counts_on(ids):
            return
        if self._counted is not None:
            counted, self._counted = self._counted, None
            for start in range(0, len(counted), _AT_ONCE):
                self._enter([str(number) for number in counted[start : start + _AT_ONCE]], [])
        self._enter(ids, lines)

    def _counts_on(self, ids: list[str]) -> bool:
        """Say whether ids are the numbers that follow those so far."""
        if self._counted is None or not ids:
            return not ids
        counted = self._counted or range(int(ids[0]) if ids[0].isdecimal() else 0, 0)
        first = counted.stop if self._counted else counted.start
        if ids != [str(number) for number in range(first, first + len(ids))]:
            return False
        self._counted = range(counted.start, first + len(ids))
        return True

    def _enter(self, ids: list[str], lines: list[int]) -> None:
        self._hashes.frombytes(pack(f"{len(ids)}q", *map(hash, ids)))
        self._lines.frombytes(pack(f"{len(ids)}I", *(lines or [0] * len(ids))))

    def problems(self) -> Iterator[Unreadable]:
        """Tell which units have the id of an earlier one: each of the first twenty, then how many more."""
        again = self._repeated()
        for line, first in islice(again, _TOLD):
            which = f"the unit in line {first}" if first else "an earlier unit"
            yield Unreadable(
                f"the {self._noun} is that of {which}; both are read", line, 1, lost=False, code="duplicate-id"
            )
        more, line = 0, 0
        for more, (line, _) in enumerate(again, start=1):  # noqa: B007
            continue
        if more:
            yield Unreadable(
                f"and {more} more units have the {self._noun} of an earlier one",
                line,
                1,
                lost=False,
                code="duplicate-id",
            )

    def _repeated(self) -> Iterator[tuple[int, int]]:
        """Yield (line, line of the first) of every id that stood before, in file order."""
        twice = {value for part in self._parts() if len(set(part)) < len(part) for value in _several(part)}
        first: dict[int, int] = {}
        if not twice:
            return
        for value, line in zip(self._hashes, self._lines, strict=True):
            if value in twice:
                if value in first:
                    yield line, first[value]
                first.setdefault(value, line)

    def _parts(self) -> list[array[int]]:
        """Give the hashes in parts, each hash always in the same one."""
        number = len(self._hashes) // _AT_ONCE + 1
        if number == 1:
            return [self._hashes]
        parts = [array("q") for _ in range(number)]
        for value in self._hashes:
            parts[value % number].append(value)
        return parts


def _several(part: Iterable[int]) -> Iterator[int]:
    """Yield the numbers that stand there more than once."""
    seen: set[int] = set()
    for value in part:
        if value in seen:
            yield value
        seen.add(value)
