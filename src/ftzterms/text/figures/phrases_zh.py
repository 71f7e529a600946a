"""Chinese figures that are no plain number with a unit: 百分之五, 三分之一, 翻一番, 三成五, 一半, 数百, 十五五.

Each rule is given the place of a character that may begin its phrase (or stand in it) and gives the figure, or None.
"""

from __future__ import annotations

from ftzterms.text.figures._drafts import Draft
from ftzterms.text.figures._patterns import Pattern
from ftzterms.text.figures._ratio import Amount
from ftzterms.text.figures._reader_zh import HAN, NUMERAL, Number, Reader
from ftzterms.text.figures._values import (
    ABOVE,
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
    PLAN,
    QUARTER,
    VAGUE,
    WEEKDAY,
)
from ftzterms.text.figures.numerals_zh import part_of, read
from ftzterms.text.figures.suffixes_zh import suffix_at

_SHARE = Pattern(rf"([百千万]|[0-9]{{1,4}}|[{HAN}]{{1,5}})分之\s?(?=[0-9{HAN}])")
_TO_SHARE = Pattern(rf"\s?(?:至|到|-|~)\s?(?=[0-9{HAN}])")
_PLAN = Pattern(rf"(十?[一二三四五六七八九]|十)五(?![{HAN}个年月日天名位人家次倍元项条点分成岁米亩吨辆台%])")
_PLAN_IN_FULL = Pattern(rf"第([0-9]{{1,2}}|[{HAN}]{{1,3}})个五年(?:规划|计划)?")
_VAGUE = Pattern(r"(?:[数几]|成(?=[百千]上))([十百千万亿]{1,3})(?!据)(?:上[千万])?|数以([十百千万亿]{1,3})计")
_VAGUE_STARTS = frozenset("数几成以")
_FESTIVAL = Pattern(r"(?<![0-9])([0-9]{1,2})[·•・]([0-9]{1,2})(?![0-9])(?!事件|恐|袭)")
_GENERATION = Pattern(r"(?<![0-9])([0-9]0|[89]5)后(?![来面勤续者续继卫备方代退期年])|9[.·/]?(11)(?=事件|恐|袭)")
_FOLDS = Pattern(r"翻(?:了|上|近|约|超过?|逾)*([0-9]{1,2}|[一二两三四五六七八九十])?([番倍])")
_HALF = Pattern(r"(?:[上下前后]|(?<=今年)|)半年|半个?(?:多)?小时|半个多?月|半个?多?世纪|[一过大对减]半|半数")
_CENTURY = Pattern(r"(?:本|上个?)世纪")
_FIRST = Pattern("首(?:季度?|[届次个家批台例场期部条座艘颗架班单位])")
_WEEKDAY = Pattern(r"(?:周|星期|礼拜)([一二三四五六日天])(?![年个次期月刊岁届到])")
_RISE = Pattern(r"(?:增长|增加|增|提高|提升|上升|上涨|涨|扩大|扩张|多|高|大|快|超出|翻)了?(?:近|约|逾|超过?)?$")
_TENTHS_END = Pattern(r"(?![为立员长本果功分都年人品交就熟效绩了型语虫全])([一二三四五六七八九](?![十百千万]))?")
_PER = {"百": 100, "千": 1000, "万": 10000}
_HALVES = {"上": 1, "前": 1, "下": 2, "后": 2}
_UNITS = {"年": "year", "时": "hour", "月": "month", "纪": "century"}


def share(reader: Reader, at: int) -> Draft | None:
    """Read 百分之五, 千分之三, 三分之一: a percentage when the whole is a power of ten, else a fraction."""
    found = _SHARE.match(reader.text, at)
    if not found:
        return None
    value, step, end = _numeral(reader, found.end())
    bottom = _PER.get(found[1]) or int(read(found[1])[0])
    if found[1] in _PER:
        first = Draft(at, end, PERCENT, part_of(value, bottom), part_of(step, bottom))
        return _range_of_shares(reader, first, bottom)
    return Draft(at, end, FRACTION, part_of(value, bottom), step=0) if bottom else None


def _range_of_shares(reader: Reader, first: Draft, bottom: int) -> Draft:
    """Read the second figure of 百分之三十至四十三."""
    found = _TO_SHARE.match(reader.text, first.end)
    if not found:
        return first
    value, step, end = _numeral(reader, found.end())
    if suffix_at(reader.text, end) or reader.text.startswith("分之", end):
        return first
    reader.add(first)
    return Draft(found.end(), end, PERCENT, part_of(value, bottom), part_of(step, bottom))


def _numeral(reader: Reader, at: int) -> tuple[Amount, Amount, int]:
    """Read the numeral that starts at a place where a digit stands: its value, its step and its end."""
    found = NUMERAL.match(reader.text, at)
    assert found
    return *read(found[0].replace(" ", "")), found.end()


