"""Figures in English words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

from ftzterms.text.figures._values import Exact, Figure, Kind, range_ends
from ftzterms.text.figures.calendar_en import MONTHS, WEEKDAYS
from ftzterms.text.figures.units import SPANS, UNITS

_SCALES = ((10**12, " trillion"), (10**9, " billion"), (10**6, " million"))
_MONTHS = [name.title() for name in list(MONTHS)[:12]]
_WEEKDAYS = [name.title() for name in WEEKDAYS]
_ORDER = ["first", "second", "third", "fourth"]
_MAGNITUDES = {
    10: "dozens",
    10**2: "hundreds",
    10**3: "thousands",
    10**4: "tens of thousands",
    10**5: "hundreds of thousands",
    10**6: "millions",
    10**7: "tens of millions",
    10**8: "hundreds of millions",
    10**9: "billions",
    10**12: "trillions",
}


def decimal(value: Exact) -> str:
    """Write an exact number with thousands commas, or as a fraction when it has no end: 126,000, 2.5, 1/3."""
    if value.denominator == 1:
        return f"{value.numerator:,}"
    places = next((n for n in range(1, 13) if 10**n % value.denominator == 0), 0)
    if not places:
        return f"{value.numerator}/{value.denominator}"
    digits = abs(value.numerator) * 10**places // value.denominator
    sign = "-" if value < 0 else ""
    return f"{sign}{digits // 10**places:,}.{digits % 10**places:0{places}}"


def scaled(value: Exact, scales: Sequence[tuple[int, str]]) -> str:
    """Write a large number with a scale word when that takes no more than four decimals."""
    for scale, word in scales:
        if (value >= scale or -value >= scale) and value * 10**4 % scale == 0:
            return decimal(Fraction(value) / scale) + word
    return decimal(value)


def percent(figure: Figure) -> str:
    """Write the digits of a percentage."""
    return decimal(Fraction(figure.value) * 100)


def ordinal(value: Exact) -> str:
    """Write 1st, 2nd, 3rd, 11th."""
    number = int(value)
    suffix = "th" if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}"


def in_english(figure: Figure) -> str:
    """Write one figure, with what it says of its nearness."""
    near = f"{figure.approx} " if figure.approx else ""
    return near + _WRITERS[figure.kind](figure)


def date_in_english(parts: Sequence[Figure]) -> str:
    """Write the parts of a date in their order; the second of a kind is the end of a range."""
    words = ""
    with_month = any(part.kind is Kind.MONTH for part in parts)
    for index, (part, ends) in enumerate(zip(parts, range_ends(parts), strict=True)):
        after_day = index and parts[index - 1].kind is Kind.DAY and part.kind is Kind.YEAR
        joint = "" if not words else " to " if ends else ", " if after_day else " "
        plain = with_month and part.kind is Kind.DAY
        words += joint + (str(part.value) if plain else _WRITERS[part.kind](part))
    return words


def _amount(figure: Figure) -> str:
    name = UNITS[figure.unit].english if figure.unit in UNITS else ""
    if figure.unit in SPANS and figure.value == 1:
        name = name.removesuffix("s")
    return f"{scaled(figure.value, _SCALES)} {name}".strip()


def _time(figure: Figure) -> str:
    hour, minute = divmod(int(figure.value), 60)
    return f"{hour % 12 or 12}:{minute:02} {'a.m.' if hour % 24 < 12 else 'p.m.'}"


def _part(figure: Figure) -> str:
    value = Fraction(figure.value)
    return f"{value.numerator}/{value.denominator}" if value.denominator > 1 else str(value)


def _article(figure: Figure) -> str:
    return f"{'Paragraph' if figure.unit == 'clause' else figure.unit.title() or 'Article'} {figure.value}"


_WRITERS: dict[Kind, Callable[[Figure], str]] = {
    Kind.CARDINAL: _amount,
    Kind.DURATION: _amount,
    Kind.ORDINAL: lambda figure: ordinal(figure.value),
    Kind.PERCENT: lambda figure: f"{percent(figure)} percent",
    Kind.POINTS: lambda figure: f"{decimal(figure.value)} percentage points",
    Kind.FRACTION: _part,
    Kind.MULTIPLE: lambda figure: f"{decimal(figure.value)} times",
    Kind.CHANGE: lambda figure: f"{decimal(Fraction(figure.value) + 1)} times",
    Kind.VAGUE: lambda figure: _MAGNITUDES.get(int(figure.value), decimal(figure.value)),
    Kind.YEAR: lambda figure: str(figure.value),
    Kind.MONTH: lambda figure: _MONTHS[int(figure.value) - 1],
    Kind.DAY: lambda figure: f"the {ordinal(figure.value)}",
    Kind.WEEKDAY: lambda figure: _WEEKDAYS[int(figure.value) - 1],
    Kind.TIME: _time,
    Kind.QUARTER: lambda figure: f"the {_ORDER[int(figure.value) - 1]} quarter",
    Kind.HALF: lambda figure: f"the {_ORDER[int(figure.value) - 1]} half of the year",
    Kind.PERIOD: lambda figure: f"the first {figure.value} months",
    Kind.DECADE: lambda figure: f"the {figure.value}s",
    Kind.CENTURY: lambda figure: f"the {ordinal(figure.value)} century",
    Kind.PLAN: lambda figure: f"the {ordinal(figure.value)} Five-Year Plan",
    Kind.ARTICLE: _article,
    Kind.CODE: lambda figure: figure.unit.upper(),
}
