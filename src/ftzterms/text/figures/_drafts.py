"""Figures in the making: what a parser may still change when it sees what follows."""

from __future__ import annotations

from collections.abc import Sequence

from ftzterms.text.figures._ratio import Amount, Ratio
from ftzterms.text.figures._values import EXACT, Approx, Figure, Kind

_EXACT = EXACT


class Draft:
    """A figure that is not finished."""

    __slots__ = ("ambiguous", "approx", "end", "firm", "joined", "kind", "start", "step", "unit", "value")

    def __init__(  # noqa: PLR0913  (the fields of a figure)
        self,
        start: int,
        end: int,
        kind: Kind,
        value: Amount,
        step: Amount = 1,
        unit: str = "",
        approx: Approx = _EXACT,
        *,
        firm: bool = True,
        ambiguous: bool = False,
        joined: bool = False,
    ) -> None:
        self.start = start
        self.end = end
        self.kind = kind
        self.value = value
        self.step = step
        self.unit = unit
        self.approx = approx
        self.firm = firm
        self.ambiguous = ambiguous
        self.joined = joined
        """It continues the expression of the figure before it."""


_make = tuple.__new__
"""Makes a named tuple of a plain one in half the time."""


def finish(drafts: Sequence[Draft], shift: int = 0) -> tuple[Figure, ...]:
    """Make figures of drafts, each with the whole expression that it belongs to, *shift* places to the left."""
    figures = []
    joined = False
    for draft in drafts:
        start, end = draft.start - shift, draft.end - shift
        if draft.joined:
            joined = True
        value, step = draft.value, draft.step
        fields = (
            start, end, draft.kind, value.fraction() if value.__class__ is Ratio else value,
            step.fraction() if step.__class__ is Ratio else step, draft.unit, draft.approx, draft.firm, (start, end),
            draft.ambiguous,
        )  # fmt: skip
        figures.append(_make(Figure, fields))
    if joined:
        _join(figures, drafts)
    return tuple(figures)


def _join(figures: list[Figure], drafts: Sequence[Draft]) -> None:
    """Give the parts of an expression the place of the whole."""
    first, count = 0, len(drafts)
    while first < count:
        after = first + 1
        while after < count and drafts[after].joined:
            after += 1
        if after - first > 1:
            whole = (figures[first].start, figures[after - 1].end)
            figures[first:after] = [_make(Figure, (*part[:8], whole, part[9])) for part in figures[first:after]]
        first = after