def plan(reader: Reader, at: int) -> Draft | None:
    """Read 十五五, “九五”, 第十五个五年规划: the number of the five-year plan."""
    text = reader.text
    if "五" not in text[at : at + 6]:
        return None
    if text.startswith("第", at - 1) and (full := _PLAN_IN_FULL.match(text, at - 1)):
        return Draft(*full.span(), PLAN, read(full[1])[0])
    found = _PLAN.match(text, at)
    if not found or (len(found[1]) == 1 and text[at - 1 : at] not in set("“\"‘'「") | {"“"}):
        return None
    return None if found[1] == "十" else Draft(*found.span(), PLAN, read(found[1])[0])


def vague(reader: Reader, at: int) -> Draft | None:
    """Read 数百, 几十万, 数以千计, 成千上万: a magnitude only."""
    before = reader.text[at - 1 : at]
    if before not in _VAGUE_STARTS or not before:
        return None
    found = _VAGUE.match(reader.text, at - 2 if before == "以" else at - 1)
    if not found:
        return None
    idiom = found[0][0] == "成"
    return Draft(*found.span(), VAGUE, read(found[1] or found[2])[0], firm=False, ambiguous=idiom)


def generation(text: str, at: int) -> list[Draft]:
    """Read 90后 as those born in the nineties, 911事件 as its day, 6·18 as a name."""
    if name := _FESTIVAL.match(text, at):
        digits = name[1] + name[2]
        return [Draft(*name.span(), CODE, int(digits), unit=digits, firm=False)]
    found = _GENERATION.match(text, at)
    if not found:
        return []
    if found[1]:
        year = int(found[1])
        decade = year // 10 * 10 + (1900 if year >= 40 else 2000)
        return [Draft(*found.span(), DECADE, decade, firm=False)]
    month = Draft(at, at + 1, MONTH, 9, firm=False)
    return [month, Draft(at + 1, found.end(2), DAY, 11, firm=False, joined=True)]


def folds(reader: Reader, at: int) -> None:
    """Read 翻番, 翻一番, 翻两番 (doubled as often), 翻倍 and 翻了三倍."""
    found = _FOLDS.match(reader.text, at)
    count = int(read(found[1])[0]) if found and found[1] else 1
    if not found or not 1 <= count <= 20:
        return
    if found[2] == "番" or count == 1:
        reader.add(Draft(*found.span(), MULTIPLE, 2**count, step=0))
    else:
        reader.add(Draft(*found.span(), CHANGE, count, step=0, ambiguous=True))


def half(reader: Reader, at: int) -> None:
    """Read 上半年, 半年, 半小时, 一半, 过半."""
    before = reader.text[at - 1 : at]
    found = _HALF.match(reader.text, at - 1) if before in set("上下前后一过大对减") else _HALF.match(reader.text, at)
    if not found:
        return
    word = found[0]
    if word[0] in _HALVES:
        reader.add(Draft(*found.span(), HALF, _HALVES[word[0]]))
    elif word[-1] in _UNITS:
        reader.add(Draft(*found.span(), DURATION, part_of(1, 2), part_of(1, 2), _UNITS[word[-1]], firm=False))
    else:
        approx = ABOVE if word[0] in "过大" else EXACT
        reader.add(Draft(*found.span(), FRACTION, part_of(1, 2), 0, approx=approx, firm=False))


def century(reader: Reader, at: int) -> None:
    """Read 本世纪 and 上世纪."""
    start = at - 2 if reader.text[at - 1 : at] == "个" else at - 1
    if found := _CENTURY.match(reader.text, max(0, start)):
        reader.add(Draft(*found.span(), CENTURY, 21 if found[0][0] == "本" else 20, firm=False))


def first(reader: Reader, at: int) -> None:
    """Read 首季 and 首届, 首次, 首个."""
    if found := _FIRST.match(reader.text, at):
        quarter = found[0][1] == "季"
        reader.add(Draft(*found.span(), QUARTER if quarter else ORDINAL, 1, firm=quarter))


def weekday(reader: Reader, at: int) -> None:
    """Read 周一, 星期日, 礼拜天."""
    if found := _WEEKDAY.match(reader.text, at):
        reader.add(Draft(*found.span(), WEEKDAY, "一二三四五六日".find(found[1].replace("天", "日")) + 1))


def multiple(reader: Reader, number: Number, end: int) -> Draft:
    """Read a number before 倍: the increase after 增长, else the new amount."""
    last = reader.drafts[-1] if reader.drafts else None
    rises = _RISE.search(reader.text, max(0, number.start - 8), number.start) or (
        last and last.kind is CHANGE and number.start - last.end <= 1
    )
    return Draft(number.start, end, CHANGE if rises else MULTIPLE, number.value, number.step)


def tenths(reader: Reader, number: Number, end: int) -> Draft | None:
    """Read a number before 成: 三成 is 30 percent, 三成五 and 三五成 are 35."""
    found = _TENTHS_END.match(reader.text, end)
    if not found or number.value > 99 or (number.value > 10 and (number.arabic or number.factor > 1)):
        return None
    if number.value > 10:
        return Draft(number.start, end, PERCENT, part_of(number.value, 100), part_of(1, 100))
    value = number.value * 10 + (read(found[1])[0] if found[1] else 0)
    return Draft(number.start, found.end(), PERCENT, part_of(value, 100), part_of(1, 100 if found[1] else 10))
