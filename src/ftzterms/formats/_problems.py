"""What is met while a file is read: of each kind the first thousand, then how many more there are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self

from ftzterms.model import Unreadable

_KEPT = 1000

_Kind = tuple[str, bool]


class Problems(list[Unreadable]):
    """Fills while units are read, and stays small in a file where every unit has a fault."""

    def __init__(self) -> None:
        super().__init__()
        self._numbers: dict[_Kind, int] = {}
        self._last: dict[_Kind, Unreadable] = {}

    def append(self, problem: Unreadable) -> None:
        """Enter a problem."""
        kind = problem.code, problem.lost
        number = self._numbers[kind] = self._numbers.get(kind, 0) + 1
        if number > _KEPT:
            self._last[kind] = problem
        else:
            super().append(problem)

    def __iadd__(self, problems: Iterable[Unreadable]) -> Self:  # type: ignore[misc, override]
        """Enter several."""
        for problem in problems:
            self.append(problem)
        return self

    def end(self) -> None:
        """Tell how many more of each kind there were, at the place of the last."""
        for (code, lost), last in self._last.items():
            more = self._numbers[code, lost] - _KEPT
            message = f"and {more:,} more of this kind{', not read either' if lost else ''}"
            super().append(Unreadable(message, last.line, last.column, lost=False, code=code))
        self._last.clear()
