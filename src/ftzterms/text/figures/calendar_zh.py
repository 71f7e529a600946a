"""Chinese dates, times and periods: 二〇二六年6月8日, 民国一百零五年, 20世纪90年代, 下午3时30分, 前三季度."""

from __future__ import annotations

from ftzterms.text.figures._drafts import Draft
from ftzterms.text.figures._patterns import Pattern
from ftzterms.text.figures._reader_zh import HAN, Number, Reader
from ftzterms.text.figures._values import (
    CARDINAL,
    CENTURY,
    DAY,
    DECADE,
    DURATION,
    EXACT,
    MONTH,
    ORDINAL,
    PERIOD,
    QUARTER,
    TIME,
    YEAR,
)
from ftzterms.text.figures.numerals_zh import read

_ERAS = {"民国": 1911, "令和": 2018, "平成": 1988, "昭和": 1925}
_SPAN_AFTER = Pattern(r"(?:多|余|来|之久|前|后|间|历史|以[上内来前后下]|的?时间|之[内后前间])")
_DAYS_AFTER = Pattern(r"(?:以?内|之[内前后]|以[上下前后]|前|后|期限|游|起?算)")
_MONTH_AFTER = Pattern(rf"\s?[0-9{HAN}]{{1,3}}\s?月(?!份?内)")
_HALF_DAYS = {
    "凌晨": 0,
    "清晨": 0,
    "早晨": 0,
    "早上": 0,
    "上午": 0,
    "今早": 0,
    "中午": 12,
    "正午": 12,
    "午后": 12,
    "下午": 12,
    "傍晚": 12,
    "晚上": 12,
    "晚间": 12,
    "夜间": 12,
    "深夜": 12,
    "当晚": 12,
    "今晚": 12,
    "昨晚": 12,
    "晚": 12,
    "早": 0,
}
_MINUTES = Pattern(
    rf"(?:钟|整)?(?:\s?(?P<m>[0-9]{{1,2}}|[{HAN}]{{1,3}})\s?分(?!之)|(?P<half>半)|(?P<quarter>[一三])刻|(?P<bare>[二三四五]?十[一二三四五六七八九]?)(?!分之|[{HAN}]))?(?:钟|整|许)?"
)
_THIS, _LAST = 21, 20


def year(reader: Reader, number: Number, end: int) -> Draft | None:
    """Read a number before 年: a year, a year of an era, or so many years; 一年度 is neither."""
    start, value = number.start, 0
    if number.whole and number.value < 10**4 and not number.approx:
        value = _named_year(reader, number, end)
    if value:
        return Draft(start, end, YEAR, value)
    if 0 < number.value < 200 and number.whole and _is_dated(reader, number, end):
        return _short_year(reader, number, int(number.value), end)
    exactly = not number.approx and not reader.before(start)
    if exactly and _is_positional(number, 2) and (number.value >= 50 or not number.arabic):
        return Draft(start, end, YEAR, _full_year(int(number.value)), firm=False, ambiguous=True)
    if reader.text.startswith("度", end):
        return None
    return Draft(start, end, DURATION, number.value, number.step, "year", firm=number.arabic)


def _named_year(reader: Reader, number: Number, end: int) -> int:
    """Give the year of an era, of four digits or after the first year of a range; 0 for so many years."""
    value = int(number.value)
    if era := next((base for name, base in _ERAS.items() if reader.text.endswith(name, 0, number.start)), 0):
        return value + era if value else 0
    if _is_positional(number, 4) and not _is_span(reader, number, end):
        return value
    first = year_before(reader) if _is_positional(number, 2) else 0
    return first // 100 * 100 + value if first else 0


def _is_positional(number: Number, places: int) -> bool:
    """Say whether a numeral is written in so many digits without 十 and the like."""
    text = number.written
    return number.factor == 1 and len(text) == places and not any(power in text for power in "十百千万")


def _is_dated(reader: Reader, number: Number, end: int) -> bool:
    """Say whether a short year shows itself by a month after it or a zero before it."""
    zero = _is_positional(number, 2) and number.written[0] in "0零〇"
    return zero or _MONTH_AFTER.match(reader.text, end) is not None


def year_before(reader: Reader) -> int:
    """Give the first year of 2023-25年."""
    first = reader.waiting[-1] if reader.waiting else None
    return int(first.value) if first and first.whole and 1900 <= first.value <= 2100 else 0


def _short_year(reader: Reader, number: Number, value: int, end: int) -> Draft:
    """Read a year of two or three digits: of the republic in a text that says so, ambiguous in Traditional text."""
    if "民国" in reader.text:
        return Draft(number.start, end, YEAR, value + _ERAS["民国"])
    return Draft(number.start, end, YEAR, _full_year(value), ambiguous=value < 100 and reader.traditional)


