"""Do two figures say the same, and if not, may one be a wrong rendering of the other?"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from ftzterms.text.figures._values import (
    ABOUT,
    ABOVE,
    ARTICLE,
    CARDINAL,
    CENTURY,
    CHANGE,
    CODE,
    DAY,
    DECADE,
    DURATION,
    EXACT,
    FRACTION,
    HALF,
    MONTH,
    MULTIPLE,
    ORDINAL,
    PERCENT,
    PERIOD,
    PLAN,
    POINTS,
    QUARTER,
    TIME,
    VAGUE,
    YEAR,
    Exact,
    Figure,
    Kind,
)
from ftzterms.text.figures.units import MONEY, UNITS

_DOLLARS = frozenset({"dollar", "USD", "HKD", "TWD", "MOP", "AUD", "CAD", "SGD", "NZD"})
_OPEN = {
    "dollar": _DOLLARS | {"yuan"},
    "yuan": _DOLLARS | {"元", "CNY", "JPY", "¥"},
    "元": frozenset({"CNY", "HKD", "TWD", "MOP", "¥"}),
    "¥": frozenset({"CNY", "JPY"}),
    "pound": frozenset({"GBP", "lb"}),
    "deg": frozenset({"C", "F", "kWh"}),
}
"""The units that a name may mean besides its own: 元 in Traditional or foreign news is any dollar."""


def units_fit(one: str, other: str) -> bool:
    """Say whether two units may be the same: equal, one missing, or a name that both can bear."""
    if one == other or not one or not other:
        return True
    return other in _OPEN.get(one, ()) or one in _OPEN.get(other, ())


def convertible(one: str, other: str) -> bool:
    """Say whether one unit can be given in the other: mu in hectares, but no currency in another."""
    if not one or not other or one in MONEY or other in MONEY:
        return False
    return UNITS[one].dimension == UNITS[other].dimension


def agree(one: Figure, other: Figure) -> bool:
    """Say whether two figures are the same amount, date or name, as far as they show."""
    rule = rule_of(one.kind, other.kind)
    return rule is not None and rule(one, other)


@cache
def rule_of(one: Kind, other: Kind) -> _Rule | None:
    """Give the rule by which figures of two kinds agree."""
    if one is other:
        return _SAME.get(one, _equal)
    kinds = {one, other}
    for group, rule in _ACROSS:
        if kinds <= group:
            return rule
    loose = kinds & _LOOSE
    may_agree = loose and kinds - loose <= _NUMBERS and (len(loose) == 1 or DURATION in kinds)
    return _equal if may_agree else None


def _equal(one: Figure, other: Figure) -> bool:
    return one.value == other.value


def _same_year(one: Figure, other: Figure) -> bool:
    """Allow for a short year that may count from 1900, from 2000 or from the republic (1911)."""
    return _equal(one, other) or ((one.ambiguous or other.ambiguous) and abs(one.value - other.value) in {11, 89})


def _same_time(one: Figure, other: Figure) -> bool:
    if (one.value - other.value) % 720:
        return False
    return _equal(one, other) or one.ambiguous or other.ambiguous or {one.value, other.value} == {0, 1440}


def _same_magnitude(one: Figure, other: Figure) -> bool:
    """Allow an idiom (成千上万) a magnitude more or less."""
    smaller, larger = sorted((one.value, other.value))
    return smaller == larger or ((one.ambiguous or other.ambiguous) and larger <= smaller * 10)


def _same_amount(one: Figure, other: Figure) -> bool:
    if units_fit(one.unit, other.unit):
        return near(one, other) or ({one.unit, other.unit} == {"deg", "C"} and _converted(one, other))
    return convertible(one.unit, other.unit) and _converted(one, other)


def _converted(one: Figure, other: Figure) -> bool:
    """Compare after conversion, within half of the last place that either text shows."""
    if "C" in {one.unit, other.unit}:
        celsius, fahrenheit = (one, other) if one.unit == "C" else (other, one)
        return _size(celsius.value * 9 + 160 - fahrenheit.value * 5) <= 5
    first, second = UNITS[one.unit], UNITS[other.unit]
    ours, theirs = first.top * second.bottom, second.top * first.bottom
    apart = _size(one.value * ours - other.value * theirs)
    shown = max(_place(one) * ours, _place(other) * theirs)
    return apart * 2 <= shown or apart * 50 <= _size(one.value * ours)


def _place(figure: Figure) -> Exact:
    """Give the place of the last digit that counts: of 360,000 the 6, of 5.3 billion the 3."""
    place = figure.step
    while place >= 1 and figure.value and figure.value % (place * 10) == 0:
        place *= 10
    return place


def _size(value: Exact) -> Exact:
    return -value if value < 0 else value


def near(one: Figure, other: Figure) -> bool:
    """Say whether two values are the same, or one rounds the other as far as its words allow."""
    if one.value == other.value:
        return True
    loose = one.approx or other.approx
    if not loose and one.step == other.step:
        return False
    rough, fine = (one, other) if one.step > other.step else (other, one)
    apart = _size(one.value - other.value)
    if apart * 2 <= rough.step and fine.step < rough.step < _size(rough.value):
        return True
    return bool(loose) and (_stretched(one, other, apart) or _stretched(other, one, apart))


def _stretched(rough: Figure, fine: Figure, apart: Exact) -> bool:
    """Allow what 80多, nearly 2,000 and a dozen leave open."""
    if rough.approx is EXACT or apart >= _place(rough):
        return False
    if rough.approx is ABOUT:
        return apart * 2 <= _place(rough) and fine.approx is EXACT
    return (fine.value > rough.value) is (rough.approx is ABOVE)


def _grown(one: Figure, other: Figure) -> bool:
    """Compare 增长两倍 with tripled, three times and 200 percent."""
    change, amount = (one, other) if one.kind is CHANGE else (other, one)
    if amount.value == change.value + 1:
        return True
    loose = amount.kind is PERCENT or amount.ambiguous or change.ambiguous
    return loose and amount.value == change.value


def _same_number(one: Figure, other: Figure) -> bool:
    if VAGUE not in {one.kind, other.kind}:
        return near(one, other)
    vague, figure = (one, other) if one.kind is VAGUE else (other, one)
    return vague.value <= figure.value <= vague.value * 10


def months(figure: Figure) -> tuple[int, int] | None:
    """Give the first and last month of a quarter, a half-year or the opening months."""
    value = int(figure.value)
    if figure.kind is QUARTER:
        return 3 * value - 2, 3 * value
    if figure.kind is HALF:
        return 6 * value - 5, 6 * value
    return (1, value) if figure.kind is PERIOD else None


def _same_months(one: Figure, other: Figure) -> bool:
    return months(one) == months(other)


_Rule = Callable[[Figure, Figure], bool]
_SAME: dict[Kind, _Rule] = {
    CARDINAL: _same_amount,
    DURATION: _same_amount,
    YEAR: _same_year,
    TIME: _same_time,
    VAGUE: _same_magnitude,
    **dict.fromkeys([CHANGE, MULTIPLE, PERCENT, POINTS, FRACTION], near),
}
"""How figures of one kind agree, where equal is too strict."""
_NUMBERS = frozenset({CARDINAL, ORDINAL, VAGUE, MULTIPLE, ARTICLE, PLAN, CODE, CENTURY})
"""The kinds that another language may give as a plain number."""
_LOOSE = frozenset({YEAR, DURATION, DAY, MONTH, QUARTER, DECADE})
"""The calendar kinds that may agree with a plain number, but not with each other."""
PERIODS = frozenset({QUARTER, HALF, PERIOD})
_RATES = frozenset({PERCENT, FRACTION, MULTIPLE})
_GROWTH = frozenset({CHANGE, MULTIPLE, PERCENT})
_ACROSS: tuple[tuple[frozenset[Kind], _Rule], ...] = (
    (PERIODS, _same_months),
    (_RATES, near),
    (_GROWTH, _grown),
    (frozenset({POINTS, CARDINAL}), _equal),
    (frozenset({PERIOD, DURATION}), _equal),
    (_NUMBERS, _same_number),
)
"""How figures of two kinds agree."""
_KIN = (
    _RATES | {POINTS},
    _GROWTH | {FRACTION},
    PERIODS,
    frozenset({YEAR, DECADE}),
    frozenset({DAY, ORDINAL}),
    frozenset({PLAN, ORDINAL}),
    frozenset({DURATION, ORDINAL}),
    frozenset({CARDINAL, ORDINAL}),
    frozenset({CARDINAL, VAGUE}),
)
"""The kinds that may be wrong renderings of each other."""


_FAMILIES = (
    _RATES | {POINTS},
    PERIODS,
    frozenset({CHANGE, MULTIPLE}),
    frozenset({PLAN, ORDINAL}),
    frozenset({DAY, ORDINAL}),
    frozenset({DURATION, ORDINAL}),
)


@cache
def is_family(one: Kind, other: Kind) -> bool:
    """Say whether two kinds are two ways to say one thing: a percentage and a fraction, 三十周年 and 30th."""
    return one is other or any({one, other} <= family for family in _FAMILIES)


def akin(one: Figure, other: Figure) -> bool:
    """Say whether one figure may be a wrong rendering of the other."""
    if one.kind is not other.kind:
        measured = one.unit in UNITS and other.unit in UNITS
        return not measured and _is_kin(one.kind, other.kind)
    if one.kind is ARTICLE:
        return one.unit == other.unit
    if one.kind is CODE:
        return _letters(one) == _letters(other)
    if one.kind not in {CARDINAL, DURATION}:
        return True
    if bool(one.unit) is not bool(other.unit):
        return one.firm and other.firm
    return units_fit(one.unit, other.unit) or convertible(one.unit, other.unit)


@cache
def _is_kin(one: Kind, other: Kind) -> bool:
    return any({one, other} <= kin for kin in _KIN)


def _letters(figure: Figure) -> str:
    return "".join(filter(str.isalpha, figure.unit))
