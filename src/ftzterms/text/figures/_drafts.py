"""Figures in the making: what a parser may still change when it sees what follows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ftzterms.text.figures._values import Approx, Exact, Figure, Kind


@dataclass(slots=True, eq=False, repr=False, match_args=False)
class Draft:
    """A figure that is not finished."""

    start: int
    end: int
    kind: Kind
    value: Exact
    step: Exact = 1
    unit: str = ""
    approx: Approx = Approx.EXACT
    firm: bool = True
    ambiguous: bool = False
    joined: bool = False
    """It continues the expression of the figure before it."""


def finish(drafts: Sequence[Draft], shift: int = 0) -> tuple[Figure, ...]:
    """Make figures of drafts, each with the whole expression that it belongs to, *shift* places to the left."""
    figures: list[Figure] = []
    first = 0
    last = len(drafts) - 1
    for index, draft in enumerate(drafts):
        if not draft.joined:
            first = index
        if index == last or not drafts[index + 1].joined:
            whole = (drafts[first].start - shift, draft.end - shift)
            for part in drafts[first : index + 1]:
                figures.append(_figure(part, whole, shift))  # noqa: PERF401
    return tuple(figures)


def _figure(part: Draft, whole: tuple[int, int], shift: int) -> Figure:
    start, end = part.start - shift, part.end - shift
    return Figure(
        start, end, part.kind, part.value, part.step, part.unit, part.approx, part.firm, whole, part.ambiguous
    )
