"""Figures in Chinese words (Simplified)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

from ftzterms.text.figures._values import Approx, Figure, Kind, range_ends
from ftzterms.text.figures.units import UNITS
from ftzterms.text.figures.writing_en import decimal, percent, scaled

_SCALES = ((10**12, "万亿"), (10**8, "亿"), (10**4, "万"))
_HAN = "零一二三四五六七八九"
_LEVELS = {"article": "条", "chapter": "章", "section": "节", "part": "编", "clause": "款", "page": "页"}
_NEAR = {Approx.ABOUT: "约", Approx.BELOW: "近", Approx.ABOVE: "超过", Approx.EXACT: ""}
_MAGNITUDES = {
    10 ** (power + 4 * large): "一十百千"[power] + ["", "万", "亿", "万亿"][large]
    for power in range(4)
    for large in range(4)
}


def han(value: int) -> str:
    """Write a number below 100 in Chinese numerals."""
    tens, ones = divmod(value, 10)
    return ("" if tens < 2 else _HAN[tens]) + ("十" if tens else "") + (_HAN[ones] if ones or not tens else "")


def in_chinese(figure: Figure) -> str:
    """Write one figure, with what it says of its nearness; only `1,000年` keeps its comma, for 1000年 is a year."""
    words = _WRITERS[figure.kind](figure)
    if figure.unit != "year":
        words = words.replace(",", "")
    return _NEAR[figure.approx] + words


def date_in_chinese(parts: Sequence[Figure]) -> str:
    """Write the parts of a date in their order; the second of a kind is the end of a range."""
    words = ""
    for part, ends in zip(parts, range_ends(parts), strict=True):
        words += ("至" if ends else "") + _WRITERS[part.kind](part)
    return words


def _amount(figure: Figure) -> str:
    number = scaled(figure.value, _SCALES) if figure.value >= 10**4 else decimal(figure.value)
    if figure.unit == "CNY":
        return f"{number}元人民币"
    return number + (UNITS[figure.unit].chinese if figure.unit in UNITS else "")


def _part(figure: Figure) -> str:
    value = Fraction(figure.value)
    if value.numerator < 100 and value.denominator < 100:
        return f"{han(value.denominator)}分之{han(value.numerator)}"
    return f"{value.denominator}分之{value.numerator}"


def _time(figure: Figure) -> str:
    hour, minute = divmod(int(figure.value), 60)
    return f"{hour}时" + (f"{minute}分" if minute else "")


def _vague(figure: Figure) -> str:
    magnitude = _MAGNITUDES.get(int(figure.value), "")
    return "数" + magnitude.removeprefix("一") if magnitude else decimal(figure.value)


_WRITERS: dict[Kind, Callable[[Figure], str]] = {
    Kind.CARDINAL: _amount,
    Kind.DURATION: _amount,
    Kind.ORDINAL: lambda figure: f"第{figure.value}",
    Kind.PERCENT: lambda figure: f"{percent(figure)}%",
    Kind.POINTS: lambda figure: f"{decimal(figure.value)}个百分点",
    Kind.FRACTION: _part,
    Kind.MULTIPLE: lambda figure: f"{decimal(figure.value)}倍",
    Kind.CHANGE: lambda figure: f"增长{decimal(figure.value)}倍",
    Kind.VAGUE: _vague,
    Kind.YEAR: lambda figure: f"{figure.value}年",
    Kind.MONTH: lambda figure: f"{figure.value}月",
    Kind.DAY: lambda figure: f"{figure.value}日",
    Kind.WEEKDAY: lambda figure: "星期" + "一二三四五六日"[int(figure.value) - 1],
    Kind.TIME: _time,
    Kind.QUARTER: lambda figure: f"第{_HAN[int(figure.value)]}季度",
    Kind.HALF: lambda figure: "上半年" if figure.value == 1 else "下半年",
    Kind.PERIOD: lambda figure: f"前{figure.value}个月",
    Kind.DECADE: lambda figure: f"{figure.value // 100 + 1}世纪{figure.value % 100}年代",
    Kind.CENTURY: lambda figure: f"{figure.value}世纪",
    Kind.PLAN: lambda figure: f"“{han(int(figure.value))}五”",
    Kind.ARTICLE: lambda figure: f"第{figure.value}{_LEVELS.get(figure.unit, '条')}",
    Kind.CODE: lambda figure: figure.unit.upper(),
}
