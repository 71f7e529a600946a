"""What a Chinese numeral counts, by the words around it: 第十四次, 5000万元, 8%, 零下5摄氏度, 附表十三."""

from __future__ import annotations

from collections.abc import Callable

from ftzterms.text.figures import calendar_zh
from ftzterms.text.figures._drafts import Draft
from ftzterms.text.figures._patterns import Pattern
from ftzterms.text.figures._ratio import Amount
from ftzterms.text.figures._reader_zh import HAN, MONEY_WORDS, Number, Reader
from ftzterms.text.figures._values import (
    ARTICLE,
    CARDINAL,
    CENTURY,
    DAY,
    DECADE,
    DURATION,
    EXACT,
    FRACTION,
    MONTH,
    MULTIPLE,
    ORDINAL,
    PERCENT,
    PERIOD,
    POINTS,
    QUARTER,
    TIME,
    VAGUE,
    YEAR,
    Kind,
)
from ftzterms.text.figures.codes import money_before
from ftzterms.text.figures.numerals_zh import POWERS, part_of, read
from ftzterms.text.figures.phrases_zh import multiple, tenths
from ftzterms.text.figures.suffixes_zh import LEVELS, SUFFIXES
from ftzterms.text.figures.units import ENGLISH
from ftzterms.text.han import is_han

_SUB = Pattern(rf"之([{HAN}]{{1,2}})(?![{HAN}分])")
_LATIN = Pattern(r"[a-z]+[0-9a-z]*")
_OPENING = Pattern("(?:^|[年度今去在比，。；：、（(“ \\n])前$")
_NAMED = Pattern(r"(?:附[表件图录]|格式|公报|[表图])$")
_MARK = Pattern("[目款项]之$|%$")
"""Before a label (本目之4) or the mark of a note (4.7%3)."""
_UNSURE = Pattern(rf"(?:其[他它余]|另外?|[{HAN}]\n)$")
"""Before a number that may be said with one more (herself and three others), or that a line end cut."""
_AMOUNTS = frozenset("为至到达第约近超共的有于在仅逾满占增减升降以从过")
_LARGE = frozenset(POWERS) - {"十", "拾"}
_Rule = Callable[[Reader, Number, int], Draft | None]


def counted(reader: Reader, number: Number, suffix: str, end: int) -> Draft | None:
    """Make a figure of a numeral and the unit, classifier or calendar word after it."""
    kind = SUFFIXES[suffix][0]
    if rule := _RULES.get(kind):
        draft = rule(reader, number, end)
    elif number.ordinal:
        draft = _ordinal(reader, number, suffix, end)
    else:
        draft = _quantity(reader, number, suffix, end)
    return _finished(reader, number, draft) if draft else None


def _percent(reader: Reader, number: Number, end: int) -> Draft:
    whole = 1000 if reader.text[end - 1] == "‰" else 100
    return Draft(number.start, end, PERCENT, part_of(number.value, whole), part_of(number.step, whole))


def _points(_reader: Reader, number: Number, end: int) -> Draft:
    return Draft(number.start, end, POINTS, number.value, number.step)


def _span(reader: Reader, number: Number, end: int) -> Draft:
    """Read a number before 天, 小时, 个月; 前九个月 are the opening months of a year."""
    start, value, text = number.start, number.value, reader.text
    if text.endswith("刻钟", 0, end):
        return Draft(start, end, DURATION, value * 15, unit="minute", firm=False)
    name = text[number.end : end]
    if name == "个月" and value in range(2, 13) and _OPENING.search(text, max(0, start - 2), start):
        return Draft(start - 1, end, PERIOD, value)
    if number.ordinal:
        return Draft(start, end, ORDINAL, value, firm=number.arabic or value > 3)
    return Draft(start, end, DURATION, value, number.step, SUFFIXES[name][1], firm=number.arabic or value > 10)


_RULES: dict[Kind, _Rule] = {
    YEAR: calendar_zh.year,
    MONTH: calendar_zh.month,
    DAY: calendar_zh.day,
    TIME: calendar_zh.time,
    DECADE: calendar_zh.decade,
    CENTURY: calendar_zh.century,
    QUARTER: calendar_zh.quarter,
    MULTIPLE: multiple,
    FRACTION: tenths,
    PERCENT: _percent,
    POINTS: _points,
    DURATION: _span,
}


def _ordinal(reader: Reader, number: Number, suffix: str, end: int) -> Draft:
    level = LEVELS.get(suffix, "")
    if not level:
        draft = Draft(number.start, end, ORDINAL, number.value, firm=number.arabic or number.value > 3)
        draft.ambiguous = suffix in {"人", "者"}
        return draft
    draft = Draft(number.start, end, ARTICLE, number.value, unit=level)
    return _with_sub(reader, draft) if suffix == "条" else draft


def _with_sub(reader: Reader, draft: Draft) -> Draft:
    """Read what makes a second number of 第十条之一, 格式七之八."""
    if not (sub := _SUB.match(reader.text, draft.end)):
        return draft
    reader.add(draft)
    unit = "clause" if draft.kind is ARTICLE else ""
    return Draft(*sub.span(), draft.kind, read(sub[1])[0], unit=unit, firm=False)


