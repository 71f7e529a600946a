"""Chinese numerals as they stand in a text: where they begin and end, their ranges, and what they count."""

from __future__ import annotations

from re import Match

from ftzterms.text.figures._drafts import Draft
from ftzterms.text.figures._patterns import Pattern
from ftzterms.text.figures._reader_zh import HAN, NUMERAL, Number, Reader
from ftzterms.text.figures._values import ABOVE, TIME
from ftzterms.text.figures.calendar_zh import half_day
from ftzterms.text.figures.codes import (
    LETTERS,
    clock,
    dialled,
    iso_date,
    labelled,
    letters_start,
    money_before,
    suffixed,
)
from ftzterms.text.figures.numerals_zh import DIGITS, POWERS, part_of, read
from ftzterms.text.figures.phrases_zh import generation
from ftzterms.text.figures.quantities_zh import bare, counted
from ftzterms.text.figures.suffixes_zh import suffix_at

_DIGITS = Pattern("[0-9]+")
_MORE = Pattern(r"(?:\s?([多余来几])(?:\s?([百千]?万亿|[百千]?[万亿]))?[多余]?)?(个半)?\s?")
_MORE_WORDS = frozenset("多余来几")
_MORE_STARTS = _MORE_WORDS | {" ", "个"}
_ON = Pattern(rf"\s?(?:至|到|-|--|~|、|或|和|与|及)\s?第?(?=[0-9{HAN}])")
_ON_STARTS = frozenset("至到-~、或和与及")
_ONES = "一二两三四五六七八九"
_ONES_SET = frozenset(_ONES)
_CLOSE = "(?:一二|一两|二三|两三|三四|三五|四五|五六|六七|七八|八九)"
_ROW = Pattern(rf"(?!{_CLOSE}(?![{_ONES}]))[{_ONES}]{{2,}}(?![零〇{_ONES}十百千万亿年成.点]|月[一二三十])")
"""Digits in a row that are no number, as in 唯一一个 and 九一八; 七八个 is one."""
_PAIR = Pattern(rf"(?<![零〇{_ONES}])[{_ONES}]{{2}}(?![零〇{_ONES}点.])")
_ENTRY = Pattern(rf"(?:[0-9]{{1,3}}|[{HAN}]{{1,4}})(?:[)）、]|\.(?![0-9{HAN}]))")
_OPENING = frozenset({"", "(", "（", " ", "\n"})
FORMAL = "壹贰叁肆伍陆柒捌玖拾佰仟"
_FORMAL = Pattern(f"[{FORMAL}零万亿]{{2,24}}(?=[元圆美港欧人整])")
_POWERS = "".join(POWERS)
_POWERS = "".join(POWERS)
_SCALE_STARTS = frozenset("十百千万亿兆")
_METRE = frozenset({"m"})
_JOINTS = frozenset("-.")
_LABEL_SIGNS = _JOINTS | frozenset(LETTERS + LETTERS.upper())
"""What stands before digits that may be part of a code."""
_GENERATION_SIGNS = frozenset("后·•・事恐袭/")
_SPECIAL_SIGNS = _GENERATION_SIGNS | frozenset(LETTERS + LETTERS.upper() + "-.:：")
"""What stands after digits that may be more than a number."""


def arabic(reader: Reader, at: int) -> None:
    """Read the figure whose first row of Arabic digits stands here."""
    text = reader.text
    row = _DIGITS.match(text, at)
    assert row
    end = row.end()
    drafts: list[Draft] = []
    if text[at - 1 : at] in _LABEL_SIGNS and (label := _label(text, at)):
        drafts.append(label)
    elif end - at > 9 or text[end : end + 1] in _SPECIAL_SIGNS:
        drafts = _special(reader, at, end)
    if drafts:
        give_up(reader)
        for draft in drafts:
            reader.add(draft)
    else:
        _judge(reader, _row(text, at, end))


def _label(text: str, at: int) -> Draft | None:
    sign = text[at - 1]
    stop = at - 1 if sign in _JOINTS else at
    start = letters_start(text, stop)
    if start == stop or (sign != "-" and money_before(text, at)[0]):
        return None
    return labelled(text, at, start)


def _special(reader: Reader, at: int, end: int) -> list[Draft]:
    """Read what is more than a number: a time, an ISO date, a code."""
    text = reader.text
    after = text[end : end + 1]
    if (after in {":", "："}) and (time := clock(text, at)):
        return [_clock(reader, at, *time)]
    if end - at == 4 and (dates := iso_date(text, at)):
        return dates
    if end - at <= 9 and after in _GENERATION_SIGNS:
        return generation(text, at)
    coded = dialled(text, at) if end - at > 9 or not after.isalpha() else suffixed(text, at, _METRE)
    return [coded] if coded else []


def give_up(reader: Reader) -> None:
    """Judge the numerals that waited for a unit in vain."""
    waiting, reader.waiting = reader.waiting, []
    for numeral in waiting:
        if draft := bare(reader, numeral):
            reader.add(draft)


def _clock(reader: Reader, at: int, minutes: int, end: int) -> Draft:
    half, word = half_day(reader.text, at)
    late = 720 if half == 12 and minutes < 720 else 0
    return Draft(at - len(word), end, TIME, minutes + late, ambiguous=half is None and minutes < 780)


