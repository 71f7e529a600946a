"""The numbers of figures in the making reckon as fractions do."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from ftzterms.text.figures._ratio import Amount, Ratio, divided

WHOLE = st.integers(-(10**15), 10**15)
RATIONAL = st.tuples(WHOLE, WHOLE.filter(bool))


def same(amount: Amount, fraction: Fraction) -> bool:
    """Say whether both are one number, and a whole one is an integer."""
    parts = amount.numerator, amount.denominator
    return parts == (fraction.numerator, fraction.denominator) and isinstance(amount, Ratio) is (parts[1] != 1)


@given(RATIONAL, RATIONAL)
def test_sums_and_products_are_those_of_fractions(one: tuple[int, int], other: tuple[int, int]) -> None:
    ours, theirs = (divided(*one), divided(*other)), (Fraction(*one), Fraction(*other))
    assert same(ours[0] + ours[1], theirs[0] + theirs[1])
    assert same(ours[0] * ours[1], theirs[0] * theirs[1])
    assert same(-ours[0], -theirs[0])


@given(RATIONAL, RATIONAL)
def test_the_order_is_that_of_fractions(one: tuple[int, int], other: tuple[int, int]) -> None:
    ours, theirs = (divided(*one), divided(*other)), (Fraction(*one), Fraction(*other))
    for left, right in ((0, 1), (1, 0), (0, 0)):
        assert (ours[left] < ours[right]) is (theirs[left] < theirs[right])
        assert (ours[left] <= ours[right]) is (theirs[left] <= theirs[right])
        assert (ours[left] > ours[right]) is (theirs[left] > theirs[right])
        assert (ours[left] >= ours[right]) is (theirs[left] >= theirs[right])
        assert (ours[left] == ours[right]) is (theirs[left] == theirs[right])
    assert len({ours[0], divided(3 * one[0], 3 * one[1])}) == 1


@given(RATIONAL, st.integers(1, 10**6))
def test_remainders_are_those_of_fractions(one: tuple[int, int], by: int) -> None:
    ours, theirs = divided(*one), Fraction(*one)
    assert ours // by == theirs // by
    assert same(ours % by, theirs % by)
    assert int(ours) == int(theirs)


def test_a_ratio_becomes_a_fraction() -> None:
    assert isinstance(half := divided(-5, -10), Ratio)
    assert half.fraction() == Fraction(1, 2)
    assert repr(half) == "1/2"
    assert half != 0.5
