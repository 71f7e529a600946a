"""Arabic digits in Chinese text that read at a glance, which most do: 19名, 2020年3月8日, 32.5%, 9万人.

What is read here, the rules of `numbers_zh` read alike; they judge whatever has a telling neighbour.
"""

from __future__ import annotations

import re

from ftzterms.text.figures._drafts import Draft
from ftzterms.text.figures._patterns import Pattern
from ftzterms.text.figures._ratio import Amount
from ftzterms.text.figures._reader_zh import AFTER_STARTS, BEFORE_ENDS, Reader
from ftzterms.text.figures._values import ABOVE, CARDINAL, DAY, DURATION, EXACT, MONTH, PERCENT, YEAR
from ftzterms.text.figures.codes import MONEY_ENDS
from ftzterms.text.figures.numerals_zh import read, share_of
from ftzterms.text.figures.quantities_zh import yuan
from ftzterms.text.figures.suffixes_zh import SUFFIXES, suffix_at
from ftzterms.text.han import is_han

_MONEY = re.escape("".join(sorted(MONEY_ENDS)))
_BEFORE = (
    rf"(?:(?<=[^\s(（第国和成之他它余另外%\-a-zA-Z{_MONEY}][0-9])|(?<=[^\s第{_MONEY}][ (（][0-9])"
    rf"|(?<=[^\s第{_MONEY}] [(（][0-9])|(?<=\A[0-9])(?![0-9]{{0,2}}[)）.]))"
)
"""No ordinal, currency, code, era, rest (另外3名), mark of a note or beginning of a list entry."""
_ROW = (
    r"(?:[0-9]{0,2}(?:,[0-9]{3}){1,5}|[0-9]{0,8}(?:\.[0-9]{1,9})?)(?: ?(?:万亿|[万亿]))?"
    "(?![0-9十百千万亿兆]|[.,][0-9])"
)
_AFTER = r"(?:[多余]| ?)(?![a-zA-Z\-:：后·•・事恐袭/十百千万亿兆多余来几至到~、或和与及左上\s]|个半)"
"""No power, range, time or code."""
PLAIN = f"{_BEFORE}{_ROW}(){_AFTER}"
"""What follows the first digit of a number that reads at a glance, up to its unit; the group ends the number itself."""
_ENDS = AFTER_STARTS | {"半", "程", "度"}
"""What goes on from a unit: 左右, 多, 半, 里程, 年度."""
_NOT_PLAIN = frozenset({"届", "中全会", "刻钟", "个月"})
_YUAN = frozenset({"元", "圆"})
_REST_OF_DATE = Pattern("(0?[1-9]|1[0-2])月(0?[1-9]|[12][0-9]|3[01])日")
_TEMPERATURES = frozenset({"C", "F", "deg"})
_AFTER_DAYS = frozenset("以内之前后期游起算")
"""What may stand after so many days, but not after a day of the month."""
_DATES = frozenset({MONTH, DAY})
_SIMPLE = frozenset(
    name
    for name, (kind, unit) in SUFFIXES.items()
    if kind is CARDINAL and not (name in _NOT_PLAIN or name in _YUAN or unit in _TEMPERATURES)
)
"""Classifiers and measures that only have to stand there."""


def plain(reader: Reader, at: int, end: int, unit_at: int) -> Draft | None:
    """Read a number that `PLAIN` has found, or the date that it begins; None where the general rules must judge."""
    if reader.waiting or reader.parts:
        return None
    text, digits = reader.text, end - at
    written = text[at:end]
    value: Amount
    step: Amount
    if written.isdecimal():
        value, step = int(written), 1
    else:
        written = written.replace(" ", "")
        (value, step), digits = read(written), 0
    approx = reader.before(at) if text[at - 1 : at] in BEFORE_ENDS else EXACT
    if unit_at > end and text[end] != " ":
        end, digits, approx = unit_at, 0, ABOVE
    if suffix := suffix_at(text, unit_at):
        stop = unit_at + len(suffix)
        if suffix in _SIMPLE and text[stop : stop + 1] not in _ENDS:
            return Draft(at, stop, CARDINAL, value, step, SUFFIXES[suffix][1], approx, firm=value != 0)
        draft = _counted(reader, Draft(at, stop, CARDINAL, value, step, "", approx), suffix, digits, written)
        return _day(reader, draft) if draft and draft.kind is YEAR else draft
    if value < 100 and unit_at > end and is_han(text[at - 1 : at]):
        return None
    if digits == 4 and 1900 <= value <= 2100:
        return Draft(at, end, YEAR, value)
    return Draft(at, end, CARDINAL, value, step, "", approx, firm=value != 0)


def _day(reader: Reader, year: Draft) -> Draft:
    """Give the day of a full date whose year was read, after taking in the year and the month; else the year."""
    text = reader.text
    found = _REST_OF_DATE.match(text, year.end)
    if not found or suffix_at(text, found.end() - 1) != "日" or text[found.end() : found.end() + 1] in _ENDS:
        return year
    reader.add(year)
    reader.add(Draft(year.end, found.end(1) + 1, MONTH, int(found[1]), joined=True))
    return Draft(found.start(2), found.end(), DAY, int(found[2]), joined=True)


def _counted(reader: Reader, draft: Draft, suffix: str, digits: int, written: str) -> Draft | None:
    """Read a number with the classifier, measure, rate, span or date after it; *digits* is 0 for 1.5, 3万 and 50多."""
    kind, unit = SUFFIXES[suffix]
    if suffix in _NOT_PLAIN or unit in _TEMPERATURES or reader.text[draft.end : draft.end + 1] in _ENDS:
        return None
    draft.kind, draft.unit = kind, unit
    if kind is CARDINAL:
        draft.firm = draft.value != 0
        if suffix in _YUAN:
            draft.unit = yuan(reader, draft.start, arabic=True)
    elif kind is PERCENT:
        whole = 1000 if suffix == "‰" else 100
        draft.value, draft.step = share_of(written, whole)
    elif kind is not DURATION and not (digits and _is_date(reader, draft, digits)):
        return None
    return draft


def _is_date(reader: Reader, draft: Draft, digits: int) -> bool:
    """Say whether a number is certainly a month, a year (or so many years), or a day after its month."""
    value = draft.value
    if draft.kind is YEAR:
        if value >= 200 and not (digits == 4 and 1000 <= value <= 2200):
            draft.kind, draft.unit = DURATION, "year"
        return value >= 1500 or draft.kind is DURATION
    if draft.kind is MONTH:
        return 1 <= value <= 12
    return draft.kind is DAY and _is_day(reader, draft)


def _is_day(reader: Reader, draft: Draft) -> bool:
    last = reader.drafts[-1] if reader.drafts else None
    dated = last is not None and last.kind in _DATES and draft.start - last.end <= 1
    possible = 1 <= draft.value <= 31
    if not (dated and possible):
        text, end = reader.text, draft.end
        draft.ambiguous = True
        if not possible:
            draft.kind, draft.unit = DURATION, "day"
        return text[end - 1] == "日" and not (possible and text[end : end + 1] in _AFTER_DAYS)
    return True
