"""Notice ids that stand on several units, in twelve bytes a unit."""

from __future__ import annotations

from array import array
from collections.abc import Iterator

from ftzterms.model import TranslationUnit, Unreadable

_BUCKETS = 64
_TOLD = 20


class IdLedger:
    """The ids of a file, as hashes, with the lines on which their units begin."""

    def __init__(self) -> None:
        self._hashes = array("q")
        self._lines = array("I")

    def add(self, units: list[TranslationUnit]) -> None:
        """Enter the ids of further units; `#N`, a place, is no id."""
        own = [unit for unit in units if unit.id[0] != "#"]
        self._hashes.extend([hash(unit.id) for unit in own])
        self._lines.extend([unit.location.line for unit in own if unit.location])

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
        """Yield (line, line of the first) of every id that stood before, one part of the hashes at a time."""
        parts = [array("I") for _ in range(_BUCKETS)]
        for index, value in enumerate(self._hashes):
            parts[value % _BUCKETS].append(index)
        for part in parts:
            first: dict[int, int] = {}
            for index in part:
                known = first.setdefault(self._hashes[index], index)
                if known != index:
                    yield self._lines[index], self._lines[known]