def _is_span(reader: Reader, number: Number, end: int) -> bool:
    """Tell 3000年历史 and 近2000年 from years."""
    if not 1000 <= number.value <= 2200:
        return True
    return number.approx is not EXACT or bool(_SPAN_AFTER.match(reader.text, end) and number.value < 1500)


def _full_year(short: int) -> int:
    if short >= 100:
        return short + _ERAS["民国"]
    return short + (1900 if short >= 50 else 2000)


def month(_reader: Reader, number: Number, end: int) -> Draft | None:
    """Read a number before 月."""
    if not 1 <= number.value <= 12 or not number.whole:
        return None
    return Draft(number.start, end, MONTH, number.value)


def day(reader: Reader, number: Number, end: int) -> Draft | None:
    """Read a number before 日 or 号: a day of the month, so many days, or a number that names a thing."""
    last = reader.drafts[-1] if reader.drafts else None
    dated = last is not None and last.kind in {MONTH, DAY} and number.start - last.end <= 1
    spaced = 1 <= number.value <= 31 and number.whole
    if reader.text[end - 1] == "号" and not (dated and spaced):
        return Draft(number.start, end, ORDINAL, number.value, firm=number.arabic, ambiguous=True)
    if not spaced or (not dated and _DAYS_AFTER.match(reader.text, end)):
        return Draft(number.start, end, DURATION, number.value, number.step, "day", ambiguous=True)
    return Draft(number.start, end, DAY, number.value, ambiguous=not dated, firm=dated or number.arabic)


def time(reader: Reader, number: Number, end: int) -> Draft | None:
    """Read a number before 时 or 点: a time of day, or so many points."""
    half, word = half_day(reader.text, reader.waiting[0].start if reader.waiting else number.start)
    found = _MINUTES.match(reader.text, end)
    assert found
    minutes = _minutes(found.groupdict())
    told = half is not None or minutes or found[0] or reader.text[end - 1] == "钟"
    if not 0 <= number.value <= 24 or not number.whole:
        return Draft(number.start, end, CARDINAL, number.value, number.step) if number.arabic else None
    if not told and not number.arabic and reader.text[end - 1] == "点":
        return Draft(number.start, end, CARDINAL, number.value, firm=False)
    hour = int(number.value)
    if half == 12 and hour < 12:
        hour += 12
    open_ = half is None and hour <= 12 and reader.text[end - 1] != "时"
    start = number.start if reader.waiting else number.start - len(word)
    return Draft(start, found.end(), TIME, hour * 60 + minutes, ambiguous=open_)


def half_day(text: str, start: int) -> tuple[int | None, str]:
    """Tell in which half of the day a time is: the hours to add (None when nothing says) and the word that says it."""
    for word in (text[max(0, start - 2) : start], text[max(0, start - 1) : start]):
        if word in _HALF_DAYS:
            return _HALF_DAYS[word], word
    return None, ""


def _minutes(parts: dict[str, str | None]) -> int:
    if parts["half"]:
        return 30
    if quarter := parts["quarter"]:
        return 15 if quarter == "一" else 45
    numeral = parts["m"] or parts["bare"]
    value = read(numeral)[0] if numeral else 0
    return int(value) if value < 60 else 0


def decade(reader: Reader, number: Number, end: int) -> Draft | None:
    """Read a number before 年代, with the century before it: 20世纪90年代, 上世纪九十年代, 1990年代."""
    if not number.whole or number.value % 10 or number.value > 2200:
        return None
    value = int(number.value)
    first = reader.waiting[0].start if reader.waiting else number.start
    if value >= 1000:
        return Draft(number.start, end, DECADE, value)
    last = reader.drafts[-1] if reader.drafts else None
    if last and last.kind is CENTURY and not reader.text[last.end : first].strip():
        reader.drafts.pop()
        start = number.start if reader.waiting else last.start
        return Draft(start, end, DECADE, (int(last.value) - 1) * 100 + value)
    return Draft(number.start, end, DECADE, value + (1900 if value >= 30 else 2000))


def century(_reader: Reader, number: Number, end: int) -> Draft | None:
    """Read a number before 世纪."""
    if not 1 <= number.value <= 30 or not number.whole:
        return None
    if number.value < 4 and not number.ordinal:
        return Draft(number.start, end, DURATION, number.value, unit="century", firm=False)
    return Draft(number.start, end, CENTURY, number.value)


def quarter(reader: Reader, number: Number, end: int) -> Draft | None:
    """Read a number before 季度: a quarter, or 前三季度."""
    if not 1 <= number.value <= 4 or not number.whole:
        return None
    if reader.text[number.start - 1 : number.start] in {"前", "首"}:
        return Draft(number.start - 1, end, PERIOD, int(number.value) * 3)
    if reader.text[end - 1] == "季" and not number.ordinal:
        return Draft(number.start, end, QUARTER, number.value, firm=False, ambiguous=True)
    return Draft(number.start, end, QUARTER, number.value)
