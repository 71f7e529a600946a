"""Numbers of figures in the making: whole, or of two whole ones.

`fractions` brings `decimal`, two milliseconds at every start, and most texts need neither: their figures agree. A
`Ratio` can what readers need, stands for itself (it equals no `Fraction`), and turns into a `Fraction` when a figure
is finished.
"""

from __future__ import annotations

from math import gcd
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from fractions import Fraction

Amount: TypeAlias = "int | Ratio"


def divided(top: int, bottom: int) -> Amount:
    """Divide whole numbers exactly; *bottom* is not 0."""
    shared = gcd(top, bottom) if bottom > 0 else -gcd(top, bottom)
    return top // shared if shared == bottom else Ratio(top // shared, bottom // shared)


class Ratio:
    """A number that is not whole, in lowest terms; `divided` makes them."""

    __slots__ = ("denominator", "numerator")

    def __init__(self, numerator: int, denominator: int) -> None:
        self.numerator = numerator
        self.denominator = denominator

    def fraction(self) -> Fraction:
        """Give the number as those know it who do not read figures."""
        from fractions import Fraction  # noqa: PLC0415

        return Fraction(self.numerator, self.denominator)

    def __repr__(self) -> str:
        return f"{self.numerator}/{self.denominator}"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Ratio) and self.numerator == other.numerator and self.denominator == other.denominator

    def __hash__(self) -> int:
        return hash((self.numerator, self.denominator))

    def __lt__(self, other: Amount) -> bool:
        return self.numerator * other.denominator < other.numerator * self.denominator

    def __le__(self, other: Amount) -> bool:
        return self == other or self < other

    def __gt__(self, other: Amount) -> bool:
        return self.numerator * other.denominator > other.numerator * self.denominator

    def __ge__(self, other: Amount) -> bool:
        return self == other or self > other

    def __add__(self, other: Amount) -> Amount:
        top = self.numerator * other.denominator + other.numerator * self.denominator
        return divided(top, self.denominator * other.denominator)

    __radd__ = __add__

    def __neg__(self) -> Ratio:
        return Ratio(-self.numerator, self.denominator)

    def __mul__(self, other: Amount) -> Amount:
        return divided(self.numerator * other.numerator, self.denominator * other.denominator)

    __rmul__ = __mul__

    def __floordiv__(self, other: int) -> int:
        return self.numerator // (self.denominator * other)

    def __mod__(self, other: int) -> Amount:
        return self + -(self // other * other)

    def __int__(self) -> int:
        whole = abs(self.numerator) // self.denominator
        return whole if self.numerator > 0 else -whole