def _quantity(reader: Reader, number: Number, suffix: str, end: int) -> Draft | None:
    unit, first = SUFFIXES[suffix][1], number.written[0]
    single = number.factor == 1 and len(number.written) == 1 and not number.arabic
    if (single and (unit in {"deg", "yard"} or (first == "一" and not unit))) or reader.text.startswith(
        "里程", end - 1
    ):
        return None
    if suffix in {"中全会", "届"} and first != "两":
        return Draft(number.start, end, ORDINAL, number.value, firm=number.value > 3)
    if first in _LARGE and number.factor == 1 and reader.before(number.start) is EXACT:
        return Draft(number.start, end, VAGUE, number.value, unit=unit, firm=False)
    if suffix in {"元", "圆"}:
        unit = yuan(reader, number.start, arabic=number.arabic)
    elif unit == "deg" and number.factor >= 10**4:
        unit = "kWh"
    firm = (number.arabic or number.value > 10 or bool(unit)) and number.value != 0
    start, value = _signed(reader, number, unit)
    return Draft(start, end, CARDINAL, value, number.step, unit, firm=firm)


def yuan(reader: Reader, start: int, *, arabic: bool) -> str:
    """Tell which money 元 is: what is said before the number, else that of the mainland, else any (`yuan`)."""
    before = reader.text[max(0, start - 3) : start]
    named = MONEY_WORDS.get(before) or MONEY_WORDS.get(before[-2:], "")
    if not named and arabic:
        named = money_before(reader.text, start)[0]
    return named or reader.yuan


def _signed(reader: Reader, number: Number, unit: str) -> tuple[int, Amount]:
    """Take the sign of a temperature in: 零下5摄氏度."""
    for sign in ("零下", "负", "-") if unit in {"C", "F", "deg"} else ():
        if reader.text.endswith(sign, 0, number.start):
            return number.start - len(sign), -number.value
    return number.start, number.value


def _finished(reader: Reader, number: Number, draft: Draft) -> Draft:
    """Add what stands before and after the figure: about, more than, a currency sign, and a half."""
    half = reader.text.startswith("半", draft.end) and not reader.text.startswith("半个", draft.end)
    if half and draft.kind is DURATION:
        draft.value, draft.end = draft.value + part_of(1, 2), draft.end + 1
    if _UNSURE.search(reader.text, max(0, number.start - 2), number.start):
        draft.firm, draft.ambiguous = False, True
    draft.approx = draft.approx or number.approx or reader.before(number.start) or reader.after(draft.end)
    return _with_money(reader, number, draft)


def _with_money(reader: Reader, number: Number, draft: Draft) -> Draft:
    if (
        number.arabic
        and draft.kind is CARDINAL
        and not draft.unit
        and not reader.text[draft.start - 1 : draft.start].isalpha()
    ):
        draft.unit, draft.start = money_before(reader.text, draft.start)
    return draft


def bare(reader: Reader, number: Number) -> Draft | None:
    """Judge a numeral without a unit: Arabic digits are a figure, Chinese ones only when they can be nothing else."""
    start, end, value = number.start, number.end, number.value
    if number.ordinal:
        return Draft(start, end, ORDINAL, value, firm=number.arabic or value > 3)
    if number.arabic:
        if _MARK.search(reader.text, max(0, start - 2), start) or (value < 100 and _is_note(reader.text, start, end)):
            return None
        return _with_money(reader, number, _digits(reader, number))
    if _NAMED.search(reader.text, max(0, start - 3), start):
        return _with_sub(reader, Draft(start, end, ORDINAL, value, firm=value > 3))
    composed = number.factor > 1 or len(number.written) > 1
    structured = any(character in POWERS for character in reader.text[start:end])
    if composed and (structured or "〇" in number.written):
        return Draft(start, end, CARDINAL, value, number.step, approx=number.approx, firm=value >= 10**4)
    return None


def _is_note(text: str, start: int, end: int) -> bool:
    """Tell the raised mark of a note by the space after it alone: 第三支柱1 披露."""
    before, after = text[start - 1 : start], text[end : end + 2]
    return is_han(before) and before not in _AMOUNTS and after[:1] == " " and is_han(after[1:])


def _digits(reader: Reader, number: Number) -> Draft:
    text, start, end, value = reader.text, number.start, number.end, number.value
    latin = _LATIN.match(text, end)
    if latin and latin[0] in ENGLISH:
        return Draft(start, latin.end(), CARDINAL, value, number.step, ENGLISH[latin[0]], number.approx)
    if len(number.written) == 2 and reader.waiting and (first := calendar_zh.year_before(reader)):
        return Draft(start, end, YEAR, first // 100 * 100 + value)
    if len(number.written) == 4 and end - start == 4 and number.whole and 1900 <= value <= 2100:
        return Draft(start, end, YEAR, value)
    approx = number.approx or reader.before(start) or reader.after(end)
    return Draft(start, end, CARDINAL, value, number.step, approx=approx, firm=value != 0)
