"""Notice ids that stand on several units; ids that only count up, as most do, are not even kept."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from ftzterms.model import Unreadable

if TYPE_CHECKING:
    from ftzterms.formats._id_hashes import IdHashes

_AT_ONCE = 1 << 16
_TOLD = 20


class IdLedger:
    """The ids of a file, with the lines on which their units begin."""

    def __init__(self, noun: str = "tuid") -> None:
        self._noun = noun
        self._counted: range | None = range(0)
        """The numbers that all ids so far are; None once one was something else."""
        self._hashes: IdHashes | None = None
        """All ids then."""

    def add(self, ids: list[str], lines: list[int]) -> None:
        """Enter the ids of further units."""
        if self._counts_on(ids):
            return
        if self._hashes is None:
            from ftzterms.formats._id_hashes import IdHashes

            self._hashes = IdHashes()
        if self._counted is not None:
            counted, self._counted = self._counted, None
            for start in range(0, len(counted), _AT_ONCE):
                self._hashes.add([str(number) for number in counted[start : start + _AT_ONCE]], [])
        self._hashes.add(ids, lines)

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

    def problems(self) -> Iterator[Unreadable]:
        """Tell which units have the id of an earlier one: each of the first twenty, then how many more."""
        runs = self._hashes.runs() if self._hashes else None
        if not runs:
            return
        repeats = runs.repeats()
        number = sum(repeats)
        for line, first in islice(runs.first_repeated(repeats), _TOLD):
            which = f"the unit in line {first}" if first else "an earlier unit"
            yield Unreadable(
                f"the {self._noun} is that of {which}; both are read", line, 1, lost=False, code="duplicate-id"
            )
        if number > _TOLD:
            yield Unreadable(
                f"and {number - _TOLD} more units have the {self._noun} of an earlier one",
                runs.last_repeated(repeats),
                1,
                lost=False,
                code="duplicate-id",
            )