def formal(reader: Reader, at: int) -> None:
    """Read the numerals of cheques and contracts: 壹佰贰拾元."""
    found = _FORMAL.match(reader.text, at)
    suffix = suffix_at(reader.text, found.end()) if found else ""
    if found and suffix:
        numeral = _numeral(found[0], at, found.end(), ordinal=False)
        if draft := counted(reader, numeral, suffix, found.end() + len(suffix)):
            reader.settle(draft, numeral)


def number(reader: Reader, at: int) -> None:
    """Read the numeral in Chinese characters that stands here."""
    text = reader.text
    if text[at + 1 : at + 2] in _ONES_SET and (row := _ROW.match(text, at)):
        at = row.end() - 1
    numeral = numeral_at(text, at)
    if numeral.low:
        reader.waiting.append(numeral.low)
    _judge(reader, numeral)


def _judge(reader: Reader, numeral: Number) -> None:
    """Read a numeral with its unit, and decide whether it is a figure at all."""
    text, end = reader.text, numeral.end
    suffix = suffix_at(text, end)
    if suffix and (draft := counted(reader, numeral, suffix, end + len(suffix))):
        reader.settle(draft, numeral)
    elif not suffix and text[end : end + 2].lstrip()[:1] in _ON_STARTS and (on := _ON.match(text, end)):
        reader.waiting.append(numeral)
        reader.due = reader.at = on.end()
    else:
        if rest := bare(reader, numeral):
            reader.settle(rest, numeral)
        reader.at = max(reader.at, end)


def _row(text: str, at: int, end: int) -> Number:
    """Read Arabic digits; most are a plain row, which needs no pattern."""
    after, next_one = text[end : end + 1], text[end + 1 : end + 2]
    if (
        end - at > 9
        or after in _SCALE_STARTS
        or ((after in {",", "."}) and "0" <= next_one <= "9")
        or (next_one in _SCALE_STARTS and after.isspace())
    ):
        return numeral_at(text, at)
    written = text[at:end]
    start = _start(text, at)
    numeral = Number(start, end, int(written), 1, written, 1, ordinal=start < at)
    if after in _MORE_STARTS:
        _stretch(text, numeral)
    return numeral


def _start(text: str, at: int) -> int:
    """Give the place of the 第 before a numeral, or the numeral's own."""
    before = text[at - 1 : at]
    if before == "第":
        return at - 1
    return at - 2 if before == " " and text[at - 2 : at - 1] == "第" else at


def numeral_at(text: str, at: int) -> Number:
    """Read the numeral that starts at a place: its value, and the words 多, 余, 几, 半 that belong to it."""
    found = NUMERAL.match(text, at)
    assert found
    written = found[0].replace(" ", "")
    start = _start(text, at)
    ordinal = start < at
    if len(written) > 1 and not written.isascii() and (pair := _PAIR.search(written)) and _is_close(pair[0]):
        low = written[: pair.start() + 1] + written[pair.end() :]
        written = written[: pair.start()] + written[pair.start() + 1 :]
        first = _numeral(low, start, at + pair.start() + 1, ordinal=False)
        numeral = _numeral(written, first.end, found.end(), ordinal=ordinal)
        numeral.low = first
    else:
        numeral = _numeral(written, start, found.end(), ordinal=ordinal)
    if text[found.end() : found.end() + 1] in _MORE_STARTS:
        _stretch(text, numeral)
    return numeral


def _is_close(pair: str) -> bool:
    """Tell 七八 and 三五, about so many, from digits that happen to stand together."""
    return DIGITS[pair[1]] - DIGITS[pair[0]] == 1 or pair == "三五"


def _numeral(written: str, start: int, end: int, *, ordinal: bool) -> Number:
    value, step = read(written)
    digits = written.rstrip(_POWERS) or written
    factor = read(written[len(digits) :])[0] if len(digits) < len(written) else 1
    return Number(start, end, value, step, digits, factor, ordinal=ordinal)


def _stretch(text: str, numeral: Number) -> None:
    """Add what stands between a numeral and its unit: 5000多万, 十几, 两个半, a space."""
    end = numeral.end
    if text[end] == " " and text[end + 1 : end + 2] not in _MORE_WORDS:
        numeral.end += bool(suffix_at(text, end + 1))
        return
    if text[end] == "个" and not text.startswith("个半", end):
        return
    more = _MORE.match(text, end)
    assert more
    if more[2]:
        power = read(more[2])[0]
        numeral.value *= power
        numeral.step *= power
        numeral.factor *= power
    if more[3]:
        numeral.value = numeral.value + part_of(1, 2)
    if more[1]:
        numeral.approx = ABOVE
    if more[1] or more[3] or suffix_at(text, more.end()):
        numeral.end = more.end()


def entry_number(text: str, at: int) -> Match[str] | None:
    """Find the number of a list entry, which is no figure: （三）, 一、, 1. at the start of a line."""
    before = text[at - 1 : at]
    if before not in _OPENING:
        return None
    start = at - 1 if before in {"(", "（"} else at
    if start > 0 and text[:start].rstrip(" ")[-1:] not in {"", "\n"}:
        return None
    return _ENTRY.match(text, at)
