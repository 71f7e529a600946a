"""The values: a figure is a span of text with what it says."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from ftzterms.text.tuples import NamedTuple

if TYPE_CHECKING:
    from fractions import Fraction

Exact: TypeAlias = "int | Fraction"
"""An exact number; never a float. `fractions` is loaded with the first figure that is finished and not whole."""


class Kind(StrEnum):
    """What a figure counts or names."""

    CARDINAL = "number"
    ORDINAL = "ordinal"
    PERCENT = "percentage"
    """Value 1 is 100 percent; also per mille and tenths (两成)."""
    POINTS = "percentage points"
    """Value 1 is one percentage point."""
    FRACTION = "fraction"
    MULTIPLE = "multiple"
    """The new amount over the old one: doubled, 三倍, 翻一番."""
    CHANGE = "increase by a multiple"
    """What was added over the old amount: 增长两倍 is 2 and makes a threefold amount."""
    VAGUE = "vague number"
    """A magnitude only: 数百, dozens, tens of thousands."""
    YEAR = "year"
    MONTH = "month"
    DAY = "day of the month"
    WEEKDAY = "weekday"
    """Monday is 1."""
    TIME = "time of day"
    """Minutes after midnight."""
    QUARTER = "quarter"
    HALF = "half-year"
    PERIOD = "opening months of a year"
    """The first N months: 前三季度 is 9."""
    DECADE = "decade"
    """Its first year: the 1990s are 1990."""
    CENTURY = "century"
    DURATION = "duration"
    PLAN = "five-year plan"
    ARTICLE = "article of a law"
    """Its level (article, paragraph, chapter …) is the unit."""
    CODE = "code"
    """A model, telephone or document number; its letters and digits are the unit."""


(
    CARDINAL, ORDINAL, PERCENT, POINTS, FRACTION, MULTIPLE, CHANGE, VAGUE, YEAR, MONTH, DAY, WEEKDAY, TIME, QUARTER,
    HALF, PERIOD, DECADE, CENTURY, DURATION, PLAN, ARTICLE, CODE,
) = Kind  # fmt: skip
"""The kinds by name: looking one up in its class takes ten times as long."""

CALENDAR = frozenset(
    {
        YEAR,
        MONTH,
        DAY,
        WEEKDAY,
        TIME,
        QUARTER,
        HALF,
        PERIOD,
        DECADE,
        CENTURY,
        DURATION,
    }
)
"""The kinds whose difference is a wrong date or period."""

DATED = frozenset({YEAR, MONTH, DAY, WEEKDAY, TIME, QUARTER, HALF})
"""The kinds that stand beside each other in one date."""


class Approx(StrEnum):
    """How near the true amount is to the figure."""

    EXACT = ""
    ABOUT = "about"
    BELOW = "nearly"
    ABOVE = "more than"


EXACT, ABOUT, BELOW, ABOVE = Approx


class Figure(NamedTuple):
    """A figure standing in a text."""

    start: int
    """In code points of the original text."""
    end: int
    kind: Kind
    value: Exact
    step: Exact = 1
    """The place of the last digit shown: 5.3 billion is exact to 100 million."""
    unit: str = ""
    """Code of a currency or measure (`units`), or what tells figures of one kind apart."""
    approx: Approx = EXACT
    firm: bool = True
    """False for what a translation may say in another way or drop: one, both, 双方, 一个."""
    whole: tuple[int, int] = (0, 0)
    """The expression that it is part of: a range or a date of several parts."""
    ambiguous: bool = False
    """The text allows another reading: 3:30 without a.m. or p.m., 十日 as a day or ten days."""


def range_ends(parts: Sequence[Figure]) -> list[bool]:
    """Say of each part of a date whether it begins the end of a range: its kind was there before."""
    seen: set[Kind] = set()
    ends = []
    for part in parts:
        ends.append(part.kind in seen)
        seen = {part.kind} if ends[-1] else seen | {part.kind}
    return ends


class Fault(StrEnum):
    """Which check a difference belongs to."""

    NUMBER = "number"
    DATE = "date"
    UNIT = "unit"


class Mismatch(NamedTuple):
    """A figure of one side that the other side renders wrongly or not at all."""

    fault: Fault
    source: tuple[Figure, ...]
    """The parts of one expression, in text order."""
    target: tuple[Figure, ...]
    certainty: int
    """3 certain, 2 likely, 1 a guess."""
