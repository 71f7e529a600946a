"""Notice ids that stand on several units, in twelve bytes a unit."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from struct import pack

from ftzterms.model import Unreadable

_AT_ONCE = 1 << 16
"""So many hashes are compared at once; a set of more would weigh more than all else in memory."""
_TOLD = 20


class IdLedger:
    """The ids of a file, as hashes, with the lines on which their units begin."""

    def __init__(self) -> None:
        self._hashes = array("q")
        self._lines = array("I")

    def add(self, ids: list[str], lines: list[int]) -> None:
        """Enter the ids of further units."""
        self._hashes.frombytes(pack(f"{len(ids)}q", *map(hash, ids)))
        self._lines.frombytes(pack(f"{len(lines)}I", *lines))

    def problems(self) -> Iterator[Unreadable]:
        """Tell which units have the id of an earlier one: each of the first twenty, then how many more."""
        again = sorted(self._repeated())
        for line, first in again[:_TOLD]:
            message = f"the tuid is that of the unit in line {first}; both are read"
            yield Unreadable(message, line, 1, lost=False)
        if len(again) > _TOLD:
            message = f"and {len(again) - _TOLD} more units have the tuid of an earlier one"
            yield Unreadable(message, again[_TOLD][0], 1, lost=False)

    def _repeated(self) -> Iterator[tuple[int, int]]:
        """Yield (line, line of the first) of every id that stood before."""
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
